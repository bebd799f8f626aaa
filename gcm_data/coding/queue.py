"""What a coder looks at next: paragraphs with suggestions, bare citations, disagreements, and some blank ones."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import pandas as pd

from gcm_data.coding.decisions import CITED, FIRST, NOTHING, ON_MENTIONS, SECOND, SETTLE, CodeDecision, sha_of
from gcm_data.coding.places import NOWHERE, Finder
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
        return dict(
            zip(rows.index.tolist(), zip(rows["cycle"], rows["iso3"], rows["question"], strict=True), strict=True)
        )

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
        rows = dict(zip(self.data.responses["response"], self.data.responses.index, strict=True))
        stated = self.data.mentions[self.data.mentions["basis"].isin(ON_MENTIONS)]
        known = set(zip(*(stated[name] for name in _TARGET), strict=True))
        found: dict[tuple[int, Span], dict[Target, str]] = {}
        said: set[tuple[object, ...]] = set()
        columns = (*_TARGET, "start", "end", "chance")
        for *target, start, end, chance in zip(*(self.suggested[name] for name in columns), strict=True):
            said.add((*target, start))
            if tuple(target) not in known:
                found.setdefault((rows[target[0]], (start, end)), {})[target[1], target[2], ""] = chance
        cited = stated[stated["basis"] == CITED]
        for *target, start in zip(*(cited[name] for name in (*_TARGET, "start")), strict=True):
            for span in self.spans.get(rows[target[0]], ()):
                if span[0] <= start < span[1] and (*target, span[0]) not in said:
                    found.setdefault((rows[target[0]], span), {})[target[1], target[2], CITED] = ""
        return found

    def all(self) -> Iterator[tuple[int, Span]]:
        """All paragraphs, answer by answer."""
        return ((row, span) for row, spans in self.spans.items() for span in spans)

    def is_drawn(self, share: float, what: str, row: int, span: Span) -> bool:
        """Whether a paragraph is among a share, by its words, its State and question."""
        return drawn(share, what, *self.keys[row], sha_of(self._texts[row][span[0] : span[1]]))

    def is_to_code(self, row: int, span: Span) -> bool:
        """Whether somebody should look at a paragraph: it has targets, or is among the blank ones that are shown."""
        return bool(self.targets.get((row, span))) or self.is_drawn(BLANK_SHARE, BLANK, row, span)


def tasks(
    found: Paragraphs, decisions: Sequence[CodeDecision], by: str, asked: Iterable[tuple[int, Span]] = ()
) -> list[Task]:
    """What a coder (their address) has to decide, in the order in which it is shown, without what they have decided.

    Disagreements of two others first, then bare citations, then the rest State by State, the least certain first. Of
    paragraphs drawn for a second coder, or `asked` for, it has those that one other has coded: with all their targets,
    as if nobody had.
    """
    placed, _ = placed_decisions(found.finder, decisions, found.data.mentions)
    votes = _votes(placed)
    more = set(asked)
    made = list(_disagreements(placed, by))
    for place in found.all():
        if not found.is_to_code(*place):
            continue
        said = votes.get(place, {})
        others = [coder for coder in said if coder != by]
        if by not in said and others:
            is_second = len(others) == 1 and (place in more or found.is_drawn(SECOND_SHARE, SECOND, *place))
            if not is_second:
                continue
        mine = said.get(by, set())
        targets = found.targets.get(place, {})
        left = tuple(target for target in targets if not _is_decided(target, mine))
        if left or (not targets and not mine):
            is_bare = any(target[2] == CITED for target in left)
            kind = CITATION if is_bare else SUGGESTED if left else BLANK
            made.append(Task(*place, kind, _round(others, said, by), left))
    states = {iso3: place for place, iso3 in enumerate(dict.fromkeys(iso3 for _, iso3, _ in found.keys.values()))}
    return sorted(made, key=lambda task: _order(task, found, states))


def progress(found: Paragraphs, decisions: Sequence[CodeDecision]) -> dict[str, tuple[int, int]]:
    """State (iso3; "" for sources without) -> how many of its paragraphs somebody has decided on, and of how many."""
    votes = _votes(placed_decisions(found.finder, decisions, found.data.mentions)[0])
    counts: dict[str, list[int]] = {}
    for row, span in found.all():
        if found.is_to_code(row, span):
            done = counts.setdefault(found.keys[row][1], [0, 0])
            done[0] += (row, span) in votes
            done[1] += 1
    return {iso3: (done, total) for iso3, (done, total) in counts.items()}


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
    for item, outcome in outcomes(placed).items():
        if outcome.is_yes is None and by not in {placed[number][1].by for number in outcome.state_of}:
            yield Task(item.row, item.span, DISAGREEMENT, SETTLE, ((item.target_kind, item.target, item.basis),))


def _order(task: Task, found: Paragraphs, states: Mapping[str, int]) -> tuple[object, ...]:
    first = KINDS.index(task.kind) if task.kind in (DISAGREEMENT, CITATION) else len(KINDS)
    chances = found.targets.get((task.row, task.span), {})
    likely = min(
        (_UNCERTAIN.index(chances[target]) for target in task.targets if target in chances), default=len(_UNCERTAIN)
    )
    state = states[found.keys[task.row][1]] if task.row in found.keys else len(states)
    return first, state, likely, task.row, task.span
