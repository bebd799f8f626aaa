"""What a number counts (Focus), and its evidence in a grid (Evidence): States counted, all other States, rows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property, reduce
from itertools import compress, product

import numpy as np

from gcm_data import reference
from gcm_data.coverage.axes import NOWHERE, joined
from gcm_data.coverage.denominators import Totals, count_totals
from gcm_data.coverage.grid import STATES, Grid
from gcm_data.reference.targets import aspects
from gcm_data.wording.material import Material, that_answered_on
from gcm_data.wording.reviews import asked_on

Target = tuple[str, str]  # (target_kind, target)


@dataclass(frozen=True, slots=True)
class Focus:
    """What a number counts: those of `members` (iso3) that report in a cycle every one of the `targets`.

    Without targets it counts members of which something was read. The other fields narrow or turn what is counted:
    `aspect`: the targets are reported in answer to the question of this aspect.
    `without`: and they are not reported in answer to the question of this second aspect.
    `is_same_answer`: one answer names all targets.
    `is_any`: at least one of the targets; with `is_same_answer` an answer names the first and one or more of the rest.
    `is_silent`: members that report none of the targets; without targets, members of which nothing was read.
    `only`: no member but these (iso3), which were found by other means, such as a change between two cycles.
    `is_everybody`: no member is left out, so that stakeholders, who belong to no group, are shown beside the States.
    `beside`: a second cycle, in which the members of `only` were compared. The number is how many they are, and what
    they say of the targets in both cycles is its evidence. With `is_silent` and no targets nothing was read of them.

    Two kinds of number are of no members, and every field but `cycle` is unused in them: `document` counts what was
    read from a file, and `stakeholders` what a category of stakeholders said.
    """

    cycle: str
    members: tuple[str, ...]
    targets: tuple[Target, ...] = ()
    aspect: str = ""
    without: str = ""
    is_same_answer: bool = False
    is_any: bool = False
    is_silent: bool = False
    only: tuple[str, ...] | None = None
    is_everybody: bool = False
    beside: str = ""
    document: str = ""
    stakeholders: str = ""


@dataclass(frozen=True)
class Evidence:
    """The evidence for a focus in a grid. Members are in the focus's order."""

    grid: Grid
    focus: Focus

    @cached_property
    def submitted(self) -> tuple[str, ...]:
        """The members of the focus of which something was read."""
        return self.grid.read_of(self.focus.cycle, self.focus.members)

    @cached_property
    def base(self) -> tuple[str, ...]:
        """The members of which something was read that could say what the focus asks for: what the number is of.

        Of a number that compares two cycles these are the members compared, of one of silence that counts members
        which left it blank all of which something was read.
        """
        if not self.focus.targets or self.focus.beside:
            return self.submitted
        able = self._those(self.submitted, self._could_say)
        is_beyond = self.focus.is_silent and self.focus.only is not None and not {*self.counted} <= {*able}
        return self.submitted if is_beyond else able

    @property
    def _could_say(self) -> np.ndarray:
        """An array over the members of the axis: whether each answered questions that can carry what is asked for."""
        of = self.focus
        return self.grid.could_name(of.cycle, of.targets, of.aspect, of.is_any, of.is_same_answer)

    @cached_property
    def totals(self) -> Totals:
        """The three denominators of the number."""
        return count_totals(*([m in found for m in self.focus.members] for found in ({*self.submitted}, {*self.base})))

    @property
    def material(self) -> Material:
        """What was read of the members that could say it, for the words of the denominator."""
        read = self.grid.material(self.focus.cycle, self.focus.members)
        if self.totals.answered == read.total:
            return read
        return replace(self.grid.material(self.focus.cycle, self.base), that=self._that)

    @property
    def _that(self) -> str:
        """What those did that could say it, behind the noun of the denominator: “that answered (d)”."""
        focus, kinds = self.focus, {kind for kind, _ in self.focus.targets}
        aspect = focus.aspect or ("need" if "need" in kinds else "")
        answered = self.grid.index.answered(focus.cycle, aspect)
        if aspect and len(self._those(self.base, answered)) == len(self.base):
            return f"that answered {asked_on(focus.cycle, aspect, is_told=False)}"
        return that_answered_on(kinds)

    @cached_property
    def counted(self) -> tuple[str, ...]:
        """The members that the number counts."""
        is_of_silence, only = self.focus.is_silent and not self.focus.targets, self.focus.only
        found = self.submitted
        if is_of_silence:
            read = {*found}
            found = tuple(iso3 for iso3 in self.focus.members if iso3 not in read)
        among = found if only is None else tuple(iso3 for iso3 in found if iso3 in only)
        if not self.focus.targets or self.focus.beside:
            return among
        if self.focus.is_same_answer:
            return tuple(iso3 for iso3 in among if iso3 in self._same_answer)
        first, *others = map(self._reports, self.focus.targets)
        reports = reduce(np.logical_or if self.focus.is_any else np.logical_and, others, first)
        if self.focus.is_silent:  # who could not say it is no silence, unless it is what the number counts
            able = self._could_say if self.focus.only is None else np.ones_like(reports)
            reports = able & ~reports
        return self._those(among, reports)

    @property
    def total(self) -> int:
        """What the number is of: of the members that could say it, or of all where it counts or compares documents."""
        is_of_members = not self.focus.targets or bool(self.focus.beside)
        return len(self.focus.members if is_of_members else self.base)

    def _reports(self, target: Target) -> np.ndarray:
        """An array over the members of the axis: whether each reports a target as the focus asks for."""
        place = self.grid.index.axes.targets[target]
        cycle, aspect, without = self.focus.cycle, self.focus.aspect, self.focus.without
        found = (self.grid.in_aspect(cycle, aspect) if aspect else self.grid.reported(cycle))[:, place]
        return found & ~self.grid.in_aspect(cycle, without)[:, place] if without else found

    @cached_property
    def _same_answer(self) -> dict[str, list[int]]:
        """iso3 -> the rows of `responses` in which the targets are named together."""
        index, found = self.grid.index, {iso3: [] for iso3 in self.submitted}
        named = [self._kept(index.in_cells(self.focus.cycle, self.submitted, target)) for target in self.focus.targets]
        first, *others = (set(index.response[rows].tolist()) - {NOWHERE} for rows in named)
        together = first & set().union(*others) if self.focus.is_any else first.intersection(*others)
        whose = dict(zip(index.response[named[0]].tolist(), index.cell[named[0]].tolist(), strict=True))
        codes, (_, members, size) = list(index.axes.members), index.axes.shape
        for row in sorted(together):
            found[codes[whose[row] // size % members]].append(row)
        return {iso3: rows for iso3, rows in found.items() if rows}

    @cached_property
    def states(self) -> dict[str, tuple[str, ...]]:
        """Each of the six states -> the members in it (iso3); of several targets `_telling` chooses one.

        Members in the state “reported” may be more than `counted`: a focus may ask for an aspect or for one answer.
        """
        return self._by_state(self.grid.states)

    @property
    def states_counted(self) -> dict[str, tuple[str, ...]]:
        """The states as they would be without suggestions, for whatever counts members in them."""
        return self._by_state(self.grid.counted)

    def _by_state(self, states_of: np.ndarray) -> dict[str, tuple[str, ...]]:
        axes, left = self.grid.index.axes, set() if self.focus.targets else set(self.submitted)
        members = [iso3 for iso3 in self.focus.members if iso3 not in left]
        places = [axes.targets[target] for target in self.focus.targets] or [0]
        of_cycle = states_of[axes.cycles[self.focus.cycle]]
        told = self._telling(of_cycle[np.ix_([axes.members[iso3] for iso3 in members], places)])
        found: dict[str, list[str]] = {state: [] for state in STATES}
        for iso3, state in zip(members, told.tolist(), strict=True):
            found[STATES[state]].append(iso3)
        return {state: tuple(those) for state, those in found.items()}

    def _telling(self, states: np.ndarray) -> np.ndarray:
        """Members × targets -> members: of several states the weakest (who could not say one could not say all)."""
        if not self.focus.is_any:
            return states.max(axis=1)
        needed = 1 if self.focus.is_same_answer else 0
        return np.maximum(states[:, :needed].max(axis=1, initial=0), states[:, needed:].min(axis=1))

    @cached_property
    def mentions(self) -> np.ndarray:
        """Rows of `mentions` that make the number, member by member."""
        focus = self.focus
        if focus.is_silent:
            return joined(())
        cells = product(self.counted, self.cycles, focus.targets)
        rows = self._kept(joined(self.grid.index.in_cells(cycle, (iso3,), target) for iso3, cycle, target in cells))
        if not focus.is_same_answer:
            return rows
        said = [row for iso3 in self.counted for row in self._same_answer[iso3]]
        return rows[np.isin(self.grid.index.response[rows], said)]

    @property
    def cycles(self) -> tuple[str, ...]:
        """The cycles whose mentions and answers stand behind the number, the earlier first."""
        found = filter(None, (self.focus.cycle, self.focus.beside))
        return tuple(sorted(found, key=self.grid.index.axes.cycles.__getitem__))

    @cached_property
    def of_stakeholders(self) -> np.ndarray:
        """Rows of `mentions` by which stakeholders, and States that may not be named, name the target.

        No rows where members are left out, or where the focus asks for something that only a State's submission tells.
        """
        focus = self.focus
        if focus.only is not None or focus.without:
            return joined(())
        is_each_alone = len(focus.targets) == 1 or (focus.is_any and not focus.is_same_answer)
        if not focus.is_everybody or not is_each_alone or focus.is_silent or focus.beside:
            return joined(())
        named = [self.grid.index.of_stakeholders(focus.cycle, target) for target in focus.targets]
        return self._kept(np.concatenate(named))

    def _kept(self, rows: np.ndarray) -> np.ndarray:
        """The rows of `mentions`, of those given, whose basis counts and whose aspect is that of the focus."""
        index = self.grid.index
        keep = self.grid.is_counted[rows]
        if self.focus.aspect:
            keep &= index.aspect[rows] == 1 << aspects().index(self.focus.aspect)
        return rows[keep]

    def _those(self, members: tuple[str, ...], are: np.ndarray) -> tuple[str, ...]:
        """Those of the members for which an array over the members of the axis is true."""
        return tuple(compress(members, are[self.grid.index.axes.places_of(members)].tolist()))

    @cached_property
    def marks(self) -> np.ndarray:
        """Rows of `mentions` in no answer that stand behind a number of submissions: a tally has nothing else."""
        if self.focus.targets or self.focus.aspect:
            return joined(())
        return joined(self.grid.index.marks_of(cycle, [iso3]) for iso3 in self.counted for cycle in self.cycles)

    @cached_property
    def responses(self) -> np.ndarray:
        """Rows of `responses` that stand behind a number of submissions, or of answers to one question."""
        if self.focus.targets:
            return joined(())
        rows = joined(self.grid.index.responses_of(cycle, [iso3]) for iso3 in self.counted for cycle in self.cycles)
        if not self.focus.aspect:
            return rows
        asked = {q.key for q in reference.questions_of(self.focus.cycle) if q.aspect == self.focus.aspect}
        return rows[self.grid.index.data.responses["question"].iloc[rows].isin(asked).to_numpy()]
