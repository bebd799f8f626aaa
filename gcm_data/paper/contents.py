"""Which sections a paper has and in which order."""

from __future__ import annotations

from dataclasses import replace

from gcm_data import wording
from gcm_data.coverage.scope import Scope
from gcm_data.paper import across, gaps, introduction, round_tables
from gcm_data.paper.change import changes
from gcm_data.paper.method import limits
from gcm_data.paper.overview import objectives, overview
from gcm_data.paper.parts import Paper, Paragraph, Section, Sentence
from gcm_data.paper.quoting import quotes_by_round_table

TITLE = "Regional input of Asia and the Pacific to the {forum}"
ABOUT = "What members of ESCAP report on the Global Compact for Safe, Orderly and Regular Migration"
DRAFT = "Draft for editing. Not an official document of the United Nations."


def paper(scope: Scope) -> Paper:
    """The paper of a selection. Without a submission it says so, and has no sections with counts."""
    chosen = scope.selection.round_tables if scope.selection.round_table else ()
    names = [f"Round table {table.round_table}: {table.title}" for table in chosen]
    return Paper(
        TITLE.format(forum=introduction.forum(scope.selection.cycle)),
        (ABOUT, *names),
        DRAFT,
        wording.day(scope.as_of),
        scope.describe(),
        tuple(_summary(scope)),
        tuple(_sections(scope) if scope.submissions else _without_submissions(scope)),
    )


def sentences(scope: Scope) -> dict[str, str]:
    """Key -> text of every sentence of the paper, in order. By its keys the papers of two sets of data are compared."""
    said = (sentence for paragraph in paper(scope).paragraphs for sentence in paragraph.sentences)
    return {sentence.key: sentence.text for sentence in said}


def _sections(scope: Scope) -> list[Section]:
    tables = round_tables.sections(scope, quotes_by_round_table(scope))
    if len(tables) > 1:
        tables = [Section("Round tables"), *(replace(table, level=2) for table in tables)]
    return [
        introduction.introduction(scope),
        overview(scope),
        *tables,
        across.principles(scope),
        across.needs(scope),
        gaps.gaps(scope),
        changes(scope),
        limits(scope),
    ]


def _without_submissions(scope: Scope) -> list[Section]:
    said = Paragraph((Sentence("overview/none", wording.NOTHING_READ_HERE),))
    return [introduction.introduction(scope), Section("Overview of the objectives", blocks=(said,)), limits(scope)]


def _summary(scope: Scope) -> list[Paragraph]:
    """The sentences of the paper that stand in the box on its first page."""
    first = Paragraph((introduction.received(scope), *introduction.documents(scope).sentences[:2]))
    if not scope.submissions:
        return [first, Paragraph((Sentence("overview/none", wording.NOTHING_READ_HERE),))]
    tables = [
        round_tables.whole(scope.narrowed(round_table=table.round_table), table)[0]
        for table in scope.selection.round_tables
    ]
    coverage = Sentence("introduction/coverage/is", wording.COVERAGE_IS)
    return [first, Paragraph(objectives(scope)), Paragraph((*tables, across.any_need(scope))), Paragraph((coverage,))]
