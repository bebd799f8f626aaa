"""Who stands behind a count of the paper, by plain loops over the tables: no grid, no arrays, no evidence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from gcm_data.coverage.focus import Focus
from gcm_data.tables.specs import ReviewData

BASES = {"all": {"coded", "cited", "reviewed"}, "coded": {"coded"}, "cited": {"cited"}}
MARKS_ONLY = "no question (a mark or a code in no answer)"
ASPECTS = {"plan": "a", "follow-up": "b", "achievement": "c", "challenge": "d", "need": "e"}
NEEDS_ARE_ASKED_IN = {("2025", "e"), ("2021", "e")}


@dataclass(frozen=True)
class Said:
    """What one member's current submission holds: (kind, target, aspect, response) of what counts, and its answers."""

    mentions: list[tuple[str, str, str, str]]
    answers: list[tuple[str, str]]

    def reports(self, target: tuple[str, str], aspect: str = "") -> bool:
        return any((k, t) == target and (not aspect or a == aspect) for k, t, a, _ in self.mentions)

    def in_one_answer(self, first: tuple[str, str], others: list[tuple[str, str]], is_any: bool) -> bool:
        for answer in {response for *_, response in self.mentions if response}:
            there = {(kind, target) for kind, target, _, response in self.mentions if response == answer}
            beside = any(o in there for o in others) if is_any else all(o in there for o in others)
            if first in there and beside:
                return True
        return False


@dataclass(frozen=True)
class Review:
    """The tables, with what the reader lets count."""

    data: ReviewData
    basis: str = "all"

    @cached_property
    def said(self) -> dict[tuple[str, str], Said]:
        """(cycle, iso3) -> what its submission holds; only members with a submission that counts."""
        found, owners = {}, {}
        for row in self.data.submissions.itertuples():
            if row.status == "current" and row.iso3:
                found[row.cycle, row.iso3] = Said([], [])
                owners[row.submission] = row.cycle, row.iso3
        for row in self.data.mentions.itertuples():
            if row.submission in owners and row.basis in BASES[self.basis]:
                found[owners[row.submission]].mentions.append((row.target_kind, row.target, row.aspect, row.response))
        for row in self.data.responses.itertuples():
            if row.submission in owners:
                found[owners[row.submission]].answers.append((row.question, row.state))
        return found

    def received(self, focus: Focus, cycle: str = "") -> list[str]:
        return [iso3 for iso3 in focus.members if (cycle or focus.cycle, iso3) in self.said]

    def can(self, cycle: str, iso3: str, kind: str, aspect: str = "", is_answer: bool = False) -> bool:
        """Whether a member could name a target of a kind: it answered what asks for it, or names one of the kind."""
        said = self.said[cycle, iso3]
        letter = ASPECTS[aspect] if aspect else ""
        asked = "e" if kind == "need" and not aspect else letter
        is_named = any(k == kind and aspect in ("", a) for k, _, a, _ in said.mentions)
        is_tally = kind == "objective" and not aspect and not said.answers and self.basis != "cited"
        is_answered = any(state == "answered" and asked in ("", q) for q, state in said.answers)
        if is_answer and not any(state == "answered" for _, state in said.answers):
            return False
        return is_named or is_tally or is_answered

    def base(self, focus: Focus) -> int:
        """How many of the members of a focus could say what it asks for."""
        kinds = [kind for kind, _ in focus.targets]
        first, joined = (kinds[:1], kinds[1:]) if focus.is_same_answer else ([], kinds)
        how = focus.aspect, focus.is_same_answer
        return sum(
            all(self.can(focus.cycle, m, kind, *how) for kind in first)
            and (any if focus.is_any else all)(self.can(focus.cycle, m, kind, *how) for kind in joined)
            for m in self.received(focus)
        )

    def silence(self, cycle: str, iso3: str, target: tuple[str, str]) -> str:
        """In which state a target is that the member does not report."""
        said, kind = self.said[cycle, iso3], target[0]
        if any(k == kind for k, *_ in said.mentions):
            return "not mentioned"  # it names another one of the kind
        states = [s for q, s in said.answers if kind != "need" or (cycle, q) in NEEDS_ARE_ASKED_IN]
        if "answered" in states or (kind == "objective" and not said.answers):
            return "not mentioned"
        return "not applicable" if "not applicable" in states else "blank"

    def counted(self, focus: Focus, what: str) -> set[str]:
        """The members that a count of these words and this focus has to count."""
        if focus.beside:
            return set(self.changed(focus, what))
        received = self.received(focus)
        if not focus.targets:
            return set(focus.members) - set(received) if focus.is_silent else set(received)
        if focus.is_silent:
            state = what.replace(":", ",").rsplit(", ", 1)[1]
            none = [m for m in received if not any(self.said[focus.cycle, m].reports(t) for t in focus.targets)]
            return {m for m in none if self.silence(focus.cycle, m, focus.targets[0]) == state}
        return {m for m in received if self._fits(self.said[focus.cycle, m], focus, what)}

    def _fits(self, said: Said, focus: Focus, what: str) -> bool:
        if focus.is_same_answer:
            return said.in_one_answer(focus.targets[0], list(focus.targets[1:]), focus.is_any)
        if what.endswith(MARKS_ONLY):
            (target,) = focus.targets
            return said.reports(target) and not any((k, t) == target and a for k, t, a, _ in said.mentions)
        found = [said.reports(target, focus.aspect) for target in focus.targets]
        if focus.without:
            found = [yes and not said.reports(t, focus.without) for yes, t in zip(found, focus.targets, strict=True)]
        return any(found) if focus.is_any else all(found)

    def changed(self, focus: Focus, what: str) -> Iterator[str]:
        """Members of both reviews whose objective changed in the way that the words say."""
        both = [m for m in self.received(focus) if (focus.beside, m) in self.said]
        if not focus.targets:
            yield from both
            return
        for member in both:
            after, before = (
                self.said[cycle, member].reports(focus.targets[0]) for cycle in (focus.cycle, focus.beside)
            )
            is_open = any(not self._answered(cycle, member, focus.targets[0]) for cycle in (focus.cycle, focus.beside))
            is_so = {
                "newly reported": after and not before,
                "no longer reported": before and not after,
            }
            (words,) = [words for words in (*is_so, "not comparable") if words in what]
            if is_open if words == "not comparable" else is_so[words] and not is_open:
                yield member

    def _answered(self, cycle: str, member: str, target: tuple[str, str]) -> bool:
        """Whether a target is reported there or could have been; a tally has no text that could cite one."""
        said = self.said[cycle, member]
        if self.basis == "cited" and not said.answers:
            return False
        return said.reports(target) or self.silence(cycle, member, target) == "not mentioned"
