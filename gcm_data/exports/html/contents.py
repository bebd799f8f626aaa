"""What stands in the report and in which order: sections, each with exhibits that the pages show, too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from gcm_data import wording
from gcm_data.coverage.scope import Scope
from gcm_data.exhibits import (
    Exhibit,
    change,
    country,
    gap_table,
    gaps,
    needs,
    overview,
    plans,
    principle,
    quality,
    round_table,
    sdg,
    stakeholders,
    subregion,
    uncounted,
)
from gcm_data.exports.html.anchors import slug

NOT_COUNTED = "Not counted"
# What the figures of these show stands in another figure of the report, too: of the first paper has the finding alone.
_BRIEF = re.compile(r"round-table-\d+|gaps-of-all|change-members")
_NOT_ON_PAPER = ("submissions-by-subregion", "sdg-targets", "change-by-subregion", "plans-by-subregion", "cells")


@dataclass(frozen=True)
class Section:
    """A heading, perhaps words below it, and exhibits; each exhibit's key is its address in the report."""

    key: str
    title: str
    exhibits: tuple[Exhibit, ...]
    words: tuple[str, ...] = ()


def on_paper(made: Exhibit) -> str:
    """What paper has of an exhibit, as a class of the style: “brief” for words alone, “screen” for nothing, else ""."""
    if made.key in _NOT_ON_PAPER or (made.key.startswith("round-table-") and made.key.endswith("-by-subregion")):
        return "screen"
    return "brief" if _BRIEF.fullmatch(made.key) or not (made.draw or len(made.table)) else ""


def sections(scope: Scope) -> list[Section]:
    """The sections of a selection; nothing where no member fits it or no document has been read."""
    if not scope.selection.members or quality.remarks(scope) is None:
        return []
    return [
        Section("overview", "Overview", tuple(_overview(scope))),
        Section("subregions", "Subregions and groups of countries", tuple(_subregions(scope))),
        Section("members", "Members by objectives", tuple(_members(scope))),
        Section("round-tables", "Round tables", tuple(_round_tables(scope))),
        Section(
            "principles",
            "Guiding principles",
            (principle.principle_matrix(scope), principle.principles_by_objectives(scope)),
        ),
        Section("gaps", "Gaps in reporting", tuple(_gaps(scope)), (wording.COVERAGE_IS, wording.GAP_IS)),
        Section("needs", "Cooperation needs", (needs.needs_by_objectives(scope), needs.needs_by_subregion(scope))),
        Section(
            "sustainable-development-goals", "Sustainable Development Goals", (sdg.by_goal(scope), sdg.by_target(scope))
        ),
        *_change(scope),
        Section(
            "plans",
            "National implementation plans",
            (plans.plan_map(scope), plans.plans_by_status(scope), plans.plans_by_subregion(scope)),
        ),
        *_uncounted(scope),
        Section("documents-and-issues", "Documents and issues", tuple(_quality(scope))),
    ]


def _overview(scope: Scope) -> Iterator[Exhibit]:
    yield overview.who_reported(scope)
    yield overview.submissions_by_subregion(scope)
    yield overview.objectives_by_round_table(scope)
    if stakeholders.has_any(scope):
        yield stakeholders.by_category(scope)


def _subregions(scope: Scope) -> Iterator[Exhibit]:
    for make in (subregion.subregion_matrix, subregion.group_matrix, subregion.membership_matrix):
        yield make(scope)


def _members(scope: Scope) -> Iterator[Exhibit]:
    """A matrix for each subregion, so that it fits a page and a screen."""
    for name in country.subregion_names(scope.selection):
        inside = replace(scope, selection=scope.selection.of_subregion(name))
        yield replace(country.member_matrix(inside, name), key=f"members-{slug(name)}")


def _round_tables(scope: Scope) -> Iterator[Exhibit]:
    for table in scope.selection.round_tables:
        inside = scope.narrowed(round_table=table.round_table)
        key = f"round-table-{table.round_table}"
        yield replace(round_table.objectives(inside), key=key)
        yield replace(round_table.by_subregion(inside), key=f"{key}-by-subregion")


def _gaps(scope: Scope) -> Iterator[Exhibit]:
    yield gap_table.gap_table(scope)
    yield gaps.gap_list(scope)


def _change(scope: Scope) -> Iterator[Section]:
    """The change since the other cycle, where of somebody something was read in both."""
    if other := change.compared_with(scope):
        made = (
            change.who_is_compared(scope, other),
            change.by_target(scope, other, "objective"),
            change.by_subregion(scope, other, "objective"),
        )
        yield Section("change", change.heading(scope, other), made, (wording.CHANGE_IS,))


def _uncounted(scope: Scope) -> Iterator[Section]:
    """What counts for nothing, where there is any of it to show."""
    if made := uncounted.of_selection(scope):
        yield Section("not-counted", NOT_COUNTED, tuple(made))


def _quality(scope: Scope) -> Iterator[Exhibit]:
    """Documents and what was told of them. No passages open here: the annex has only passages behind a number."""
    for make in (quality.documents, quality.cells, quality.issues, quality.corrections, quality.mappings):
        yield replace(make(scope), focuses={})
