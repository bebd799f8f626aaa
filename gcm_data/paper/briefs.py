"""A brief of two pages: of one State, or for the moderator of a round table; what both have in common."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from gcm_data import reference, wording
from gcm_data.coverage.scope import Scope
from gcm_data.coverage.selection import ALL_BASES, BASES
from gcm_data.evidence.annex import ranges
from gcm_data.paper.masthead import NOTICE
from gcm_data.paper.parts import Masthead, Note, Paper, Quote, Section
from gcm_data.text.excerpts import GAP, shortened
from gcm_data.wording.sentences import glance

LONGEST = 240  # characters of a passage
NUMBERS = 3  # passages that are told by their numbers at one place
NO_MASTHEAD = Masthead((), (), ())
CUT = (
    f"Longer passages are cut to {LONGEST} characters ({GAP}), and of more than {NUMBERS} at one place the rest is "
    "counted. All stand in annex II of the regional input, under the same numbers."
)


def made_of(scope: Scope, title: str, about: str, sections: list[Section], rule: str) -> Paper:
    """A brief with its sections; under the last stand the rule by which it was shortened, and what it doesn't say.

    `rule` is "" where nothing was read that could be shortened.
    """
    said = (*((rule, CUT) if rule else ()), *([scope.reviewed] if scope.reviewed else []), wording.COVERAGE_IS)
    *before, last = sections
    last = replace(last, blocks=(*last.blocks, Note(" ".join(said))))
    return Paper(NO_MASTHEAD, title, NOTICE, f"{about}{_on_basis(scope)}", (), (*before, last))


def _on_basis(scope: Scope) -> str:
    """Which mentions count, where the reader left some out."""
    basis = scope.selection.basis
    return "" if basis == ALL_BASES else f" {wording.counted(BASES[basis])}"


def in_brief(quote: Quote, of: str) -> Quote:
    """A passage cut to what a brief has room for, if it can be after a sentence; `of` stands below it."""
    text, spans = " ".join(quote.passage.text.split()), quote.passage.spans
    sentences = glance(text, LONGEST - len(GAP) - 1)
    if len(text) <= LONGEST or not sentences or (spans and spans[0][1] > len(sentences)):
        return replace(quote, of=of, part=shortened(quote.passage.text, spans, LONGEST))
    return replace(quote, of=of, part=f"{sentences} {GAP}")


def numbered(targets: Iterable[str]) -> str:
    """“objective 5”, “objectives 1, 3–8”, “all 23 objectives”."""
    numbers = sorted(map(int, targets))
    if len(numbers) == len(reference.objectives()):
        return f"all {len(numbers)} objectives"
    return f"objective{'s' if len(numbers) > 1 else ''} {ranges(numbers)}"
