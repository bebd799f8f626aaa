"""What a verification slip holds of one State: how each of its answers was read, and what each was coded for.

The form of the slip stands here, too: what writes it and what reads it back have to agree, and know nothing of each
other.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import pandas as pd

from gcm_data import reference
from gcm_data.tables.specs import ReviewData
from gcm_data.tables.withheld import NAMED, withhold
from gcm_data.text.cells import placed

LAYOUT = "verification slip"  # of a slip among the documents of a review, of which nothing is read
PACKET = "packet of a coder"  # the same of a packet of passages (gcm_data/coding/packets.py)
MARK = "GCM-SLIP-1"  # begins the line that says whose slip it is; raised when the form changes
ABOUT, ANSWERS, CODES, MISSING, CHOICES = "This slip", "Answers", "Codes", "Missing codes", "Choices"  # sheets
NUMBER, QUESTION, READ, PLACE, KEY = "No.", "Question", "Text as read", "Where it stands", "Key (leave as it is)"
CORRECT, NEW_TEXT, REASON = "Correct? (yes / no)", "Corrected text", "Reason"
ANSWER, READ_AS, BASIS, PASSAGE, SHOULD_BE = "Answer no.", "Read as", "How", "Passage", "Should be"
WORDS = "Words of the answer that say so"
CHECKED_BY, CHECKED_ON = "Checked by", "Date"
HEADS = {
    ANSWERS: (NUMBER, QUESTION, READ, PLACE, CORRECT, NEW_TEXT, REASON, KEY),
    CODES: (NUMBER, ANSWER, QUESTION, READ_AS, BASIS, PASSAGE, PLACE, CORRECT, SHOULD_BE, REASON, KEY),
    MISSING: (ANSWER, SHOULD_BE, WORDS, REASON),
}
TO_FILL = {ANSWERS: (CORRECT, NEW_TEXT, REASON), CODES: (CORRECT, SHOULD_BE, REASON), MISSING: HEADS[MISSING]}
YES, NO = "yes", "no"
NONE = "none: leave it out"  # what a code should be that is wrong and stands for nothing else
MISSING_ROWS = 30  # that may be filled
_DIGITS = 12  # of each half of a key
_AROUND = 160  # characters on either side of a citation

Target = tuple[str, str]  # kind and target, as in the table of mentions
Place = tuple[str, str, str]  # document, sheet and cell


@dataclass(frozen=True, slots=True)
class SlipAnswer:
    """One answer as it was read. `wording` is what the question asks; a passage of a report has neither.

    `is_shared`: its cell holds what others answer, too, so that a correction of the cell would change their answers.
    """

    number: int
    question: str
    wording: str
    text: str
    document: str
    sheet: str
    cell: str
    is_shared: bool
    key: str

    @property
    def place(self) -> str:
        """“FJI.xlsx › Responses!B4”."""
        return _place(self.document, self.sheet, self.cell)


@dataclass(frozen=True, slots=True)
class SlipCode:
    """One mention as it was read: its target, the words or the code behind it, and the number of its answer (0: none).

    `evidence` is the whole coded cell, or the words that cite; `passage` the words around them. `is_shared` as above.
    """

    number: int
    answer: int
    question: str
    target: Target
    basis: str
    evidence: str
    passage: str
    document: str
    sheet: str
    cell: str
    is_shared: bool
    key: str

    @property
    def place(self) -> str:
        """“FJI.xlsx › Responses!C4”."""
        return _place(self.document, self.sheet, self.cell)


@dataclass(frozen=True)
class Slip:
    """How the response of one State to one review was read. It holds nobody else's words, and nothing withheld."""

    cycle: str
    iso3: str
    answers: tuple[SlipAnswer, ...]
    codes: tuple[SlipCode, ...]

    @classmethod
    def of(cls, data: ReviewData, iso3: str, cycle: str) -> Slip:
        """The slip of a State, of its submissions that count and may be named; KeyError for no member or no review.

        Where nothing was read of the State it has no answers and no codes.
        """
        reference.member(iso3), reference.cycle(cycle)
        data = withhold(data)
        found = data.submissions
        own = found[(found["cycle"] == cycle) & (found["iso3"] == iso3)]
        own = own[(own["attribution"] == NAMED) & (own["status"] == "current")]
        responses, mentions = (
            table[table["submission"].isin(own["submission"])] for table in (data.responses, data.mentions)
        )
        shared = _places_of_others(data, own["submission"], cycle)
        answers = tuple(_answers(responses, shared))
        numbers = dict(zip(responses["response"], (answer.number for answer in answers), strict=True))
        texts = dict(zip(responses["response"], responses["text"], strict=True))
        return cls(cycle, iso3, answers, tuple(_codes(mentions, numbers, texts, shared)))

    @property
    def member(self) -> str:
        """The name of the State."""
        return reference.member(self.iso3).name

    @property
    def documents(self) -> list[str]:
        """The documents in which its answers and codes stand."""
        return list(dict.fromkeys(row.document for row in (*self.answers, *self.codes)))

    @property
    def mark(self) -> str:
        """The line that says whose slip it is, to people and to what reads it back."""
        return f"{MARK} {self.cycle} {self.iso3}"


@cache
def choices() -> dict[str, Target]:
    """What a code may be, as a slip names it: “Objective 5. Enhance …”, “Guiding principle. Human rights” …"""
    named = {f"Objective {o.number}. {o.title}": ("objective", str(o.number)) for o in reference.objectives()}
    named |= {f"Guiding principle. {p.label}": ("principle", p.key) for p in reference.principles()}
    return named | {f"Cooperation need. {n.label}": ("need", n.key) for n in reference.needs()}


@cache
def _names() -> dict[Target, str]:
    return {target: name for name, target in choices().items()}


def name_of(target: Target) -> str:
    """A target as a slip names it."""
    return _names()[target]


def question_of(cycle: str, letter: str) -> tuple[str, str]:
    """A question as its label “(c) Achievements and practices”, and what it asks; empty texts for no question."""
    for question in reference.questions_of(cycle):
        if question.key == letter:
            return f"({letter}) {question.short_label}", question.wording
    return "", ""


def _places_of_others(data: ReviewData, own: pd.Series, cycle: str) -> set[Place]:
    """The cells in which something stands of other submissions to a review."""
    found: set[Place] = set()
    for table in (data.responses, data.mentions):
        others = table[~table["submission"].isin(own) & (table["cycle"] == cycle) & (table["cell"] != "")]
        found.update(zip(others["document"], others["sheet"], others["cell"], strict=True))
    return found


def _answers(responses: pd.DataFrame, shared: set[Place]) -> Iterator[SlipAnswer]:
    keys = _Keys("A")
    for number, row in enumerate(responses.itertuples(), start=1):
        label, wording = question_of(row.cycle, row.question)
        where = row.document, row.sheet, row.cell
        key = keys.next((row.cycle, row.iso3, *where, row.question), row.text)
        yield SlipAnswer(number, label, wording, row.text, *where, where in shared, key)


def _codes(
    mentions: pd.DataFrame, numbers: dict[str, int], texts: dict[str, str], shared: set[Place]
) -> Iterator[SlipCode]:
    keys = _Keys("C")
    for number, row in enumerate(mentions.itertuples(), start=1):
        where = row.document, row.sheet, row.cell
        target = row.target_kind, row.target
        start = "" if pd.isna(row.start) else str(row.start)
        key = keys.next((row.cycle, row.iso3, *where, row.question, *target, row.basis, start), row.evidence)
        passage = _around(texts[row.response], int(row.start), int(row.end)) if start and row.response else ""
        label, _ = question_of(row.cycle, row.question)
        answer = numbers.get(row.response, 0)
        found = row.evidence, passage, *where, where in shared
        yield SlipCode(number, answer, label, target, row.basis, *found, key)


def _around(text: str, start: int, end: int) -> str:
    """The words around a citation."""
    first, last = max(start - _AROUND, 0), min(end + _AROUND, len(text))
    return "…" * (first > 0) + text[first:last].strip() + "…" * (last < len(text))


class _Keys:
    """Makes the keys of rows: one half says which place and what it is, the other what was read there.

    By the halves a slip is noticed that was made of an older reading. Equal rows are counted.
    """

    def __init__(self, kind: str) -> None:
        self._kind = kind
        self._met: Counter[str] = Counter()

    def next(self, place: tuple[str, ...], read: str) -> str:
        """The key of the next row."""
        first = _digest(*place)
        self._met[first] += 1
        if self._met[first] > 1:
            first = _digest(*place, str(self._met[first]))
        return f"{self._kind}-{first}-{_digest(read)}"


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]


def _place(document: str, sheet: str, cell: str) -> str:
    return " › ".join(filter(None, (document, placed(sheet, cell))))
