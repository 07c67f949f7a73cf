"""Pages about a person: the way in, the profile, the settings, leaving."""
