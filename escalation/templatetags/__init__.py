"""Tags of the hand-over, for the pages of every room."""
