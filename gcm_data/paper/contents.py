"""Which sections a paper has and in which order."""

from __future__ import annotations

from collections.abc import Iterator

from gcm_data.coverage.scope import Scope
from gcm_data.paper import across, annexes, change, follow_up, goals, plans, round_tables, stakeholders, trends
from gcm_data.paper.conclusions import conclusions
from gcm_data.paper.counting import NEEDS, most_often
from gcm_data.paper.coverage import coverage
from gcm_data.paper.introduction import COVERAGE, documents, introduction
from gcm_data.paper.masthead import NOTICE, covers, masthead, title
from gcm_data.paper.method import limits
from gcm_data.paper.parts import FULL, Form, Paper, Paragraph, Section, Sentence
from gcm_data.paper.quoting import Quoter
from gcm_data.paper.received import received, responses

DOCUMENT = "The present document"
NOTHING = "Nothing was read of these members, so that nothing can be reported."


def paper(scope: Scope, form: Form = FULL) -> Paper:
    """The paper of a selection. Without a submission it says so, and has no sections with counts."""
    return Paper(
        masthead(scope),
        title(scope),
        NOTICE,
        covers(scope, DOCUMENT),
        (Paragraph(tuple(_summary(scope))),),
        tuple(_sections(scope, form) if scope.submissions else _without_submissions(scope, form)),
    )


def sentences(scope: Scope) -> dict[str, str]:
    """Key -> text of every sentence of the paper, in order. By its keys the papers of two sets of data are compared."""
    return {sentence.key: sentence.text for sentence in paper(scope).sentences}


def _sections(scope: Scope, form: Form) -> Iterator[Section]:
    quoter = Quoter(scope)
    yield introduction(scope, form)
    yield responses(scope)
    yield plans.section(scope, form, quoter)
    yield follow_up.section(scope, form, quoter)
    yield from round_tables.sections(scope, form, quoter)
    yield across.principles(scope)
    yield across.practices(scope, form, quoter)
    yield across.needs(scope)
    yield stakeholders.section(scope)
    yield goals.section(scope)
    yield change.changes(scope)
    yield trends.section(scope, form)
    yield conclusions()
    yield coverage(scope)
    yield annexes.section(form)
    yield limits(scope)


def _without_submissions(scope: Scope, form: Form) -> list[Section]:
    said = Section(round_tables.HEADING, blocks=(Paragraph((Sentence("objectives/any", NOTHING),)),))
    return [introduction(scope, form), responses(scope), said, conclusions(), limits(scope)]


def _summary(scope: Scope) -> Iterator[Sentence]:
    """The sentences of the paper that stand in the box on its first page."""
    yield received(scope)
    yield documents(scope)
    if scope.submissions:
        yield from round_tables.leading(scope)
        yield across.any_need(scope)
        yield from most_often("needs/most", across.counts(scope, "need"), NEEDS, "named")
    yield Sentence("introduction/coverage", COVERAGE)
