"""Headers: what the text above a column says of what the column holds."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from gcm_data import reference
from loaders import vocabulary
from loaders.codes.objectives import numbered_objective, read_objectives, single_objective
from loaders.codes.words import HIGHEST_OBJECTIVE, words_of
from loaders.documents.answer import ATTRIBUTION
from loaders.documents.workbook import Cell
from loaders.headers.question_letters import LONGEST_LABEL, leading_letter, trailing_letter
from loaders.headers.questions import asks, longest_wording, worded_question
from loaders.respondents.silence import consent_role

LABEL_WORDS = 12  # a header longer than this is a question, not a label
MOST_OF_COMPACT = 6  # words of a label that names the Compact
LONGEST = 1_000  # characters; no header is longer, and long answers need not be searched for wordings
CODED = {"objectives": "objective", "principles": "principle", "needs": "need"}
Target = tuple[str, str]  # kind and key: ("objective", "5"), ("need", "finance")
Meaning = tuple[str, str, Target | int]
_TICK = re.compile(r"\s*[/:|\[]\s*|(?<=[^\d\s])\s*[–—-]\s+|\s+[–—-]\s*")
_CODE = re.compile(r"^\s*[A-Za-z_]\w*(?:\[\w+\])?\.\s+(?=\S)")  # of a question in LimeSurvey: “Q06[FIN]. …”, “G01. …”
_NO_OBJECTIVE = re.compile(r"\D*\d{1,3}\D?")
_MARKS = re.compile(r"[\s*†‡⁰¹²³⁴-⁹]*(?<![⁰¹²³⁴-⁹*†‡])(?:[*†‡⁰¹²³⁴-⁹]+|\[\d{1,2}\])\s*$")
_REMARK = re.compile(r"\s*[(\[（][^()\[\]（）]*[)\]）]\s*$")


@dataclass(frozen=True)
class Column:
    """A column by its header: its role, and the question or target the header names ("" or 0 for none)."""

    cell: Cell
    role: str
    question: str = ""
    target: Target | int = 0
    is_guess: bool = False  # no wording says so, only what stands below

    @property
    def objective(self) -> int:
        """The objective that the header names; 0 for none."""
        return int(self.target[1]) if self.target and self.target[0] == "objective" else 0

    @property
    def index(self) -> int:
        """The column's 0-based place."""
        return self.cell.column

    @property
    def identity(self) -> Meaning:
        """What two columns of one sheet may not share."""
        return self.role, self.question, self.target


@dataclass(frozen=True)
class Header:
    """A header: its last row (0-based), the columns that are understood, those that repeat another, and the others.

    `top` is its first row: a header may have two, a question above and what stands in its columns below. `former`:
    the columns of an earlier review or of a draft, each with the present one, that is read.
    """

    row: int
    columns: tuple[Column, ...]
    repeated: tuple[Column, ...]
    unknown: tuple[Cell, ...]
    top: int
    former: tuple[tuple[Cell, Cell], ...] = ()

    def without_guesses(self) -> Header:
        """The header where something else names who answers: names under an unknown header are somebody else's."""
        guesses = tuple(column.cell for column in self.columns if column.is_guess)
        if not guesses:
            return self
        columns = tuple(column for column in self.columns if not column.is_guess)
        return replace(self, columns=columns, unknown=(*self.unknown, *guesses))

    def one(self, role: str, question: str = "") -> Column | None:
        """The column of a role (and question), or None. A column of country codes names the State if no other does."""
        found = self._first.get((role, question))
        return self.one("member_code") if found is None and role == "member" else found

    @cached_property
    def _first(self) -> dict[tuple[str, str], Column]:
        """The first column of each role and question: they are asked for in every row."""
        return {(column.role, column.question): column for column in reversed(self.columns)}

    def all(self, role: str) -> tuple[Column, ...]:
        """Every column of a role."""
        return tuple(column for column in self.columns if column.role == role)

    @property
    def questions(self) -> tuple[str, ...]:
        """The questions that have a column of answers of their own, in column order."""
        asked = (column.question for column in self.columns if column.role == "response" and column.question)
        return tuple(dict.fromkeys(asked))


def without_code(text: str) -> str:
    """A header without the code of its question that a survey tool writes before it: “G01. Country”."""
    return _CODE.sub("", text)


def without_marks(text: str) -> str:
    """A label without the marks of footnotes behind it: “Objectives¹”, “Response [1]”, “Country*”."""
    return _MARKS.sub("", text)


def without_remark(text: str) -> str:
    """A label without marks of footnotes, and without what stands in brackets at its end: “Priority (Yes/No)”."""
    return _REMARK.sub("", without_marks(text))


@lru_cache(maxsize=10_000)
def role_of(text: str) -> str | None:
    """The role of a label by the wordings of headers.csv; words inside it count in short labels only.

    A label in two languages (“Country / Pays”) has the role of its parts, if they agree.
    """
    known = vocabulary.wordings("headers.csv", "role")
    text = without_marks(text)
    is_short = text[:1].isalpha() and not any(map(str.isdecimal, text)) and known.find(text) is not None
    for wording in (text, _REMARK.sub("", text), *(() if is_short else (without_code(text),))):
        if role := known.exact.get(vocabulary.plain(wording)):  # “Obj.” of “Obj. no.” is a word cut short, no code
            return role
    roles = {known.exact.get(vocabulary.plain(part)) for part in vocabulary.language_parts(text)} - {None}
    if len(roles) == 1:
        return roles.pop()
    if role := consent_role(text) or _of_compact(text):
        return role
    if len(text.split()) <= LABEL_WORDS:
        return known.find(text)
    return _asked_for_name(text) if len(text) <= LONGEST_LABEL and asks(text) else None


def _of_compact(text: str) -> str | None:
    """The kind of codes of a label that says whose they are by the Compact's short name: “Mục tiêu GCM”, “Цели ГДМ”."""
    words = vocabulary.plain(text).split()
    if len(words) > MOST_OF_COMPACT or words_of("compact").isdisjoint(words):
        return None
    rest = " ".join(word for word in words if word not in words_of("compact") | words_of("of compact"))
    role = vocabulary.wordings("headers.csv", "role").exact.get(rest)
    return role if role in CODED else None


def _asked_for_name(text: str) -> str | None:
    """The role of a question that asks at length whether a source may be named; None for any other."""
    roles = (role for _, role in vocabulary.wordings("headers.csv", "role").phrases.inside(vocabulary.plain(text)))
    return next((role for role in roles if role in ATTRIBUTION), None)


def names_some(text: str) -> bool:
    """Whether a text names several objectives, but not all: it codes something, and heads nothing."""
    return 1 < len(read_objectives(text).found) < HIGHEST_OBJECTIVE


def _numbered(text: str) -> int:
    """The objective that a head names by its number and words of its own (“Objective 3 Information”); 0 where these
    say what stands below: “Objective 3 comments”.
    """
    number, words = numbered_objective(text)
    if not number:
        return 0
    objective = reference.objective(number)
    of_title = set(vocabulary.plain(f"{objective.title} {objective.short_label}").split())
    is_title = set(vocabulary.plain(words).split()) <= of_title
    return number if is_title or role_of(words.strip(" .:–—-")) is None else 0


@lru_cache(maxsize=10_000)
def classify(text: str, instrument: str) -> Meaning | None:
    """Role, question and objective of a header text, or None."""
    if len(text) > LONGEST:
        return None
    bare = without_code(text)
    if any(map(str.isdecimal, text[: len(text) - len(bare)])) and leading_letter(text, instrument)[0] is None:
        text = bare
    for at in _TICK.finditer(text):  # “Objectives concerned/5”: a column of ticks
        if (number := single_objective(text[at.end() :].rstrip("] "))) and role_of(text[: at.start()]) == "objectives":
            return "mark", "", ("objective", str(number))
    text = without_marks(text).replace("(s)", "s")
    known = vocabulary.wordings("headers.csv", "role")
    is_noted = vocabulary.plain(_REMARK.sub("", text)) in known.exact  # “Response (Chatham House Rule)” is a response
    if role := known.exact.get(vocabulary.plain(text)) or (None if is_noted else consent_role(text)):
        return role, "", 0
    letter, rest = leading_letter(text, instrument)
    if letter and vocabulary.plain(rest) in known.exact and worded_question(rest, instrument) == letter:
        return "response", letter, 0  # “(e) Cooperation needs” is the question, “Cooperation needs (e)” its codes
    for letter, rest in (trailing_letter(text, instrument), leading_letter(text, instrument)):
        role = role_of(rest) if letter else None
        if role in (*CODED, "choice", "source"):
            return role, letter, 0
    question, length = longest_wording(text, instrument)
    role, longer = known.longest(text) if len(text.split()) <= LABEL_WORDS else (None, 0)
    if question and role in CODED and longer > length:
        return role, "", 0  # “Types of cooperation needed” are kinds, not the answer on the cooperation needed
    if question:
        return "response", question, 0
    if objective := single_objective(text) or _numbered(text):
        return "mark", "", ("objective", str(objective))
    letter, rest = leading_letter(text, instrument)
    if letter and (
        not vocabulary.plain(rest) or role_of(rest) == "response" or worded_question(rest, instrument) == letter
    ):
        return "response", letter, 0
    letter, rest = trailing_letter(text, instrument)
    if letter and role_of(rest) == "response":
        return "response", letter, 0
    bare = _REMARK.sub("", text)
    role = role_of(text)
    if role == "objectives" and (_NO_OBJECTIVE.fullmatch(text) or names_some(text)):
        return None  # “Objective 24”, “Objectives 5 and 6”
    if role is None and bare and bare != text:
        return classify(bare, instrument)
    return (role, "", 0) if role else None
