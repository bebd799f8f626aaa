"""What a chart says, whatever draws it: a native chart in a file, or a figure on the projector."""

from __future__ import annotations

from dataclasses import dataclass

from gcm_data import wording
from gcm_data.coverage.shares import share


@dataclass(frozen=True, slots=True)
class Value:
    """A count with its denominator; `opens` is the label of its evidence in the exhibit's focuses."""

    count: int
    total: int
    opens: str

    @property
    def written(self) -> str:
        """“9 of 41”."""
        return wording.of(self.count, self.total)

    @property
    def share(self) -> float | None:
        """The share of the submissions, from 0 to 1; None where there are too few of them for one."""
        return share(self.count, self.total)


@dataclass(frozen=True, slots=True)
class Panel:
    """A part of a chart under a heading: labels of its bars, and for each series a value for each label."""

    heading: str
    labels: tuple[str, ...]
    values: tuple[tuple[Value, ...], ...]


@dataclass(frozen=True, slots=True)
class Bars:
    """Horizontal bars in one to four panels, all on the same scale; `series` names what is counted."""

    panels: tuple[Panel, ...]
    series: tuple[str, ...]

    @property
    def most(self) -> int:
        """The end of the scale: the largest denominator, at least 1."""
        return max([1, *(value.total for panel in self.panels for row in panel.values for value in row)])


@dataclass(frozen=True, slots=True)
class Matrix:
    """Counts in rows and columns. `bands` are headings over so many columns each; a missing value is None."""

    corner: str
    columns: tuple[str, ...]
    bands: tuple[tuple[str, int], ...]
    rows: tuple[str, ...]
    values: tuple[tuple[Value | None, ...], ...]


@dataclass(frozen=True, slots=True)
class Words:
    """Paragraphs, for a slide that counts nothing."""

    paragraphs: tuple[str, ...]


Chart = Bars | Matrix | Words
