"""Tags of search for other rooms' templates."""
