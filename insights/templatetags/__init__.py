"""What editors find in the masthead and in tables of tasks."""
