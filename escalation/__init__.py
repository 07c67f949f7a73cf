"""The hand-over to a person: conversation, queue, console, desks."""
