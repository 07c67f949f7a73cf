"""Whose help this is: name, mark, colour, contact and legal pages."""
