"""Guiding principles and cooperation needs, across all objectives; good practices and lessons learned."""

from __future__ import annotations

from gcm_data import reference
from gcm_data.coverage.scope import Scope
from gcm_data.paper.answers import answered, answering
from gcm_data.paper.counting import NEEDS, ONE_OF, PRINCIPLES, counts_of, most_often, reporting_any
from gcm_data.paper.naming import item
from gcm_data.paper.parts import Count, Form, Paragraph, Section, Sentence
from gcm_data.paper.quoting import Quoter

GUIDING, COOPERATION = "Guiding principles", "Cooperation needs"
PRACTICES = "Good practices and lessons learned"
NAME = ("names", "name")
_ALL = 99


def principles(scope: Scope) -> Section:
    """How many members refer to a guiding principle, to which most often, and who to which."""
    targets = [("principle", principle.key) for principle in reference.principles()]
    any_of = reporting_any(
        scope, "principles/any", "any guiding principle", targets, f"{ONE_OF} the guiding principles"
    )
    said = [any_of, *most_often("principles/most", counts(scope, "principle"), PRINCIPLES)]
    return Section(
        GUIDING,
        blocks=(
            Paragraph(tuple(said)),
            *_by_name(scope, "principle", "By guiding principle, with their passages in annex II:", is_numbered=False),
        ),
    )


def needs(scope: Scope) -> Section:
    """How many members name a kind of support, which most often, and who which."""
    found = counts(scope, "need")
    said = [any_need(scope), *most_often("needs/most", found, NEEDS, "named")]
    blocks = [Paragraph(tuple(said)), *_by_name(scope, "need", "By kind of support:")]
    return Section(COOPERATION, blocks=tuple(blocks))


def any_need(scope: Scope) -> Sentence:
    """How many members name any of the six kinds of support."""
    targets = [("need", need.key) for need in reference.needs()]
    return reporting_any(scope, "needs/any", "any kind of support", targets, f"{ONE_OF} the six kinds of support", NAME)


def _labels(kind: str) -> dict[str, str]:
    rows = {"principle": reference.principles, "need": reference.needs}[kind]()
    return {row.key: row.label for row in rows}


def counts(scope: Scope, kind: str) -> dict[str, Count]:
    """Principles or needs, as a sentence names them -> how many members report each."""
    return counts_of(scope, kind, {key: f"{label[:1].lower()}{label[1:]}" for key, label in _labels(kind).items()})


def _by_name(scope: Scope, kind: str, first: str, is_numbered: bool = True) -> list[Paragraph]:
    """Who names each principle or need, with the numbers of the passages; nothing where nobody names any."""
    items = [
        each
        for key, label in _labels(kind).items()
        for each in item(
            scope, f"{kind}s/{key.replace('_', '-')}", label, label, scope.focus(None, (kind, key)), is_numbered
        )
    ]
    return [Paragraph((Sentence(f"{kind}s/by-name", first), *items), is_list=True)] if items else []


def practices(scope: Scope, form: Form, quoter: Quoter) -> Section:
    """How many members answered the question on practices, and passages by the printed rule."""
    focus = answered(scope, "achievement")
    said = [
        answering(scope, "practices/answered", "achievement", "achievements, promising practices and lessons learned")
    ]
    if form.is_short or not focus.only:
        return Section(PRACTICES, blocks=(Paragraph(tuple(said)),))
    quotes = quoter.take([focus], _ALL)
    chosen = [Sentence("practices/chosen", CHOSEN)] if quotes else []
    return Section(PRACTICES, blocks=(Paragraph((*said, *chosen)), *quotes))


CHOSEN = (
    "One passage of each subregion follows, besides those above; annex III has the rule by which they were selected."
)
