"""Where the real data lie that tests read but the project never holds a copy of."""

import os
from pathlib import Path

import pytest
from django.conf import settings


def real_data(*parts: str) -> Path:
    """The file or folder under KB_DATA (default ../shared/data); skips the test, naming the folder, where it is absent."""
    root = Path(os.environ.get("KB_DATA") or settings.BASE_DIR.parent / "shared" / "data")
    path = root.joinpath(*parts)
    if not path.exists():
        pytest.skip(f"{path} is absent: set KB_DATA to the folder with the real data")
    return path
