"""A packet for a coder who works without the dashboard: its form, its rows, and by which key each is known again.

What writes a packet and what reads it back have to agree, and know nothing of each other: their agreement stands here.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from gcm_data import reference
from gcm_data.coding.decisions import (
    ACCEPT,
    CITED,
    NOTHING,
    REASONS,
    REJECT,
    SETTLE,
    CodeDecision,
    problem_of,
    sha_of,
)
from gcm_data.coding.queue import DISAGREEMENT, Paragraphs, Task, tasks
from gcm_data.reference.coding import version
from gcm_data.tables.slips import KEY, NUMBER, QUESTION, Target, choices, name_of, question_of

MARK = "GCM-PACKET-1"  # begins the line that says what a packet was made of; raised when the form changes
ABOUT, PASSAGES, CODEBOOK, CHOICES = "This packet", "Passages", "Codebook", "Choices"  # sheets
STATE, PASSAGE, SUGGESTED, WHY = "State", "Passage", "Suggested", "Why it is suggested"
DECISION, BECAUSE, OTHER = "Decision", "Reason to reject", "Another code"
HEADS = (NUMBER, STATE, QUESTION, PASSAGE, SUGGESTED, WHY, DECISION, BECAUSE, OTHER, KEY)
TO_FILL = (DECISION, BECAUSE, OTHER)
NOTHING_HERE = "nothing here"
DECISIONS = (ACCEPT, REJECT, NOTHING_HERE)  # what can be chosen
CODER = "Coder"
MOST = 200  # paragraphs of one packet, unless somebody asks for more
ANYTHING_ELSE = "Anything else? Choose another code, or “nothing here”."
NAMES_IT = "the text names it"
NOT_NAMED = "(no State named)"
_DIGITS = 8
_EMPTY = "-"


class PacketKey(NamedTuple):
    """What tells a row: its round, whose passage it is, where it stood, what is asked, and digests of what was shown.

    Without a `target` it is the row of a whole paragraph. `start` and `end` are code points in the answer; `why` is a
    digest of the reason shown.
    """

    round: str
    iso3: str
    question: str
    start: str
    end: str
    target_kind: str
    target: str
    basis: str
    sha256: str
    why: str

    def __str__(self) -> str:
        text = ":".join(part or _EMPTY for part in self)
        return f"{text}:{_digest(text)}"

    @classmethod
    def of(cls, text: str) -> PacketKey | None:
        """The key that a text is; None for any other text, and one that somebody has changed."""
        text, _, check = text.rpartition(":")
        parts = text.split(":")
        if check != _digest(text) or len(parts) != len(cls._fields):
            return None
        found = cls(*("" if part == _EMPTY else part for part in parts))
        return found if found._is_sound else None

    @property
    def _is_sound(self) -> bool:
        """Whether a decision can be made of it, whoever made the key."""
        target = self.target_kind, self.target
        fields = {name: getattr(self, name) for name in ("sha256", "start", "end", "basis", "round")}
        fields |= {"target kind": self.target_kind, "target": self.target, "codebook": "any"}
        is_known = self.round != SETTLE and (target == ("", "") or target in choices().values())
        verdict = {"verdict": ACCEPT if self.target else NOTHING}
        return is_known and self.basis in ("", CITED) and not problem_of(fields | verdict)

    @property
    def paragraph(self) -> tuple[str, ...]:
        """What tells the paragraph of the row."""
        return self.round, self.iso3, self.question, self.start, self.end, self.sha256


@dataclass(frozen=True, slots=True)
class PacketRow:
    """A row as it is shown: the paragraph, and a target that it may be about or the question whether there are more."""

    number: int
    state: str
    question: str
    passage: str
    suggested: str
    why: str
    key: str


@dataclass(frozen=True)
class Packet:
    """Some paragraphs of a review for one coder. It names no source that may not be named.

    `versions` are those of the lexicon and of the weights by which suggestions were made, by these names.
    """

    cycle: str
    coder: str
    rows: tuple[PacketRow, ...]
    codebook: str
    versions: Mapping[str, str]

    @classmethod
    def of(
        cls,
        found: Paragraphs,
        decisions: Sequence[CodeDecision],
        coder: str,
        cycle: str,
        versions: Mapping[str, str],
        members: Iterable[str] = (),
        most: int = MOST,
    ) -> Packet:
        """What a coder has to decide next, as in the desk: `most` paragraphs, of some members (iso3), else of all.

        Disagreements of others are not among it: they are settled in the desk, side by side.
        """
        wanted = {*members}
        theirs = [
            task
            for task in tasks(found, decisions, coder)
            if task.kind != DISAGREEMENT
            and found.keys[task.row][0] == cycle
            and (not wanted or found.keys[task.row][1] in wanted)
        ]
        rows = tuple(_numbered(_rows(found, theirs[:most])))
        return cls(cycle, coder, rows, version(), versions)

    @property
    def mark(self) -> str:
        """The line that says what the packet was made of, to people and to what reads it back."""
        made = " ".join(f"{name} {self.versions.get(name) or _EMPTY}" for name in ("lexicon", "weights"))
        return f"{MARK} {self.cycle} codebook {self.codebook} {made} rows {len(self.rows)}"

    @property
    def paragraphs(self) -> int:
        """How many paragraphs it has."""
        return sum(row.suggested == ANYTHING_ELSE for row in self.rows)


def suggested_as(key: PacketKey) -> str:
    """What the row of a key asks."""
    return name_of((key.target_kind, key.target)) if key.target else ANYTHING_ELSE


def why_digest(why: str) -> str:
    """A digest of a reason as it is shown, by which a changed one is noticed."""
    return _digest(why.strip())


def decision_named(text: str) -> str:
    """The decision that a text names, whatever its case; "" for none."""
    return _chosen(text, DECISIONS)


def because_of(text: str) -> str:
    """The reason to reject that a text names; "" for none."""
    return _chosen(text, REASONS)


def code_of(text: str) -> Target | None:
    """The target that a text names; None for no or an unknown one."""
    return choices().get(_chosen(text, choices()))


def unclear(key: PacketKey, said: Mapping[str, str]) -> tuple[str, str] | None:
    """The head below which a row says what it can't (text by head), and what was found there; None for a clear row."""
    decision, because, code = (said.get(head, "") for head in TO_FILL)
    named = decision_named(decision)
    wrong = (
        (DECISION, bool(decision and not named), decision),
        (DECISION, named in (ACCEPT, REJECT) and not key.target, decision),
        (BECAUSE, bool(because and not because_of(because)), because),
        (BECAUSE, bool(because and named != REJECT), because),
        (BECAUSE, named == REJECT and not because, "nothing"),
        (OTHER, bool(code and code_of(code) is None), code),
    )
    return next(((head, found) for head, is_wrong, found in wrong if is_wrong), None)


def _chosen(text: str, among: Iterable[str]) -> str:
    wanted = text.strip().casefold()
    return next((each for each in among if each.casefold() == wanted), "")


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]


def _numbered(rows: Iterable[tuple[str, ...]]) -> Iterator[PacketRow]:
    return (PacketRow(number, *row) for number, row in enumerate(rows, start=1))


def _rows(found: Paragraphs, theirs: Iterable[Task]) -> Iterator[tuple[str, ...]]:
    """For each paragraph a row for each of its targets, and one for what else may be in it."""
    names = ("response", "start", "target_kind", "target")
    columns = (found.suggested[name].tolist() for name in (*names, "reason"))
    reasons = {tuple(place): reason for *place, reason in zip(*columns, strict=True)}
    responses, texts = (found.data.responses[name].tolist() for name in ("response", "text"))
    for task in theirs:
        cycle, iso3, letter = found.keys[task.row]
        start, end = task.span
        passage = texts[task.row][start:end]
        state = reference.member(iso3).name if iso3 else NOT_NAMED
        shown = state, question_of(cycle, letter)[0], passage
        for kind, target, basis in (*task.targets, ("", "", "")):
            why = NAMES_IT if basis == CITED else reasons.get((responses[task.row], start, kind, target), "")
            place = task.round, iso3, letter, str(start), str(end)
            key = PacketKey(*place, kind, target, basis, sha_of(passage), why_digest(why))
            yield (*shown, suggested_as(key), why, str(key))
