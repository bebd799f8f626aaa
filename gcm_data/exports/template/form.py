"""What the response form says: its questions with their rows, perhaps pre-filled; no format.

The words stand in gcm_data/reference/form_words.csv, the names of what can be chosen in translations.csv.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

import pandas as pd

from gcm_data import reference, wording
from gcm_data.coverage.plans import ASPECT, resolve_status
from gcm_data.reference import response_form as words
from gcm_data.reference.rows import Question
from gcm_data.tables.specs import ReviewData

ROWS, FURTHER = 5, 3  # rows of a question; of one that is pre-filled, empty ones behind
ROOM = {"objective": 4, "principle": 2, "need": 2}  # choices of each kind in a row; more where more was said
LONGEST = 30_000  # units of UTF-16 in a pre-filled text: what a cell of a workbook holds, with some room to spare
COVER = ("cover_state", "cover_review", "cover_authority", "cover_contact", "cover_email", "cover_date", "cover_named")
STANDINGS = ("confirmed", "changed", "no_longer")


@dataclass(frozen=True, slots=True)
class Said:
    """What was read of a State in the last review as one item: its text, the status of a plan, and what it was coded
    for (keys of objectives, principles and needs). `is_paraphrased`: the words are a compiler's, not the State's.
    """

    text: str
    status: str = ""
    objectives: tuple[str, ...] = ()
    principles: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    is_paraphrased: bool = False

    def of(self, kind: str) -> tuple[str, ...]:
        """The keys of one kind."""
        return {"objective": self.objectives, "principle": self.principles, "need": self.needs}[kind]


@dataclass(frozen=True, slots=True)
class Prefilled:
    """What was read of a State (iso3) in the review `cycle`, by the question of the new review that asks for it."""

    iso3: str
    cycle: str
    said: dict[str, tuple[Said, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the form: its number below its question, and what stands in it, in the language of the form."""

    number: int
    text: str = ""
    status: str = ""
    chosen: dict[str, tuple[str, ...]] = field(default_factory=dict)
    before: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with its rows."""

    question: Question
    label: str
    wording: str
    rows: tuple[Row, ...]

    @property
    def letter(self) -> str:
        """“(a)”."""
        return f"({self.question.key})"

    @property
    def has_before(self) -> bool:
        """Whether a row of it is pre-filled."""
        return any(row.before for row in self.rows)

    @property
    def has_status(self) -> bool:
        """Whether it asks for a plan, of which there is a status to choose."""
        return self.question.aspect == ASPECT


@dataclass(frozen=True)
class Form:
    """The form of a review in a language; `prefilled` names the State and what it said before, or is None."""

    cycle: str
    language: str
    prefilled: Prefilled | None = None

    def say(self, key: str, **facts: object) -> str:
        """Words of the form."""
        return words.words(key, self.language, **facts)

    @property
    def title(self) -> str:
        """“Response form”."""
        return self.say("title")

    @property
    def review(self) -> str:
        """What the form is for."""
        return self.say("review", cycle=self.cycle)

    @property
    def member(self) -> str:
        """The name of the State of a pre-filled form, else ""."""
        return self.choices("member")[self.prefilled.iso3] if self.prefilled else ""

    @property
    def has_before(self) -> bool:
        """Whether any row is pre-filled."""
        return any(asked.has_before for asked in self.asked)

    @property
    def standings(self) -> list[str]:
        """What can be chosen of a pre-filled row."""
        return [self.say(key) for key in STANDINGS]

    def choices(self, kind: str) -> dict[str, str]:
        """Key -> name of what can be chosen of a kind."""
        return words.choices(kind, self.language)

    def room(self, kind: str) -> int:
        """How many of a kind can be chosen in a row."""
        said = [each for of in self.prefilled.said.values() for each in of] if self.prefilled else []
        return max([ROOM[kind], *(len(each.of(kind)) for each in said)])

    @property
    def instructions(self) -> list[str]:
        """How to fill it in, a sentence or two in each."""
        keys = ["how_cover", "how_named", "how_items", "how_lists"]
        keys += ["how_status"] if any(asked.has_status for asked in self.asked) else []
        told = [self.say(key) for key in (*keys, "how_none", "how_locked")]
        if day := reference.cycle(self.cycle).deadline:
            told.append(self.say("how_deadline", day=day.isoformat()))
        if self.has_before:
            facts = dict(zip(STANDINGS, self.standings, strict=True))
            told += [self.say(key, cycle=self.prefilled.cycle, **facts) for key in ("how_prefilled", "how_unconfirmed")]
        return told

    @cached_property
    def asked(self) -> list[Asked]:
        """The questions of the review with their rows."""
        found = []
        for question, label, text in words.asked(self.cycle, self.language):
            said = self.prefilled.said.get(question.key, ()) if self.prefilled else ()
            rows = [self._row(number, each) for number, each in enumerate(said, start=1)]
            last = max(ROWS, len(rows) + FURTHER)
            rows += [Row(number) for number in range(len(rows) + 1, last + 1)]
            found.append(Asked(question, label, text, tuple(rows)))
        return found

    def _row(self, number: int, said: Said) -> Row:
        """A pre-filled row, with the note that says where it is from and by what it is known again."""
        chosen = {kind: tuple(self.choices(kind)[key] for key in said.of(kind)) for kind in ROOM}
        status = self.choices("plan_status").get(said.status, "")
        beside = [*(name for names in chosen.values() for name in names), *([status] if status else [])]
        key = "before_paraphrase" if said.is_paraphrased else "before_own"
        known_by = words.reference_of(said.text, beside)
        return Row(number, said.text, status, chosen, self.say(key, cycle=self.prefilled.cycle, reference=known_by))


def former_cycle(cycle: str) -> str:
    """The review before one; "" before the first."""
    known = [each.cycle for each in reference.cycles()]
    place = known.index(cycle)
    return known[place - 1] if place else ""


def prefilled(data: ReviewData, iso3: str, cycle: str) -> Prefilled:
    """What was read of a State in the review before `cycle`, for a form of `cycle`; without items where nothing was.

    Only answers of its current submissions whose source may be named, each with the objectives, principles and needs
    for which it was coded (what a text cites is read in it again). A question is matched with the one of the same
    letter, or, where the two reviews ask by different instruments, of the same aspect. Texts longer than a cell holds
    are left out. KeyError for no such member or review.
    """
    reference.member(iso3)
    former = former_cycle(cycle)
    if not former:
        return Prefilled(iso3, former)
    matching, compiled = _matching(former, cycle), wording.compilations(data.documents)
    answers = _answers(data, iso3, former)
    codes = _codes(data, answers)
    said: dict[str, list[Said]] = {}
    for row in answers.itertuples():
        if row.question in matching and len(row.text.encode("utf-16-le", "surrogatepass")) <= 2 * LONGEST:
            is_paraphrased = (row.cycle, row.document) in compiled
            each = Said(row.text, _status(row.choice), **codes.get(row.response, {}), is_paraphrased=is_paraphrased)
            said.setdefault(matching[row.question], []).append(each)
    return Prefilled(iso3, former, {key: tuple(items) for key, items in said.items()})


def _answers(data: ReviewData, iso3: str, cycle: str) -> pd.DataFrame:
    """The answered responses of a State's current submissions that may be named."""
    found = data.submissions
    is_own = (found["iso3"] == iso3) & (found["cycle"] == cycle)
    named = found[is_own & (found["status"] == "current") & (found["attribution"] == "named")]
    responses = data.responses[data.responses["submission"].isin(named["submission"])]
    return responses[responses["state"] == "answered"]


def _matching(former: str, cycle: str) -> dict[str, str]:
    """Letter of a question of the former review -> that of the question of the new one that asks the same."""
    old, new = reference.questions_of(former), reference.questions_of(cycle)
    if reference.cycle(former).instrument == reference.cycle(cycle).instrument:
        return {question.key: question.key for question in new}
    by_aspect = {question.aspect: question.key for question in reversed(new) if question.aspect}
    return {question.key: by_aspect[question.aspect] for question in old if question.aspect in by_aspect}


def _codes(data: ReviewData, answers: pd.DataFrame) -> dict[str, dict[str, tuple[str, ...]]]:
    """Response -> the fields of Said with the keys for which it was coded."""
    mentions = data.mentions[data.mentions["response"].isin(answers["response"]) & (data.mentions["basis"] == "coded")]
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for row in mentions.drop_duplicates(["response", "target_kind", "target"]).itertuples():
        own = found.setdefault(row.response, {})
        own[f"{row.target_kind}s"] = (*own.get(f"{row.target_kind}s", ()), row.target)
    return found


def _status(choice: str) -> str:
    """The key of the status of a plan that a choice names; "" for any other."""
    label = resolve_status(choice) if choice else None
    return next((each.key for each in reference.plan_statuses() if each.label == label), "")
