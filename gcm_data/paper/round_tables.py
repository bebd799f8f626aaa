"""The objectives in all, and the section on each round table: progress, challenges and support sought, by objective."""

from __future__ import annotations

from gcm_data import reference, wording
from gcm_data.coverage.focus import Evidence
from gcm_data.coverage.scope import Scope
from gcm_data.evidence.annex import ranges
from gcm_data.exhibits.said_on import ASPECTS
from gcm_data.paper.answers import letters, without_objective
from gcm_data.paper.counting import (
    FOLLOWERS,
    OBJECTIVES,
    capital,
    count,
    counts_of,
    leaders,
    most_often,
    reporting_any,
    with_counts,
)
from gcm_data.paper.naming import item, objective_noun, objectives_named
from gcm_data.paper.parts import Count, Form, Paragraph, Section, Sentence
from gcm_data.paper.quoting import Quoter
from gcm_data.paper.tables import objectives_by_question
from gcm_data.reference import RoundTable
from gcm_data.wording.names import label_of

MANY = 5  # objectives, which are named as ranges
PRINCIPLES = "In responses on these objectives, members referred most often to"
SUPPORT = "Support was sought mainly in"
HEADING = "Implementation of the objectives"
NO_OBJECTIVE = "Some responses name no objective of the Compact. In response to the question on:"
OTHERS = "Other responses on these objectives"


def overview(scope: Scope, form: Form) -> Section:
    """Which objectives are mentioned most often and which not at all; the table of all of them."""
    table = [] if form.is_short else [objectives_by_question(scope)]
    rest = [each for a in ASPECTS for each in without_objective(scope, f"objectives/no-objective/{a}", a)]
    last = [Paragraph((Sentence("objectives/no-objective", NO_OBJECTIVE), *rest), is_list=True)] if rest else []
    first = [] if scope.selection.round_table else [Paragraph(tuple(mentioned(scope)))]
    return Section(HEADING, blocks=(*first, *table, *last))


def leading(scope: Scope) -> list[Sentence]:
    """What the summary says of the objectives: of one round table how many mention any, of all which lead."""
    if not scope.selection.round_table:
        return mentioned(scope)[1:]
    (table,) = scope.selection.round_tables
    return [
        whole(scope, table),
        *_unmentioned(scope, f"round-table-{table.round_table}/none", sorted(table.objectives)),
    ]


def mentioned(scope: Scope) -> list[Sentence]:
    """“The objective mentioned most often is data (objective 1; 15 members). Objectives 8 and 13 are not mentioned.”"""
    names = objectives_named(scope.selection.objectives)
    found = counts_of(scope, "objective", names)
    whole = [("objective", target) for target in names]
    anyone = reporting_any(scope, "objectives/any", "any objective", whole, "at least one of the objectives")
    said = [anyone, *most_often("objectives/most", found, OBJECTIVES)]
    return said + _unmentioned(scope, "objectives/none", sorted(scope.selection.objectives))


def _unmentioned(scope: Scope, key: str, numbers: list[int]) -> list[Sentence]:
    """The objectives that nobody mentions, though somebody could."""
    found = {n: count(scope, f"objective {n}", scope.focus(None, ("objective", str(n)))) for n in numbers}
    none = [n for n, each in found.items() if each.total and not each.count]
    if not none or len(none) == len(numbers):
        return []
    which = wording.objectives(none) if len(none) < MANY else f"objectives {ranges(none)}"
    text = f"{capital(which)} {'are' if len(none) > 1 else 'is'} not mentioned."
    return [Sentence(key, text, named=tuple(found[n] for n in none))]


def sections(scope: Scope, form: Form, quoter: Quoter) -> list[Section]:
    """The overview, then a section for each round table that is selected."""
    tables = [section(scope, form, table, quoter) for table in scope.selection.round_tables]
    return [overview(scope, form), *tables]


def section(scope: Scope, form: Form, table: RoundTable, quoter: Quoter) -> Section:
    """The section on a round table, under its official title."""
    inside = scope.narrowed(round_table=table.round_table)
    key = f"round-table-{table.round_table}"
    said = [whole(inside, table), *_unmentioned(inside, f"{key}/none", sorted(table.objectives))]
    beside = leading_beside(inside, f"{key}/principles", "principle", PRINCIPLES, table)
    blocks = [Paragraph((*said, *beside))]
    for aspect, heading in ASPECTS.items():
        focuses = [inside.focus(None, ("objective", str(n)), aspect=aspect) for n in sorted(table.objectives)]
        blocks.append(_of_aspect(inside, key, aspect, heading, table))
        blocks += [] if form.is_short else quoter.take(focuses)
    others = _others(inside, key, table)
    blocks += [Paragraph((Sentence(f"{key}/others", f"{OTHERS}:"), *others), is_list=True)] if others else []
    return Section(f"Round table {table.round_table}: {table.title}", 2, tuple(blocks))


def whole(scope: Scope, table: RoundTable) -> Sentence:
    """“Of the 43 submissions, 30 mention at least one of objectives 2 and 5, most often regular pathways (15).”"""
    targets = {str(number): objective_noun(number) for number in sorted(table.objectives)}
    key, what = f"round-table-{table.round_table}/mentioned", f"any objective of round table {table.round_table}"
    named = f"at least one of {wording.objectives(targets)}"
    said = reporting_any(scope, key, what, [("objective", target) for target in targets], named)
    found = counts_of(scope, "objective", targets)
    first = leaders(found, FOLLOWERS)
    if not said.counts or said.counts[0].count < 3 or not first:
        return said
    text = f"{said.text.removesuffix('.')}, most often {with_counts(first, found)}."
    return Sentence(key, text, (*said.counts, *(found[name] for name in first)))


def named_beside(scope: Scope, kind: str, table: RoundTable) -> dict[str, Count]:
    """Principles or needs, in a sentence -> members that name each in the same answer as one of the objectives."""
    rows = {"principle": reference.principles, "need": reference.needs}[kind]()
    objectives = [("objective", str(number)) for number in table.objectives]
    found = {}
    for row in rows:
        focus = scope.focus(None, (kind, row.key), *objectives, is_same_answer=True, is_any=True)
        what = f"{label_of(kind, row.key)}, in one answer with an objective of round table {table.round_table}"
        found[f"{row.label[:1].lower()}{row.label[1:]}"] = count(scope, what, focus)
    return found


def leading_beside(scope: Scope, key: str, kind: str, said: str, table: RoundTable) -> list[Sentence]:
    """The principles, or kinds of support, named most often with the objectives; `said` is the sentence before them."""
    found = named_beside(scope, kind, table)
    first = leaders(found, FOLLOWERS)
    return (
        [Sentence(key, f"{said} {with_counts(first, found)}.", tuple(found[name] for name in first))] if first else []
    )


def _of_aspect(scope: Scope, key: str, aspect: str, heading: str, table: RoundTable) -> Paragraph:
    """Who names which objective in answer to one question, with the numbers of the passages."""
    start = f"{key}/{heading.lower().replace(' ', '-')}"
    items = [
        each
        for number in sorted(table.objectives)
        for each in item(
            scope,
            f"{start}/objective-{number}",
            _named(number),
            f"objective {number}, in answer to {letters(scope, aspect)}",
            scope.focus(None, ("objective", str(number)), aspect=aspect),
        )
    ]
    asked = f"question {letters(scope, aspect)}"
    if not items:
        return Paragraph((Sentence(start, f"No response to {asked} concerns these objectives."),), heading)
    first = [Sentence(start, f"In response to {asked}, the following members named these objectives:")]
    if aspect == "need":
        first = [*leading_beside(scope, f"{key}/needs", "need", SUPPORT, table), *first]
    head = Sentence(start, " ".join(each.text for each in first), tuple(c for each in first for c in each.counts))
    return Paragraph((head, *items), heading, is_list=True)


def _named(number: int) -> str:
    return f"Objective {number}, {objective_noun(number)}"


def _others(scope: Scope, key: str, table: RoundTable) -> list[Sentence]:
    """Members that name an objective only elsewhere: in answer to other questions, or by a mark in no answer."""
    said = []
    for number in sorted(table.objectives):
        target = ("objective", str(number))
        told = {
            iso3
            for aspect in ASPECTS
            for iso3 in Evidence(scope.grid, scope.focus(None, target, aspect=aspect)).counted
        }
        only = tuple(i for i in Evidence(scope.grid, scope.focus(None, target)).counted if i not in told)
        what = f"objective {number}, other responses only"
        said += item(
            scope, f"{key}/others/objective-{number}", _named(number), what, scope.focus(None, target, only=only)
        )
    return said
