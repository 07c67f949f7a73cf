"""Members in Wagtail's user editor: our fields instead of first and last names."""
