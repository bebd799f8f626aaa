"""What stands on a sheet of an .xlsx outside of its cells: text boxes, comments, controls, embedded files, pictures."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from xml.etree import ElementTree

from .addresses import address_of
from .archive import Archive
from .limits import MIB
from .own_comments import is_own

MOST_PLACES = 5  # named of one kind
LARGEST = 8 * MIB  # of a drawing that is looked into; those of real workbooks have some kilobytes
# what a relation of a sheet leads to, in the order in which it is told
KINDS = {
    "text box": "text boxes",
    "comment": "comments",
    "form control": "form controls",
    "embedded file": "embedded files",
    "picture": "pictures",
    "drawing that can't be looked into": "drawings that can't be looked into",
}
LOOKED_INTO = ("drawing", "comments", "threadedComment")
_BY_RELATION = {"oleObject": "embedded file", "package": "embedded file", "ctrlProp": "form control"}


def outside_cells(archive: Archive, relations: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """The places of each kind that stand there, "" for one without. `relations`: kind and part of each."""
    found: dict[str, list[str]] = {kind: [] for kind in KINDS}
    for relation, part in relations:
        if relation in _BY_RELATION:
            found[_BY_RELATION[relation]].append("")
        elif relation in LOOKED_INTO and part in archive:
            for kind, place in _seen(archive, relation, part):
                if not place or place not in found[kind]:
                    found[kind].append(place)
    return found


def said(found: Mapping[str, Sequence[str]], read: Collection[str] = ()) -> str:
    """What stands outside of the cells, as a part of a sentence, without the text boxes that were read; "" for none."""
    left = {kind: [place for place in found[kind] if kind != "text box" or place not in read] for kind in found}
    return ", ".join(_said(kind, places) for kind, places in left.items() if places)


def tree_of(archive: Archive, part: str) -> ElementTree.Element | None:
    """A part that is looked into, as a tree; None where it is damaged, or larger than those of real workbooks."""
    content = b""
    try:
        for chunk in archive.xml_chunks(part):
            content += chunk
            if len(content) > LARGEST:
                return None
        return ElementTree.fromstring(content)
    except (ValueError, ElementTree.ParseError):
        return None


def _seen(archive: Archive, relation: str, part: str) -> list[tuple[str, str]]:
    """Kind and place of what a part holds. The reader takes no such part: a damaged one spoils no cell."""
    root = tree_of(archive, part)
    if root is None:
        return [("drawing that can't be looked into", "")]
    if relation == "drawing":
        return list(_drawn(root))
    authors = [each.text or "" for each in root.iter() if each.tag.endswith("}author")]
    named = (each for each in root.iter() if each.tag.rpartition("}")[2] in ("comment", "threadedComment"))
    return [("comment", each.get("ref", "")) for each in named if not is_own(each, authors)]


def _drawn(drawing: ElementTree.Element) -> Iterator[tuple[str, str]]:
    """Kind and place of the shapes with text and the pictures of a drawing."""
    for anchor in drawing:
        tags = {each.tag.rpartition("}")[2] for each in anchor.iter()}
        has_text = any(each.tag.endswith("}t") and (each.text or "").strip() for each in anchor.iter())
        if has_text and "txBody" in tags:
            yield "text box", _place(anchor)
        elif "pic" in tags:
            yield "picture", _place(anchor)


def _place(anchor: Iterable) -> str:
    """The address of the cell at which an anchor begins; "" where it has none."""
    start = next((each for each in anchor if each.tag.endswith("}from")), None)
    numbers = {each.tag.rpartition("}")[2]: (each.text or "").strip() for each in start} if start is not None else {}
    row, column = numbers.get("row", ""), numbers.get("col", "")
    return address_of(int(row), int(column)) if row.isdecimal() and column.isdecimal() else ""


def _said(kind: str, places: list[str]) -> str:
    named = [place for place in places if place]
    shown = ", ".join(named[:MOST_PLACES]) + (" …" if len(named) > MOST_PLACES else "")
    return f"{len(places)} {kind if len(places) == 1 else KINDS[kind]}" + (f" ({shown})" if shown else "")
