"""What the Compact, ESCAP and its reviews are made of: one tuple of frozen rows for each noun.

Each noun is a CSV file in this folder. All are read and checked together, once, when the first is asked for;
a broken file raises BrokenReference with the file, the line and the reason. Sources of the facts: SOURCES.md.
"""

from collections.abc import Iterable
from dataclasses import astuple
from functools import cache
from pathlib import Path

from gcm_data.reference.catalogue import TABLES, Reference
from gcm_data.reference.reading import BrokenReference, Row, read_listing
from gcm_data.reference.rows import (
    Alias,
    Cycle,
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
    StakeholderCategory,
    Subregion,
    Tile,
)

__all__ = [
    "Alias",
    "BrokenReference",
    "Cycle",
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
    "StakeholderCategory",
    "Subregion",
    "Tile",
    "aliases",
    "cycle",
    "cycles",
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
    "questions",
    "round_tables",
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
def _reference() -> Reference:
    return load_reference()


def _find(rows: Iterable[Row], column: str, value: object) -> Row:
    for row in rows:
        if getattr(row, column) == value:
            return row
    raise KeyError(f"no {column} {value!r}")


def subregions() -> tuple[Subregion, ...]:
    """The five subregions of ESCAP."""
    return _reference().subregions


def members() -> tuple[Member, ...]:
    """The 53 member States and 9 associate members of ESCAP, by name."""
    return _reference().members


@cache
def member(iso3: str) -> Member:
    """The member with this code; KeyError if there is none."""
    return _find(members(), "iso3", iso3)


def aliases() -> tuple[Alias, ...]:
    """The spellings by which members are known; each leads to one member once normalised."""
    return _reference().aliases


def other_countries() -> tuple[OtherCountry, ...]:
    """Names of countries and areas outside ESCAP; none is an alias of a member."""
    return _reference().other_countries


def objectives() -> tuple[Objective, ...]:
    """The 23 objectives of the Compact, by number."""
    return _reference().objectives


@cache
def objective(number: int) -> Objective:
    """The objective with this number; KeyError if there is none."""
    return _find(objectives(), "number", number)


def round_tables() -> tuple[RoundTable, ...]:
    """The four round tables, which share out the 23 objectives."""
    return _reference().round_tables


def principles() -> tuple[Principle, ...]:
    """The ten guiding principles, by letter."""
    return _reference().principles


def needs() -> tuple[Need, ...]:
    """The six kinds of cooperation needed."""
    return _reference().needs


def stakeholder_categories() -> tuple[StakeholderCategory, ...]:
    """The kinds of stakeholders that the Compact names in its paragraph 44, in its order."""
    return _reference().stakeholder_categories


def plan_statuses() -> tuple[PlanStatus, ...]:
    """The six statuses of a national implementation plan, the firmest first."""
    return _reference().plan_statuses


def instruments() -> tuple[str, ...]:
    """The names of the questionnaires."""
    return tuple(dict.fromkeys(question.instrument for question in _reference().questions))


@cache
def questions(instrument: str) -> tuple[Question, ...]:
    """The questions of an instrument; KeyError if there is no such instrument."""
    if instrument not in instruments():
        raise KeyError(f"no instrument {instrument!r}")
    return tuple(question for question in _reference().questions if question.instrument == instrument)


def cycles() -> tuple[Cycle, ...]:
    """The regional reviews."""
    return _reference().cycles


@cache
def cycle(code: str) -> Cycle:
    """The review with this code, such as "2025"; KeyError if there is none."""
    return _find(cycles(), "cycle", code)


def milestones() -> tuple[Milestone, ...]:
    """The dated events of the Compact, by date; those not yet announced say "expected"."""
    return _reference().milestones


def tile_grid() -> dict[str, tuple[int, int]]:
    """The column and row of each member; a new dict at each call, so that no caller can change another's."""
    return {tile.iso3: (tile.column, tile.row) for tile in _reference().tile_grid}
