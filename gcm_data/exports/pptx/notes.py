"""Speaker notes: for each number of a slide its sentence, the States behind it, and where their words stand."""

from __future__ import annotations

from collections.abc import Iterator

from gcm_data import reference, wording
from gcm_data.annex import Annex
from gcm_data.evidence import Evidence, Focus
from gcm_data.exports.pptx.lettering import clean
from gcm_data.passages import Passage
from gcm_data.slides import Slide
from gcm_data.slides.charts import Bars, Value, Words

MOST_PLACES = 6  # cells named of one State; who needs more opens the number on the dashboard


def values_of(slide: Slide) -> list[Value]:
    """All numbers that a slide shows, in its order."""
    chart = slide.chart
    if isinstance(chart, Words):
        return []
    if isinstance(chart, Bars):
        return [value for panel in chart.panels for row in zip(*panel.values, strict=True) for value in row]
    return [value for row in chart.values for value in row if value]


def focuses_of(slide: Slide) -> list[Focus]:
    """What the numbers of a slide count."""
    return [slide.exhibit.focuses[value.opens] for value in values_of(slide)]


def notes_of(slide: Slide, annex: Annex) -> str:
    """The notes of a slide. The annex holds its focuses and is of its scope."""
    parts = [slide.exhibit.takeaway]
    for value in values_of(slide):
        focus = slide.exhibit.focuses[value.opens]
        said = f"{value.opens}: {annex.panels[focus].sentence}"
        parts.append("\n".join(filter(None, (said, "; ".join(_behind(slide, focus, annex))))))
    return "\n\n".join("\n".join(clean(line) for line in part.split("\n")) for part in parts)


def _behind(slide: Slide, focus: Focus, annex: Annex) -> Iterator[str]:
    """“Fiji (FJI.xlsx › Responses!C5, C7)” for each State counted, then those that stand beside the States."""
    numbers = annex.by_respondent(focus)
    for iso3 in Evidence(slide.scope.grid, focus).counted:
        name = reference.member(iso3).name
        yield _with_places(name, [annex.passages[number - 1] for number in numbers.pop(name, ())])
    for name, found in numbers.items():
        yield _with_places(name, [annex.passages[number - 1] for number in found])


def _with_places(name: str, passages: list[Passage]) -> str:
    """A respondent with the places of its passages, cells of a sheet together."""
    if not passages:
        return name
    cells: dict[str, list[str]] = {}
    for passage in passages[:MOST_PLACES]:
        head, bang, cell = passage.place.rpartition("!")
        cells.setdefault(f"{head}{bang}" or wording.WITHHELD_PLACE, []).append(cell)
    said = "; ".join(f"{sheet}{', '.join(filter(None, found))}" for sheet, found in cells.items())
    more = len(passages) - MOST_PLACES
    return f"{name} ({said}{f' and {more} more' if more > 0 else ''})"
