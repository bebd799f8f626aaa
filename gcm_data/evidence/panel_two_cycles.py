"""The evidence panel of a number that compares two cycles: its sentence, and all members by what became of them."""

from __future__ import annotations

from gcm_data import reference, wording
from gcm_data.coverage.focus import Evidence
from gcm_data.coverage.two_cycles import CHANGES, changes, groups
from gcm_data.wording.names import label_of


def sentence(evidence: Evidence) -> str:
    """“9 of 30 members with documents in both 2021 and 2025. …”, and what stands below."""
    focus, count = evidence.focus, len(evidence.counted)
    either = wording.listed(list(evidence.cycles))
    who = wording.of_members(count, len(focus.members))
    if len(focus.members) == 1 and count:
        who = reference.member(focus.members[0]).name
    if not focus.targets:
        silent, said = f"{who}: nothing was read in {either}.", f"{who}. Below: all answers in {either}."
        return silent if focus.is_silent else said
    what = wording.listed([label_of(*target) for target in focus.targets])
    whose = f" with documents in both {either}" if len(focus.members) != 1 else ""
    return f"{who}{whose}. Below: what is said of {what} in {either}."


def states(evidence: Evidence) -> dict[str, tuple[str, ...]]:
    """Heading -> names of members, by what became of the target or by the cycles in which they have documents.

    The group that the number counts comes first.
    """
    focus, axes = evidence.focus, evidence.grid.index.axes
    if focus.targets:
        column = changes(evidence.grid, *evidence.cycles)[:, axes.targets[focus.targets[0]]]
        inside = {name: column == place for place, name in enumerate(CHANGES)}
    else:
        inside = groups(evidence.grid, *evidence.cycles)
    found = {name.lower(): tuple(m for m in focus.members if is_in[axes.members[m]]) for name, is_in in inside.items()}
    by_counted = sorted(found.items(), key=lambda group: not evidence.counted or group[1] != evidence.counted)
    return {name: tuple(reference.member(iso3).name for iso3 in members) for name, members in by_counted}
