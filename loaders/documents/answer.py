"""One answer as it stands in a sheet, and the cells that say who gives it: what every layout yields."""

from __future__ import annotations

from typing import NamedTuple

from loaders import vocabulary
from loaders.documents.non_answers import says_nothing
from loaders.documents.workbook import Cell

ATTRIBUTION = ("attribution", "attributable", "unattributed")  # roles of labels that ask whether a source may be named
BRACKETS = (("[", "]"), ("<", ">"), ("(", ")"), ("{", "}"), ("«", "»"), ("【", "】"))
LONGEST = 60  # characters; no wording of “not applicable” is longer
WHO = ("respondent", "category", *ATTRIBUTION, "organization")


class Who(NamedTuple):
    """The cells that say who answers: the State's name, and what stands under the labels of WHO (label, cell).

    `is_attributable` is False where a line of the document puts all of it under the Chatham House Rule.
    """

    member: Cell
    told: tuple[tuple[str, Cell], ...] = ()
    is_attributable: bool = True


class Stated(NamedTuple):
    """Evidence that a document states as it was found before: `start` is its place in the answer's text, None for a
    code or a mark; `cell` holds its words.
    """

    target_kind: str
    target: str
    basis: str
    start: int | None
    cell: Cell


class Answer(NamedTuple):
    """One answer as it stands in a sheet: who, to which question, the text, and the coded cells beside it.

    `question` is empty and `text` None where cells code a whole submission. `entry` tells apart submissions of one
    respondent in one document (a survey's rows). `marks` are ((kind, target), cell) of ticks. `is_compiled` says that
    somebody else put the answers of several States together. Where evidence is `stated` no other is looked for. `rest`:
    further cells in which the text goes on.
    """

    who: Who
    question: str = ""
    text: Cell | None = None
    codes: tuple[tuple[str, Cell], ...] = ()
    marks: tuple[tuple[tuple[str, str], Cell], ...] = ()
    choice: str = ""
    source: str = ""
    source_date: str = ""
    received: str = ""
    entry: str = ""
    is_compiled: bool = False
    stated: tuple[Stated, ...] = ()
    rest: tuple[Cell, ...] = ()


def _is_placeholder(text: str) -> bool:
    """Whether a text is all in brackets and tells the one who answers what to do."""
    if (text[0], text[-1]) not in BRACKETS:
        return False
    return text[1:].lstrip().casefold().startswith(vocabulary.wordings_of("row_labels.csv", "instruction"))


def response_state(text: str) -> str:
    """answered, blank or not applicable, by the wordings of answers.csv.

    A lone dash says nothing and is blank, as is an instruction in brackets that nobody replaced: “[Insert text]”, and
    what says in other words that there is no answer.
    """
    if says_nothing(text):
        return "blank"
    if len(text) > LONGEST and any(map(str.isalnum, text[:LONGEST])):
        return "answered"
    if not any(map(str.isalnum, text)) or _is_placeholder(text.strip()):
        return "blank"
    known = vocabulary.wordings("answers.csv", "state").exact
    if state := known.get(vocabulary.plain(text)):
        return state
    states = {known.get(vocabulary.plain(part)) for part in vocabulary.language_parts(text)}  # “awaited / en attente”
    return next(iter(states), None) or "answered" if len(states) == 1 else "answered"
