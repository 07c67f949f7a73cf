"""Who a person is: user, sign-in, profile, the right to leave and to take one's data along."""
