"""The tables that `python -m loaders` writes, read with csv alone, and what a selection shows of them, in sets.

Another way to every number than that of the dashboard: no arrays, no frames, no grid.
"""

from __future__ import annotations

import csv
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path

from gcm_data import reference
from gcm_data.coverage.selection import Selection
from gcm_data.reference import Member

Line = Mapping[str, str]
Pair = tuple[int, int]
Target = tuple[str, str]
OUTSIDE = "Non-regional members"
LISTS = {"LDC": "LDC", "LLDC": "LLDC", "SIDS": "SIDS", "Champion countries": "champion"}
COUNTED = {"all": {"coded", "cited", "reviewed"}, "coded": {"coded"}, "cited": {"cited"}, "reviewed": {"reviewed"}}


@dataclass(frozen=True)
class Tables:
    """Rows of the CSV files as they stand there."""

    submissions: list[Line]
    responses: list[Line]
    mentions: list[Line]
    issues: list[Line]
    corrections: list[Line]
    mappings: list[Line]
    cell_runs: list[Line]
    codings: list[Line]
    set_aside: list[Line]

    @classmethod
    def read(cls, folder: Path) -> Tables:
        """The files of a folder that the command has written."""
        return cls(*(read_rows(folder / f"{name}.csv") for name in cls.__dataclass_fields__))

    @cached_property
    def current(self) -> dict[str, Line]:
        """The submissions that count, by their name."""
        return {row["submission"]: row for row in self.submissions if row["status"] == "current"}


@cache
def words_of(workbook: Path) -> str:
    """All that stands in a workbook, as its own files have it; "" if it is no workbook."""
    if not zipfile.is_zipfile(workbook):
        return ""
    with zipfile.ZipFile(workbook) as parts:
        return " ".join(parts.read(name).decode() for name in parts.namelist() if name.endswith(".xml"))


@cache
def read_rows(path: Path) -> list[Line]:
    """The rows of a CSV file, all of them text."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def mark(*parts: str) -> str:
    """The label of a number."""
    return " · ".join(filter(None, parts))


def named(number: int) -> str:
    """“22 Social security”, the name of an objective in tables."""
    return f"{number} {reference.objective(number).short_label}"


def labels(kind: str) -> dict[str, str]:
    """Key of a principle or need, or number of an objective -> its label in a sentence."""
    if kind == "objective":
        return {str(n): f"objective {n}" for n in range(1, 24)}
    return {row.key: row.label for row in (reference.principles() if kind == "principle" else reference.needs())}


@cache
def _listed(cycle: str, group: str) -> frozenset[str]:
    first = reference.cycle(cycle).start_date
    rows = (row for row in reference.group_memberships() if row.group == LISTS.get(group))
    rows = (row for row in rows if (row.valid_from or first) <= first)
    return frozenset(row.iso3 for row in rows if row.valid_to is None or row.valid_to > first)


@dataclass(frozen=True)
class Seen:
    """What a selection shows of the tables; sets hold codes of members (iso3)."""

    tables: Tables
    selection: Selection
    folder: Path | None = None  # with the documents of which the tables were made, by cycle

    @property
    def cycle(self) -> str:
        """The review cycle selected."""
        return self.selection.cycle

    @cached_property
    def members(self) -> list[Member]:
        """The members selected, alphabetical."""
        chosen, group = self.selection.subregions, self.selection.group
        return [m for m in reference.members() if (not chosen or m.subregion in chosen)
                and (not group or m.iso3 in self.listed(group))]  # fmt: skip

    def listed(self, group: str) -> frozenset[str]:
        """The members (iso3) of a group of countries on the first day of the meeting, by its rows' dates."""
        return _listed(self.cycle, group)

    @cached_property
    def documents(self) -> list[Path]:
        """The documents of the cycle, whether they could be read or not."""
        return sorted((self.folder / self.cycle).glob("*.xlsx"))

    @cached_property
    def everybody(self) -> set[str]:
        """Codes of the members selected."""
        return {member.iso3 for member in self.members}

    @cached_property
    def objectives(self) -> list[int]:
        """The objectives selected, by round table."""
        tables = [t for t in reference.round_tables() if self.selection.round_table in (0, t.round_table)]
        return [number for table in tables for number in table.objectives]

    def submitted(self, cycle: str = "") -> set[str]:
        """Members selected with a submission that counts."""
        return self._submitted.get(cycle or self.cycle, set()) & self.everybody

    @cached_property
    def _submitted(self) -> dict[str, set[str]]:
        """Cycle -> who has a submission that counts."""
        found: dict[str, set[str]] = {}
        for row in self.tables.current.values():
            found.setdefault(row["cycle"], set()).add(row["iso3"])
        return found

    def speaking(self, *cycles: str) -> set[str]:
        """Members whose submissions that count hold anything at all: an answer, also a blank one, or a mark."""
        rows = (*self.tables.responses, *self.tables.mentions)
        return {row["iso3"] for row in rows if row["submission"] in self.tables.current and row["cycle"] in cycles}

    @property
    def base(self) -> Pair:
        """Submissions received, members."""
        return len(self.submitted()), len(self.members)

    def group(self, name: str) -> set[str]:
        """The members selected of a subregion, a group of countries or a kind of membership."""
        return {m.iso3 for m in self.members if name in (m.subregion or OUTSIDE, m.membership)
                or m.iso3 in self.listed(name)}  # fmt: skip

    def of_group(self, name: str) -> Pair:
        """Submissions received from a group, its members."""
        return len(self.submitted() & self.group(name)), len(self.group(name))

    @cached_property
    def subregions(self) -> list[str]:
        """The subregions with members selected; those outside the region last."""
        order = [*(s.subregion for s in reference.subregions()), OUTSIDE]
        return [name for name in order if self.group(name)]

    @cached_property
    def _mentions(self) -> dict[tuple[str, str, str], list[Line]]:
        """(cycle, kind, target) -> the mentions that count, of the members selected."""
        found: dict[tuple[str, str, str], list[Line]] = {}
        for row in self.tables.mentions:
            is_counted = row["basis"] in COUNTED[self.selection.basis] and row["submission"] in self.tables.current
            if is_counted and row["iso3"] in self.everybody:
                found.setdefault((row["cycle"], row["target_kind"], row["target"]), []).append(row)
        return found

    def mentions(self, kind: str, target: object, cycle: str = "") -> list[Line]:
        """The mentions of a target that count."""
        return self._mentions.get((cycle or self.cycle, kind, str(target)), [])

    def who(self, kind: str, target: object, aspect: str | None = None, cycle: str = "") -> set[str]:
        """Who reports a target, or reports it in answer to the question of an aspect."""
        rows = self.mentions(kind, target, cycle)
        return {row["iso3"] for row in rows if aspect is None or row["aspect"] == aspect}

    def together(self, *targets: Target) -> set[str]:
        """Who names all of some targets in one and the same answer."""
        answers = [{(r["response"], r["iso3"]) for r in self.mentions(*target) if r["response"]} for target in targets]
        return {iso3 for _, iso3 in set.intersection(*answers)}

    @cached_property
    def answers(self) -> dict[tuple[str, str], list[Line]]:
        """(cycle, iso3) -> the responses of the submission that counts, of the members selected."""
        found: dict[tuple[str, str], list[Line]] = {}
        for row in self.tables.responses:
            if row["submission"] in self.tables.current and row["iso3"] in self.everybody:
                found.setdefault((row["cycle"], row["iso3"]), []).append(row)
        return found

    def asking(self, aspect: str) -> set[str]:
        """The letters of the questions of an aspect."""
        instrument = reference.cycle(self.cycle).instrument
        return {q.key for q in reference.questions(instrument) if q.aspect == aspect}

    def state(self, iso3: str, kind: str, target: object, cycle: str = "") -> str:
        """In which of the six states a cell is."""
        cycle = cycle or self.cycle
        if iso3 not in self.submitted(cycle):
            return "no submission"
        if any(row["iso3"] == iso3 for row in self.mentions(kind, target, cycle)):
            return "reported"
        answers = self.answers.get((cycle, iso3), [])
        if not answers and kind == "objective":
            return "not mentioned" if "coded" in COUNTED[self.selection.basis] else "blank"  # a tally
        asked = self.asking("need") if kind == "need" else {row["question"] for row in answers}
        states = {row["state"] for row in answers if row["question"] in asked}
        return next((said for state, said in (("answered", "not mentioned"), ("not applicable", "not applicable"))
                     if state in states), "blank")  # fmt: skip


@dataclass
class Recount:
    """What an exhibit has to show.

    `states`: label -> the States that its number counts. `rows`: the table, or those of its `columns`, in any order.
    `title`: every “n of N” of the title. `base`: that of the base line. `beside`: further “n of N” of the takeaway,
    where counts of the states, of all submissions, may stand in any case. `quoted`: label -> States with passages,
    where not all that are counted have some, because it counts silence. `says`: words that stand in the exhibit.
    `passages`: label -> how many passages stand behind a number that counts no States.
    """

    states: dict[str, set[str]]
    rows: Iterable[Sequence[object]]
    title: list[Pair] = field(default_factory=list)
    base: Pair | None = None
    beside: set[Pair] = field(default_factory=set)
    quoted: dict[str, set[str]] = field(default_factory=dict)
    columns: tuple[str, ...] = ()
    says: tuple[str, ...] = ()
    passages: dict[str, int] = field(default_factory=dict)


def unique_most(counts: Iterable[int], submissions: int) -> list[Pair]:
    """The “n of N” of a title that names what is reported most: none where several tie, or nothing is."""
    found = list(counts)
    greatest = max(found, default=0)
    return [(greatest, submissions)] if greatest and found.count(greatest) == 1 else []
