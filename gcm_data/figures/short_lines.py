"""Names in short lines, for the heads of columns and the names of rows."""

from __future__ import annotations

import textwrap


def short_lines(name: str, width: int) -> list[str]:
    """A name in lines of `width` characters; what stands in brackets at its end has a line of its own."""
    head, bracket, tail = name.partition(" (")
    return [*textwrap.wrap(head, width, break_on_hyphens=False), *([f"({tail}"] if bracket else [])]
