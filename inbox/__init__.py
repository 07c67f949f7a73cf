"""How a person is told something: in-app list, e-mail, preferences."""
