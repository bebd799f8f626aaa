"""Texts as plotly writes them: it takes tags in a text (<b>, <a href>, <br>) for orders, wherever the text comes from.

figure_of (in theme.py) makes a mere text of every text that was not made here; only these functions write tags.
"""

from __future__ import annotations

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


def without_tags(found: object) -> object:
    """A part of a figure's specification (a text or a list of texts) with every text in it written."""
    if isinstance(found, str):
        return written(found)
    return [without_tags(part) for part in found] if isinstance(found, list | tuple) else found
