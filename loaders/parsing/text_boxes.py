"""Text boxes of an .xlsx that lie over one cell and no other: what belongs into the cell was written there."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree import ElementTree

from .archive import Archive
from .outside_cells import tree_of

SLACK = 60_000  # EMU, a sixth of a centimetre: so far a box drawn by hand may reach into the next cell
Place = tuple[int, int]


def boxes_over_cells(archive: Archive, relations: Iterable[tuple[str, str]]) -> dict[Place, str]:
    """0-based place -> text of the one text box that lies over that cell."""
    found: dict[Place, list[str]] = {}
    for relation, part in relations:
        drawing = tree_of(archive, part) if relation == "drawing" and part in archive else None
        for anchor in drawing if drawing is not None else ():
            place, text = _over_one_cell(anchor), _text(anchor)
            if place and text:
                found.setdefault(place, []).append(text)
    return {place: texts[0] for place, texts in found.items() if len(texts) == 1}


def _over_one_cell(anchor: ElementTree.Element) -> Place | None:
    """The cell over which an anchor lies; None where it reaches over others, too, or says no place."""
    start, end = _corner(anchor, "from"), _corner(anchor, "to")
    if start is None or end is None:
        return None
    (top, _), (left, _) = start
    is_inside = all(
        last == first or (last == first + 1 and offset <= SLACK)
        for first, (last, offset) in zip((top, left), end, strict=True)
    )
    return (top, left) if is_inside else None


def _corner(anchor: ElementTree.Element, name: str) -> tuple[Place, Place] | None:
    """Row and column of a corner, each with the offset in it."""
    corner = next((each for each in anchor if each.tag.endswith(f"}}{name}")), None)
    said = {each.tag.rpartition("}")[2]: (each.text or "").strip() for each in corner} if corner is not None else {}
    numbers = [said.get(key, "") for key in ("row", "rowOff", "col", "colOff")]
    if not all(number.isdecimal() and len(number) < 10 for number in numbers):
        return None
    row, row_offset, column, column_offset = map(int, numbers)
    return (row, row_offset), (column, column_offset)


def _text(anchor: ElementTree.Element) -> str:
    """The text of an anchor's one shape, a line for each paragraph; "" for a group of shapes, or none."""
    bodies = [each for each in anchor.iter() if each.tag.endswith("}txBody")]
    if len(bodies) != 1:
        return ""
    paragraphs = (each for each in bodies[0] if each.tag.endswith("}p"))
    lines = ("".join(part.text or "" for part in each.iter() if part.tag.endswith("}t")) for each in paragraphs)
    return "\n".join(lines).strip()
