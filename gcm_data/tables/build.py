"""Which program this is: a digest of its source, which changes with anything that may change what it derives."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

_ROOT = Path(__file__).parents[2]
_ROOMS = ("gcm_data", "loaders", "pages")
_SOURCES = (".py", ".csv")
_NOT_SOURCES = ("submissions", "__pycache__")


@cache
def build() -> str:
    """Twelve signs that differ for programs of different source or tables; of the files as at the first call."""
    digest = hashlib.sha256()
    for room in _ROOMS:
        for path in sorted((_ROOT / room).rglob("*")):
            if path.suffix in _SOURCES and not set(path.parts) & set(_NOT_SOURCES):
                digest.update(f"{path.relative_to(_ROOT).as_posix()}\n".encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
