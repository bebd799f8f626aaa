"""Speaker notes: for each number of a slide its sentence, the States behind it, and where their words stand."""

from __future__ import annotations

from collections.abc import Iterator

from gcm_data import reference, wording
from gcm_data.coverage.focus import Evidence, Focus
from gcm_data.evidence.annex import Annex
from gcm_data.evidence.passages import Passage
from gcm_data.exports.pptx.lettering import clean
from gcm_data.figures.chart import Matrix, Value, Words
from gcm_data.slides import Slide
from gcm_data.text.cells import placed

MOST_PLACES = 6  # cells named of one State; who needs more opens the number on the dashboard


def focuses_of(slide: Slide) -> list[Focus]:
    """What the numbers of a slide count, in its order."""
    return [slide.exhibit.focuses[value.opens] for _, value in _numbers(slide)]


def notes_of(slide: Slide, annex: Annex) -> str:
    """The notes of a slide. The annex holds its focuses and is of its scope."""
    parts = [slide.exhibit.takeaway]
    for label, value in _numbers(slide):
        focus = slide.exhibit.focuses[value.opens]
        said = f"{label}: {annex.panels[focus].sentence}"
        parts.append("\n".join(filter(None, (said, "; ".join(_behind(slide, focus, annex))))))
    return "\n\n".join("\n".join(clean(line) for line in part.split("\n")) for part in parts)


def _numbers(slide: Slide) -> Iterator[tuple[str, Value]]:
    """Each number that a slide shows, with a label that can be found on it."""
    chart = slide.chart
    if isinstance(chart, Words):
        return
    if isinstance(chart, Matrix):
        yield from ((value.opens, value) for row in chart.values for value in row if value)
        return
    for panel in chart.panels:
        for label, values in zip(panel.labels, zip(*panel.values, strict=True), strict=True):
            for name, value in zip(chart.series, values, strict=True):
                yield (wording.mark(label, name) if len(values) > 1 else label), value


def _behind(slide: Slide, focus: Focus, annex: Annex) -> Iterator[str]:
    """“Fiji (FJI.xlsx › Responses!C5, C7)” for each State counted, then the respondents that count for no State."""
    numbers = annex.by_respondent(focus)
    for iso3 in Evidence(slide.scope.grid, focus).counted:
        name = reference.member(iso3).name
        yield _with_places(name, [annex.numbered[number] for number in numbers.pop(name, ())])
    for name, found in numbers.items():
        yield _with_places(name, [annex.numbered[number] for number in found])


def _with_places(name: str, passages: list[Passage]) -> str:
    """A respondent with the places of its passages, cells of a sheet together."""
    sheets: dict[tuple[str, str], list[str]] = {}
    for passage in passages[:MOST_PLACES]:
        if not passage.document:
            return f"{name}, {wording.WITHHELD_PLACE}"
        sheets.setdefault((passage.document, passage.sheet), []).append(passage.cell)
    said = "; ".join(f"{document} › {placed(sheet, *cells)}" for (document, sheet), cells in sheets.items())
    more = len(passages) - MOST_PLACES
    return f"{name} ({said}{f' and {more} more' if more > 0 else ''})" if said else name
