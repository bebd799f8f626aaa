"""Gaps in reporting: which members do not mention a target, or name it only in answer to some of the questions."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from gcm_data.coverage.grid import STATES, Grid

NOT_MENTIONED, STRUGGLING, ASKING, ADVANCING = "not mentioned", "struggling", "asking", "advancing"
OTHERWISE = "otherwise only"
KINDS = (NOT_MENTIONED, STRUGGLING, ASKING, ADVANCING, OTHERWISE)


@dataclass(frozen=True)
class Gaps:
    """The kinds of gap in a cycle. Each array is members × targets on the axes of the grid, of true and false.

    `kinds` maps each of KINDS to its array. A cell may be in several, but never in both struggling and advancing.
    """

    kinds: dict[str, np.ndarray]
    reported: np.ndarray

    @classmethod
    def of(cls, grid: Grid, cycle: str) -> Gaps:
        """Compute the kinds of gap in a cycle from states and from the questions whose answers name a target.

        A suggestion that nobody has reviewed changes no number: where it stands alone the target is not mentioned.
        """
        states = grid.counted[grid.index.axes.cycles[cycle]]
        reported = grid.reported(cycle)
        achieved, challenge, need = (grid.in_aspect(cycle, name) for name in ("achievement", "challenge", "need"))
        kinds = {
            NOT_MENTIONED: states == STATES.index("not mentioned"),
            STRUGGLING: challenge & ~achieved,
            ASKING: need,
            ADVANCING: achieved,
            OTHERWISE: reported & ~(achieved | challenge | need),
        }
        return cls(kinds, reported)

    def is_answered(self, members: list[int]) -> np.ndarray:
        """Targets on which at least one of some members (places on the axis) answered, mentioning it or not."""
        said = self.reported | self.kinds[NOT_MENTIONED]
        return said[members].any(axis=0)

    def is_silent(self, members: list[int]) -> np.ndarray:
        """Targets that no submission of some members mentions, though at least one answered."""
        return self.is_answered(members) & ~self.reported[members].any(axis=0)
