"""What lies on a coder's desk: the targets to decide on one by one, open and decided, and what a decision says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import pandas as pd

from gcm_data.coding.around import Around
from gcm_data.coding.decisions import NOTHING, ON_MENTIONS, SETTLE, CodeDecision, sha_of
from gcm_data.coding.queue import BLANK, DISAGREEMENT, Paragraphs, Target, Task, tasks
from gcm_data.reference.coding import entry, version
from gcm_data.tables.specs import ReviewData
from gcm_data.text.spans import Span

_LONGEST_PASSAGE, _LONGEST_REASON = 10_000, 1_000
_OF_TABLES = ["response", "target_kind", "target", "basis", "start", "cell"]


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
    def name(self) -> str:
        """A name that no other of the same tables has, and that a decision does not change."""
        settles = "settle" if self.round == SETTLE else ""
        return "-".join((str(self.row), *map(str, self.span), *(self.target or ("", "", "")), settles))


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
    shown = [item for task in tasks(found, decisions, by, asked) for item in _of_task(task)]
    shown += _decided(found, decisions, by)
    order = {place: [*targets, None] for place, targets in found.targets.items()}
    last = len(found.places)

    def rank(item: OnDesk) -> tuple[object, ...]:
        among = order.get(item.place, (None,))
        within = among.index(item.target) if item.target in among else len(among)
        return item.round != SETTLE, found.places.get(item.place, last), *item.place, within

    return sorted(shown, key=rank)


def _of_task(task: Task) -> Iterable[OnDesk]:
    return (OnDesk(*task[:4], target) for target in task.targets or (None,))


def _decided(found: Paragraphs, decisions: Sequence[CodeDecision], by: str) -> Iterable[OnDesk]:
    """What a coder has decided of what was put before them: the last decision on each target."""
    last: dict[tuple[object, ...], OnDesk] = {}
    for item, decision in found.placed(decisions):
        if decision.by != by or (item.row, item.span) not in found.places:
            continue
        place = item.row, item.span
        targets = found.targets.get(place, {})
        target = item.target_kind, item.target, item.basis
        if decision.round == SETTLE:
            said = [OnDesk(*place, DISAGREEMENT, SETTLE, target, decision)]
        else:
            settled = {each for each in targets if _is_on(decision, each)} if targets else {None}
            kind = found.untouched[place].kind if targets else BLANK
            said = [OnDesk(*place, kind, decision.round, each, decision) for each in settled]
        last |= {(each.name, each.round == SETTLE): each for each in said}
    return last.values()


def _is_on(decision: CodeDecision, target: Target) -> bool:
    """Whether a decision is on a target; that nothing was found is one on each suggestion."""
    if decision.verdict == NOTHING:
        return not target[2] and decision.target_kind in ("", target[0])
    return target == (decision.target_kind, decision.target, decision.basis)


def begin_with(items: Sequence[OnDesk], decisions: Sequence[CodeDecision], by: str) -> int | None:
    """Where a coder goes on: the first open item behind what they decided last, else the first open one; None for none.

    It is told by the decisions alone, so that it is known after any interruption.
    """
    at = {item.said: number for number, item in enumerate(items) if item.said}
    return next_open(items, next((at[each] for each in reversed(decisions) if each.by == by and each in at), -1))


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
