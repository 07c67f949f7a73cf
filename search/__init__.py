"""Finding: contract, outbox, engines and query; knows no content."""
