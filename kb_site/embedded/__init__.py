"""`make run`: everything in one process, on a machine that has nothing but Python."""
