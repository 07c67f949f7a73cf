"""The servers we lean on (search engine, mail, cache, broker), and what to do while one of them is away."""
