"""Views of the hand-over: the customer's side, the console of the agents."""
