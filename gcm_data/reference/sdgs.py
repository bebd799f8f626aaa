"""The Sustainable Development Goals, and which of them the objectives of the Compact serve."""

from functools import cache

from gcm_data.reference import Sdg, SdgTarget, all_tables


def goals() -> tuple[Sdg, ...]:
    """The 17 Sustainable Development Goals, by number."""
    return all_tables().sdgs


@cache
def targets_of(objective: int) -> tuple[SdgTarget, ...]:
    """The targets that an objective serves, or all of them in one row; who says so stands beside each."""
    return tuple(row for row in all_tables().objective_sdg_targets if row.objective == objective)


@cache
def objectives_serving(goal: int) -> tuple[int, ...]:
    """The objectives with a target of a goal, by number; of 0 those that serve all goals."""
    return tuple(dict.fromkeys(row.objective for row in all_tables().objective_sdg_targets if row.goal == goal))
