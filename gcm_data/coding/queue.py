"""What a coder looks at next: paragraphs with suggestions, bare citations, disagreements, and some blank ones."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import pandas as pd

from gcm_data.coding.decisions import CITED, FIRST, NOTHING, ON_MENTIONS, SECOND, SETTLE, CodeDecision, sha_of
from gcm_data.coding.places import NOWHERE, Finder, cells_of
from gcm_data.coding.review import placed_decisions
from gcm_data.coding.votes import Item, outcomes
from gcm_data.tables.specs import ReviewData
from gcm_data.text.paragraphs import paragraphs
from gcm_data.text.spans import Span

SECOND_SHARE, BLANK_SHARE = 0.15, 0.05  # of paragraphs: coded by a second coder; shown though nothing is suggested
DISAGREEMENT, CITATION, SUGGESTED, BLANK = KINDS = ("disagreement", "citation", "suggestions", "blank")
_UNCERTAIN = ("possible", "likely", "weak", "")  # chances, the one nearest to one half first
_TARGET = ("response", "target_kind", "target")
Target = tuple[str, str, str]  # target_kind, target, basis ("" for a suggestion)


class Task(NamedTuple):
    """A paragraph for a coder, in a round, with the targets that they have not decided on; a blank one has none.

    `row` is that of its answer in `responses`.
    """

    row: int
    span: Span
    kind: str
    round: str
    targets: tuple[Target, ...]


def drawn(share: float, *what: str) -> bool:
    """Whether something is among a share of all that is like it: by a digest of its name, so equal at each look."""
    digest = hashlib.sha256("\0".join(what).encode("utf-8", "surrogatepass")).digest()
    return int.from_bytes(digest[:8]) < share * 2**64


@dataclass(frozen=True, eq=False)
class Paragraphs:
    """All paragraphs of the answers that count, each with its targets to decide on. Made once for a set of tables.

    `data` are the tables as they are shown. `suggested` are rows of `mentions` with the basis "suggested", those of
    targets that are cited, too: a citation in a paragraph that otherwise says nothing of its target is a bare one.
    """

    data: ReviewData
    suggested: pd.DataFrame

    @cached_property
    def finder(self) -> Finder:
        """By which decisions find their paragraphs."""
        return Finder(self.data)

    @cached_property
    def keys(self) -> dict[int, tuple[str, str, str]]:
        """Row of `responses` -> cycle, iso3 and question of each answer that counts, in their order."""
        current = self.data.submissions.loc[self.data.submissions["status"] == "current", "submission"]
        answers = self.data.responses
        rows = answers[answers["submission"].isin(current) & (answers["state"] == "answered")]
        return dict(zip(rows.index.tolist(), cells_of(rows, ("cycle", "iso3", "question")), strict=True))

    @cached_property
    def _texts(self) -> list[str]:
        return self.data.responses["text"].tolist()

    @cached_property
    def spans(self) -> dict[int, tuple[Span, ...]]:
        """Row of `responses` -> its paragraphs."""
        return {row: paragraphs(self._texts[row]) for row in self.keys}

    @cached_property
    def targets(self) -> dict[tuple[int, Span], dict[Target, str]]:
        """Paragraph -> its targets with their chances: what is suggested and not stated, and bare citations ("")."""
        answers = self.data.responses
        rows = dict(zip(answers["response"].tolist(), answers.index.tolist(), strict=True))
        stated = self.data.mentions[self.data.mentions["basis"].isin(ON_MENTIONS)]
        known = set(cells_of(stated, _TARGET))
        found: dict[tuple[int, Span], dict[Target, str]] = {}
        said: set[tuple[object, ...]] = set()
        columns = (*_TARGET, "start", "end", "chance")
        for *target, start, end, chance in cells_of(self.suggested, columns):
            said.add((*target, start))
            if tuple(target) not in known:
                found.setdefault((rows[target[0]], (start, end)), {})[target[1], target[2], ""] = chance
        cited = stated[stated["basis"] == CITED]
        for *target, start in cells_of(cited, (*_TARGET, "start")):
            for span in self.spans.get(rows[target[0]], ()):
                if span[0] <= start < span[1] and (*target, span[0]) not in said:
                    found.setdefault((rows[target[0]], span), {})[target[1], target[2], CITED] = ""
        return found

    @cached_property
    def places(self) -> dict[tuple[int, Span], int]:
        """Paragraph that somebody should look at -> its place in the order in which they are shown, whoever decides.

        Bare citations first, then State by State the least certain first, so that its answers are read once.
        """
        states = {iso3: place for place, iso3 in enumerate(dict.fromkeys(iso3 for _, iso3, _ in self.keys.values()))}
        every = ((row, span) for row, spans in self.spans.items() for span in spans)
        shown = [place for place in every if self._is_to_code(*place)]
        shown.sort(key=lambda place: (*self._uncertainty(place, states), *place))
        return {place: number for number, place in enumerate(shown)}

    def _uncertainty(self, place: tuple[int, Span], states: Mapping[str, int]) -> tuple[int, int, int]:
        targets = self.targets.get(place, {})
        is_bare = any(basis == CITED for _, _, basis in targets)
        likely = min(map(_UNCERTAIN.index, targets.values()), default=len(_UNCERTAIN))
        return not is_bare, states[self.keys[place[0]][1]], likely

    @cached_property
    def untouched(self) -> dict[tuple[int, Span], Task]:
        """Each paragraph that somebody should look at as a task on which nobody has decided."""
        return {place: Task(*place, *_kind(targets), targets) for place, targets in self._all_targets.items()}

    @cached_property
    def _all_targets(self) -> dict[tuple[int, Span], tuple[Target, ...]]:
        return {place: tuple(self.targets.get(place, ())) for place in self.places}

    def is_drawn(self, share: float, what: str, row: int, span: Span) -> bool:
        """Whether a paragraph is among a share, by its words, its State and question."""
        return drawn(share, what, *self.keys[row], sha_of(self._texts[row][span[0] : span[1]]))

    @cached_property
    def for_a_second(self) -> set[tuple[int, Span]]:
        """The paragraphs that a second coder gets."""
        return {place for place in self.places if self.is_drawn(SECOND_SHARE, SECOND, *place)}

    def is_to_code(self, row: int, span: Span) -> bool:
        """Whether somebody should look at a paragraph: it has targets, or is among the blank ones that are shown."""
        return (row, span) in self.places

    def _is_to_code(self, row: int, span: Span) -> bool:
        return bool(self.targets.get((row, span))) or self.is_drawn(BLANK_SHARE, BLANK, row, span)

    @cached_property
    def _placed(self) -> dict[int, tuple[CodeDecision, Item | None, int]]:
        return {}  # by the number of the object, as there are thousands at each look; kept beside it, it stays its own

    def placed(self, decisions: Sequence[CodeDecision]) -> list[tuple[Item, CodeDecision]]:
        """The decisions whose paragraph stands in an answer, each with what it is on; each is looked for once."""
        known = self._placed
        if new := [each for each in decisions if id(each) not in known]:
            found, again = placed_decisions(self.finder, new, self.data.mentions)
            items, rows = {id(each): item for item, each in found}, {id(each): row for row, each in again}
            known.update((id(each), (each, items.get(id(each)), rows.get(id(each), NOWHERE))) for each in new)
        return [(item, each) for each in decisions if (item := known[id(each)][1]) is not None]

    def reopened(self, decisions: Sequence[CodeDecision], row: int) -> list[CodeDecision]:
        """The decisions on paragraphs that an answer no longer has: its words are others now."""
        self.placed(decisions)
        return [each for each in decisions if self._placed[id(each)][2] == row]


def tasks(
    found: Paragraphs, decisions: Sequence[CodeDecision], by: str, asked: Iterable[tuple[int, Span]] = ()
) -> list[Task]:
    """What a coder (their address) has to decide, in the order in which it is shown, without what they have decided.

    Disagreements of two others first, then the order of Paragraphs.places. Of paragraphs drawn for a second coder, or
    `asked` for, it has those that one other has coded: with all their targets, as if nobody had.
    """
    placed = found.placed(decisions)
    votes = _votes(placed)
    more = set(asked)
    made = sorted(_disagreements(placed, by), key=lambda task: _order(task, found))
    for place, untouched in found.untouched.items():
        said = votes.get(place)
        if not said:
            made.append(untouched)
            continue
        others = [coder for coder in said if coder != by]
        if by not in said and others:
            is_second = len(others) == 1 and (place in more or place in found.for_a_second)
            if not is_second:
                continue
        mine = said.get(by, set())
        left = tuple(target for target in untouched.targets if not _is_decided(target, mine))
        if left or (not untouched.targets and not mine):
            made.append(Task(*place, _kind(left)[0], _round(others, said, by), left))
    return made


def progress(found: Paragraphs, decisions: Sequence[CodeDecision], cycle: str = "") -> dict[str, tuple[int, int]]:
    """State (iso3; "" for sources without) -> how many of its paragraphs somebody has decided on, and of how many.

    In one review, or in all.
    """
    votes = _votes(found.placed(decisions))
    counts: dict[str, list[int]] = {}
    for place in found.places:
        if cycle and found.keys[place[0]][0] != cycle:
            continue
        done = counts.setdefault(found.keys[place[0]][1], [0, 0])
        done[0] += place in votes
        done[1] += 1
    return {iso3: (done, total) for iso3, (done, total) in counts.items()}


def _kind(targets: Sequence[Target]) -> tuple[str, str]:
    """What a paragraph with these targets is to its first coder, and their round."""
    is_bare = any(basis == CITED for _, _, basis in targets)
    return (CITATION if is_bare else SUGGESTED if targets else BLANK), FIRST


def _votes(placed: Sequence[tuple[Item, CodeDecision]]) -> dict[tuple[int, Span], dict[str, set[Target]]]:
    """Paragraph -> coder -> the targets that they have decided on, in the order in which coders came to it."""
    votes: dict[tuple[int, Span], dict[str, set[Target]]] = {}
    for item, decision in placed:
        if item.row != NOWHERE and decision.round != SETTLE:
            target = item.target_kind, item.target, item.basis
            said = target if decision.verdict != NOTHING else (item.target_kind, "", "")
            votes.setdefault((item.row, item.span), {}).setdefault(decision.by, set()).add(said)
    return votes


def _is_decided(target: Target, mine: set[Target]) -> bool:
    """Whether a coder has decided on a target; who found nothing has decided on all suggestions."""
    kind, _, basis = target
    return target in mine or (not basis and bool(mine & {(kind, "", ""), ("", "", "")}))


def _round(others: Sequence[str], said: Mapping[str, object], by: str) -> str:
    """The first coder of a paragraph goes on in the first round, whoever comes later in the second."""
    return FIRST if not others or next(iter(said)) == by else SECOND


def _disagreements(placed: Sequence[tuple[Item, CodeDecision]], by: str) -> Iterator[Task]:
    """The disagreements of others, for a third person."""
    coders: dict[tuple[int, Span], set[str]] = {}
    for item, decision in placed:
        coders.setdefault(item[:2], set()).add(decision.by)
    judged_twice = [each for each in placed if len(coders[each[0][:2]]) > 1]
    for item, outcome in outcomes(judged_twice).items():
        if outcome.is_yes is None and by not in {placed[number][1].by for number in outcome.state_of}:
            yield Task(item.row, item.span, DISAGREEMENT, SETTLE, ((item.target_kind, item.target, item.basis),))


def _order(task: Task, found: Paragraphs) -> tuple[object, ...]:
    return found.places.get((task.row, task.span), len(found.places)), task.row, task.span
