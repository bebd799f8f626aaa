"""The answers of a review that a reader asks for: by words, question, member, objective and guiding principle."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from gcm_data import reference, wording
from gcm_data.coverage.axes import NOWHERE
from gcm_data.coverage.scope import Scope
from gcm_data.coverage.selection import ALL_BASES, Selection
from gcm_data.evidence.passages import Passage, passages, rows_of_responses
from gcm_data.text.search import Query, parse_query, spans
from gcm_data.text.spans import Span

STAKEHOLDERS = ""  # the place among the codes of members of whoever is not named as one
NOT_MEMBERS = "Stakeholders and sources not to be named"
COLUMNS = (
    "Respondent", "Review", "Question", "Asked about", "State of the answer", "Answer", "Evidence for", "Document",
    "Sheet", "Cell", "Source", "Date", "Reference", "Code",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader asks for. Nothing chosen in a field: any; several: one of them. All fields have to fit.

    `words` is a query as typed. `members` are codes, STAKEHOLDERS among them; `questions` letters; `principles` keys.
    An answer has to mention an objective or a principle itself, on a basis that counts. `is_unanswered_shown`: also
    what is blank or not applicable, which no words fit.
    """

    words: str = ""
    questions: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    objectives: tuple[int, ...] = ()
    principles: tuple[str, ...] = ()
    is_unanswered_shown: bool = False

    @property
    def query(self) -> Query:
        """The words to search for."""
        return parse_query(self.words)


@dataclass(frozen=True)
class Found:
    """What fits. `rows` are those of `responses` to be listed, `matches` how many of them are answers that fit.

    `answers` is how many answers there are to search, `respondents` how many members' answers fit, `of_stakeholders`
    how many of the answers that fit are of stakeholders and of sources that may not be named. `blank` and
    `not_applicable` are left out or, if `is_unanswered_shown`, listed beside the matches.
    """

    rows: tuple[int, ...]
    matches: int
    answers: int
    respondents: int
    of_stakeholders: int
    blank: int
    not_applicable: int
    is_unanswered_shown: bool

    @property
    def sentence(self) -> str:
        """“12 of 188 answers match, of 9 members.”"""
        who = [_count(self.respondents, "member")] if self.respondents else []
        who += [f"{NOT_MEMBERS.lower()} ({_count(self.of_stakeholders, 'answer')})"] if self.of_stakeholders else []
        said = f"{wording.of(self.matches, self.answers)} answers match"
        return f"{said}, of {wording.listed(who)}." if who else f"{said}."

    @property
    def beside(self) -> str:
        """What is not among the answers that match, or is only listed beside them."""
        beside = f"{self.blank} blank and {self.not_applicable} not applicable"
        if self.is_unanswered_shown:
            return f"Listed beside them: {beside}, in which there are no words to search."
        return f"Not listed: {beside}."


@dataclass(frozen=True, slots=True)
class Hit:
    """An answer that fits, the parts of its text that the words asked for find, and its code in a link."""

    passage: Passage
    marked: tuple[Span, ...]
    code: str


def question_labels(selection: Selection) -> dict[str, str]:
    """The questions that can be chosen: letter -> “(d) Gaps and challenges”."""
    return {q.key: f"({q.key}) {q.short_label}" for q in reference.questions_of(selection.cycle)}


def member_labels(selection: Selection) -> dict[str, str]:
    """The members that can be chosen: iso3 -> name; and NOT_MEMBERS, who stand in no group of members."""
    beside = {} if selection.is_narrowed else {STAKEHOLDERS: NOT_MEMBERS}
    return {member.iso3: member.name for member in selection.members} | beside


def objective_labels(selection: Selection) -> dict[int, str]:
    """The objectives that can be chosen: number -> “22 Social security”."""
    return {number: f"{number} {reference.objective(number).short_label}" for number in sorted(selection.objectives)}


def principle_labels() -> dict[str, str]:
    """The guiding principles that can be chosen: key -> label."""
    return {principle.key: principle.label for principle in reference.principles()}


def find(scope: Scope, asked: Asked) -> Found:
    """The answers that fit, by member in alphabetical order, then by question; NOT_MEMBERS last."""
    within = _Within(scope, asked)
    states, kept = within.states, within.is_kept
    answered = states == "answered"
    matching = scope.grid.index.texts.that_fit(asked.query, within.rows[answered & kept].tolist())
    beside = within.rows[~answered & kept] if asked.is_unanswered_shown else []
    shown = np.isin(within.rows, [*matching, *beside])
    codes = scope.data.responses["iso3"].iloc[matching]
    return Found(
        tuple(within.rows[shown].tolist()),
        len(matching),
        int(answered.sum()),
        len(set(codes) - {STAKEHOLDERS}),
        int((codes == STAKEHOLDERS).sum()),
        int((kept & (states == "blank")).sum()),
        int((kept & (states == "not applicable")).sum()),
        asked.is_unanswered_shown,
    )


@dataclass(frozen=True)
class _Within:
    """The answers of everybody selected by the shared filters, and which of them the choices other than words keep."""

    scope: Scope
    asked: Asked

    @cached_property
    def rows(self) -> np.ndarray:
        """Rows of `responses`."""
        selection = self.scope.selection
        return self.scope.grid.index.responses_of(selection.cycle, list(member_labels(selection)))

    @cached_property
    def states(self) -> np.ndarray:
        """The state of each."""
        return self._column("state")

    @property
    def is_kept(self) -> np.ndarray:
        """Whether each is of a question and a member asked for, and mentions what is asked for."""
        asked, keep = self.asked, np.ones(len(self.rows), dtype=bool)
        for column, chosen in (("question", asked.questions), ("iso3", asked.members)):
            if chosen:
                keep &= np.isin(self._column(column), chosen)
        objectives = asked.objectives or (self.scope.selection.objectives if self.scope.selection.round_table else ())
        for kind, chosen in (("objective", objectives), ("principle", asked.principles)):
            if chosen:
                keep &= self._mention([(kind, str(target)) for target in chosen])
        return keep

    def _column(self, name: str) -> np.ndarray:
        return self.scope.data.responses[name].iloc[self.rows].to_numpy(dtype=object).astype(str)

    def _mention(self, targets: Sequence[tuple[str, str]]) -> np.ndarray:
        """Whether each has a mention of one of the targets that counts."""
        index = self.scope.grid.index
        size = index.axes.shape[2]
        cell = np.where(index.cell >= 0, index.cell, index.stakeholder_cell)
        is_one = np.isin(cell % size, [index.axes.targets[target] for target in targets])
        stands = self.scope.grid.is_counted & is_one & (cell >= 0) & (index.response != NOWHERE)
        has_one = np.zeros(len(self.scope.data.responses), dtype=bool)
        has_one[index.response[stands]] = True
        return has_one[self.rows]


def conditions(selection: Selection, asked: Asked) -> str:
    """What the shared filters, and signs in the words, mean for what is found; "" where nothing."""
    said = []
    if selection.round_table and not asked.objectives:
        said.append(f"Only answers that mention an objective of round table {selection.round_table}.")
    if selection.basis != ALL_BASES and (asked.objectives or asked.principles or selection.round_table):
        said.append(f"Only mentions on the basis “{selection.basis}” count.")
    query = asked.query
    if query.either or query.without:
        said.append(_read_as(query))
    if asked.words.strip() and query == Query():
        said.append("Signs alone are not searched for: no words limit what is shown.")
    return " ".join(said)


def _read_as(query: Query) -> str:
    """How a query with OR or NOT was read: “Looked for: “fees” or “costs”; “recruitment”; without “loans”.”"""
    groups = [*((term,) for term in query.terms), *query.either]
    parts = [" or ".join(f"“{' '.join(term.words)}”" for term in group) for group in groups]
    parts += [f"without “{' '.join(term.words)}”" for term in query.without]
    return f"Looked for: {'; '.join(parts)}."


def _count(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


def hits(scope: Scope, asked: Asked, rows: tuple[int, ...]) -> list[Hit]:
    """Some rows of what was found, with the parts to mark; only those rows are looked at."""
    found = passages(scope.data, rows_of_responses(scope.grid, rows))
    query = asked.query
    return [
        Hit(passage, spans(query, passage.text) if passage.state == "answered" else (), code)
        for passage, code in zip(found, _codes(scope, rows), strict=True)
    ]


def answer(scope: Scope, code: str) -> Hit | None:
    """The answer that a link calls so, whatever is selected; None where there is none."""
    rows = np.flatnonzero(scope.data.responses["response"] == code)
    return hits(scope, Asked(), (int(rows[0]),))[0] if len(rows) else None


def _codes(scope: Scope, rows: Sequence[int]) -> list[str]:
    """What links call some answers: their keys, of review, respondent, number of the submission and of the answer."""
    return scope.data.responses["response"].iloc[list(rows)].tolist()


def table(scope: Scope, asked: Asked) -> pd.DataFrame:
    """All that was found as a table, for a file: one row per answer; columns COLUMNS."""
    return table_of(scope, find(scope, asked).rows)


def table_of(scope: Scope, rows: tuple[int, ...]) -> pd.DataFrame:
    """Some rows of what was found as a table: one row per answer; columns COLUMNS."""
    found = passages(scope.data, rows_of_responses(scope.grid, rows))
    rows = [
        (
            p.respondent, p.cycle, p.question, p.subject, p.state, p.text, "; ".join(p.named), p.document, p.sheet,
            p.cell, p.source, p.date, p.reference, code,
        )
        for p, code in zip(found, _codes(scope, rows), strict=True)
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=list(COLUMNS), dtype=object)
