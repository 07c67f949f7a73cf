"""How dates and numbers are written, per language; Django looks here before its own formats."""
