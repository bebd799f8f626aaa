"""What stands behind the numbers of the report: as data for its script, and the States behind each target in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from gcm_data import reference
from gcm_data.coverage.focus import Focus
from gcm_data.coverage.scope import Scope
from gcm_data.evidence.annex import Annex
from gcm_data.exhibits import Exhibit
from gcm_data.exports.html.anchors import slugs


def targets(scope: Scope) -> dict[str, Focus]:
    """Name of each objective selected, each guiding principle and each need -> what its number counts."""
    keys = {
        f"Objective {number}, {reference.objective(number).short_label}": ("objective", str(number))
        for number in scope.selection.objectives
    }
    keys |= {principle.label: ("principle", principle.key) for principle in reference.principles()}
    keys |= {need.label: ("need", need.key) for need in reference.needs()}
    return {name: scope.focus(None, key) for name, key in keys.items()}


def as_data(exhibits: Iterable[Exhibit], annex: Annex) -> dict[str, object]:
    """The evidence as the script takes it, each panel and each name once.

    `numbers`: exhibit -> address -> [label, place of its panel]. `panels`: [sentence, place of its headings, for each
    heading the places of names, numbers of passages]. `headings`: lists of states; `names`: of members.
    """
    places: dict[Focus, int] = {focus: place for place, focus in enumerate(annex.panels)}
    names, headings = _Places(), _Places()
    panels = []
    for focus, panel in annex.panels.items():
        who = [[names.of(name) for name in found] for found in panel.states.values()]
        panels.append([panel.sentence, headings.of(tuple(panel.states)), who, list(annex.numbers(focus))])
    numbers = {made.key: _numbers(made.focuses, places) for made in exhibits if made.focuses}
    return {"numbers": numbers, "panels": panels, "headings": list(headings), "names": list(names)}


def _numbers(focuses: Mapping[str, Focus], places: Mapping[Focus, int]) -> dict[str, list[object]]:
    return {address: [label, places[focuses[label]]] for label, address in slugs(focuses).items()}


class _Places(dict[object, int]):
    """Things in the order in which they were met first -> their places."""

    def of(self, thing: object) -> int:
        """The place of a thing."""
        return self.setdefault(thing, len(self))
