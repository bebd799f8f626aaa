"""Who decided what on one target in one paragraph, and what follows: one coder counts until a second disagrees."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from gcm_data.coding.decisions import NOTHING, SETTLE, CodeDecision
from gcm_data.text.spans import Span

HOLDS, OVERRULED, DISPUTED, REPLACED, REOPENED = STATES = ("holds", "overruled", "disputed", "replaced", "reopened")


class Item(NamedTuple):
    """One target in one paragraph; of codes and citations with their basis.

    `row` is that of the answer in `responses`, NOWHERE for a mark in no answer. `span` is the paragraph as it stands
    now; `mark` tells a citation by its start and end, a mark by its row in `mentions`.
    """

    row: int
    span: Span
    mark: tuple[str, ...]
    target_kind: str
    target: str
    basis: str


@dataclass
class Outcome:
    """What was decided on an item: `is_yes`, None while two coders disagree and no third person has settled it.

    `numbers` are those of the decisions of whoever decided it, `state_of` the states of all decisions on it.
    """

    is_yes: bool | None
    numbers: list[int] = field(default_factory=list)
    state_of: dict[int, str] = field(default_factory=dict)


@dataclass
class _Vote:
    """What one coder said last on an item, and by which decisions: of a yes every passage that was marked."""

    by: str
    is_yes: bool
    numbers: list[int]
    is_settling: bool


def outcomes(decided: Sequence[tuple[Item, CodeDecision]]) -> dict[Item, Outcome]:
    """The outcome of each item; decisions in the order in which they were taken, numbered so.

    Who found nothing in a paragraph said no to all that others found there, codes and citations aside.
    """
    explicit: dict[Item, list[int]] = {}
    nothing: dict[tuple[int, Span], list[int]] = {}
    for number, (item, decision) in enumerate(decided):
        if decision.verdict == NOTHING:
            nothing.setdefault((item.row, item.span), []).append(number)
        else:
            explicit.setdefault(item, []).append(number)
    found = {}
    for item, numbers in explicit.items():
        silent = nothing.get((item.row, item.span), ()) if not item.basis else ()
        silent = [number for number in silent if decided[number][0].target_kind in ("", item.target_kind)]
        found[item] = _outcome(_votes(sorted([*numbers, *silent]), decided), [*numbers, *silent])
    return found


def states(decided: Sequence[tuple[Item, CodeDecision]], found: dict[Item, Outcome]) -> list[str]:
    """The state of each decision: the weightiest of what it is on the items of its paragraph."""
    said: list[set[str]] = [set() for _ in decided]
    for outcome in found.values():
        for number, state in outcome.state_of.items():
            said[number].add(state)
    order = (DISPUTED, OVERRULED, REPLACED, HOLDS)
    return [next((state for state in order if state in each), HOLDS) for each in said]


def _votes(numbers: Iterable[int], decided: Sequence[tuple[Item, CodeDecision]]) -> list[_Vote]:
    """The last vote of each coder, in the order in which they first voted."""
    votes: dict[str, _Vote] = {}
    for number in numbers:
        decision = decided[number][1]
        before = votes.get(decision.by)
        is_more = before is not None and before.is_yes and decision.is_yes
        kept = [n for n in before.numbers if decided[n][1].passage != decision.passage] if is_more else []
        is_settling = decision.round == SETTLE and (before is None or before.is_settling)
        votes[decision.by] = _Vote(decision.by, decision.is_yes, [*kept, number], is_settling)
    return list(votes.values())


def _outcome(votes: Sequence[_Vote], numbers: Sequence[int]) -> Outcome:
    """The outcome of the votes; the decisions that are in no vote any more were replaced."""
    first = [vote for vote in votes if not vote.is_settling]
    settling = [vote for vote in votes if vote.is_settling]
    is_one = len({vote.is_yes for vote in first or settling}) == 1
    deciding = (first or settling)[0] if is_one else settling[-1] if settling and first else None
    outcome = Outcome(deciding.is_yes if deciding else None, list(deciding.numbers) if deciding else [])
    outcome.state_of = dict.fromkeys(numbers, REPLACED)
    for vote in votes:
        right = deciding is not None and vote.is_yes == deciding.is_yes
        state = HOLDS if right else OVERRULED if deciding else DISPUTED
        outcome.state_of |= dict.fromkeys(vote.numbers, state)
    return outcome
