"""German, as the house writes it."""
