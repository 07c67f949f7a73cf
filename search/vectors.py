"""Vectors as engines keep them: a byte for each dimension, which costs a quarter of the room and nothing one could measure."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from search.meaning import DIMENSIONS, Vector

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

LONGEST = 127
"""The largest coordinate of a packed vector; only directions are compared, so each vector may have its own scale."""


def packed(vector: Vector) -> bytes:
    """The direction of ``vector`` in 384 signed bytes."""
    import numpy as np  # absent where there is no model, and then nobody comes here

    return bytes(np.rint(vector * (LONGEST / np.abs(vector).max())).astype(np.int8))


def mean(vectors: Iterable[Vector]) -> Vector:
    """The direction between some directions."""
    import numpy as np

    whole: Vector = np.sum(list(vectors), axis=0)
    length = np.linalg.norm(whole)
    return np.divide(whole, length, dtype=np.float32)


def coordinates(vector: bytes) -> list[int]:
    """The 384 numbers of a packed vector."""
    return [number - 256 if number > LONGEST else number for number in vector]


def matrix(vectors: Sequence[bytes]) -> "npt.NDArray[np.int8]":
    """Packed vectors as rows."""
    import numpy as np

    return np.frombuffer(b"".join(vectors), dtype=np.int8).reshape(-1, DIMENSIONS)


def directions(vectors: Sequence[bytes]) -> "npt.NDArray[np.float32]":
    """Packed vectors as rows of length 1: the product of two is the cosine of the angle between them."""
    import numpy as np

    rows = matrix(vectors).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    return rows


def taken_apart(vectors: bytes) -> list[bytes]:
    """Some packed vectors that stand one behind the other."""
    return [vectors[start : start + DIMENSIONS] for start in range(0, len(vectors), DIMENSIONS)]
