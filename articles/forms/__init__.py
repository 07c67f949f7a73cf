"""Forms of the knowledge base, one module each: models name the editor's form, and feedback names models."""
