"""Pages of the roof: errors, health, robots, style guide."""
