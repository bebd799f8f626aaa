"""What has to be said of a review: what it asked otherwise, and of which day its groups of countries are."""

from __future__ import annotations

from collections.abc import Iterable

from gcm_data import reference
from gcm_data.reference import sdgs
from gcm_data.reference.in_text import in_text
from gcm_data.wording.sentences import day, listed

QUESTIONS_FROM = (
    "The five guiding questions of 2025 stand here in other words than the original, which is annex 1 of the concept "
    "note of the second review (ESCAP, August 2024)."
)
SERVES_ALL = "It serves all of them."


def questions_from(cycle: str) -> str:
    """Where the questions of a review are from, before they are told in other words."""
    is_2025 = reference.cycle(cycle).instrument == "guiding-questions-2025"
    return QUESTIONS_FROM if is_2025 else "The questions stand here in other words than the original."


def own_survey(cycle: str) -> str:
    """The instrument that a review sent out where its answers are read by another one's questions; "" elsewhere.

    Its name in questions.csv is “survey-” and the cycle.
    """
    name = f"survey-{cycle}"
    return name if name in reference.instruments() else ""


def asked_otherwise(*cycles: str) -> str:
    """The caveat on reviews that asked other things than the questions they are read by; "" where none of them did."""
    asked = sorted(cycle for cycle in set(cycles) if own_survey(cycle))
    instruments = {reference.cycle(cycle).instrument for cycle in cycles}
    differ = f"The reviews of {listed(sorted(set(cycles)))} are read by different questions. "
    others = (
        f"The review{'s' if len(asked) > 1 else ''} of {listed(asked)} asked other things (see the method) than the "
        "questions by which the answers are read, so that reviews can stand side by side. "
    )
    said = f"{differ if len(instruments) > 1 else ''}{others if asked else ''}"
    return f"{said}A difference between reviews can come from the questions." if said else ""


def asked_on(cycle: str, aspect: str, is_told: bool = True) -> str:
    """The questions of a review on an aspect: “(d) gaps and challenges”, or “(d)” if not `is_told` what they ask."""
    found = [q for q in reference.questions_of(cycle) if q.aspect == aspect]
    named = [f"({q.key}) {q.short_label[:1].lower()}{q.short_label[1:]}" if is_told else f"({q.key})" for q in found]
    return listed(named) or "no question"


def group_of_day(group: str, cycle: str) -> str:
    """A group of countries with the day whose list is used: “LDC on 4 February 2025”."""
    return f"{group} on {day(reference.cycle(cycle).start_date)}"


def groups_note(groups: dict[str, str], cycle: str) -> str:
    """Of which day the groups of countries are, which of them are empty then, and what is still to be confirmed.

    `groups` maps a group as shown to its name in the reference.
    """
    first = reference.cycle(cycle).start_date
    empty = [name for name, group in groups.items() if not reference.in_group(group, first)]
    said = [f"Groups of countries are those of {day(first)}, the first day of the meeting."]
    said += [f"No source was found for any member of {listed(empty)} on that day."] if empty else []
    return " ".join([*said, *to_be_confirmed(groups.values(), cycle)])


def to_be_confirmed(groups: Iterable[str], cycle: str) -> list[str]:
    """A sentence for each planned day of leaving a group that is past on the first day of a review."""
    first, among = reference.cycle(cycle).start_date, set(groups)
    planned = {
        (row.valid_to, row.group): [] for row in reference.group_memberships() if row.group in among and row.certainty
    }
    for row in reference.group_memberships():
        if (row.valid_to, row.group) in planned and row.certainty:
            planned[row.valid_to, row.group].append(in_text(row.iso3))
    return [
        f"To be confirmed: {listed(names)} left the group {group} on {day(last)}."
        for (last, group), names in planned.items()
        if last and last <= first
    ]


def sdg_targets(objective: int) -> str:
    """The targets of the Sustainable Development Goals that an objective serves, and who says so."""
    found = sdgs.targets_of(objective)
    by_basis = {basis: [r.sdg_target for r in found if r.basis == basis and r.goal] for basis in _BASES}
    said = [f"{words}: {listed(by_basis[basis])}." for basis, words in _BASES.items() if by_basis[basis]]
    said += [SERVES_ALL] if any(not row.goal for row in found) else []
    return f"Sustainable Development Goals. {' '.join(said)}"


_BASES = {
    "stated by the Compact": "Target stated by the Compact itself",
    "guidance of the UN Network on Migration": "Targets that the guidance of the UN Network on Migration names",
}
SDGS_ARE = (
    "Which targets of the Sustainable Development Goals an objective serves is what the guidance of the United Nations "
    "Network on Migration for implementing the Compact names for it; the Compact itself states target 10.c for "
    "objective 20. For objectives 2 and 19 the guidance names all Goals: members that report one of these are counted "
    "apart. A member that reports an objective is not said to serve a Goal."
)
