"""The section on migration trends: how many migrants live in the region, as UN DESA publishes it."""

from __future__ import annotations

from gcm_data import reference, wording
from gcm_data.coverage.scope import Scope
from gcm_data.exhibits.context import edition
from gcm_data.paper.masthead import area
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
    said = [Sentence(f"trends/{name.lower().replace(' ', '-')}", _span(name)) for name in shown]
    source = indicators.indicator("migrant_stock", edition("migrant_stock"))
    said.append(Sentence("trends/source", f"{NOT_COUNTED} Source: {source.source}."))
    figures = [] if form.is_short else [_table(scope), chart(scope)]
    return Section(HEADING, blocks=(Paragraph(tuple(said)), *figures))


def _span(name: str) -> str:
    """“The number of migrants living in the Pacific rose from 4.77 million in 1990 to 9.90 million in 2024.”"""
    (first, was), *_, (last, now) = _series(name)
    rose = "rose" if now > was else "fell" if now < was else "stayed"
    return (
        f"The number of migrants living in {area(name)} {rose} from {written(was, 'persons')} in {first} to "
        f"{written(now, 'persons')} in {last}."
    )


def _series(name: str, measure: str = "migrant_stock") -> indicators.Series:
    return indicators.series(name, measure, edition(measure))


def _table(scope: Scope) -> Table:
    """Areas × measures, each the latest value."""
    (year, _) = _series(REGION)[-1]
    rows = [(Cell(name), *(Cell(_latest(name, measure, year)) for measure in MEASURES)) for name in areas(scope)]
    held = indicators.indicator("migrant_stock", edition("migrant_stock"))
    note = f"Source: {held.source}, of the members of each area. Licence: {held.licence}."
    head = ("Area", *MEASURES.values())
    return Table("trends", f"Migrants, {year}", head, tuple(rows), widths(len(head), 50.0), note=note)


def _latest(name: str, measure: str, year: int) -> str:
    """The value of a year in words, or that there is none."""
    unit = indicators.indicator(measure, edition(measure)).unit
    values = dict(_series(name, measure))
    return written(values[year], unit) if year in values else "no data"


def chart(scope: Scope) -> Chart:
    """Migrants by year, in millions: of the region, or of each subregion selected."""
    shown = scope.selection.subregions or (REGION,)
    years = [year for year, _ in _series(shown[0])]
    series = tuple((name, tuple(round(value / MILLION, 2) for _, value in _series(name))) for name in shown)
    spans = " ".join(map(_span, shown))
    where = wording.listed(list(map(area, shown)))
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
