"""Which status of a national implementation plan a submission states: a choice beside the answer, never its words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from gcm_data import reference
from gcm_data.coverage.grid import Grid
from gcm_data.reference.names import normalise_name

ASPECT = "plan"
NOT_STATED = "not_stated"
OTHER, BLANK, NOT_APPLICABLE, NO_SUBMISSION = "other wording", "blank", "not applicable", "no submission"


class Plan(NamedTuple):
    """What a member's submission says of its plan: the status as shown, and the choice as it stands there."""

    iso3: str
    status: str
    stated_as: str


class _Answer(NamedTuple):
    """A response to the question on the plan: its state, and the choice beside it."""

    state: str
    choice: str


def stated_statuses() -> tuple[str, ...]:
    """The labels of the statuses that say something of a plan, the firmest first."""
    return tuple(status.label for status in reference.plan_statuses() if status.key != NOT_STATED)


def statuses() -> tuple[str, ...]:
    """All that can be shown for a member, in order: stated statuses, then what is not stated in the ways there are."""
    return (*stated_statuses(), OTHER, _not_stated(), BLANK, NOT_APPLICABLE, NO_SUBMISSION)


def _not_stated() -> str:
    return next(status.label for status in reference.plan_statuses() if status.key == NOT_STATED)


@cache
def _by_wording() -> dict[str, str]:
    """Normalized wording -> label of its status."""
    return {normalise_name(words): status.label for status in reference.plan_statuses() for words in status.wordings}


def resolve_status(choice: str) -> str | None:
    """The label of the status that a choice names, exactly but for case, accents and signs; None for any other."""
    return _by_wording().get(normalise_name(choice))


def find_plans(grid: Grid, cycle: str, members: Sequence[str]) -> list[Plan]:
    """The plan of each member (iso3) in a cycle, in the order given."""
    submitted, places = grid.submitted(cycle), grid.index.axes.members
    answers = _answers(grid, cycle, members)
    return [
        _plan(iso3, answers.get(iso3, [])) if submitted[places[iso3]] else Plan(iso3, NO_SUBMISSION, "")
        for iso3 in members
    ]


def _answers(grid: Grid, cycle: str, members: Sequence[str]) -> dict[str, list[_Answer]]:
    """iso3 -> its responses to the question on the plan."""
    asked = {q.key for q in reference.questions_of(cycle) if q.aspect == ASPECT}
    responses = grid.index.data.responses
    rows = grid.index.responses_of(cycle, members)
    rows = rows[responses["question"].iloc[rows].isin(asked).to_numpy()]
    found: dict[str, list[_Answer]] = {}
    columns = (responses[name].iloc[rows].tolist() for name in ("iso3", "state", "choice"))
    for iso3, state, choice in zip(*columns, strict=True):
        found.setdefault(iso3, []).append(_Answer(state, choice.strip()))
    return found


def _plan(iso3: str, answers: Sequence[_Answer]) -> Plan:
    """The plan of a member that submitted: one status that all its choices name, else what stands there instead.

    “Not answered” as a choice says nothing of a plan: whether there is an answer then tells.
    """
    choices = list(dict.fromkeys(answer.choice for answer in answers if answer.choice))
    named = {choice: resolve_status(choice) for choice in choices}
    telling = {status for status in named.values() if status != _not_stated()}
    stated_as = "; ".join(choices)
    states = {answer.state for answer in answers}
    if len(telling) == 1 and None not in telling:
        return Plan(iso3, telling.pop(), stated_as)
    if telling and NOT_APPLICABLE not in states:
        return Plan(iso3, OTHER, stated_as)
    if "answered" in states:
        return Plan(iso3, OTHER if telling else _not_stated(), stated_as)
    return Plan(iso3, NOT_APPLICABLE if NOT_APPLICABLE in states else BLANK, stated_as)
