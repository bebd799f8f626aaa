"""Lines of a sheet that may ask for silence: beside its table, in its headers, or alone among its rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from loaders import vocabulary
from loaders.documents.answer import ATTRIBUTION
from loaders.documents.workbook import Cell, Sheet
from loaders.headers.one_header import CODED, Header, role_of
from loaders.respondents.attribution import LONGEST_LINE, asks_in_name, names_rule
from loaders.respondents.silence import asks_only_silence, may_ask_silence, only_thanks

LINKS = ("http://", "https://")  # an address says nothing of its source
LONGEST_REMARK = 120  # characters
MOST_LINES = 5_000  # beside a table, or of a sheet without one; of more than that only the rule itself is looked for
# What survey tools write by themselves: heads below which Microsoft Forms and Qualtrics say “anonymous” of a link that
# was open to all, without the spaces between their words, and heads that stand in every export of the tool. Below
# “Email” a respondent may have written, too, unless all say the same.
BY_FORMS = ({"email", "emailaddress"}, {"id", "starttime", "completiontime"})
BY_QUALTRICS = ({"distributionchannel"}, {"recordeddate", "responseid"})
NO_REMARKS = ("response", "question", "mark", *CODED, *ATTRIBUTION)  # roles of columns
Rows = list[list[Cell]]
Pair = Callable[[list[Cell], int, list[Cell]], tuple[str, Cell] | None]


@dataclass(frozen=True)
class SilentLines:
    """What a sheet says of the naming of its sources: whether a line asks for silence, and which lines may."""

    sheet: str
    is_silent: bool
    doubts: tuple[Cell, ...]


def silent_lines(sheet: Sheet, beside: Rows, header: Header | None, pair_at: Pair) -> SilentLines:
    """The lines of a sheet that put it under the Chatham House Rule, and those that may ask for silence.

    `beside` are the rows that belong to no table. Any line there counts, a label with an answer of its own aside. A
    text that stands alone in its row elsewhere, a title or a footnote, may be an answer: it counts where it names the
    rule or says nothing but this. `pair_at` reads a label and its value.
    """
    lone = _lone(sheet, beside)
    heads = [cell for row in range(header.top, header.row + 1) for cell in sheet.filled(row)] if header else []
    heads = [cell for cell in heads if role_of(cell.text.strip()) not in ATTRIBUTION]
    places = [(cells, place) for cells in beside for place in range(len(cells))]
    lines = [(cells, place) for cells, place in places if not _is_answered(cells, place, pair_at)]
    ruling = [cells[place] for cells, place in lines] + lone + heads
    doubts = [
        cells[place]
        for cells, place in lines[:MOST_LINES]
        if may_ask_silence(cells[place].text) and not _is_label(cells, place, pair_at)
    ]
    doubts += [cell for cell in lone + heads if len(cell.text) <= LONGEST_REMARK and asks_only_silence(cell.text)]
    doubts = [cell for cell in doubts if not names_rule(cell.text) and not _only_thanks(cell)]
    ruled = asks_in_name(sheet.name) or any(names_rule(cell.text) for cell in ruling)
    return SilentLines(sheet.name, ruled or bool(doubts), tuple(doubts))


def _only_thanks(cell: Cell) -> bool:
    return cell.places is not None and only_thanks(cell.places.heading(cell.row), cell.text)


def _lone(sheet: Sheet, beside: Rows) -> list[Cell]:
    """The texts that stand alone in their rows, those beside the table aside."""
    known = {cells[0].row for cells in beside}
    alone = (row for row in range(len(sheet.rows)) if sheet.filled_places(row) == 1)
    return [cell for row in alone if row not in known for cell in sheet.filled(row) if len(cell.text) <= LONGEST_LINE]


def _is_answered(cells: list[Cell], place: int, pair_at: Pair) -> bool:
    """Whether a cell asks whether the source is named and is answered, or is that answer: both are read as a pair."""
    before = pair_at(cells, place - 1, []) if place else None
    if before is not None and before[0] in ATTRIBUTION and before[1] == cells[place]:
        return True
    role, value = pair_at(cells, place, []) or ("", None)
    return role in ATTRIBUTION and value is not None and not value.is_empty


def _is_label(cells: list[Cell], place: int, pair_at: Pair) -> bool:
    """Whether a cell is nothing but a label of something else: “Organization”, not “Organization: anonymous”."""
    role, value = pair_at(cells, place, []) or ("", None)
    is_inside = value is not None and (value.row, value.column) == (cells[place].row, cells[place].column)
    return role != "" and role not in ATTRIBUTION and not is_inside


class SilentRows:
    """Which rows of a table speak of the naming of their source. Each text is looked at once, in whatever row."""

    def __init__(self, sheet: Sheet, header: Header) -> None:
        self._sheet, self._header = sheet, header
        self._answering = {column.index for column in header.columns if column.role == "response"}
        self._passed = {column.index for column in header.columns if column.role in NO_REMARKS}

    @cached_property
    def has_any(self) -> bool:
        """Whether any row does; in most tables none."""
        return bool(self._ruling or self._silent)

    @property
    def _ruling(self) -> frozenset[str]:
        """The texts in columns of no answers that speak of the Chatham House Rule."""
        return self._speaking[0]

    @property
    def _silent(self) -> frozenset[str]:
        """The texts that say nothing but that a source is not to be named, in columns of remarks."""
        return self._speaking[1]

    @cached_property
    def _speaking(self) -> tuple[frozenset[str], frozenset[str]]:
        ruling: set[str] = set()
        silent: set[str] = set()
        rows = self._sheet.rows[self._header.row + 1 :]
        for column in range(max(map(len, rows), default=0)):
            if column in self._answering:
                continue
            values = {values[column] for values in rows if column < len(values)}
            texts = [value for value in values if value.__class__ is str and 0 < len(value) <= LONGEST_LINE]
            ruling.update(filter(names_rule, texts))
            if column not in self._passed:
                silent.update(text for text in texts if len(text) <= LONGEST_REMARK and self._asks(text))
        return frozenset(ruling), frozenset(silent - ruling)

    @staticmethod
    def _asks(text: str) -> bool:
        return not text.startswith(LINKS) and asks_only_silence(text)

    def names_rule(self, row: int) -> bool:
        """Whether a cell of a row, other than an answer, speaks of the Chatham House Rule, whatever its column."""
        if row <= self._header.row or not self._ruling:
            return False
        cells = enumerate(self._sheet.rows[row])
        return any(value in self._ruling for column, value in cells if column not in self._answering)

    def cells(self, row: int) -> list[Cell]:
        """The cells of a row that say nothing but that a source is not to be named, whatever their column.

        Answers, questions, codes and marks do not count, nor what stands under a label that asks for consent, nor what
        a survey tool writes in each row under “Email” where it asks for none.
        """
        if row <= self._header.row or not self._silent:
            return []
        values = enumerate(self._sheet.rows[row])
        columns = [column for column, value in values if value in self._silent and column not in self._passed]
        found = (self._sheet.cell(row, column) for column in columns)
        return [cell for cell in found if not _is_written_by_tool(self._sheet, self._header, cell)]


def _is_written_by_tool(sheet: Sheet, header: Header, cell: Cell) -> bool:
    """Whether a survey tool wrote a cell: the channel of Qualtrics, or the one word that all have below “Email”."""
    heads = {vocabulary.plain(each.text).replace(" ", ""): each.column for each in sheet.filled(header.row)}
    if _is_below(BY_QUALTRICS, heads, cell):
        return True
    if not _is_below(BY_FORMS, heads, cell):
        return False
    rows = range(header.row + 1, len(sheet.rows))
    said = {below.text for row in rows if not (below := sheet.cell(row, cell.column)).is_empty}
    return said == {cell.text} and len(cell.text.split()) == 1


def _is_below(tool: tuple[set[str], set[str]], heads: Mapping[str, int], cell: Cell) -> bool:
    own, others = tool
    return heads.keys() >= others and cell.column in [heads.get(head) for head in own]
