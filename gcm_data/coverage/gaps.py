"""Gaps in reporting: which members do not mention a target, or name it only in answer to some of the questions."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from gcm_data.coverage.grid import STATES, Grid

NOT_MENTIONED, CHALLENGES, SUPPORT = "not mentioned", "challenges reported", "support sought"
PROGRESS, OTHERWISE = "progress reported", "other responses only"
KINDS = (NOT_MENTIONED, CHALLENGES, SUPPORT, PROGRESS, OTHERWISE)
ASPECTS = {CHALLENGES: "challenge", SUPPORT: "need", PROGRESS: "achievement"}  # of the question that asks for it


@dataclass(frozen=True)
class Gaps:
    """The kinds of gap in a cycle. Each array is members × targets on the axes of the grid, of true and false.

    `kinds` maps each of KINDS to its array: challenges are reported where progress is not. A cell may be in several,
    but never in both of these. `could_say` has for each kind the members that answered the question which it asks for.
    """

    kinds: dict[str, np.ndarray]
    could_say: dict[str, np.ndarray]
    reported: np.ndarray
    is_suggested: np.ndarray

    @classmethod
    def of(cls, grid: Grid, cycle: str) -> Gaps:
        """Compute the kinds of gap in a cycle from states and from the questions whose answers name a target."""
        states = grid.states[grid.index.axes.cycles[cycle]]
        reported = grid.reported(cycle)
        achieved, challenge, need = (grid.in_aspect(cycle, name) for name in ("achievement", "challenge", "need"))
        kinds = {
            NOT_MENTIONED: states == STATES.index("not mentioned"),
            CHALLENGES: challenge & ~achieved,
            SUPPORT: need,
            PROGRESS: achieved,
            OTHERWISE: reported & ~(achieved | challenge | need),
        }
        could_say = {kind: grid.could_say(cycle, ASPECTS.get(kind, "")) for kind in KINDS}
        return cls(kinds, could_say, reported, states == STATES.index("suggested"))

    def is_answered(self, members: list[int]) -> np.ndarray:
        """Targets on which at least one of some members (places on the axis) answered, mentioning it or not."""
        return self.could_say[NOT_MENTIONED][members].any(axis=0)

    def is_silent(self, members: list[int]) -> np.ndarray:
        """Targets that no submission of some members mentions, though at least one answered.

        A suggestion that nobody has reviewed may be a mention: where one stands, nothing is called silent.
        """
        mentioned = self.reported | self.is_suggested
        return self.is_answered(members) & ~mentioned[members].any(axis=0)
