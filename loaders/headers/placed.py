"""A column of answers in words of its own, told by its place among the questions of a table of respondents."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.documents.workbook import Cell, Sheet
from loaders.headers.by_contents import LONGEST_HEADER, is_prose, shared_rows, texts_below
from loaders.headers.in_order import by_place
from loaders.headers.one_header import Meaning
from loaders.headers.question_letters import on_needs

FEWEST_MARKS = 3  # columns of kinds of cooperation
WHO = {"member", "member_code", "organization", "category"}


def placed(
    sheet: Sheet, row: int, cells: Sequence[Cell], meanings: list[Meaning | None], instrument: str
) -> list[Meaning | None]:
    """The meanings with the question of an unknown column of long texts in a table of respondents, whose place among
    the other questions is that of the missing one, or beside which kinds of cooperation stand and no other question.
    """
    known = {meaning[1]: at for at, meaning in enumerate(meanings) if meaning and meaning[0] == "response"}
    is_plain = known.pop("", None) is not None
    roles = {meaning[0] for meaning in meanings if meaning}
    if None not in meanings or not roles & WHO:
        return meanings
    shared, found = shared_rows(sheet, row), list(meanings)
    unknown = [at for at, meaning in enumerate(meanings) if meaning is None and len(cells[at].text) <= LONGEST_HEADER]
    prose = [at for at in unknown if is_prose(texts_below(sheet, shared, cells[at].column))]
    if len(prose) == 1 and _tells_needs(meanings) and not (known or is_plain or "question" in roles):
        found[prose[0]] = "response", on_needs(instrument) or "", 0
        return found
    asking = sorted({*known.values(), *prose})
    for number, question in (by_place([(meanings[at] or ("", None))[1] for at in asking], instrument) or {}).items():
        found[asking[number]] = "response", question, 0
    return found


def _tells_needs(meanings: list[Meaning | None]) -> bool:
    """Whether columns hold kinds of cooperation: what is said beside them answers the question on these."""
    marks = [meaning for meaning in meanings if meaning and meaning[0] == "mark" and meaning[2][0] == "need"]
    return len(marks) >= FEWEST_MARKS or any(meaning and meaning[0] == "needs" for meaning in meanings)
