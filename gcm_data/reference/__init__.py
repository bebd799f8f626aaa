"""What the Compact, ESCAP and its reviews are made of: one tuple of frozen rows for each noun.

Each noun is a CSV file in this folder. All are read and checked together, once, when the first is asked for;
a broken file raises BrokenReference with the file, the line and the reason. Sources of the facts: SOURCES.md.
"""

from collections.abc import Iterable
from dataclasses import astuple, replace
from datetime import date
from functools import cache
from pathlib import Path

from gcm_data.reference.catalogue import TABLES, Reference
from gcm_data.reference.reading import BrokenReference, Row, read_listing
from gcm_data.reference.rows import (
    Alias,
    Cycle,
    GroupMembership,
    Member,
    Milestone,
    Need,
    Objective,
    ObjectiveTitle,
    OtherCountry,
    PlanStatus,
    Principle,
    Question,
    RoundTable,
    SdgTarget,
    StakeholderCategory,
    Subregion,
    Tile,
)
from gcm_data.reference.translations import all_translations

__all__ = [
    "Alias",
    "BrokenReference",
    "Cycle",
    "GroupMembership",
    "Member",
    "Milestone",
    "Need",
    "Objective",
    "OtherCountry",
    "PlanStatus",
    "Principle",
    "Question",
    "Reference",
    "RoundTable",
    "SdgTarget",
    "StakeholderCategory",
    "Subregion",
    "Tile",
    "aliases",
    "all_tables",
    "cycle",
    "cycles",
    "group_memberships",
    "in_group",
    "instruments",
    "load_reference",
    "member",
    "members",
    "milestones",
    "needs",
    "objective",
    "objectives",
    "other_countries",
    "plan_statuses",
    "principles",
    "problem",
    "questions",
    "questions_of",
    "round_tables",
    "sdg_targets",
    "stakeholder_categories",
    "subregions",
    "tile_grid",
]

FOLDER = Path(__file__).parent
SOURCES = FOLDER / "SOURCES.md"  # where each fact is from; shown on the method page


def load_reference(folder: Path = FOLDER) -> Reference:
    """All tables of a folder, read and cross-checked; raises BrokenReference at the first fault found."""
    listings = {noun: read_listing(folder / f"{noun}.csv", table.row) for noun, table in TABLES.items()}
    for noun, table in TABLES.items():
        for rule in table.rules:
            rule(listings[noun], listings)
    rows = {noun: listing.rows for noun, listing in listings.items()}
    return Reference(**rows | {"objectives": _with_round_table(rows["objectives"], rows["round_tables"])})


def _with_round_table(titles: Iterable[ObjectiveTitle], tables: Iterable[RoundTable]) -> tuple[Objective, ...]:
    """The objectives, each with the round table that lists it."""
    table_of = {number: table.round_table for table in tables for number in table.objectives}
    return tuple(Objective(*astuple(title), round_table=table_of[title.number]) for title in titles)


@cache
def all_tables() -> Reference:
    """All tables, read once and checked together. Raises BrokenReference."""
    return load_reference()


def problem() -> str:
    """What is wrong with the reference tables and what to do about it, in a sentence; "" where all can be read."""
    try:
        all_tables()
        all_translations()
    except BrokenReference as broken:
        return f"A reference table can't be used: {FOLDER.name}/{broken}. Mend the file, then start again."
    return ""


def _find(rows: Iterable[Row], column: str, value: object) -> Row:
    for row in rows:
        if getattr(row, column) == value:
            return row
    raise KeyError(f"no {column} {value!r}")


def subregions() -> tuple[Subregion, ...]:
    """The five subregions of ESCAP."""
    return all_tables().subregions


def members() -> tuple[Member, ...]:
    """The 53 member States and 9 associate members of ESCAP, by name."""
    return all_tables().members


@cache
def member(iso3: str) -> Member:
    """The member with this code; KeyError if there is none."""
    return _find(members(), "iso3", iso3)


def group_memberships() -> tuple[GroupMembership, ...]:
    """Who is an LDC, LLDC, SIDS or champion country, and since and until when."""
    return all_tables().group_memberships


@cache
def in_group(group: str, day: date) -> frozenset[str]:
    """The members (iso3) of a group of countries on a day; none for a group that is not in the table."""
    return frozenset(row.iso3 for row in group_memberships() if row.group == group and row.holds_on(day))


def aliases() -> tuple[Alias, ...]:
    """The spellings by which members are known; each leads to one member once normalized."""
    return all_tables().aliases


def other_countries() -> tuple[OtherCountry, ...]:
    """Names of countries and areas outside ESCAP; none is an alias of a member."""
    return all_tables().other_countries


def objectives() -> tuple[Objective, ...]:
    """The 23 objectives of the Compact, by number."""
    return all_tables().objectives


@cache
def objective(number: int) -> Objective:
    """The objective with this number; KeyError if there is none."""
    return _find(objectives(), "number", number)


@cache
def sdg_targets(objective: int) -> tuple[SdgTarget, ...]:
    """The targets of the Sustainable Development Goals that an objective serves."""
    return tuple(row for row in all_tables().objective_sdg_targets if row.objective == objective)


def round_tables() -> tuple[RoundTable, ...]:
    """The four round tables, which share out the 23 objectives."""
    return all_tables().round_tables


def principles() -> tuple[Principle, ...]:
    """The ten guiding principles, by letter."""
    return all_tables().principles


def needs() -> tuple[Need, ...]:
    """The six kinds of cooperation needed."""
    return all_tables().needs


def stakeholder_categories() -> tuple[StakeholderCategory, ...]:
    """The kinds of stakeholders that the Compact names in its paragraph 44, in its order."""
    return all_tables().stakeholder_categories


def plan_statuses() -> tuple[PlanStatus, ...]:
    """The six statuses of a national implementation plan, the firmest first."""
    return all_tables().plan_statuses


def instruments() -> tuple[str, ...]:
    """The names of the questionnaires."""
    return tuple(dict.fromkeys(question.instrument for question in all_tables().questions))


@cache
def questions(instrument: str) -> tuple[Question, ...]:
    """The questions of an instrument; KeyError if there is no such instrument."""
    if instrument not in instruments():
        raise KeyError(f"no instrument {instrument!r}")
    return tuple(question for question in all_tables().questions if question.instrument == instrument)


@cache
def questions_of(cycle_code: str) -> tuple[Question, ...]:
    """The questions that the answers of a review are read by, under the labels that fit it; KeyError for no review."""
    labels = {label.key: label for label in all_tables().question_labels if label.cycle == cycle_code}
    return tuple(
        replace(q, short_label=labels[q.key].short_label, wording=labels[q.key].wording) if q.key in labels else q
        for q in questions(cycle(cycle_code).instrument)
    )


def cycles() -> tuple[Cycle, ...]:
    """The regional reviews."""
    return all_tables().cycles


@cache
def cycle(code: str) -> Cycle:
    """The review with this code, such as "2025"; KeyError if there is none."""
    return _find(cycles(), "cycle", code)


def milestones() -> tuple[Milestone, ...]:
    """The dated events of the Compact, by date; those not yet announced say "expected"."""
    return all_tables().milestones


def tile_grid() -> dict[str, tuple[int, int]]:
    """The column and row of each member; a new dict at each call, so that no caller can change another's."""
    return {tile.iso3: (tile.column, tile.row) for tile in all_tables().tile_grid}
