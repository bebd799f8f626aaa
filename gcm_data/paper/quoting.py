"""Which passages are quoted in the text: chosen by a rule that is printed beside them, never by taste."""

from __future__ import annotations

from collections.abc import Iterator

from gcm_data.coverage.focus import Evidence
from gcm_data.coverage.scope import Scope
from gcm_data.evidence.passages import passages, rows_of_mentions
from gcm_data.paper.counting import groups
from gcm_data.paper.parts import Quote

SHORTEST, LONGEST = 40, 450  # characters; shorter says little, longer fills half a page
CHOSEN = "Passages, at most one of each subregion, chosen by the rule that stands in the section on limits and method:"
RULE = (
    "Passages are quoted by rule, not by taste: of each subregion the first State by alphabet that is not yet quoted "
    "in this paper (else the first), and of it the first answer, by question, that names an objective of the round "
    f"table and has {SHORTEST} to {LONGEST} characters. Passages are quoted whole."
)


def quotes_by_round_table(scope: Scope) -> dict[int, tuple[Quote, ...]]:
    """Round table -> the passages quoted on it, by subregion, at most one of each."""
    quoted: set[str] = set()
    found = {}
    for table in scope.selection.round_tables:
        found[table.round_table] = tuple(_of_round_table(scope, table.objectives, quoted))
    return found


def _of_round_table(scope: Scope, objectives: tuple[int, ...], quoted: set[str]) -> Iterator[Quote]:
    for iso3 in groups(scope).values():
        fitting = _first_answers(scope, iso3, objectives)
        fresh = [code for code in fitting if code not in quoted]
        for code in (fresh or list(fitting))[:1]:
            quoted.add(code)
            yield fitting[code]


def _first_answers(scope: Scope, members: tuple[str, ...], objectives: tuple[int, ...]) -> dict[str, Quote]:
    """Member (iso3) -> its first answer that names one of the objectives and can be quoted; in the order given."""
    targets = [("objective", str(number)) for number in objectives]
    rows = []
    for code in members:
        mentions = Evidence(scope.grid, scope.focus([code], *targets, is_any=True)).mentions.tolist()
        rows += [(code, row) for row in sorted(rows_of_mentions(scope.grid.index, mentions)) if row[0] >= 0]
    said = passages(scope.data, [row for _, row in rows])  # all at once: a call takes as long for one as for many
    found: dict[str, Quote] = {}
    answers = sorted(zip(rows, said, strict=True), key=lambda answer: (answer[1].question, answer[0][1][0]))
    for (code, row), passage in answers:
        if SHORTEST <= len(passage.text) <= LONGEST:
            found.setdefault(code, Quote(passage, row[0]))
    return {code: found[code] for code in members if code in found}
