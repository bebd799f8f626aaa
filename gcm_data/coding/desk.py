"""What lies on a coder's desk: the targets to decide on one by one, open and decided, and what a decision says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple
from weakref import WeakKeyDictionary

import pandas as pd

from gcm_data.coding.around import Around
from gcm_data.coding.decisions import NOTHING, ON_MENTIONS, SETTLE, CodeDecision, sha_of
from gcm_data.coding.queue import DISAGREEMENT, Paragraphs, Target, Task, tasks
from gcm_data.reference.coding import entry, version
from gcm_data.tables.specs import ReviewData
from gcm_data.text.spans import Span

_LONGEST_PASSAGE, _LONGEST_REASON = 10_000, 1_000
_OF_TABLES = ["response", "target_kind", "target", "basis", "start", "cell"]


Name = tuple[int, Span, Target | None, bool]


class OnDesk(NamedTuple):
    """One target in one paragraph, or a paragraph without any (`target` is None), for one coder.

    `said` is what they decided last; None while it is open.
    """

    row: int
    span: Span
    kind: str
    round: str
    target: Target | None
    said: CodeDecision | None = None

    @property
    def place(self) -> tuple[int, Span]:
        """The paragraph."""
        return self.row, self.span

    @property
    def name(self) -> Name:
        """What no other item of the same tables is called, and what a decision does not change."""
        return self.row, self.span, self.target, self.round == SETTLE


def undecided(data: ReviewData) -> ReviewData:
    """The tables as the documents gave them: without what coders added, and with what people have set aside.

    Else a second coder would not be asked about a citation that the first one has set aside.
    """
    stated = data.mentions[data.mentions["basis"].isin(ON_MENTIONS)]
    if len(data.set_aside):
        away = data.set_aside.reindex(columns=data.mentions.columns).assign(chance="", reason="")
        stated = pd.concat([stated, away.astype(data.mentions.dtypes.to_dict())], ignore_index=True)
    return replace(data, mentions=stated.sort_values(_OF_TABLES, kind="stable").reset_index(drop=True))


def on_desk(
    found: Paragraphs, decisions: Sequence[CodeDecision], by: str, asked: Iterable[tuple[int, Span]] = ()
) -> list[OnDesk]:
    """All that is a coder's to decide or that they have decided, in the order in which it is shown."""
    decided, front = _decided(found, decisions, by)
    left: dict[tuple[int, Span], Task] = {}
    for task in tasks(found, decisions, by, asked):
        if task.round == SETTLE:
            front += _of_task(task)
        else:
            left[task[:2]] = task
    shown = sorted(front, key=lambda item: found.places.get(item.place, len(found.places)))
    for place, untouched in _untouched(found).items():
        task, said = left.get(place), decided.get(place, {})
        if said:
            shown += _with_decisions(untouched, task, said)
        elif task is not None:
            shown += untouched if task is found.untouched[place] else _of_task(task)
    return shown


_kept: WeakKeyDictionary[Paragraphs, dict[tuple[int, Span], tuple[OnDesk, ...]]] = WeakKeyDictionary()


def _untouched(found: Paragraphs) -> Mapping[tuple[int, Span], tuple[OnDesk, ...]]:
    """What lies on the desk of who comes first, by paragraph; most of it at each look, so that it is made once."""
    if found not in _kept:
        _kept[found] = {place: tuple(_of_task(task)) for place, task in found.untouched.items()}
    return _kept[found]


def _of_task(task: Task) -> Iterable[OnDesk]:
    return (OnDesk(*task[:4], target) for target in task.targets or (None,))


def _with_decisions(
    untouched: Sequence[OnDesk], task: Task | None, said: Mapping[Target | None, CodeDecision]
) -> Iterable[OnDesk]:
    """The targets of a paragraph in their order, those that are decided with what was said."""
    for item in untouched:
        if item.target in said:
            yield item._replace(round=said[item.target].round, said=said[item.target])
        elif task is not None and item.target in task.targets:
            yield item._replace(kind=task.kind, round=task.round)


def _decided(
    found: Paragraphs, decisions: Sequence[CodeDecision], by: str
) -> tuple[dict[tuple[int, Span], dict[Target | None, CodeDecision]], list[OnDesk]]:
    """What a coder said last on each target that was put before them, by paragraph; and what they have settled."""
    said: dict[tuple[int, Span], dict[Target | None, CodeDecision]] = {}
    settled: dict[Name, OnDesk] = {}
    for item, decision in found.placed(decisions):
        place = item[:2]
        if decision.by != by or place not in found.places:
            continue
        if decision.round == SETTLE:
            third = OnDesk(*place, DISAGREEMENT, SETTLE, item[3:], decision)
            settled[third.name] = third
            continue
        targets = found.targets.get(place, {})
        on = [each for each in targets if _is_on(decision, each)] if targets else [None]
        if on:
            said.setdefault(place, {}).update(dict.fromkeys(on, decision))
    return said, list(settled.values())


def _is_on(decision: CodeDecision, target: Target) -> bool:
    """Whether a decision is on a target; that nothing was found is one on each suggestion."""
    if decision.verdict == NOTHING:
        return not target[2] and decision.target_kind in ("", target[0])
    return target == (decision.target_kind, decision.target, decision.basis)


def begin_with(items: Sequence[OnDesk], decisions: Sequence[CodeDecision], by: str) -> int | None:
    """Where a coder goes on: the first open item behind what they decided last, else the first open one; None for none.

    It is told by the decisions alone, so that it is known after any interruption.
    """
    at = {id(item.said): number for number, item in enumerate(items) if item.said}
    return next_open(
        items, next((at[id(each)] for each in reversed(decisions) if id(each) in at and each.by == by), -1)
    )


def next_open(items: Sequence[OnDesk], at: int) -> int | None:
    """The number of the first open item behind number `at`, else of the first one at all; None where none is open."""
    behind = (n for n in (*range(at + 1, len(items)), *range(at + 1)) if items[n].said is None)
    return next(behind, None)


@dataclass(frozen=True)
class Verdict:
    """What a coder says: the verdict, why they reject, the target (kind, key, basis), and the passage they marked."""

    verdict: str
    target: Target = ("", "", "")
    because: str = ""
    passage: Span | None = None


def fields_of(
    around: Around, row: int, span: Span, turn: str, said: Verdict, versions: Mapping[str, str]
) -> dict[str, str]:
    """The fields of a decision on a paragraph, as the store keeps them; `versions` are those of lexicon and weights."""
    answer = around.found.data.responses.loc[row]
    text = answer["text"]
    kind, target, basis = said.target
    start, end = said.passage or span
    fields = {name: answer[name] for name in ("iso3", "question", "sheet", "cell")}
    fields |= {"sha256": sha_of(text[slice(*span)]), "start": str(span[0]), "end": str(span[1])}
    if said.passage:
        fields |= {"passage start": str(start), "passage end": str(end)}
    fields |= {"target kind": kind, "target": target, "basis": basis, "verdict": said.verdict, "because": said.because}
    fields |= {"round": turn, "codebook": version(), "passage": text[start:end][:_LONGEST_PASSAGE], **versions}
    if target:
        fields["entry"] = entry(kind, target).digest
    if not basis and (row, span, kind, target) in around.suggested:
        fields["suggestion"] = around.suggested[row, span, kind, target][1][:_LONGEST_REASON]
    return {name: value for name, value in fields.items() if value or name in ("question", "start", "verdict")}


def first_paragraph(found: Paragraphs, row: int) -> Span:
    """Where a code that stands in no words of an answer is decided on, whoever does: at the first paragraph."""
    return found.spans[row][0]


def sides(found: Paragraphs, decisions: Sequence[CodeDecision], item: OnDesk) -> list[CodeDecision]:
    """What each coder said last on a target before anybody settled it, in the order in which they came to it."""
    kind, target, basis = item.target or ("", "", "")
    said: dict[str, CodeDecision] = {}
    for on, decision in found.placed(decisions):
        is_here = (on.row, on.span) == item.place and decision.round != SETTLE
        if is_here and _is_on(decision, (kind, target, basis)):
            said[decision.by] = decision
    return list(said.values())
