"""Annex I: the tables of coverage, on pages that lie on their side."""

from __future__ import annotations

from gcm_data import reference
from gcm_data.coverage.scope import Scope
from gcm_data.paper import change, tables
from gcm_data.paper.parts import Section

HEADING = "Tables of coverage"


def coverage(scope: Scope) -> Section:
    """Objectives by subregion, by kind of response and by state; principles and needs by subregion; change."""
    principles = {principle.key: principle.label for principle in reference.principles()}
    needs = {need.key: need.label for need in reference.needs()}
    found = (
        tables.groups_by_objectives(scope),
        tables.kinds_of_objectives(scope),
        tables.states_of_objectives(scope),
        tables.targets_by_subregion(scope, "principle", principles, "Guiding principle", "Guiding principles"),
        tables.targets_by_subregion(scope, "need", needs, "Cooperation need", "Cooperation needs"),
        *change.table(scope),
    )
    return Section(HEADING, blocks=found, is_annex=True, is_wide=True)
