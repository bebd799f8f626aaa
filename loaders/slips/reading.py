"""What a returned slip gives: corrections of cells, what people have to decide, and what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass

from gcm_data.tables.issues import Issue
from gcm_data.tables.slips import SlipAnswer, SlipCode, Target
from loaders.documents.corrections import COLUMNS, Correction

CITED = "The text names it, so that no cell can be corrected: decide whether it counts."
REVIEWED = "A person has read the passage so, and no cell says it: decide whether it counts."
ADDED = "It was not read, and no one cell codes it: decide whether it counts."
SHARED = "The cell holds more than this answer: decide what is to be corrected there."
NOT_ALONE = "The cell codes more than this row, and the others are not said to be wrong: decide what is right."
MARKED = "The cell is a mark or a form that can't be written anew by itself: decide what is to be corrected there."
NO_TEXT = "The text is said to be wrong, and no right text is given: ask what it should be."
REMARK = "A remark without a correction: read it."
AGREES = "The row says one thing under “Correct?” and another beside it: ask which of the two is meant."
SPREAD = "It does not stand in one cell as it was read, but in several, or was changed since: correct it by hand."
NO_DOCUMENT = "Its document can't be looked into, so that nobody knows whether the text stands in its cell: check it."


@dataclass(frozen=True, slots=True)
class Question:
    """What a slip says that people have to decide. `what` says why, `row` is its sheet and cell in the slip.

    `target` is what was read, `should_be` what the State says instead, each empty where it does not apply; `new_text`
    is the text that it gives.
    """

    what: str
    row: tuple[str, str]
    document: str = ""
    sheet: str = ""
    cell: str = ""
    question: str = ""
    target: Target = ("", "")
    should_be: Target = ("", "")
    passage: str = ""
    new_text: str = ""
    reason: str = ""


@dataclass(frozen=True)
class SlipReading:
    """All that a returned slip gives; nothing of it is applied.

    `confirmed` are the rows that are said to be right, of `rows` that the slip of today has. `by` and `date` are those
    of the corrections.
    """

    cycle: str
    iso3: str
    by: str
    date: str
    corrections: tuple[Correction, ...]
    questions: tuple[Question, ...]
    issues: tuple[Issue, ...]
    confirmed: int
    rows: int

    @property
    def lines(self) -> list[dict[str, str]]:
        """The corrections as rows of corrections.csv, text by column."""
        return [{name: getattr(each, name.replace(" ", "_")) for name in COLUMNS} for each in self.corrections]


def about(
    row: SlipAnswer | SlipCode,
    what: str,
    place: tuple[str, str],
    reason: str,
    should_be: Target = ("", ""),
    new_text: str = "",
) -> Question:
    """A question about a row of a slip, at a place of the returned file."""
    is_code = isinstance(row, SlipCode)
    target = row.target if is_code else ("", "")
    passage = (row.passage or row.evidence) if is_code else row.text
    where = row.document, row.sheet, row.cell
    return Question(what, place, *where, row.question, target, should_be, passage, new_text, reason)
