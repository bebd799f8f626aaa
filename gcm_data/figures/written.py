"""Texts as plotly writes them: it takes tags in a text (<b>, <a href>, <br>) for orders, wherever the text comes from.

figure_of (in theme.py) makes a mere text of every text that was not made here; only these functions write tags.
"""

from __future__ import annotations

from collections.abc import Sequence

from gcm_data.text.inert import as_figure


class Written(str):
    """A text in which plotly finds no other tags than those of this module."""

    __slots__ = ()


def written(text: str) -> Written:
    """A text that is shown as it stands, in one line."""
    return text if isinstance(text, Written) else Written(as_figure(text))


def bold(text: str) -> Written:
    """A text in bold."""
    return Written(f"<b>{written(text)}</b>")


def in_lines(*parts: str) -> Written:
    """Texts one below the other."""
    return Written("<br>".join(map(written, parts)))


def lines_of(text: Written) -> int:
    """How many lines a text has."""
    return text.count("<br>") + 1


def without_tags(part: dict[str, object], names: Sequence[str]) -> dict[str, object]:
    """A part of a figure (a trace, an axis, a note) with the texts, or lists of texts, of these names written."""
    return part | {name: _all_written(part[name]) for name in names if name in part}


def layout_without_tags(layout: dict[str, object]) -> dict[str, object]:
    """A layout in which the notes and the names beside the axes are written."""
    axes = {name: without_tags(axis, ("ticktext",)) for name, axis in layout.items() if name[1:].startswith("axis")}
    notes = [without_tags(note, ("text",)) for note in layout.get("annotations", ())]
    return layout | axes | ({"annotations": notes} if notes else {})


def _all_written(found: object) -> object:
    if isinstance(found, str):
        return written(found)
    return list(map(_all_written, found)) if isinstance(found, list | tuple) else found
