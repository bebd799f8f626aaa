"""Which lexicon and which weights suggestions are made by: a digest of each file, since analysts edit them."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from loaders import vocabulary
from loaders.suggestions.lexicon import FILE
from loaders.suggestions.model import WEIGHTS

_DIGITS = 12


@cache
def lexicon_version() -> str:
    """Twelve hexadecimal digits that change with the lexicon; of the file as it was when it was first asked for."""
    return _digest(Path(vocabulary.__file__).parent / FILE)


@cache
def weights_version() -> str:
    """Twelve hexadecimal digits that change with the weights; of the file as it was when it was first asked for."""
    return _digest(WEIGHTS)


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:_DIGITS]
