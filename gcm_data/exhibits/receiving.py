"""What was understood of one document before it counts: a sentence, its answers, its issues, what it would change."""

from __future__ import annotations

import pandas as pd

from gcm_data import reference, wording
from gcm_data.coverage.scope import Scope
from gcm_data.exhibits.quality import issue_table
from gcm_data.tables.cells import accounting
from gcm_data.tables.specs import ReviewData
from gcm_data.tables.told_lines import ToldLine, line_of
from gcm_data.wording import receiving as said
from gcm_data.wording.names import targets_in_words

FIRST_WORDS = 160  # characters of an answer, by which it is known again
STAKEHOLDER = "stakeholder"
_KINDS = {"objective": "objectives", "principle": "guiding principles", "need": "cooperation needs"}
_BASES = {
    "coded": ("code", "codes"),
    "cited": ("citation", "citations"),
    "reviewed": ("reviewed passage", "reviewed passages"),
}


def summary(data: ReviewData) -> str:
    """Who answers, for which review, in which layout, how much, and how much of it was not read; in a few sentences."""
    (document,) = data.documents.to_dict("records") or [None]
    if document is None or not document["layout"]:
        return said.NO_LAYOUT
    first = said.UNDERSTOOD.format(who=_who(data), cycle=document["cycle"], layout=document["layout"])
    return " ".join((first, _amounts(data), cells(data)))


def cells(data: ReviewData) -> str:
    """How many cells were read, ignored by which rule, and not read, in a sentence; "" where nothing was opened."""
    counted = accounting(data)
    if counted.empty:
        return ""
    found = counted.iloc[0]
    unread = f"{_number(found['unread'], 'cell was', 'cells were')} not read." if found["unread"] else said.ALL_READ
    ignored = f" {_number(found['ignored'], 'cell was', 'cells were')} ignored ({found['rules']})."
    return f"{unread}{ignored if found['rules'] else ''}"


def _who(data: ReviewData) -> str:
    """Who answers, in the order of the document; of many the first and their number."""
    names = list(dict.fromkeys(named(row) for row in data.submissions.itertuples(index=False)))
    if not names:
        return said.NOBODY
    return wording.listed(names) if len(names) < 4 else said.MORE_WHO.format(first=names[0], more=len(names) - 1)


def named(submission: object) -> str:
    """Who made a submission: the State, or a stakeholder by its category."""
    if _is_state(submission):
        return reference.member(submission.iso3).name
    return wording.unnamed(submission.respondent_kind, submission.category)


def _amounts(data: ReviewData) -> str:
    answered = int((data.responses["state"] == "answered").sum())
    parts = [_number(answered, "answer", "answers")]
    if blank := len(data.responses) - answered:
        parts.append(f"{blank} left blank or not applicable")
    counts = data.mentions.groupby(["basis", "target_kind"]).size()
    for basis, nouns in _BASES.items():
        kinds = [(counts[basis, kind], name) for kind, name in _KINDS.items() if (basis, kind) in counts]
        numbers = [f"{_number(count, *nouns)} of {name}" for count, name in kinds[:1]]
        numbers += [f"{count:,} of {name}" for count, name in kinds[1:]]
        parts += [wording.listed(numbers)] if numbers else []
    return f"{'; '.join(parts)}."


def _number(count: int, one: str, many: str) -> str:
    return f"{count:,} {one if count == 1 else many}"


def answers(data: ReviewData) -> pd.DataFrame:
    """One row per response: who, question, first words, codes, sheet, cell; and one for the marks without an answer."""
    who = {row.submission: named(row) for row in data.submissions.itertuples(index=False)}
    targets: dict[tuple[str, str], dict[tuple[str, str], None]] = {}
    for row in data.mentions.itertuples(index=False):
        targets.setdefault((row.submission, row.response), {})[row.target_kind, row.target] = None
    rows = [
        {
            "Who answers": who[row.submission],
            "Question": row.question,
            "Answer": first_words(row),
            "Codes": targets_in_words(targets.get((row.submission, row.response), ())),
            "Sheet": row.sheet,
            "Cell": row.cell,
        }
        for row in data.responses.itertuples(index=False)
    ]
    rows += [
        {"Who answers": who[submission], "Question": "", "Answer": "marks without an answer",
         "Codes": targets_in_words(found), "Sheet": "", "Cell": ""}
        for (submission, response), found in targets.items() if not response
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=["Who answers", "Question", "Answer", "Codes", "Sheet", "Cell"])


def first_words(response: object) -> str:
    """The beginning of an answer; of one without words what it is."""
    text = " ".join(response.text.split())
    if not text:
        return response.choice or response.state
    return text if len(text) <= FIRST_WORDS else f"{text[:FIRST_WORDS].rstrip()}…"


def issues(data: ReviewData) -> pd.DataFrame:
    """A row per issue of a document, the gravest first: severity, issue, sheet, cell, what was found and what to do."""
    return issue_table(data.issues).drop(columns=["Cycle", "Document"])


def lines(data: ReviewData, document: str) -> list[ToldLine]:
    """The mappings that issues of a document propose, each once."""
    found = (line_of(row.code, row.message, document) for row in data.issues.itertuples(index=False))
    return list(dict.fromkeys(filter(None, found)))


def members_by_document(scope: Scope) -> dict[tuple[str, str], frozenset[str]]:
    """(cycle, document) -> the States that answer in it, of all documents that may be named."""
    groups: dict[tuple[str, str], set[str]] = {}
    for row in scope.data.submissions.itertuples(index=False):
        if row.document and _is_state(row):
            groups.setdefault((row.cycle, row.document), set()).add(row.iso3)
    return {place: frozenset(states) for place, states in groups.items()}


def members_of(data: ReviewData) -> frozenset[str]:
    """The States that answer in a document, by iso3."""
    return frozenset(row.iso3 for row in data.submissions.itertuples(index=False) if _is_state(row))


def _is_state(submission: object) -> bool:
    return bool(submission.iso3) and submission.respondent_kind != STAKEHOLDER
