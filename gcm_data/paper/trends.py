"""The section on migration trends: how many migrants live in the region, as UN DESA publishes it."""

from __future__ import annotations

from gcm_data import reference, wording
from gcm_data.coverage.scope import Scope
from gcm_data.exhibits.context import edition
from gcm_data.paper.parts import Cell, Chart, Form, Paragraph, Section, Sentence, Table
from gcm_data.paper.tables import widths
from gcm_data.reference import indicators
from gcm_data.reference.indicators import REGION
from gcm_data.wording.amounts import written

HEADING = "Migration trends"
MEASURES = {
    "migrant_stock": "Migrants living there",
    "emigrant_stock": "Migrants from there living abroad",
    "migrant_stock_female_pct": "Women and girls among migrants",
    "migrant_stock_from_asia_pacific_pct": "Migrants from within the region",
}
NOT_COUNTED = "These figures are published by others and count no responses. The region is the 58 regional members."
MILLION = 1e6


def areas(scope: Scope) -> tuple[str, ...]:
    """The region as a whole, then the subregions selected, or all."""
    return (REGION, *(scope.selection.subregions or tuple(s.subregion for s in reference.subregions())))


def section(scope: Scope, form: Form) -> Section:
    """The first and the last value of the region and of a subregion selected; a table and a chart."""
    shown = (REGION, *scope.selection.subregions)
    said = [Sentence(f"trends/{area.lower().replace(' ', '-')}", _span(area)) for area in shown]
    source = indicators.indicator("migrant_stock", edition("migrant_stock"))
    said.append(Sentence("trends/source", f"{NOT_COUNTED} Source: {source.source}."))
    figures = [] if form.is_short else [_table(scope), chart(scope)]
    return Section(HEADING, blocks=(Paragraph(tuple(said)), *figures))


def _span(area: str) -> str:
    """“In Asia and the Pacific, the number of migrants rose from 50.74 million in 1990 to 66.98 million in 2024.”"""
    (first, was), *_, (last, now) = _series(area)
    rose = "rose" if now > was else "fell" if now < was else "stayed"
    where = area if area == REGION else f"the subregion {area}"
    return (
        f"The number of migrants living in {where} {rose} from {written(was, 'persons')} in {first} to "
        f"{written(now, 'persons')} in {last}."
    )


def _series(area: str, measure: str = "migrant_stock") -> indicators.Series:
    return indicators.series(area, measure, edition(measure))


def _table(scope: Scope) -> Table:
    """Areas × measures, each the latest value."""
    (year, _) = _series(REGION)[-1]
    rows = [(Cell(area), *(Cell(_latest(area, measure, year)) for measure in MEASURES)) for area in areas(scope)]
    held = indicators.indicator("migrant_stock", edition("migrant_stock"))
    note = f"Source: {held.source}, of the members of each area. Licence: {held.licence}."
    head = ("Area", *MEASURES.values())
    return Table("trends", f"Migrants, {year}", head, tuple(rows), widths(len(head), 50.0), note=note)


def _latest(area: str, measure: str, year: int) -> str:
    """The value of a year in words, or that there is none."""
    unit = indicators.indicator(measure, edition(measure)).unit
    values = dict(_series(area, measure))
    return written(values[year], unit) if year in values else "no data"


def chart(scope: Scope) -> Chart:
    """Migrants by year, in millions: of the region, or of each subregion selected."""
    shown = scope.selection.subregions or (REGION,)
    years = [year for year, _ in _series(shown[0])]
    series = tuple((area, tuple(round(value / MILLION, 2) for _, value in _series(area))) for area in shown)
    spans = " ".join(_span(area) for area in shown)
    where = wording.listed(list(shown))
    held = indicators.indicator("migrant_stock", edition("migrant_stock"))
    return Chart(
        "trends-chart",
        f"Migrants living in {where}, millions",
        spans,
        tuple(map(str, years)),
        series,
        "0.0",
        f"Source: {held.source}. One revision; earlier revisions give other values.",
    )
