"""The forms of an account: the way in, and the settings."""
