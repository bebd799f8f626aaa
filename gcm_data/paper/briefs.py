"""A brief of two pages: of one State, or for the moderator of a round table; what both have in common."""

from __future__ import annotations

from dataclasses import replace

from gcm_data import wording
from gcm_data.coverage.scope import Scope
from gcm_data.coverage.selection import ALL_BASES, BASES
from gcm_data.paper.masthead import NOTICE
from gcm_data.paper.parts import Masthead, Note, Paper, Quote, Section
from gcm_data.text.excerpts import GAP, shortened

LONGEST = 240  # characters of a passage
NUMBERS = 3  # passages that are told by their numbers at one place
ELSEWHERE = "the regional input (the format docx) has all of them, in annex II under the same numbers"
NO_MASTHEAD = Masthead((), (), ())
CUT = (
    f"Of passages of more than {LONGEST} characters the part around what was counted is given, with {GAP} where "
    f"something is left out. More than {NUMBERS} passages at one place are counted, not numbered:"
)


def made_of(scope: Scope, title: str, about: str, sections: list[Section], rule: str) -> Paper:
    """A brief with its sections; under the last stand the rule by which it was shortened, and what it doesn't say."""
    said = (rule, f"{CUT} {ELSEWHERE}.", *([scope.reviewed] if scope.reviewed else []), wording.COVERAGE_IS)
    *before, last = sections
    last = replace(last, blocks=(*last.blocks, Note(" ".join(said))))
    return Paper(NO_MASTHEAD, title, NOTICE, f"{about}{_on_basis(scope)}", (), (*before, last))


def _on_basis(scope: Scope) -> str:
    """Which mentions count, where the reader left some out."""
    basis = scope.selection.basis
    return "" if basis == ALL_BASES else f" {wording.counted(BASES[basis])}"


def in_brief(quote: Quote, of: str) -> Quote:
    """A passage cut to what a brief has room for; `of` stands below it."""
    return replace(quote, of=of, part=shortened(quote.passage.text, quote.passage.spans, LONGEST))
