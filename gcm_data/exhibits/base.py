"""What a page shows and a file carries: one finding with its figure, its table and its base line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import pandas as pd

from gcm_data import wording
from gcm_data.coverage.focus import Focus
from gcm_data.coverage.scope import Scope
from gcm_data.tables.provenance import Provenance
from gcm_data.wording.coding import RINGS
from gcm_data.wording.sentences import glance


@dataclass(frozen=True)
class Exhibit:
    """One finding. `title` states it, `takeaway` says in words what the figure shows, `table` is the figure's twin.

    `tabled` is that table, or makes it: most readers ask for the figure alone, and a deck for twenty of them.
    `draw` makes the figure for a mode (light or dark); None where the table is all there is. `note` is a caveat that
    has to stand beside it. `focuses` says what each number counts, by the label that its marks carry. The table has a
    row for each of them in the same order, or, if `is_wide`, a row for each head of the labels (“Fiji”) and a column
    for each tail (“Fiji · 22”). `lines` is how many lines of text a row of the table has room for.
    `is_of_all_objectives`: a round table that is selected does not narrow its numbers. `summary`: what is read above
    the figure, whatever its length, in the place of the beginning of the takeaway. `nothing`: a sentence that a page
    shows in the place of a figure of zeros, and of its table.
    """

    key: str
    title: str
    takeaway: str
    base: str
    tabled: pd.DataFrame | Callable[[], pd.DataFrame]
    draw: Callable[[str], object] | None = None
    note: str = ""
    focuses: Mapping[str, Focus] = field(default_factory=dict)
    is_wide: bool = False
    lines: int = 1
    is_of_all_objectives: bool = False
    summary: str = ""
    nothing: str = ""

    @cached_property
    def table(self) -> pd.DataFrame:
        """The figure's twin."""
        return self.tabled() if callable(self.tabled) else self.tabled

    def glance(self, room: int) -> str:
        """The summary, else as many whole sentences of the takeaway as fit into so many characters, or ""."""
        return self.summary or glance(self.takeaway, room)

    def label_at(self, row: int, column: str) -> str | None:
        """The label of the number in a cell of the table; None where none stands behind it."""
        if self.is_wide:
            label = wording.mark(str(self.table.iat[row, 0]), column)
            return label if label in self.focuses else None
        labels = list(self.focuses)
        return labels[row] if row < len(labels) else None


BASES = (wording.ANSWERED, "With documents", "Members")  # the heads of the three denominators of a number


def shown_counts(counts: Iterable[int], answered: Iterable[int]) -> pd.api.extensions.ExtensionArray:
    """Counts for a column of a table; missing where nobody answered on what is counted, for that is no zero."""
    is_missing = np.array([not base for base in answered], dtype=bool)
    return pd.arrays.IntegerArray(np.array(list(counts), dtype="int64"), is_missing)


def counted_table(heads: Sequence[str], rows: Sequence[tuple[object, ...]]) -> pd.DataFrame:
    """A table of numbers: columns `heads`, of which the last has the counts, and the three denominators (BASES)."""
    names = (*heads, *BASES)
    columns = dict(zip(names, zip(*rows, strict=True), strict=True)) if rows else dict.fromkeys(names, ())
    return pd.DataFrame(columns | {heads[-1]: shown_counts(columns[heads[-1]], columns[BASES[0]])})


def most_and_least(counts: Mapping[str, int], material: wording.Material) -> tuple[list[str], str]:
    """The names that most members report, and a sentence with those and the fewest; all of them where they tie.

    `material` is what was read of those that could name one. No names where there are none of them or nothing is
    reported; the sentence says which.
    """
    if not material.total:
        return [], wording.NOBODY_ASKED if material.that else wording.NOTHING_READ_HERE
    if not any(counts.values()):
        return [], wording.NOTHING_REPORTED
    tied = {number: [name for name, count in counts.items() if count == number] for number in set(counts.values())}
    most, least = max(tied), min(tied)
    total = material.total
    sentence = f"Reported by most {material.nouns[1]}: {wording.listed(tied[most])} ({wording.of(most, total)})."
    if least < most:
        sentence += f" By fewest: {wording.listed(tied[least])} ({wording.of(least, total)})."
    return tied[most], sentence


def with_caveat(scope: Scope, note: str) -> str:
    """A note; of a review that asked other questions than it is read by it begins with that."""
    return f"{wording.asked_otherwise(scope.selection.cycle)} {note}".strip()


def with_rings(scope: Scope, note: str) -> str:
    """A note beside cells in their states; where suggestions are shown it says what their rings are."""
    return f"{note} {RINGS}".strip() if scope.selection.suggestions else note


def caption(scope: Scope, made: Exhibit, found: Provenance) -> tuple[str, ...]:
    """The lines below a picture of an exhibit. An exhibit without evidence is made of other sources, as it says."""
    if not made.focuses:
        lines = (made.base, made.note)
    else:
        disclaimer = "" if wording.COVERAGE_IS in made.note else wording.COVERAGE_IS
        lines = (f"{scope.describe(made.is_of_all_objectives)}. {made.base}", scope.source, made.note, disclaimer)
    return tuple(filter(None, (*lines, wording.provenance_line(found))))
