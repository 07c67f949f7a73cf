"""How a person is shown, the same on every screen."""
