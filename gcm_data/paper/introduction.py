"""The section with which a paper begins: mandate and process, the questions, and how to read the paper."""

from __future__ import annotations

import datetime as dt

from gcm_data import reference, wording
from gcm_data.coverage.scope import Scope
from gcm_data.paper.dates import period
from gcm_data.paper.masthead import COMPACT, covers, forum
from gcm_data.paper.parts import ALONE, APART, WITHIN, Count, Form, Paragraph, Section, Sentence

ENDORSED = (
    f"The General Assembly endorsed the {COMPACT} (the Compact) in its resolution 73/195 of 19 December 2018. The "
    "Compact invites the regional commissions of the United Nations to review its implementation within their regions "
    "from 2020, so as to inform each International Migration Review Forum."
)
FORMAT = (
    "The format of the Forum is set out in resolution 73/326 of 19 July 2019. Its four round tables together address "
    "all 23 objectives of the Compact."
)
DECLARED = "The Progress Declaration of the first Forum was adopted in resolution 76/266 of 7 June 2022."
_DECLARED_ON = dt.date(2022, 6, 7)
SOURCES = {
    "guiding-questions-2025": "They are given here in substance; annex 1 to the concept note of the second review "
    "(ESCAP, August 2024) has their wording.",
    "survey-2021": "(ESCAP/GCM/2021/CRP.1)",
}
COVERAGE = (
    "The present document shows what members report. It does not assess implementation: an objective that a member "
    "does not mention may well be implemented there."
)
NUMBERS = {
    APART: "Numbers in square brackets refer to the passages in annex II, which is issued as a separate file.",
    WITHIN: "Numbers in square brackets refer to the passages in annex II.",
}
NUMBERS[ALONE] = NUMBERS[WITHIN]


def introduction(scope: Scope, form: Form) -> Section:
    """The first section."""
    return Section("Introduction", blocks=(*_mandate(scope), _process(scope), _questions(scope), _reading(scope, form)))


def _mandate(scope: Scope) -> list[Paragraph]:
    declared = [Sentence("introduction/declaration", DECLARED)]
    is_later = reference.cycle(scope.selection.cycle).start_date > _DECLARED_ON
    formed = [Sentence("introduction/format", FORMAT), *(declared if is_later else [])]
    return [Paragraph((Sentence("introduction/mandate", ENDORSED),), "Mandate"), Paragraph(tuple(formed))]


def _process(scope: Scope) -> Paragraph:
    """The meeting, what the paper is, and whom it covers."""
    cycle = reference.cycle(scope.selection.cycle)
    name = cycle.name.replace("GCM", "Compact")
    when = period(cycle.start_date, cycle.end_date)
    due = f" Written responses were due by {wording.day(cycle.deadline)}." if cycle.deadline else ""
    what = "responses" if not scope.material.compiled else "reported positions and actions"
    said = [
        Sentence(
            "introduction/review", f"The {name[:1].lower()}{name[1:]} was held from {when} ({cycle.location}).{due}"
        ),
        Sentence(
            "introduction/purpose",
            f"The present document summarizes the {what} of ESCAP members, as a regional input to the "
            f"{forum(cycle.cycle)}.",
        ),
        Sentence("introduction/selection", covers(scope)),
    ]
    return Paragraph(tuple(said), "Process")


def _questions(scope: Scope) -> Paragraph:
    """What was asked, in one paragraph, and by which questions the paper is arranged where these are others."""
    cycle = scope.selection.cycle
    if survey := wording.own_survey(cycle):
        asked = reference.questions(survey)
        said = [f"({q.key}) {q.wording[:1].lower()}{q.wording[1:].replace('GCM', 'Compact')}" for q in asked]
        first = f"The survey of the review asked members about {'; '.join(said)} {SOURCES.get(survey, '')}".rstrip()
        found = [Sentence("introduction/questions", f"{first}.")]
        of = [f"({q.key}) {q.short_label[:1].lower()}{q.short_label[1:]}" for q in reference.questions_of(cycle)]
        text = f"So that reviews can be compared, responses are arranged here under other headings: {'; '.join(of)}."
        return Paragraph((*found, Sentence("introduction/arranged", text)))
    source = SOURCES.get(reference.cycle(cycle).instrument, "They are given here in substance.")
    first = f"Members were invited to respond to the following guiding questions. {source}"
    asked = reference.questions_of(cycle)
    each = [Sentence(f"introduction/question-{q.key}", f"({q.key}) {q.wording}") for q in asked]
    return Paragraph((Sentence("introduction/questions", first), *each))


def _reading(scope: Scope, form: Form) -> Paragraph:
    """Which documents were read, what their texts are, and what the paper does not say."""
    said = [documents(scope), Sentence("introduction/texts", scope.texts), Sentence("introduction/coverage", COVERAGE)]
    if scope.submissions:
        said.append(Sentence("introduction/numbers", NUMBERS[form.evidence]))
    return Paragraph(tuple(said))


def documents(scope: Scope) -> Sentence:
    """In how many documents the members selected stand, or what these are by their own account where some are
    compilations.
    """
    here = scope.documents
    compiled, total = sum(map(wording.is_compilation, here["remark"])), len(here)
    noun = "document" if total == 1 else "documents"
    text = wording.about_documents(here) or f"The paper is based on {total or 'no'} {noun}."
    return Sentence("introduction/documents", text, (Count(compiled or total, total, "documents"),))
