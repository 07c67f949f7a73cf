"""Pages of the inbox: the list and its settings, the end of e-mails, mail in development."""
