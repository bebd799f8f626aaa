"""How the making of a file tells how far it is."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[float, str], None]  # share done, from 0 to 1, and what is being made


def silent(share: float, what: str) -> None:
    """Tell nobody."""
