"""What is run by hand or by make: starting, message catalogs, measuring."""
