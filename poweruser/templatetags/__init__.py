"""Tags other rooms' templates compose with."""
