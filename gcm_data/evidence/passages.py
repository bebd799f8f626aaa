"""Passages: the words behind a number, each with the targets it is evidence for, and with document, sheet and cell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

import pandas as pd

from gcm_data import reference, wording
from gcm_data.coverage.axes import NOWHERE
from gcm_data.coverage.grid import Grid
from gcm_data.coverage.places import Index
from gcm_data.evidence.decided import decisions, key_of
from gcm_data.tables.specs import ReviewData
from gcm_data.tables.suggested import SUGGESTED
from gcm_data.text.cells import placed
from gcm_data.text.spans import Span, joined
from gcm_data.wording.coding import DECIDED, NOT_COUNTED, SET_ASIDE
from gcm_data.wording.names import label_of

MARK = "mark"  # the state of a passage that is no answer
Row = tuple[int, tuple[int, ...]]  # a row of `responses` (NOWHERE for a mark without a text) and rows of `mentions`

COLUMNS = (
    "Respondent", "Review", "Question", "Evidence for", "Basis", "Evidence", "Passage", "Document", "Sheet", "Cell",
    "Source", "Date",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Passage:
    """One answer, or one mark in a tally. `spans` are the parts of `text` that are evidence, apart and in order.

    `question` is "" for a mark, and for a passage of a report without guiding questions; `subject` is what the question
    asks about. `named` says what it is evidence for, each with basis and cell.
    Document, sheet and cell are empty for a source that may not be named.
    `is_paraphrased`: the document says of itself that it is a compilation. `set_aside` are codes and citations of the
    answer that people have set aside, each with the reason: they count for nothing. `decided` says who found what was
    reviewed, under which codebook, and why the program had suggested it.
    """

    respondent: str
    cycle: str
    question: str
    subject: str
    state: str
    text: str
    spans: tuple[Span, ...]
    named: tuple[str, ...]
    document: str
    sheet: str
    cell: str
    source: str
    date: str
    is_paraphrased: bool = False
    set_aside: tuple[str, ...] = ()
    decided: tuple[str, ...] = ()

    @property
    def place(self) -> str:
        """“THA.xlsx › Answers!C5”, “FJI.docx › Achievements, paragraph 14”."""
        return " › ".join(filter(None, (self.document, placed(self.sheet, self.cell))))

    @property
    def is_answer(self) -> bool:
        """Whether it is an answer, be it to no question of its own, and no mark."""
        return self.state != MARK

    @property
    def asked(self) -> str:
        """The question that it answers: “(c) Achievements and practices”, or why there is none."""
        if self.question:
            return f"({self.question}) {self.subject}"
        return wording.OF_NO_QUESTION if self.is_answer else wording.OF_THE_WHOLE

    @property
    def reference(self) -> str:
        """Where the words are from, in one line: State, review, question, document, sheet, cell, date."""
        asked = f"question {self.asked}" if self.question else self.asked
        said = "paraphrased" if self.is_paraphrased else ""
        place = self.place or wording.WITHHELD_PLACE
        parts = (self.respondent, f"review of {self.cycle}", asked, place, self.date, said)
        return ", ".join(filter(None, parts))


def rows_of_mentions(index: Index, mentions: Iterable[int]) -> list[Row]:
    """Mentions brought together by the answer in which they stand, in the order given; each mark by itself."""
    pairs = [(int(index.response[row]), int(row)) for row in mentions]
    by_answer: dict[object, list[int]] = {}
    for response, row in pairs:
        by_answer.setdefault(response if response != NOWHERE else ("mark", row), []).append(row)
    return [(key if isinstance(key, int) else NOWHERE, tuple(rows)) for key, rows in by_answer.items()]


def rows_of_responses(grid: Grid, responses: Iterable[int]) -> list[Row]:
    """Responses, each with all of its mentions that count."""
    counted = grid.is_counted
    return [(int(row), tuple(m for m in grid.index.in_response(row).tolist() if counted[m])) for row in responses]


def passages(data: ReviewData, rows: Sequence[Row]) -> list[Passage]:
    """The passages of some rows. No other row is looked at, so that a page of ten takes as long in any review."""
    if not rows:  # so it is nearly always with what a number does not count
        return []
    responses = _records(data.responses, [response for response, _ in rows if response != NOWHERE])
    mentions = _records(data.mentions, [mention for _, found in rows for mention in found])
    away, decided = _set_aside(data.set_aside), decisions(data.codings, mentions.values())
    respondents, compiled = respondents_of(data.submissions), wording.compilations(data.documents)
    made = []
    for response, found in rows:
        evidence = [mentions[row] for row in found]
        stands = responses[response] if response != NOWHERE else evidence[0]
        is_answer = response != NOWHERE
        made.append(
            Passage(
                respondents[stands.submission],
                stands.cycle,
                stands.question if is_answer else "",
                _subjects().get((stands.cycle, stands.question), "") if is_answer else "",
                stands.state if is_answer else MARK,
                stands.text if is_answer else stands.evidence,
                joined((m.start, m.end) for m in evidence if not pd.isna(m.start)),
                tuple(named_in(evidence)),
                stands.document,
                stands.sheet,
                stands.cell,
                stands.source if is_answer else "",
                stands.source_date if is_answer else "",
                is_answer and (stands.cycle, stands.document) in compiled,
                tuple(away.get(stands.response, ())) if is_answer else (),
                tuple(dict.fromkeys(said for row in evidence for said in decided.get(key_of(row), ()))),
            )
        )
    return made


def _set_aside(set_aside: pd.DataFrame) -> dict[str, list[str]]:
    """Response -> what people have set aside in it, in words: “objective 14 (cited; another framework)”."""
    found: dict[str, list[str]] = {}
    for row in set_aside.itertuples(index=False):
        found.setdefault(row.response, []).append(set_aside_in(row))
    return found


def set_aside_in(row: object) -> str:
    """A row of `set_aside` in words: “objective 14 (cited; another framework)”."""
    return f"{label_of(row.target_kind, row.target)} ({row.basis}; {row.because})"


def coder_lines(passage: Passage) -> list[str]:
    """What people decided on a passage, as lines below it: what was set aside, who found what was reviewed."""
    lines = [SET_ASIDE.format(said="; ".join(passage.set_aside))] if passage.set_aside else []
    return lines + ([DECIDED.format(said="; ".join(passage.decided))] if passage.decided else [])


def _records(table: pd.DataFrame, rows: Sequence[int]) -> dict[int, object]:
    """Row number -> the row as a named tuple."""
    distinct = list(dict.fromkeys(rows))
    return dict(zip(distinct, table.iloc[distinct].itertuples(index=False), strict=True))


def respondents_of(submissions: pd.DataFrame) -> dict[str, str]:
    """Submission -> who made it, as shown everywhere: the State, or “a stakeholder, civil society”."""
    names = {member.iso3: member.name for member in reference.members()}
    categories = {c.key: c.label for c in reference.stakeholder_categories()}
    columns = (submissions[name].tolist() for name in ("submission", "iso3", "respondent_kind", "category"))
    return {
        submission: names.get(iso3) or wording.unnamed(kind, categories.get(category, ""))
        for submission, iso3, kind, category in zip(*columns, strict=True)
    }


@cache
def _subjects() -> dict[tuple[str, str], str]:
    """(cycle, question) -> what the question asks about."""
    return {(c.cycle, q.key): q.short_label for c in reference.cycles() for q in reference.questions(c.instrument)}


def named_in(mentions: Iterable[object]) -> list[str]:
    """What mentions name, in words: “objective 5 (coded at I7)”, each target with its bases and cells."""
    places: dict[str, dict[str, None]] = {}
    for row in mentions:
        at = f"{row.basis} at {row.cell}" if row.cell else row.basis
        at = f"{at}: {row.chance}; {row.reason}; {NOT_COUNTED}" if row.basis == SUGGESTED else at
        places.setdefault(label_of(row.target_kind, row.target), {})[at] = None
    return [f"{named} ({', '.join(found)})" for named, found in places.items()]


def evidence_table(data: ReviewData, rows: Sequence[Row]) -> pd.DataFrame:
    """The evidence as a table, one row per mention (or per answer without one); columns COLUMNS."""
    made = []
    for (_, found), passage in zip(rows, passages(data, rows), strict=True):
        text = passage.text if passage.is_answer else ""
        head = passage.respondent, passage.cycle, passage.question
        tail = passage.source, passage.date
        for row in data.mentions.iloc[list(found)].itertuples(index=False):
            target = label_of(row.target_kind, row.target)
            made.append((*head, target, row.basis, row.evidence, text, row.document, row.sheet, row.cell, *tail))
        if not found:
            made.append((*head, "", "", "", text, passage.document, passage.sheet, passage.cell, *tail))
    return pd.DataFrame(made, columns=list(COLUMNS), dtype=object)
