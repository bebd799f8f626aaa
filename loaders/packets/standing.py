"""Where the paragraph of a row of a packet stands today, found by its digest in the tables as they are shown."""

from __future__ import annotations

from typing import NamedTuple

from gcm_data.coding.decisions import CITED, LONGEST, NOTHING, decision_of, sha_of
from gcm_data.coding.desk import undecided
from gcm_data.coding.packets import PacketKey
from gcm_data.coding.places import Finder
from gcm_data.tables.specs import ReviewData
from gcm_data.text.spans import Span


class Standing(NamedTuple):
    """A paragraph as it stands today: the answer, its words, and the fields of a decision that say where they are."""

    response: str
    text: str
    fields: dict[str, str]

    @property
    def span(self) -> Span:
        """The paragraph in its answer, in code points."""
        return int(self.fields["start"]), int(self.fields["end"])


class Places:
    """Finds paragraphs, and the words in them that cite."""

    def __init__(self, data: ReviewData) -> None:
        self._answers, self._finder = data.responses, Finder(data)
        stated = undecided(data).mentions
        cited = stated[stated["basis"] == CITED]
        self._cited: dict[tuple[str, ...], list[Span]] = {}
        columns = (cited[name].tolist() for name in ("response", "target_kind", "target", "start", "end"))
        for *target, start, end in zip(*columns, strict=True):
            self._cited.setdefault(tuple(target), []).append((int(start), int(end)))

    def find(self, cycle: str, key: PacketKey) -> Standing | None:
        """The paragraph of a key; None where no answer has it any more. Raises ValueError for a key that is none."""
        asked = {name: getattr(key, name) for name in ("iso3", "question", "sha256", "start", "end", "round")}
        decision = decision_of(cycle, asked | {"verdict": NOTHING, "codebook": "any"})
        place = self._finder.find(decision)
        if place is None:
            return None
        answer = self._answers.iloc[place.row]
        start, end = (at + place.moved for at in decision.span)
        text = answer["text"][start:end]
        if len(text) != end - start or sha_of(text) != key.sha256:  # a key that nobody has made here
            return None
        fields = {name: answer[name] for name in ("document", "iso3", "question", "sheet", "cell")}
        fields |= {"sha256": key.sha256, "start": str(start), "end": str(end), "round": key.round}
        fields |= {"passage": text} if len(text) <= LONGEST["passage"] else {}
        return Standing(answer["response"], text, fields)

    def citations(self, place: Standing, key: PacketKey) -> list[Span]:
        """The words of a paragraph that cite the target of a key."""
        start, end = place.span
        found = self._cited.get((place.response, key.target_kind, key.target), ())
        return [span for span in found if start <= span[0] < end]
