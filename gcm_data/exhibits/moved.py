"""What moved since the review before: the objectives that most of the same members newly and no longer report."""

from __future__ import annotations

from functools import partial

from gcm_data import wording
from gcm_data.coverage.focus import Focus
from gcm_data.coverage.scope import Scope
from gcm_data.coverage.two_cycles import CHANGES, NEWLY, NO_LONGER
from gcm_data.exhibits.base import Exhibit
from gcm_data.exhibits.change_lines import Comparison, Line, lines
from gcm_data.exhibits.facts import Fact, Facts, names_of, table_of
from gcm_data.wording import glance as said

RANKS = 2  # facts of each kind: the largest number of members, and the next


def moved(scope: Scope, other: str) -> Exhibit:
    """Four facts: the objectives newly and no longer reported by most of the members with documents in both reviews."""
    found = Comparison(scope, other)
    facts, focuses = [], {}
    for change, label in ((NEWLY, said.NEWLY), (NO_LONGER, said.NO_LONGER)):
        for rank, (count, tied) in enumerate(_ranks(found, change)):
            named = {wording.mark(line.label, change): line for line in tied}
            words = names_of(int(line.target[1]) for line in tied)
            numbers = tuple(zip(words, named, strict=True))
            head = label if not rank else f"{label}, {said.THEN}"
            facts.append(Fact(head, numbers, wording.of(count, len(found.panel)), count, len(found.panel)))
            focuses |= _focuses(found, named, change)
        if label not in {fact.label for fact in facts}:
            facts.append(Fact(label, ((said.NONE, ""),)))
    note = " ".join(filter(None, (wording.CHANGE_IS, wording.asked_otherwise(*found.cycles))))
    return Facts(
        "moved", found.who, "", found.base, partial(table_of, facts), note=note, focuses=focuses, facts=tuple(facts)
    )


def _ranks(found: Comparison, change: str) -> list[tuple[int, list[Line]]]:
    """The largest counts of members with a change, and the objectives with each, by number."""
    place, ranks = CHANGES.index(change), {}
    for line in sorted(lines(found.scope, "objective"), key=lambda line: int(line.target[1])):
        ranks.setdefault(found.counts(found.panel, line)[place], []).append(line)
    ranks.pop(0, None)
    return sorted(ranks.items(), key=lambda rank: -rank[0])[:RANKS]


def _focuses(found: Comparison, named: dict[str, Line], change: str) -> dict[str, Focus]:
    return {label: found.focus(found.panel, line, change) for label, line in named.items()}
