"""What a chart says, whatever draws it: a native chart in a file, or a figure on the projector."""

from __future__ import annotations

from dataclasses import dataclass

from gcm_data import wording
from gcm_data.coverage.shares import share

NOTHING = "–"  # nobody could say it
MENTIONED, NOT_MENTIONED = "●", "·"
SIGNS = f"{MENTIONED} mentioned; {NOT_MENTIONED} answered, not mentioned; {NOTHING} could not be said"


@dataclass(frozen=True, slots=True)
class Value:
    """A count with its denominator; `opens` is the label of its evidence in the exhibit's focuses.

    `who` names the members counted, where they are few.
    """

    count: int
    total: int
    opens: str
    who: str = ""

    @property
    def written(self) -> str:
        """“9 of 41”; a dash where nobody could say it, which is not 0."""
        return wording.of(self.count, self.total) if self.total else NOTHING

    @property
    def named(self) -> str:
        """“2 of 41: Fiji and Samoa”, where those counted are named."""
        return f"{self.written}: {self.who}" if self.who else self.written

    @property
    def share(self) -> float | None:
        """The share of the submissions, from 0 to 1; None where there are too few of them for one."""
        return share(self.count, self.total)


@dataclass(frozen=True, slots=True)
class Bars:
    """Horizontal bars: their labels, and for each series, which says what is counted, a value for each label."""

    labels: tuple[str, ...]
    series: tuple[str, ...]
    values: tuple[tuple[Value, ...], ...]

    @property
    def most(self) -> int:
        """The end of the scale: the largest denominator, at least 1."""
        return max([1, *(value.total for row in self.values for value in row)])

    @property
    def greatest(self) -> int:
        """The largest count, at least 1."""
        return max([1, *(value.count for row in self.values for value in row)])


@dataclass(frozen=True, slots=True)
class Matrix:
    """Counts in rows and columns. `bands` are headings over so many columns each; a missing value is None.

    With `has_signs` each row is a State, and a cell shows whether it is counted.
    """

    corner: str
    columns: tuple[str, ...]
    bands: tuple[tuple[str, int], ...]
    rows: tuple[str, ...]
    values: tuple[tuple[Value | None, ...], ...]
    has_signs: bool = False

    @property
    def is_shaded(self) -> bool:
        """Whether shades tell shares: somewhere enough answered, and no cell is a mere sign."""
        return not self.has_signs and any(each and each.share is not None for row in self.values for each in row)

    @property
    def key(self) -> str:
        """What its signs or shades mean; "" where there are none."""
        return SIGNS if self.has_signs else wording.SHADES if self.is_shaded else ""

    def cell(self, value: Value | None) -> str:
        """What stands in a cell: a count or a sign, a dash where nobody could say it, nothing where there is none."""
        if value is None or not value.total:
            return NOTHING if value else ""
        return (MENTIONED if value.count else NOT_MENTIONED) if self.has_signs else str(value.count)


@dataclass(frozen=True, slots=True)
class Words:
    """Paragraphs. `turns_to` are the keys of the slides that they announce, one for each; or none."""

    paragraphs: tuple[str, ...]
    turns_to: tuple[str, ...] = ()


Chart = Bars | Matrix | Words
