"""How cells look: ink, fills and borders in the colours of the figures, and the marks of the six states."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass, field

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side

from gcm_data.coverage.grid import STATES
from gcm_data.figures.shading import shade
from gcm_data.figures.theme import MARKS, PALETTES

PALETTE = PALETTES["light"]
FONT = "Arial"  # every office program has it, or one of the same widths
SIGNS = {
    "square": "■",
    "circle-open": "○",
    "circle": "·",
    "square-open": "□",
    "square-x-open": "☒",
    "line-ne-open": "╱",
}


@dataclass(frozen=True, slots=True)
class Look:
    """The look of a cell. `fill` and `colour` are colours (#rrggbb); `pattern` is one of Excel's, over the fill."""

    bold: bool = False
    size: int = 10
    colour: str = PALETTE.ink
    fill: str = ""
    pattern: str = "solid"
    across: str = "left"
    down: str = "top"
    is_wrapped: bool = True
    rotation: int = 0
    is_framed: bool = False
    form: str = "General"
    is_quoted: bool = False
    is_open: bool = False  # may be changed on a protected sheet


TITLE = Look(bold=True, size=16, is_wrapped=False)
HEADING = Look(bold=True, size=13)
FINDING = Look(bold=True, size=11)
BODY = Look()
QUIET = Look(colour=PALETTE.muted)
HEAD = Look(bold=True, fill=PALETTE.scale[1], down="bottom", is_framed=True)
COUNT_HEAD = Look(bold=True, fill=PALETTE.scale[1], across="center", down="bottom", is_framed=True)
STANDING = Look(bold=True, fill=PALETTE.scale[1], across="center", down="top", rotation=90, is_framed=True)
BAND = Look(bold=True, across="center", down="center", fill=PALETTE.scale[2], is_framed=True)
CELL = Look(is_framed=True)
COUNT = Look(is_framed=True, across="center")
PERCENT = Look(is_framed=True, across="center", form="0%")
_MARK = {"size": 12, "across": "center", "down": "center", "is_wrapped": False, "is_framed": True}
_GROUNDS = {
    "reported": Look(colour=PALETTE.on_accent, fill=PALETTE.accent, **_MARK),
    "suggested": Look(colour=PALETTE.ink, fill=PALETTE.scale[2], **_MARK),
    "not mentioned": Look(colour=PALETTE.ink, fill=PALETTE.surface, **_MARK),
    "blank": Look(colour=PALETTE.ink, fill=PALETTE.scale[0], **_MARK),
    "not applicable": Look(colour=PALETTE.ink, fill=PALETTE.faint, **_MARK),
    "no submission": Look(colour=PALETTE.muted, fill=PALETTE.surface, pattern="lightUp", **_MARK),
}


def mark(state: str) -> tuple[str, Look]:
    """The sign of a state, of the shape that the figures draw, and the look of its cell."""
    return SIGNS[MARKS[state].symbol], _GROUNDS[state]


def legend() -> str:
    """The six signs in a line: “■ reported   ○ suggested …”."""
    return "   ".join(f"{mark(state)[0]} {state}" for state in STATES)


def shaded(share: float | None) -> Look:
    """The look of a count with its share of submissions, from 0 to 1; without a share unshaded."""
    found = shade(share, PALETTE)
    return Look(colour=found.ink, fill=found.ground, is_framed=True, across="center") if found else COUNT


@dataclass
class Wardrobe:
    """Gives the cells of one workbook their looks. A look is made once and copied: to set fonts anew is slow."""

    _known: dict[Look, object] = field(default_factory=dict)

    def dress(self, cell: Cell, look: Look) -> None:
        """Give a cell its look."""
        if look not in self._known:
            _dress(cell, look)
            self._known[look] = copy(cell._style)
        cell._style = copy(self._known[look])


def dress_plain(book: Workbook) -> None:
    """Let cells that have no look have the font of all others.

    Widths of columns are told in its digits: in the font that a new workbook names they would be those of whatever
    stands in for it, wider by a quarter where that is DejaVu Sans, and sheets be printed so much smaller.
    """
    book._named_styles["Normal"].font = Font(name=FONT, size=BODY.size, family=2)
    book._fonts[0] = book._named_styles["Normal"].font  # openpyxl offers no other way


def _dress(cell: Cell, look: Look) -> None:
    cell.font = Font(name=FONT, size=look.size, bold=look.bold, color=_rgb(look.colour))
    cell.alignment = Alignment(look.across, look.down, look.rotation, wrap_text=look.is_wrapped)
    cell.number_format = look.form
    cell.quotePrefix = look.is_quoted
    if look.is_open:
        cell.protection = Protection(locked=False)
    if look.fill and look.pattern == "solid":
        cell.fill = PatternFill("solid", _rgb(look.fill))
    elif look.fill:
        cell.fill = PatternFill(look.pattern, _rgb(PALETTE.faint), _rgb(look.fill))
    if look.is_framed:
        line = Side("thin", _rgb(PALETTE.faint))
        cell.border = Border(line, line, line, line)


def _rgb(colour: str) -> str:
    return "FF" + colour.removeprefix("#").upper()
