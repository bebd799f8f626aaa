"""Comments at cells: put beside those that are there, in the two parts in which a workbook keeps them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from xml.sax.saxutils import escape

from gcm_data.text.xml import writable
from loaders.checked.cells import Place
from loaders.checked.package import MAIN, Package
from loaders.checked.splicing import Edit, Element, alone, appended, elements, spliced, tag
from loaders.parsing.addresses import address_of
from loaders.parsing.own_comments import author_of

LONGEST = 4_000  # characters of a comment; nobody reads more in such a box
_COMMENTS = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_DRAWING = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_THREADED = "tc="  # begins the author of what is shown instead of a conversation
# what stands behind the cells of a sheet and before its comments, in the order that its schema asks for
_BEFORE = frozenset(
    ("sheetCalcPr", "sheetProtection", "protectedRanges", "scenarios", "autoFilter", "sortState", "dataConsolidate",
     "customSheetViews", "mergeCells", "phoneticPr", "conditionalFormatting", "dataValidations", "hyperlinks",
     "printOptions", "pageMargins", "pageSetup", "headerFooter", "rowBreaks", "colBreaks", "customProperties",
     "cellWatches", "ignoredErrors", "smartTags", "drawing")
)  # fmt: skip
_END_OF_CELLS = re.compile(rb"</(?:[\w.-]+:)?sheetData\s*>|<(?:[\w.-]+:)?sheetData(?:\s[^>]*)?/>")
_ROOT = re.compile(rb"<([\w.-]+:)?worksheet[\s>]")
_VML = 'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
_VML += 'xmlns:x="urn:schemas-microsoft-com:office:excel"'
_SHAPE = (
    '<v:shape {vml} id="_x0000_s{number}" type="#_x0000_t202" style="position:absolute;margin-left:60pt;'
    'margin-top:2pt;width:300pt;height:{height}pt;z-index:1;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">'
    '<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>'
    '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
    '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:AutoFill>False</x:AutoFill>'
    "<x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
)
_SHAPES = (
    f'<xml {_VML}><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype></xml>'
)
_NUMBERED = re.compile(rb"_x0000_s(\d{1,9})\b")


def comment(package: Package, sheet: str, texts: Mapping[Place, str]) -> None:
    """Put comments at cells of the sheet in a part. To a comment that is there a text is added below its own; a
    conversation stays as it is.

    Raises ValueError where a part is broken.
    """
    relations = package.relations(sheet)
    part = next((part for kind, part in relations.values() if kind == "comments"), "")
    if not part:
        part = package.free_name("xl/comments-gcm{}.xml")
        root = f'<comments xmlns="{MAIN[package.is_strict]}"><authors/><commentList/></comments>'
        package.put(part, root.encode(), _COMMENTS)
        package.relate(sheet, "comments", part)
    content, added = _with_comments(package.part(part), texts)
    package.put(part, content)
    if added:
        _draw(package, sheet, relations, added)


def _with_comments(content: bytes, texts: Mapping[Place, str]) -> tuple[bytes, list[Place]]:
    """The part of comments with the texts, and the places that had no comment before."""
    found = elements(content, ("authors", "author", "commentList", "comment", "text"))
    authors, listed = (alone(found, name) for name in ("authors", "commentList"))
    names = _names(content, found)
    there = {each.attributes.get("ref", ""): each for each in found if each.name == "comment"}
    edits: list[Edit] = []
    new_authors, new_comments, added = [], [], []
    for place, text in sorted(texts.items()):
        old = there.get(address_of(*place))
        if old is not None:
            edits += _below(old, found, names, text)
            continue
        number = {"ref": address_of(*place), "authorId": str(len(names) + len(new_authors))}
        said = _shown(text)
        new_authors.append(_element(authors.prefix, "author", author_of(said)))
        words = _element(listed.prefix, "text", _run(listed.prefix, said), is_xml=True)
        new_comments.append(tag(f"{listed.prefix}comment", number, False).decode() + words)
        new_comments.append(f"</{listed.prefix}comment>")
        added.append(place)
    for element, pieces in ((authors, new_authors), (listed, new_comments)):
        edits += appended(element, "".join(pieces).encode()) if pieces else []
    return spliced(content, edits), added


def _names(content: bytes, found: Iterable[Element]) -> list[str]:
    return [
        content[each.inside : each.inside_end].decode("utf-8", "replace") for each in found if each.name == "author"
    ]


def _below(old: Element, found: Iterable[Element], names: list[str], text: str) -> list[Edit]:
    """A text below that of a comment; nothing for what stands for a conversation."""
    number = old.attributes.get("authorId", "")
    if number.isdecimal() and int(number) < len(names) and names[int(number)].startswith(_THREADED):
        return []
    words = [each for each in found if each.name == "text" and old.start < each.start < old.end]
    new = _run(old.prefix, f"\n\n{_shown(text)}").encode()
    return [Edit(each.inside_end, each.inside_end, new) for each in words[:1] if not each.is_empty]


def _shown(text: str) -> str:
    text = writable(text)
    return f"{text[:LONGEST]}…" if len(text) > LONGEST else text


def _run(prefix: str, text: str) -> str:
    words = f'<{prefix}t xml:space="preserve">{escape(text)}</{prefix}t>'
    return f"<{prefix}r>{words}</{prefix}r>"


def _element(prefix: str, name: str, inside: str, is_xml: bool = False) -> str:
    return f"<{prefix}{name}>{inside if is_xml else escape(inside)}</{prefix}{name}>"


def _draw(package: Package, sheet: str, relations: Mapping[str, tuple[str, str]], places: Iterable[Place]) -> None:
    """Draw the boxes of new comments."""
    content = package.part(sheet)
    prefix, end, children = _behind_cells(content)
    drawn = next((each for each in children if each.name == "legacyDrawing"), None)
    key = next((value for name, value in drawn.attributes.items() if name.endswith(":id")), "") if drawn else ""
    part = relations.get(key, ("", ""))[1]
    if part not in package:
        part = package.free_name("xl/drawings/gcm{}.vml")
        package.declare_ending("vml", _DRAWING)
        package.put(part, _SHAPES.encode())
        key = package.relate(sheet, "vmlDrawing", part)
        if drawn is None:
            at = max((each.end for each in children if each.name in _BEFORE), default=end)
            new = tag(f"{prefix}legacyDrawing", package.id_attribute(key), True)
            package.put(sheet, spliced(content, [Edit(at, at, new)]))
        else:
            whole = tag(drawn.raw, package.id_attribute(key), True)
            package.put(sheet, spliced(content, [Edit(drawn.start, drawn.end, whole)]))
    package.put(part, _with_shapes(package.part(part), places))


def _behind_cells(content: bytes) -> tuple[str, int, list[Element]]:
    """The prefix of a sheet's elements, where its cells end, and the elements behind them, placed in the sheet.

    The cells are left out: there may be millions. Raises ValueError for what is no sheet.
    """
    root = _ROOT.search(content)
    ends = [match.end() for match in _END_OF_CELLS.finditer(content)]
    if root is None or not ends:
        raise ValueError("one of its sheets holds no cells")
    prefix = (root[1] or b"").decode()
    opening = f"<{prefix}worksheet>".encode()
    moved = ends[-1] - len(opening)
    found = (each for each in elements(opening + content[ends[-1] :], (), 1) if each.depth == 1)
    children = [
        replace(each, **{name: getattr(each, name) + moved for name in ("start", "inside", "inside_end", "end")})
        for each in found
    ]
    return prefix, ends[-1], children


def _with_shapes(content: bytes, places: Iterable[Place]) -> bytes:
    """A drawing with the boxes; it is no good XML in every program, so that it is searched and not parsed."""
    end = content.rfind(b"</xml>")
    if end < 0:
        raise ValueError("the drawing of its comments has no end")
    first = max((int(number) for number in _NUMBERED.findall(content)), default=1024) + 1
    shapes = (
        _SHAPE.format(vml=_VML, number=number, height=110, row=row, column=column)
        for number, (row, column) in enumerate(places, start=first)
    )
    return content[:end] + "".join(shapes).encode() + content[end:]
