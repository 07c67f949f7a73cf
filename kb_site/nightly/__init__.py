"""What is done once a night, wherever the clock was restarted and whoever was asleep at the hour."""
