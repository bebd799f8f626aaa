"""What a packet that came back decides, against the answers as they stand today; nothing of it is kept here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from gcm_data.coding.decisions import ADD, CITED, LONGEST, NOTHING, REJECT, SET_ASIDE
from gcm_data.coding.packets import (
    BECAUSE,
    DECISION,
    NOTHING_HERE,
    OTHER,
    PASSAGE,
    SUGGESTED,
    TO_FILL,
    WHY,
    PacketKey,
    because_of,
    code_of,
    decision_named,
    suggested_as,
    unclear,
    why_digest,
)
from gcm_data.reference.coding import entry, version
from gcm_data.tables.issues import Issue, issue
from gcm_data.tables.slips import KEY, Target
from gcm_data.tables.specs import ReviewData
from gcm_data.text.inert import one_line
from loaders.documents.filled import FilledRow, same
from loaders.packets.filled import FilledPacket
from loaders.packets.standing import Places, Standing

LONGEST_COMPARED = 30_000  # characters; a longer paragraph may have been cut in the packet
SHOWN = 80  # characters of a cell quoted in an issue
Fields = dict[str, str]


@dataclass(frozen=True)
class PacketReading:
    """All that a packet gives; nothing of it is kept. `cycle` is "" for a file that is none.

    `decisions` have the fields of a decision of the kind `code`, and its document; `said` of its `rows` say something.
    """

    cycle: str
    coder: str
    decisions: tuple[Fields, ...]
    issues: tuple[Issue, ...]
    said: int = 0
    rows: int = 0


def compare(filled: FilledPacket, data: ReviewData, by: str) -> PacketReading:
    """What a packet decides; `by` counts where it names no coder. `data` are the tables as they are shown.

    Issues: those of reading it, and packet-unsigned, packet-key-unknown, packet-twice, packet-outdated, packet-locked,
    packet-unclear, packet-contradicts, packet-rows-missing.
    """
    found = _Comparison(filled, data)
    decisions = tuple(found.decisions())
    coder = filled.coder or by
    return PacketReading(filled.made.cycle, coder, decisions, tuple(found.issues), found.said, len(filled.rows))


@dataclass
class _Chosen:
    """What was chosen in the rows of one paragraph: a yes to which targets, and in which row that nothing is there."""

    fields: Fields
    targets: set[Target] = field(default_factory=set)
    nothing: FilledRow | None = None


class _Comparison:
    """Collects what is found row by row."""

    def __init__(self, filled: FilledPacket, data: ReviewData) -> None:
        self.filled, self.places = filled, Places(data)
        self.issues: list[Issue] = list(filled.issues)
        self.said = 0
        made = filled.made
        self._versions = {name: getattr(made, name) for name in ("codebook", "lexicon", "weights")}
        self._is_of_today = made.codebook == version()
        self._chosen: dict[tuple[str, ...], _Chosen] = {}
        if not filled.coder:
            self._issue("packet-unsigned")

    def _issue(self, code: str, row: FilledRow | None = None, head: str = "", **facts: str) -> None:
        where = {"sheet": row.sheet, "cell": row.cell(head)} if row else {}
        facts = {name: one_line(fact)[:SHOWN] for name, fact in facts.items()}
        self.issues.append(issue(code, self.filled.document, cycle=self.filled.made.cycle, **where, **facts))

    def decisions(self) -> Iterator[Fields]:
        """The decisions in the order of the rows; behind them the paragraphs in which nothing was found."""
        for row, key in self._known():
            said = row.said(TO_FILL)
            self.said += bool(said)
            place = self._standing(row, key, bool(said))
            if place is not None and said:
                yield from self._of_row(row, key, said, place)
        for chosen in self._chosen.values():
            if chosen.nothing and chosen.targets:
                self._issue("packet-contradicts", chosen.nothing, DECISION)
            elif chosen.nothing:
                yield chosen.fields | {"verdict": NOTHING}

    def _known(self) -> Iterator[tuple[FilledRow, PacketKey]]:
        """The rows with a sound key, each once; issues for the others that say something."""
        met: dict[str, dict[str, str]] = {}
        for row in self.filled.rows:
            key, said = PacketKey.of(row.key), row.said(TO_FILL)
            if key is None:
                if said:
                    self._issue("packet-key-unknown", row, KEY, found=row.key or "no key")
            elif row.key in met:
                if said != met[row.key]:
                    self._issue("packet-twice", row, KEY)
            else:
                met[row.key] = said
                yield row, key
        if (missing := self.filled.made.rows - len(met)) > 0:
            self._issue("packet-rows-missing", found=f"{missing} of {self.filled.made.rows} rows")

    def _standing(self, row: FilledRow, key: PacketKey, is_filled: bool) -> Standing | None:
        """Where the paragraph of a row stands; None, and an issue, where it does not, or the row was changed."""
        place = self.places.find(self.filled.made.cycle, key)
        if place is None or (key.basis == CITED and not self.places.citations(place, key)):
            if is_filled:
                self._issue("packet-outdated", row, PASSAGE)
            return None
        if head := _changed(row, key, place.text):
            self._issue("packet-locked", row, head, found=row.texts.get(head, "") or "nothing")
            return None
        return place

    def _of_row(self, row: FilledRow, key: PacketKey, said: Mapping[str, str], place: Standing) -> Iterator[Fields]:
        """The decisions that a row asks for; none, and an issue, where it is unclear."""
        if wrong := unclear(key, said):
            head, found = wrong
            self._issue("packet-unclear", row, head, found=found)
            return
        fields = place.fields | self._versions
        chosen = self._chosen.setdefault(key.paragraph, _Chosen(fields))
        decision, code = decision_named(said.get(DECISION, "")), code_of(said.get(OTHER, ""))
        if decision == NOTHING_HERE:
            chosen.nothing = chosen.nothing or row
        elif decision:
            because = because_of(said.get(BECAUSE, ""))
            yield from self._on_suggestion(fields, key, decision, because, row.texts.get(WHY, ""), place)
            chosen.targets |= {(key.target_kind, key.target)} if decision != REJECT else set()
        if code and code not in chosen.targets:
            chosen.targets.add(code)
            yield fields | self._on(*code) | {"verdict": ADD}

    def _on_suggestion(
        self, fields: Fields, key: PacketKey, decision: str, because: str, why: str, place: Standing
    ) -> Iterator[Fields]:
        """The decision on what a row suggests; of a citation one for each place that cites."""
        fields = fields | self._on(key.target_kind, key.target) | {"basis": key.basis, "because": because}
        if key.basis != CITED:
            yield fields | {"verdict": decision, "suggestion": why.strip()[: LONGEST["suggestion"]]}
            return
        verdict = SET_ASIDE if decision == REJECT else decision
        for start, end in self.places.citations(place, key):
            yield fields | {"verdict": verdict, "passage start": str(start), "passage end": str(end)}

    def _on(self, kind: str, target: str) -> Fields:
        """The fields of a target; its entry in the codebook only where the packet was made under that of today."""
        digest = entry(kind, target).digest if self._is_of_today else ""
        return {"target kind": kind, "target": target, "entry": digest}


def _changed(row: FilledRow, key: PacketKey, passage: str) -> str:
    """The head below which somebody has changed what a row shows; "" where nobody has."""
    for head, text in ((PASSAGE, passage), (SUGGESTED, suggested_as(key))):
        is_short = len(text) <= LONGEST_COMPARED
        if head in row.texts and is_short and not same(row.texts[head], text):
            return head
    return WHY if WHY in row.texts and why_digest(row.texts[WHY]) != key.why else ""
