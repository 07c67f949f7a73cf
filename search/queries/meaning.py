"""What is known of the meaning of texts."""

from search.models import StoredVector


def kept_vectors() -> dict[str, bytes]:
    """All packed vectors by the digest of their text, empty ones of texts without a word. One query, and a row for each text."""
    return {digest: bytes(vector) for digest, vector in StoredVector.objects.values_list("digest", "vector")}
