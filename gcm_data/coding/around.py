"""What stands around a target on the desk: why it is suggested, what the answer states, how its passages stand."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from gcm_data.coding.decisions import ACCEPT, ADD, CITED, NOTHING, SETTLE, CodeDecision
from gcm_data.coding.places import NOWHERE, cells_of
from gcm_data.coding.queue import Paragraphs, Target
from gcm_data.coding.votes import Item, outcomes
from gcm_data.text.spans import Span

PENDING, ACCEPTED, REJECTED, NOTHING_HERE = "pending", "accepted", "rejected", "nothing"
AWAY, KEPT, OVERRULED, ELSEWHERE, STATED = "set aside", "settled: counts", "settled: does not count", "other", "stated"
STATUSES = (PENDING, ACCEPTED, REJECTED, NOTHING_HERE, AWAY, KEPT, OVERRULED, ELSEWHERE, STATED)


class Mark(NamedTuple):
    """A part of an answer with what is said of it: a target ("" for nothing), its basis, its status, why it is not."""

    span: Span
    target: Target
    status: str
    because: str = ""


class Stated(NamedTuple):
    """A code or citation of an answer: its target with its basis, and where it is cited; None for a code."""

    target: Target
    span: Span | None


@dataclass(frozen=True, eq=False)
class Around:
    """What is looked up for each target that is shown; made once for a set of paragraphs."""

    found: Paragraphs

    @cached_property
    def _row_of(self) -> Mapping[str, int]:
        """The name of an answer -> its row of `responses`."""
        answers = self.found.data.responses
        return dict(zip(answers["response"].tolist(), answers.index.tolist(), strict=True))

    @cached_property
    def suggested(self) -> Mapping[tuple[int, Span, str, str], tuple[str, str]]:
        """Row of `responses`, paragraph, kind and target -> chance and reason of what is suggested."""
        rows = self.found.suggested
        names = ("response", "start", "end", "target_kind", "target", "chance", "reason")
        return {
            (self._row_of[response], (start, end), kind, target): (chance, reason)
            for response, start, end, kind, target, chance, reason in cells_of(rows, names)
        }

    @cached_property
    def stated(self) -> Mapping[int, tuple[Stated, ...]]:
        """Row of `responses` -> its codes and citations, each once."""
        rows, at = self.found.data.mentions, self._row_of
        names = ("response", "target_kind", "target", "basis", "start", "end")
        said: dict[int, dict[Stated, None]] = {}
        for response, kind, target, basis, start, end in cells_of(rows, names):
            if response in at:
                span = (int(start), int(end)) if basis == CITED else None
                said.setdefault(at[response], {})[Stated((kind, target, basis), span)] = None
        return {row: tuple(each) for row, each in said.items()}

    def citations(self, row: int, span: Span, target: Target) -> list[Span]:
        """Where a paragraph cites a target: one decides on each of its citations."""
        cited = (each.span for each in self.stated.get(row, ()) if each.target == (*target[:2], CITED))
        return [each for each in cited if each and span[0] <= each[0] < span[1]]

    def marks(self, decisions: Sequence[CodeDecision], row: int, by: str, theirs: Collection[Span] = ()) -> list[Mark]:
        """How the passages of an answer stand for a coder (an address), in the order of the text.

        `theirs` are paragraphs that lie on their desk: what they have not decided there is open, whoever came before.
        What others decided it tells only where a third person has settled it, and where nobody codes (`by` is ""): who
        codes second must not see what the first has said.
        """
        placed = [each for each in self.found.placed(decisions) if each[0].row == row]
        settled = {item for item, decision in placed if decision.round == SETTLE}
        mine = [each for each in placed if not by or each[1].by == by]
        said = dict(_of_settled(outcomes(placed), settled))
        said |= {key: mark for key, mark in _own(mine).items() if key not in said}
        others = {item.span for item, _ in placed} - {item.span for item, _ in mine} - set(theirs)
        made = [*said.values(), *self._open(said, row, others)]
        made += [
            Mark(each.span, each.target, STATED)
            for each in self.stated.get(row, ())
            if each.span and not any(mark.span == each.span and mark.target == each.target for mark in made)
        ]
        return sorted(made, key=lambda mark: (*mark.span, mark.target))

    def _open(self, said: Mapping[tuple[object, ...], Mark], row: int, others: set[Span]) -> Iterator[Mark]:
        """What is suggested and not decided; of the paragraphs of `others` nothing else is said."""
        known = {(key[0], mark.target) for key, mark in said.items()}
        silent = {key[0] for key, mark in said.items() if mark.status == NOTHING_HERE}
        for span in self.found.spans.get(row, ()):
            for target in self.found.targets.get((row, span), ()):
                if (span, target) in known or target[2] == CITED or span in silent:
                    continue
                yield Mark(span, target, ELSEWHERE if span in others else PENDING)


def _of_settled(found: Mapping[Item, object], third: set[Item]) -> Iterator[tuple[tuple[object, ...], Mark]]:
    for item, outcome in found.items():
        if item in third and outcome.is_yes is not None and item.row != NOWHERE:
            mark = _mark(item, item.span, KEPT if outcome.is_yes else OVERRULED, "")
            yield (item.span, mark.target, mark.span), mark


def _own(placed: Sequence[tuple[Item, CodeDecision]]) -> dict[tuple[object, ...], Mark]:
    """What a coder said last of each passage: key is paragraph, target and passage."""
    said: dict[tuple[object, ...], Mark] = {}
    for item, decision in placed:
        moved = item.span[0] - decision.span[0]
        passage = decision.passage[0] + moved, decision.passage[1] + moved
        target = item.target_kind, item.target, item.basis
        if decision.verdict == NOTHING:  # it takes back what was said of the suggestions there
            said = {key: mark for key, mark in said.items() if key[0] != item.span or mark.target[2]}
            said[item.span, target, item.span] = _mark(item, item.span, NOTHING_HERE, "")
            continue
        is_yes = decision.verdict in (ACCEPT, ADD)
        gone = {(item.span, ("", "", ""), item.span)}
        if not is_yes or not item.basis:
            gone |= {key for key, mark in said.items() if key[:2] == (item.span, target) and _is_replaced(mark, is_yes)}
        said = {key: mark for key, mark in said.items() if key not in gone}
        status = ACCEPTED if is_yes else AWAY if item.basis else REJECTED
        said[item.span, target, passage] = _mark(item, passage, status, decision.because)
    return said


def _is_replaced(before: Mark, is_yes: bool) -> bool:
    """Whether what was said before of a target no longer holds: unless two passages were found to be about it."""
    return not (is_yes and before.status == ACCEPTED) and not before.target[2]


def _mark(item: Item, span: Span, status: str, because: str) -> Mark:
    return Mark(span, (item.target_kind, item.target, item.basis), status, because)
