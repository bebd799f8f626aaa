"""The masthead and the title: what a document of the Commission begins with, its open places in square brackets."""

from __future__ import annotations

from gcm_data import reference
from gcm_data.coverage.scope import Scope
from gcm_data.coverage.selection import ALL_BASES, BASES
from gcm_data.paper.dates import period
from gcm_data.paper.parts import Masthead
from gcm_data.wording import either, group_of_day, listed

COMPACT = "Global Compact for Safe, Orderly and Regular Migration"
REGION = "Asia and the Pacific"
_WITH_ARTICLE = ("Pacific",)
PLACE = "[to be completed]"
NOTICE = "Draft for editing. Not an official document of the United Nations."


def masthead(scope: Scope) -> Masthead:
    """Symbol, distribution, day, language, body, meeting and agenda item."""
    cycle = reference.cycle(scope.selection.cycle)
    meeting = cycle.name.replace("GCM", COMPACT)
    return Masthead(
        ("United Nations", "Economic and Social Council"),
        ("ESCAP/[symbol]", "Distr.: [distribution]", "[date of issue]", "Original: [English]"),
        (
            "Economic and Social Commission for Asia and the Pacific",
            meeting,
            f"{cycle.location}, {period(cycle.start_date, cycle.end_date)}",
            "Item [number] of the provisional agenda",
            "[Title of the agenda item]",
        ),
    )


def forum(cycle: str) -> str:
    """“International Migration Review Forum 2026”."""
    return reference.cycle(cycle).feeds_into.replace("IMRF", "International Migration Review Forum")


def title(scope: Scope) -> str:
    """“Regional input to the International Migration Review Forum 2026: Pacific, round table 3”."""
    return f"Regional input to the {forum(scope.selection.cycle)}: {', '.join(chosen(scope))}"


def chosen(scope: Scope) -> list[str]:
    """What is selected, in a few words each."""
    found = scope.selection
    said = list(found.subregions) or [REGION]
    said += [found.group] if found.group else []
    said += [f"round table {found.round_table}"] if found.round_table else []
    return said + ([f"only what is {either(BASES[found.basis])}"] if found.basis != ALL_BASES else [])


def area(name: str) -> str:
    """A subregion, or the region, behind “in”: “the Pacific”, “South-East Asia”."""
    return f"the {name}" if name in _WITH_ARTICLE else name


def covers(scope: Scope, subject: str = "It") -> str:
    """What the paper covers and what it leaves out, as a sentence or two; `subject` is the paper in the first."""
    found, where = scope.selection, ""
    if found.subregions:
        where = f" in {listed(list(map(area, found.subregions)))}"
    group = f", of the group {group_of_day(found.group, found.cycle)}" if found.group else ""
    one = (
        "the one member or associate member"
        if scope.members == 1
        else f"the {scope.members} members and associate members"
    )
    everybody = one if found.is_narrowed else f"all {scope.members} members and associate members"
    said = [f"{subject} covers {everybody} of ESCAP{where}{group}."]
    if found.round_table:
        said.append(
            f"Of the objectives only those of round table {found.round_table} are covered; plans, follow-up, guiding "
            "principles, good practices and cooperation needs are covered whatever objective they concern."
        )
    if found.basis != ALL_BASES:
        said.append(f"A mention counts only where it is {either(BASES[found.basis])}.")
    return " ".join(said)
