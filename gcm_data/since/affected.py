"""Which numbers of slides and pages, and which sentences of the paper, differ between an older and a newer set."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

import pandas as pd

from gcm_data import paper, wording
from gcm_data.coverage.focus import Evidence, Focus
from gcm_data.coverage.scope import Scope
from gcm_data.exhibits import (
    Exhibit,
    change,
    gap_table,
    needs,
    objective,
    plans,
    principle,
    round_table,
    subregion,
    together,
)
from gcm_data.since.differences import table_of
from gcm_data.slides import Slide, deck
from gcm_data.slides.slide import values_of
from gcm_data.tables.reading_specs import TableSpec
from gcm_data.wording.menu import TITLES

COUNT, SUBMISSIONS = "the count", "the submissions received only"
PAPER = "Paper"
NOWHERE = "does not stand there"
NUMBERS = TableSpec(
    "changed_numbers",
    "number of a slide or a page that differs",
    (),
    dict.fromkeys(("cycle", "place", "number", "old", "new", "differs_in"), "str"),
)
SENTENCES = TableSpec(
    "changed_sentences",
    "title of a slide, or sentence of the paper, that differs",
    ("cycle", "place", "key"),
    dict.fromkeys(("cycle", "place", "key", "change", "old", "new"), "str"),
)


class Number(NamedTuple):
    """A number where it stands: its label there, as written, the count alone, and what it counts."""

    place: str
    label: str
    written: str
    count: str
    focus: Focus


def numbers(old: Scope, new: Scope) -> tuple[pd.DataFrame, dict[str, Focus]]:
    """The numbers that differ, as written before and now (table NUMBERS), and place and label -> Focus of the number.

    Numbers whose count differs come first, in the order of the slides and pages, each with its focus. Behind them come,
    without a focus, numbers whose count is unchanged and is now of more or fewer submissions.
    """
    now = {(number.place, number.label): number for number in _numbers(new)}
    before = now if old is new else {(number.place, number.label): number for number in _numbers(old)}
    rows, focuses = [], {}
    for key in {**now, **before}:
        one, other = before.get(key), now.get(key)
        if one and other and one.written == other.written:
            continue
        is_same = one is not None and other is not None and one.count == other.count
        rows.append((new.selection.cycle, *key, one.written if one else NOWHERE, other.written if other else NOWHERE,
                     SUBMISSIONS if is_same else COUNT))  # fmt: skip
    rows.sort(key=lambda row: row[-1] == SUBMISSIONS)
    for _, place, label, *_, differs in rows:
        if differs == COUNT:
            focuses[wording.mark(place, label)] = (now.get((place, label)) or before[place, label]).focus
    return table_of(rows, NUMBERS), focuses


def sentences(old: Scope, new: Scope) -> pd.DataFrame:
    """The titles and takeaways of slides, and the sentences of the paper, that differ; table SENTENCES."""
    if old is new:
        return table_of([], SENTENCES)
    rows = []
    for place, before, now in (
        ("Slides", _titles(old), _titles(new)),
        (PAPER, paper.sentences(old), paper.sentences(new)),
    ):
        numbers = _paragraphs(old) | _paragraphs(new) if place == PAPER else {}
        for key in {**now, **before}:
            one, other = before.get(key, ""), now.get(key, "")
            if one != other:
                change = "changed" if one and other else "new" if other else "gone"
                where = f"{place}, paragraph {numbers[key]}" if key in numbers else place
                rows.append((new.selection.cycle, where, key, change, one, other))
    return table_of(rows, SENTENCES)


def _paragraphs(scope: Scope) -> dict[str, int]:
    """Key of each sentence of the paper -> the number of the paragraph that has to be read again, if it differs."""
    numbered = enumerate(paper.paper(scope).paragraphs, start=1)
    return {sentence.key: number for number, paragraph in numbered for sentence in paragraph.sentences}


def _titles(scope: Scope) -> dict[str, str]:
    found: dict[str, str] = {}
    for slide in deck(scope):
        found[f"{slide.key}: title"] = slide.title
        found[f"{slide.key}: takeaway"] = slide.said
    return found


def _numbers(scope: Scope) -> Iterator[Number]:
    for slide in deck(scope):
        yield from _of_slide(slide)
    for page, inside, make, arguments in _pages(scope):
        yield from _of_page(page, inside, make(inside, *arguments))


def _of_slide(slide: Slide) -> Iterator[Number]:
    """The numbers of a slide's chart."""
    for _, value in values_of(slide.chart):
        focus = slide.exhibit.focuses[value.opens]
        yield Number(f"Slide “{slide.name}”", value.opens, value.written, str(value.count), focus)


def _of_page(page: str, scope: Scope, made: Exhibit) -> Iterator[Number]:
    """The numbers of an exhibit, counted anew from its focuses."""
    for label, focus in made.focuses.items():
        evidence = Evidence(scope.grid, focus)
        count = len(evidence.counted)
        yield Number(f"Page “{page}”", label, wording.of(count, evidence.total), str(count), focus)


def _pages(scope: Scope) -> Iterator[tuple[str, Scope, Callable[..., Exhibit], tuple]]:
    """Exhibits of the pages that stand on no slide: page, scope, and the function that makes it, with its arguments.

    Pages of one member are left out: what differs there are the cells themselves.
    """
    for page, make in (
        ("subregion", subregion.group_matrix),
        ("subregion", subregion.membership_matrix),
        ("principle", principle.principles_by_objectives),
        ("needs", needs.needs_by_objectives),
        ("plans", plans.plans_by_status),
        ("plans", plans.plans_by_subregion),
        ("gaps", gap_table.gap_table),
        ("together", together.principles_argued),
    ):
        yield TITLES[page], scope, make, ()
    for way in together.WAYS:
        yield f"{TITLES['together']}: {way.lower()}", scope, together.objectives_together, (way,)
    for table in scope.selection.round_tables:
        inside = scope.narrowed(round_table=table.round_table)
        for make in (round_table.by_subregion, round_table.needs, round_table.principles):
            yield f"{TITLES['round_table']}: {table.round_table}", inside, make, ()
    for number in scope.selection.objectives:
        yield f"{TITLES['objective']}: {number}", scope, objective.by_question, (number,)
    if other := change.compared_with(scope):
        for kind in ("principle", "need"):
            yield TITLES["change"], scope, change.by_target, (other, kind)
