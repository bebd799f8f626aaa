"""Styles of a workbook that are those of its cells with another ground: one ground for each severity of issues."""

from __future__ import annotations

from loaders.checked.package import MAIN, Package
from loaders.checked.splicing import Edit, Element, alone, appended, elements, spliced, tag

GROUNDS = {"error": "FFFFD28A", "warning": "FFFFF0B3", "note": "FFD6E6F5"}  # no red: nobody is blamed
WRAPPED = -1  # the base of styles of the sheet of issues, whose lines are wrapped
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"
_PLAIN = (
    '<styleSheet xmlns="{main}"><fonts count="1"><font><sz val="10"/><name val="Arial"/></font></fonts>'
    '<fills count="2">'
    '<fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border/></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'
    '</cellStyleXfs><cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
_TEXT = {"numFmtId": "0", "fontId": "0", "fillId": "0", "borderId": "0", "xfId": "0", "applyAlignment": "1"}


class Colours:
    """Gives numbers of styles and notes which are new; `write` puts them into the workbook's part of styles."""

    def __init__(self, package: Package) -> None:
        """A workbook without styles gets some. Raises ValueError where they are broken."""
        self._package = package
        self._part = dict(package.relations(package.book).values()).get("styles", "")
        if not self._part:
            self._part = "xl/styles.xml" if "xl/styles.xml" not in package else package.free_name("xl/styles{}.xml")
            package.put(self._part, _PLAIN.format(main=MAIN[package.is_strict]).encode(), _TYPE)
            package.relate(package.book, "styles", self._part)
        self._content = package.part(self._part)
        found = elements(self._content, ("fills", "cellXfs", "fill", "xf"))
        self._fills, self._formats = (alone(found, name) for name in ("fills", "cellXfs"))
        self._first_fill = len(_inside(found, self._fills, "fill"))
        self._old = _inside(found, self._formats, "xf")
        self._new: dict[tuple[int, str], int] = {}

    def style(self, base: int, severity: str) -> int:
        """The number of a style like another one, with the ground of a severity, if one is given."""
        return self._new.setdefault((base, severity), len(self._old) + len(self._new))

    def write(self) -> None:
        """Put the new styles into the workbook."""
        prefix = self._formats.prefix
        grounds = "".join(
            f'<{prefix}fill><{prefix}patternFill patternType="solid"><{prefix}fgColor rgb="{colour}"/>'
            f'<{prefix}bgColor indexed="64"/></{prefix}patternFill></{prefix}fill>'
            for colour in GROUNDS.values()
        )
        formats = b"".join(self._format(base, severity) for base, severity in self._new)
        counts = [{"count": str(self._first_fill + len(GROUNDS))}, {"count": str(len(self._old) + len(self._new))}]
        edits: list[Edit] = []
        for element, new, count in ((self._fills, grounds.encode(), counts[0]), (self._formats, formats, counts[1])):
            edits += appended(element, new, count)
        self._package.put(self._part, spliced(self._content, edits))

    def _format(self, base: int, severity: str) -> bytes:
        """The XML of a new style."""
        ground = {}
        if severity in GROUNDS:
            ground = {"fillId": str(self._first_fill + list(GROUNDS).index(severity)), "applyFill": "1"}
        if not 0 <= base < len(self._old):
            prefix = self._formats.prefix
            aligned = tag(f"{prefix}alignment", {"vertical": "top", "wrapText": "1"}, True)
            return tag(f"{prefix}xf", {**_TEXT, **ground}, False) + aligned + f"</{prefix}xf>".encode()
        old = self._old[base]
        return tag(old.raw, {**old.attributes, **ground}, old.is_empty) + self._content[old.inside : old.end]


def _inside(found: list[Element], outer: Element, name: str) -> list[Element]:
    """The elements of a name that stand directly in another one, in their order."""
    inside = (each for each in found if each.name == name and outer.inside <= each.start < outer.inside_end)
    return sorted((each for each in inside if each.depth == outer.depth + 1), key=lambda each: each.start)
