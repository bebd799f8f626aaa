"""What members report in two review cycles: of whom there are documents in which, and what became of each target.

A change is one in what is reported, never in what is done. Only members with documents in both cycles (the matched
panel) are compared, and of their cells only those that carry an answer in both cycles.
"""

from __future__ import annotations

import numpy as np

from gcm_data import reference
from gcm_data.coverage.axes import NOWHERE
from gcm_data.coverage.grid import Grid

NEWLY, NO_LONGER, IN_BOTH, IN_NEITHER, NOT_COMPARABLE = CHANGES = (
    "Newly reported",
    "No longer reported",
    "Reported in both",
    "Mentioned in neither",
    "Not comparable",
)
BOTH = "Documents in both"  # of the members that can be compared
COMPARED = "Compared"  # of these: who answered on the target in both
FEWEST = 3  # members compared, below which a change is told in counts and not drawn


def other_cycles(cycle: str) -> tuple[str, ...]:
    """The cycles with which a cycle can be compared: earlier ones, the latest first, then later ones."""
    codes = [known.cycle for known in reference.cycles()]
    at = codes.index(cycle)
    return (*reversed(codes[:at]), *codes[at + 1 :])


def previous(cycle: str) -> str:
    """The review before a review, both by their code; "" for the first."""
    codes = [known.cycle for known in reference.cycles()]
    at = codes.index(cycle)
    return codes[at - 1] if at else ""


def in_order(cycle: str, other: str) -> tuple[str, str]:
    """Two cycles, the earlier first."""
    codes = [known.cycle for known in reference.cycles()]
    earlier, later = sorted((cycle, other), key=codes.index)
    return earlier, later


def groups(grid: Grid, earlier: str, later: str) -> dict[str, np.ndarray]:
    """Four groups by who has documents when: name -> an array over the members of the axis, whether each is in it."""
    before, after = grid.submitted(earlier), grid.submitted(later)
    return {
        BOTH: before & after,
        f"Documents in {later} only": after & ~before,
        f"Documents in {earlier} only": before & ~after,
        "Documents in neither": ~before & ~after,
    }


def matched(grid: Grid, earlier: str, later: str) -> np.ndarray:
    """An array over the members of the axis: whether something was read of each in both cycles."""
    return grid.submitted(earlier) & grid.submitted(later)


def changes(grid: Grid, earlier: str, later: str) -> np.ndarray:
    """Members × targets: the place in CHANGES; NOWHERE for members without documents in both cycles.

    A cell that is blank or not applicable in one of the cycles is not comparable. A tally leaves all principles and
    needs blank, and objectives as well where only citations count.
    """
    before, after = grid.reported(earlier), grid.reported(later)
    found = np.select(
        [~(grid.could_say(earlier) & grid.could_say(later)), after & ~before, before & ~after, before & after],
        [CHANGES.index(name) for name in (NOT_COMPARABLE, NEWLY, NO_LONGER, IN_BOTH)],
        CHANGES.index(IN_NEITHER),
    )
    return np.where(matched(grid, earlier, later)[:, None], found, NOWHERE)
