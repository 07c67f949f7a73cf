"""Pages of the forum: each loads through a query that authorises, and every write calls one action."""
