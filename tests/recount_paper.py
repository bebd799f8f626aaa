"""Who stands behind a count of the paper, by plain loops over the tables: no grid, no arrays, no evidence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from gcm_data import reference
from gcm_data.coverage.focus import Focus
from gcm_data.tables.specs import ReviewData

BASES = {"all": {"coded", "cited", "reviewed"}, "coded": {"coded"}, "cited": {"cited"}}
ASPECTS = {"plan": "a", "follow-up": "b", "achievement": "c", "challenge": "d", "need": "e"}
NEEDS_ARE_ASKED_IN = {("2025", "e"), ("2021", "e")}
APPROACHES = {"whole_of_government", "whole_of_society"}
STATED = ("stand-alone plan", "integrated in existing frameworks", "in preparation", "planned", "no plan")


@dataclass(frozen=True)
class Said:
    """What one member's current submission holds: (kind, target, aspect, response) of what counts, and its answers."""

    mentions: list[tuple[str, str, str, str]] = field(default_factory=list)
    answers: list[tuple[str, str]] = field(default_factory=list)
    responses: list[tuple[str, str, str, str]] = field(default_factory=list)  # response, question, state, choice

    def reports(self, target: tuple[str, str], aspect: str = "") -> bool:
        return any((k, t) == target and (not aspect or a == aspect) for k, t, a, _ in self.mentions)

    def in_one_answer(self, first: tuple[str, str], others: list[tuple[str, str]], is_any: bool) -> bool:
        for answer in {response for *_, response in self.mentions if response}:
            there = {(kind, target) for kind, target, _, response in self.mentions if response == answer}
            beside = any(o in there for o in others) if is_any else all(o in there for o in others)
            if first in there and beside:
                return True
        return False

    def names_none(self, letter: str, targets: set[tuple[str, str]]) -> bool:
        """Whether an answer to a question names none of some targets."""
        naming = {response for kind, target, _, response in self.mentions if (kind, target) in targets}
        return any(q == letter and state == "answered" and r not in naming for r, q, state, _ in self.responses)

    @property
    def plan(self) -> str:
        """The status of a plan as the choices beside the answers state it; another wording; or that none is stated."""
        choices = [choice.strip() for _, question, _, choice in self.responses if question == "a" and choice.strip()]
        words = {w.casefold(): status.label for status in reference.plan_statuses() for w in status.wordings}
        named = {words.get(choice.casefold(), "") for choice in choices} - {"not stated"}
        states = {state for _, question, state, _ in self.responses if question == "a"}
        if len(named) == 1 and named <= set(STATED):
            return named.pop()
        if named and "not applicable" not in states:
            return "other wording"
        return "not stated" if "answered" in states else ""


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
                found.setdefault((row.cycle, row.iso3), Said())
                owners[row.submission] = row.cycle, row.iso3
        for row in self.data.mentions.itertuples():
            if row.submission in owners and row.basis in BASES[self.basis]:
                found[owners[row.submission]].mentions.append((row.target_kind, row.target, row.aspect, row.response))
        for row in self.data.responses.itertuples():
            if row.submission in owners:
                found[owners[row.submission]].answers.append((row.question, row.state))
                told = row.response, row.question, row.state, row.choice
                found[owners[row.submission]].responses.append(told)
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
            if focus.aspect:
                return {m for m in received if self._answers(self.said[focus.cycle, m], ASPECTS[focus.aspect], what)}
            return set(focus.members) - set(received) if focus.is_silent else set(received)
        return {m for m in received if self._fits(self.said[focus.cycle, m], focus, what)}

    def _answers(self, said: Said, letter: str, what: str) -> bool:
        """Whether a member answered a question in the way that the words say."""
        if what == "status of a plan stated":
            return said.plan in (*STATED, "other wording")
        if what.startswith("plan: "):
            return said.plan == what.removeprefix("plan: ")
        if what.endswith("names no objective"):
            return said.names_none(letter, {("objective", str(number)) for number in range(1, 24)})
        if what.endswith("names neither approach"):
            return said.names_none(letter, {("principle", key) for key in APPROACHES})
        assert what == f"answered ({letter})", what
        return (letter, "answered") in said.answers

    def _fits(self, said: Said, focus: Focus, what: str) -> bool:
        if focus.is_same_answer:
            return said.in_one_answer(focus.targets[0], list(focus.targets[1:]), focus.is_any)
        if what.endswith("other responses only"):
            (target,) = focus.targets
            return said.reports(target) and not any(
                said.reports(target, a) for a in ("achievement", "challenge", "need")
            )
        found = [said.reports(target, focus.aspect) for target in focus.targets]
        return any(found) if focus.is_any else all(found)

    def changed(self, focus: Focus, what: str) -> Iterator[str]:
        """Members of both reviews whose objective changed in the way that the words say."""
        both = [m for m in self.received(focus) if (focus.beside, m) in self.said]
        if not focus.targets:
            yield from both
            return
        (words,) = [words for words in ("newly reported", "no longer reported") if words in what]
        for member in both:
            if self.change(focus.cycle, focus.beside, member, focus.targets[0]) == words:
                yield member

    def change(self, cycle: str, other: str, member: str, target: tuple[str, str]) -> str:
        """What became of a target between an earlier review (`other`) and a later one."""
        if not all(self._answered(each, member, target) for each in (cycle, other)):
            return "not comparable"
        after, before = (self.said[each, member].reports(target) for each in (cycle, other))
        if after != before:
            return "newly reported" if after else "no longer reported"
        return "reported in both" if after else "mentioned in neither"

    def _answered(self, cycle: str, member: str, target: tuple[str, str]) -> bool:
        """Whether a target is reported there or could have been; a tally has no text that could cite one."""
        said = self.said[cycle, member]
        if self.basis == "cited" and not said.answers:
            return False
        return said.reports(target) or self.silence(cycle, member, target) == "not mentioned"
