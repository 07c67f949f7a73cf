"""What happened, never lost: a row written with the change, handed to receivers until each has ticked it."""
