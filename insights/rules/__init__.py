"""Who may do what with what people look for, when a task has helped, and the tables of numbers."""
