"""Which decisions of a list say something that their coder has not decided so already."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gcm_data.coding.decisions import NOTHING, CodeDecision, decision_of

Fields = dict[str, str]
_Paragraph = tuple[str, str, str]
_Item = tuple[object, ...]


def new_ones(rows: Iterable[Fields], kept: Sequence[CodeDecision], coder: str, cycle: str) -> list[Fields]:
    """The rows (fields of decisions) that change what a coder says, in their order; `kept` are all decisions that hold.

    So a packet that is handed in twice is kept once, and one that was filled in anew changes what it changes.
    """
    standing: dict[_Paragraph, dict[_Item, tuple[str, str]]] = {}
    for each in kept:
        if each.by == coder and each.cycle == cycle:
            _say(standing, each)
    return [row for row in rows if _say(standing, decision_of(cycle, {**row, "by": coder}))]


def _say(standing: dict[_Paragraph, dict[_Item, tuple[str, str]]], decision: CodeDecision) -> bool:
    """Note what was decided; returns whether that is new. Nothing found takes back all that was found before."""
    here = standing.setdefault((decision.iso3, decision.question, decision.sha256), {})
    words = decision.passage[0] - decision.span[0], decision.passage[1] - decision.span[0]
    item = (decision.target_kind, decision.target, decision.basis, *words)
    said = decision.verdict, decision.because
    if here.get(item) == said:
        return False
    if decision.verdict == NOTHING:
        here.clear()
    else:
        here.pop(("", "", "", *words), None)
    here[item] = said
    return True
