"""Evidence: which objective, principle or need an answer names, and where that stands. Knows no submission yet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any, NamedTuple

from gcm_data.tables.issues import Issue, issue
from loaders.citations.find import Citation, find_citations
from loaders.codes.names import read_names
from loaders.codes.objectives import read_objectives
from loaders.codes.words import Codes
from loaders.documents.answer import Answer, Stated, response_state
from loaders.documents.workbook import Cell, Document
from loaders.parsing import limits
from loaders.parsing.limits import over

EXPECTED = {
    "objective": "numbers from 1 to 23",
    "principle": "a guiding principle or its letter a to j",
    "need": "a kind of cooperation",
}
MOST_PROBLEMS = 10  # told of one cell, the last for all that follow; a cell of prose in a column of codes has thousands
_made = tuple.__new__  # takes half as long as Evidence(…)


class Evidence(NamedTuple):
    """What stands behind a mention. `start` and `end` are offsets into the answer's text for cited evidence, None for
    codes and marks, which stand in a cell of their own. `phrase` is the part that names this target.
    """

    target_kind: str
    target: str
    basis: str
    start: int | None
    end: int | None
    evidence: str
    phrase: str
    sheet: str
    cell: str


def find_evidence(
    answer: Answer, document: Document, known: Mapping[str, tuple[Citation, ...]] = MappingProxyType({})
) -> tuple[tuple[Evidence, ...], list[Issue]]:
    """All evidence of an answer: coded cells, tally marks, and objectives cited in the text; or what it states.

    `known`: the citations in texts that have been looked through.
    Issues: objective-unknown, code-unknown, code-uncertain at their cells. Raises Refused for too many citations.
    """
    if answer.stated:
        return tuple(map(_stated, answer.stated)), []
    found: list[Evidence] = []
    issues: list[Issue] = []
    for kind, cell in answer.codes:
        codes = _codes(kind, cell.value)
        found.extend(_coded(kind, cell, codes.found.items()))
        if codes.problems:
            issues.extend(_code_issues(document, kind, cell, codes))
    for (kind, target), cell in answer.marks:
        found.extend(_coded(kind, cell, [(target, cell.text.strip())]))
    if answer.text is not None and answer.text.value.__class__ is str:
        found.extend(_cited(answer.text, known, _coded_from(answer)))
    return tuple(found), issues


def _stated(found: Stated) -> Evidence:
    """Evidence as a document states it; the part that names its target is looked for in its words."""
    words = found.cell.text
    phrase = _codes(found.target_kind, words).found.get(found.target, words)
    end = None if found.start is None else found.start + len(words)
    place = words, phrase, found.cell.section, found.cell.address
    return Evidence(found.target_kind, found.target, found.basis, found.start, end, *place)


def read_codes(kind: str, value: Any) -> Codes:
    """What a cell names that codes for a kind of target."""
    return read_objectives(value) if kind == "objective" else read_names(value, kind)


_codes = lru_cache(maxsize=10_000, typed=True)(read_codes)  # coded cells say the same again and again


def _coded(kind: str, cell: Cell, named: Iterable[tuple[str, str]]) -> list[Evidence]:
    """Coded evidence is the coded cell as it stands, for each (target, phrase) that it names."""
    text, section, address = cell.text, cell.section, cell.address
    return [
        _made(Evidence, (kind, target, "coded", None, None, text, phrase, section, address)) for target, phrase in named
    ]


def _coded_from(answer: Answer) -> int:
    """Where in its text the codes begin with which an answer ends; the text's length where it ends with none."""
    text = answer.text
    inside = (c for kind, c in answer.codes if kind == "objective" and c.row == text.row and c.column == text.column)
    ends = (
        len(c.value) for c in inside if c.value.__class__ is str and text.value.rstrip(" )]）】.").endswith(c.value)
    )
    return len(text.value.rstrip(" )]）】.")) - max(ends, default=0) if answer.codes else len(text.value)


def _cited(cell: Cell, known: Mapping[str, tuple[Citation, ...]], until: int) -> list[Evidence]:
    """The objectives that the text of an answer names, but for those with which it is coded at its end."""
    citations = known[cell.value] if cell.value in known else find_citations(cell.value)
    if len(citations) > limits.MAX_CITED:
        raise over(f"The number of citations in {cell.sheet}!{cell.address}", len(citations), limits.MAX_CITED)
    if not citations or response_state(cell.value) != "answered":
        return []
    section, address = cell.section, cell.address
    return [
        _made(Evidence, ("objective", str(objective), "cited", start, end, evidence, phrase, section, address))
        for objective, start, end, evidence, phrase in citations
        if start < until and end <= until
    ]


def _code_issues(document: Document, kind: str, cell: Cell, codes: Codes) -> list[Issue]:
    where = {"document": document.name, "cycle": document.cycle, "sheet": cell.section, "cell": cell.address}
    told = list(codes.problems[:MOST_PROBLEMS])
    if len(codes.problems) > MOST_PROBLEMS:
        told[-1] = told[-1][0], f"… and {len(codes.problems) - MOST_PROBLEMS + 1} more"
    return [
        issue(code, **where, value=cell.text, found=words[:80], kind=kind, expected=EXPECTED[kind])
        for code, words in told
    ]
