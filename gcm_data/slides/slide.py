"""One slide: what it says and shows, what that is based on, and what the speaker says; in no format."""

from __future__ import annotations

from dataclasses import dataclass

from gcm_data import wording
from gcm_data.coverage.scope import Scope
from gcm_data.exhibits import Exhibit
from gcm_data.figures.chart import Chart, Matrix, Value, Words
from gcm_data.slides import sentences
from gcm_data.wording.sentences import SENTENCE_ENDS, glance

OPENING, AGENDA, METHOD = "title", "agenda", "how-to-read"  # keys of the slides that count nothing


@dataclass(frozen=True)
class Slide:
    """One finding on one screen: `title` is the finding in a sentence with its number, `said` what stands beside it.

    `key` is its name in links, `section` its line in the agenda, `topic` the line at its title. The exhibit says what
    each number counts, by the labels of the chart's values; `first` is the label of the number in the title.
    `is_whole`: its numbers are of all answers, whatever objectives are selected. `caveat` is the speaker's last word.
    `other` is a review with which the one selected is compared.
    """

    key: str
    section: str
    topic: str
    scope: Scope
    exhibit: Exhibit
    chart: Chart
    title: str
    said: str = ""
    first: str = ""
    is_whole: bool = False
    caveat: str = sentences.NOT_DONE
    other: str = ""

    @property
    def name(self) -> str:
        """What it is about, whatever it counts: “Pacific”, “Round table 1”."""
        return self.topic.partition(":")[0] or self.title

    @property
    def counts(self) -> bool:
        """Whether it says something of members, and so has a base and a source."""
        return self.key not in (OPENING, AGENDA)

    @property
    def base(self) -> str:
        """The base line, with what was selected; "" where nothing is counted."""
        if not self.counts:
            return ""
        beyond = sentences.WHATEVER_OBJECTIVE if self.is_whole and self.scope.selection.round_table else ""
        return f"{self.exhibit.base} {sentences.selected(self.scope.selection, self.is_whole)}{beyond}."

    @property
    def source(self) -> str:
        """Where the numbers are from, on the last slide with the versions; "" where nothing is counted."""
        if self.key == METHOD:
            return f"{self.scope.source} {wording.provenance_line(self.scope.provenance)}"
        return self.scope.source_with(*filter(None, (self.other,))) if self.counts else ""

    @property
    def spoken(self) -> tuple[str, str, str]:
        """Three sentences for the speaker: the finding, what stands beside it, and what it does not say."""
        beside = next(iter(SENTENCE_ENDS.split(self.said)), "") or sentences.READ.format(self.scope.material.total)
        return f"{self.title.removesuffix('.')}.", beside, self.caveat

    def takeaway(self, room: int) -> str:
        """As many whole sentences of what is said as fit into so many characters; "" if not even the first does."""
        return glance(self.said, room)


def values_of(chart: Chart) -> list[tuple[str, Value]]:
    """Each number of a chart with a label that can be found on it, in the order in which they are read."""
    if isinstance(chart, Words):
        return []
    if isinstance(chart, Matrix):
        return [(value.opens, value) for row in chart.values for value in row if value]
    return [
        (wording.mark(label, name) if len(values) > 1 else label, value)
        for label, values in zip(chart.labels, zip(*chart.values, strict=True), strict=True)
        for name, value in zip(chart.series, values, strict=True)
    ]
