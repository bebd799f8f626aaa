"""Annex I: the tables of coverage, of few columns each, so that two of all objectives fit on an upright page."""

from __future__ import annotations

from gcm_data import reference
from gcm_data.coverage.scope import Scope
from gcm_data.paper import change, tables
from gcm_data.paper.parts import Section

HEADING = "Tables of coverage"


def coverage(scope: Scope) -> Section:
    """Objectives by subregion, by kind of response and by state; principles and needs by subregion; change."""
    objectives = {str(number): tables.objective_name(number) for number in scope.selection.objectives}
    principles = {principle.key: principle.label for principle in reference.principles()}
    needs = {need.key: need.label for need in reference.needs()}
    found = (
        tables.targets_by_subregion(scope, "objective", objectives, "Objective", "Objectives"),
        tables.kinds_of_objectives(scope),
        tables.states_of_objectives(scope),
        tables.targets_by_subregion(scope, "principle", principles, "Guiding principle", "Guiding principles"),
        tables.targets_by_subregion(scope, "need", needs, "Cooperation need", "Cooperation needs"),
        *change.table(scope),
    )
    return Section(HEADING, blocks=found, is_annex=True)
