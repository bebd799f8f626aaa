"""What holds now: derived from all decisions in their order, never kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from gcm_data.store.kinds import ACCEPTED, KINDS, SUPERSEDED
from gcm_data.store.rights import same_address
from gcm_data.store.rows import Decision, Document

Place = tuple[str, str]  # cycle, name of a document


def undone_by(decisions: Sequence[Decision]) -> dict[int, int]:
    """Number of each decision that does not hold -> number of the one that undid it. What undid may be undone, too."""
    found: dict[int, int] = {}
    for decision in reversed(decisions):
        if decision.kind == "undo" and decision.number not in found:
            found.setdefault(int(decision.what["number"]), decision.number)
    return found


def standing(decisions: Sequence[Decision]) -> list[Decision]:
    """The decisions that hold, in order: without those undone and those that undo."""
    undone = undone_by(decisions)
    return [decision for decision in decisions if decision.number not in undone and decision.kind != "undo"]


@dataclass(frozen=True)
class State:
    """The documents and decisions of a store at one version, and what follows from them."""

    documents: tuple[Document, ...]
    decisions: tuple[Decision, ...]

    @property
    def version(self) -> int:
        """The number of the last decision; 0 for an empty store."""
        return self.decisions[-1].number if self.decisions else 0

    @cached_property
    def holding(self) -> list[Decision]:
        """The decisions that hold."""
        return standing(self.decisions)

    @cached_property
    def undone(self) -> dict[int, int]:
        """Number of each decision that does not hold -> number of the one that undid it."""
        return undone_by(self.decisions)

    @cached_property
    def last(self) -> dict[Place, Decision]:
        """For each document the decision that gives its state."""
        found: dict[Place, Decision] = {}
        for decision in self.holding:
            if KINDS[decision.kind].state:
                found[decision.cycle, decision.document] = decision
            if other := decision.what.get("supersedes"):
                found[decision.cycle, other] = decision
        return found

    def state_of(self, document: Document) -> str:
        """One of kinds.STATES."""
        last = self.last[document.cycle, document.name]
        return KINDS[last.kind].state if last.document == document.name else SUPERSEDED

    @cached_property
    def accepted(self) -> list[Document]:
        """The documents that count, by cycle and name."""
        found = [document for document in self.documents if self.state_of(document) == ACCEPTED]
        return sorted(found, key=lambda document: (document.cycle, document.name))

    def of_kind(self, *kinds: str) -> list[Decision]:
        """The decisions of some kinds that hold, in order."""
        return [decision for decision in self.holding if decision.kind in kinds]

    def meant(self, decision: Decision) -> Decision:
        """The decision that an undo takes back or, as the undo of an undo, puts in force again; any other itself."""
        while decision.kind == "undo":
            decision = self.decisions[int(decision.what["number"]) - 1]
        return decision

    def on(self, document: Document) -> list[Decision]:
        """All decisions on a document, undone ones too, in order."""
        place = document.cycle, document.name
        return [decision for decision in self.decisions if (decision.cycle, decision.document) == place]

    def twins(self, sha256: str, cycle: str) -> list[Document]:
        """The documents of a cycle with the same bytes, in the order in which they came."""
        return [document for document in self.documents if (document.sha256, document.cycle) == (sha256, cycle)]

    @cached_property
    def first_days(self) -> dict[Place, str]:
        """For each document that counts the day on which it, or the first of those that it replaced, was received."""
        before: dict[Place, list[str]] = {}
        for decision in self.of_kind("accept", "supersede"):
            if older := decision.what.get("supersedes"):
                before.setdefault((decision.cycle, decision.document), []).append(older)
            if newer := decision.what.get("by_document"):
                before.setdefault((decision.cycle, newer), []).append(decision.document)
        days = {(each.cycle, each.name): each.received[:10] for each in self.documents}
        found = {}
        for document in self.accepted:
            names = [document.name]
            for name in names:  # grows while it is walked
                names += [older for older in before.get((document.cycle, name), ()) if older not in names]
            found[document.cycle, document.name] = min(days[document.cycle, name] for name in names)
        return found

    @cached_property
    def roles(self) -> dict[str, str]:
        """Address -> the role that an administrator gave it last."""
        return {same_address(found.what["address"]): found.what["role"] for found in self.of_kind("role")}
