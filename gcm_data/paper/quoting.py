"""Which passages are quoted in the text: chosen by a rule that is printed in the annex on method, never by taste."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gcm_data.coverage.focus import Focus
from gcm_data.coverage.scope import Scope
from gcm_data.evidence.annex import answers_by_member, number_of
from gcm_data.evidence.passages import Row, passages
from gcm_data.paper.counting import groups
from gcm_data.paper.parts import Quote

SHORTEST, LONGEST = 40, 450  # characters; shorter says little, longer fills half a page
EACH = 2  # passages under a heading
RULE = (
    f"Quotations were selected by a fixed rule. Subregions take turns in alphabetical order: at most {EACH} under a "
    "heading, and one of each under good practices. Of a subregion the first member in alphabetical order is taken "
    "that was not quoted before, and of it the first response not quoted before that belongs under the heading and "
    f"has {SHORTEST} to {LONGEST} characters. Where all were quoted before, the first member is taken again. "
    "Passages are quoted in full."
)


class Quoter:
    """Takes passages for a paper, heading by heading; no passage is quoted twice.

    `longest`: in characters; whoever cuts what is quoted takes passages of any length.
    """

    def __init__(self, scope: Scope, longest: float = LONGEST) -> None:
        self._scope, self._longest = scope, longest
        self._groups = groups(scope)
        self._turn = list(self._groups)
        self._quoted: set[str] = set()
        self._rows: set[int] = set()

    def take(self, focuses: Sequence[Focus], most: int = EACH) -> list[Quote]:
        """The passages for a heading, of those behind some numbers: at most so many, of different subregions."""
        fitting = self._fitting(focuses)
        found: list[Quote] = []
        for name in list(self._turn):
            if len(found) == most:
                break
            chosen = self._of_subregion(fitting, self._groups[name])
            if chosen:
                found.append(chosen)
                self._turn.remove(name)
                self._turn.append(name)
        return found

    def _of_subregion(self, fitting: Mapping[str, list[Quote]], members: Sequence[str]) -> Quote | None:
        """The passage of a subregion's turn, if it has one; it counts as quoted then."""
        open_ = {iso3: [each for each in fitting.get(iso3, []) if each.row not in self._rows] for iso3 in members}
        able = [iso3 for iso3, quotes in open_.items() if quotes]
        who = next((iso3 for iso3 in able if iso3 not in self._quoted), able[0] if able else None)
        if who is None:
            return None
        self._quoted.add(who)
        self._rows.add(open_[who][0].row)
        return open_[who][0]

    def _fitting(self, focuses: Sequence[Focus]) -> dict[str, list[Quote]]:
        """Member (iso3) -> its passages that may be quoted, in the order of their numbers."""
        rows: dict[Row, str] = {}
        for focus in focuses:
            for iso3, answers in answers_by_member(self._scope, focus).items():
                rows |= dict.fromkeys(((answer, ()) for answer in answers), iso3)
        order = sorted(rows, key=lambda row: number_of(self._scope, row))
        said = passages(self._scope.data, order)  # all at once: a call takes as long for one as for many
        found: dict[str, list[Quote]] = {}
        for row, passage in zip(order, said, strict=True):
            if SHORTEST <= len(passage.text) <= self._longest:
                found.setdefault(rows[row], []).append(Quote(passage, row[0], number_of(self._scope, row)))
        return found
