"""The overview of all objectives: by the words for their shares, with a table by question."""

from __future__ import annotations

from gcm_data import wording
from gcm_data.coverage.scope import Scope
from gcm_data.paper import tables
from gcm_data.paper.counting import silence
from gcm_data.paper.parts import Paragraph, Section, Sentence
from gcm_data.paper.targets import by_quantifier, counts_of


def overview(scope: Scope) -> Section:
    """How many submissions report each objective, in the order of the Compact."""
    every = [("objective", str(number)) for number in sorted(scope.selection.objectives)]
    told = Sentence("overview/coverage", f"The names of the objectives stand in the table below. {wording.GAP_IS}")
    return Section(
        "Overview of the objectives",
        blocks=(
            Paragraph(objectives(scope)),
            Paragraph((*silence(scope, "overview/silence", "these objectives", every), told)),
            tables.objectives_by_question(scope),
        ),
    )


def objectives(scope: Scope) -> tuple[Sentence, ...]:
    """The objectives under the words for their shares."""
    found = counts_of(scope, "objective", map(str, sorted(scope.selection.objectives)))
    every = (("objective", str(number)) for number in scope.selection.objectives)
    nouns = scope.answering(*every, is_any=True).nouns
    return tuple(by_quantifier("overview/objectives", found, "objectives", nouns))
