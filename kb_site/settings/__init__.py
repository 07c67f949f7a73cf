"""One module per place Lotse runs in: embedded (`make run`), test, production; `base` is what they share."""
