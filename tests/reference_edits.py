"""A copy of the reference tables to break, and edits of a table that give the line on which their fault is told.

A test module takes the fixture under its name: `folder = reference_edits.folder`.
"""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from gcm_data import reference

Edit = Callable[[list[str]], int]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped tables, to break."""
    for path in reference.FOLDER.glob("*.csv"):
        shutil.copy(path, tmp_path)
    return tmp_path


def swap(old: str, new: str) -> Edit:
    """Replace the first occurrence of a text; the fault is on its line."""

    def edit(lines: list[str]) -> int:
        index = next(index for index, line in enumerate(lines) if old in line)
        lines[index] = lines[index].replace(old, new, 1)
        return index + 1

    return edit


def add(row: str) -> Edit:
    """Append a row; the fault is on the last line."""

    def edit(lines: list[str]) -> int:
        lines.append(row)
        return len(lines)

    return edit


def drop(start: str) -> Edit:
    """Take the first row with this beginning away; the fault is told on the last line."""

    def edit(lines: list[str]) -> int:
        del lines[next(index for index, line in enumerate(lines) if line.startswith(start))]
        return len(lines)

    return edit


def swap_and_blame_last(old: str, new: str) -> Edit:
    """Replace a text; no row is to blame, so the fault is told on the last line."""

    def edit(lines: list[str]) -> int:
        swap(old, new)(lines)
        return len(lines)

    return edit


def line_of(file: str, start: str) -> int:
    """The line of a shipped file that begins like this."""
    lines = (reference.FOLDER / file).read_text("utf-8").splitlines()
    return next(line for line, text in enumerate(lines, start=1) if text.startswith(start))
