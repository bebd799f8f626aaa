"""Context: migrants and remittances as other producers publish them. No number here counts submissions.

One revision a chart: the 2024 revision of UN DESA lowers its own history, so that revisions do not go together.
"""

from __future__ import annotations

from functools import partial

import pandas as pd

from gcm_data import reference, wording
from gcm_data.coverage.scope import Scope
from gcm_data.exhibits.base import Exhibit
from gcm_data.figures import lines
from gcm_data.reference import indicators
from gcm_data.reference.indicators import REGION, Indicator, Series
from gcm_data.wording.amounts import amount, written

STOCKS = ("migrant_stock", "emigrant_stock")
SHARES = ("migrant_stock_from_asia_pacific_pct", "migrant_stock_female_pct")
REMITTANCES = ("remittances_received_usd",)
RECENT = 5  # years; an older latest value is called no recent data
COLUMNS = ("Of", "Measure", "Year", "Value", "Unit", "Revision", "Source", "Licence")
NO_VALUE, NOT_RECENT = "no data", "no recent data"
NO_SHARE = (
    "Remittances as a share of GDP are not given: they need both from one edition of the World Bank's data, and the "
    "GDP held here is of an older one."
)
_OF_REGION = {
    "migrant_stock": "{value} migrants live in the region in {year}",
    "emigrant_stock": "{value} migrants from the region live abroad in {year}",
    "migrant_stock_from_asia_pacific_pct": "{value} of the migrants in the region come from within it ({year})",
    "migrant_stock_female_pct": "{value} of the migrants in the region are women and girls ({year})",
}
_OF_STATE = {
    "migrant_stock": "{name}: {value} migrants live there in {year}",
    "remittances_received_usd": "{name}: remittances of {value} received in {year}",
}
NOT_COUNTED = "These numbers count no submissions."
ABOUT = (
    "How many people migrate, and what they send home, as UN DESA and the World Bank publish it: the background of "
    "what is reported. It is no word of any submission and no judgement. The filter of subregions applies; cycle, "
    "group, round table and basis do not. UN DESA revises its whole series each time: a chart holds one revision only."
)
_ABSENT = "That there are no data does not mean that the number is zero."


def revisions() -> tuple[str, ...]:
    """The revisions of the migrant stock to choose from, the newest first."""
    return indicators.revisions("migrant_stock")


def edition(measure: str) -> str:
    """The newest revision of a measure."""
    return indicators.revisions(measure)[0]


def _who(who: str) -> str:
    """A member's name for its iso3; an area is its own name."""
    return who if who == REGION or who in {s.subregion for s in reference.subregions()} else reference.member(who).name


def _rows(who: str, indicator: Indicator, series: Series) -> list[tuple]:
    """The table's rows of a series, each with its source."""
    how = indicator.of_members if len(who) == 3 else indicator.of_areas
    source = f"{indicator.source} ({how})"
    fixed = indicator.unit, indicator.revision, source, indicator.licence
    return [(_who(who), indicator.label, year, value, *fixed) for year, value in series]


def _source_line(indicator: Indicator, what: str) -> str:
    """The base line: whose numbers, which revision, which licence."""
    return f"Source: {indicator.source} ({what}). Licence: {indicator.licence}. {NOT_COUNTED}"


def _line(name: str, points: Series, unit: str) -> lines.Line:
    texts = tuple(written(value, unit) for _, value in points)
    last = texts[-1].replace(" million", " m").replace(" billion", " bn").replace(" per cent", " %")
    return lines.Line(name, points, texts, last)


def _table(rows: list[tuple]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=list(COLUMNS))


def by_area(scope: Scope, measure: str, revision: str) -> Exhibit:
    """A measure of the region and of the subregions selected, over the years of one revision."""
    key = f"{measure.replace('_', '-')}-by-area"
    if revision not in indicators.revisions(measure):
        return _without(key, measure, revision)
    indicator = indicators.indicator(measure, revision)
    chosen = scope.selection.subregions or tuple(s.subregion for s in reference.subregions())
    series = {area: indicators.series(area, measure, revision) for area in (REGION, *chosen)}
    shown = {area: points for area, points in series.items() if points}
    (last, end), unit = shown[REGION][-1], indicator.unit
    takeaway = _span(REGION, shown[REGION], unit)
    parts = [f"{area} {written(shown[area][-1][1], unit)}" for area in chosen if area in shown]
    takeaway += f" In {last}: {wording.listed(parts)}." if parts else ""
    without = [area for area in chosen if area not in shown]
    if without:
        takeaway += f" Revision {revision} is held for the whole region only: no data for {wording.listed(without)}."
    rows = [row for area, points in shown.items() for row in _rows(area, indicator, points)]
    drawn = [_line(_who(area), points, unit) for area, points in shown.items()]
    return Exhibit(
        key,
        _OF_REGION[measure].format(value=written(end, unit), year=last),
        takeaway,
        _source_line(indicator, indicator.of_areas),
        _table(rows),
        partial(lines.year_lines, drawn, amount=partial(amount, unit=unit), is_first_whole=True),
        "The region: 58 regional members and associate members of ESCAP. Groups of countries are not told apart here.",
    )


def _span(name: str, points: Series, unit: str) -> str:
    """The first and the last value: “Migrants: 13,283 in 1990, 14,087 in 2020.”"""
    ends = dict.fromkeys((points[0], points[-1]))
    return f"{name}: {', '.join(f'{written(value, unit)} in {year}' for year, value in ends)}."


def _without(key: str, measure: str, revision: str) -> Exhibit:
    """What stands in place of a chart where a revision lacks the measure."""
    label = next(i.label for i in indicators.indicators() if i.measure == measure)
    has = wording.listed([f"revision {name}" for name in indicators.revisions(measure)])
    takeaway = f"Revision {revision} is not held here for this measure. Choose {has.replace(' and ', ' or ')}."
    title = f"No data in revision {revision}: {label}"
    return Exhibit(key, title, takeaway, NOT_COUNTED, _table([(REGION, label, "–", NO_VALUE, "–", revision, "–", "–")]))


def of_state(scope: Scope, iso3: str, measures: tuple[str, ...], revision: str) -> Exhibit:
    """One or two measures in the same unit of one State, over the years of one revision."""
    name = reference.member(iso3).name
    key = f"{measures[0].replace('_', '-')}-of-state"
    found = {m: indicators.series(iso3, m, revision) for m in measures}
    shown = {m: points for m, points in found.items() if points}
    if not shown:
        held = indicators.indicator(measures[0], revision)
        row = name, held.label, "–", NO_VALUE, held.unit, revision, held.source, held.licence
        return Exhibit(
            key,
            f"{name}: no data on {held.label}",
            _ABSENT,
            _source_line(held, "no value for this member"),
            _table([row]),
        )
    held = [indicators.indicator(m, revision) for m in shown]
    drawn = [_line(_sentence_case(i.label), points, i.unit) for i, points in zip(held, shown.values(), strict=True)]
    rows = [row for i, points in zip(held, shown.values(), strict=True) for row in _rows(iso3, i, points)]
    year, value = shown[held[0].measure][-1]
    title = _OF_STATE[held[0].measure].format(name=name, value=written(value, held[0].unit), year=year)
    if revision == edition(measures[0]) and not _is_recent(scope, year):
        title = f"{name}: {NOT_RECENT} on {held[0].label}, the latest is of {year}"
    spans = [_span(_sentence_case(i.label), points, i.unit) for i, points in zip(held, shown.values(), strict=True)]
    how = "; ".join(f"{i.label} {i.of_members}" for i in held) if len(held) > 1 else held[0].of_members
    return Exhibit(
        key,
        title,
        " ".join(spans),
        _source_line(held[0], how),
        _table(rows),
        partial(lines.year_lines, drawn, amount=partial(amount, unit=held[0].unit)),
    )


def _sentence_case(label: str) -> str:
    return label[:1].upper() + label[1:]


def remittances(scope: Scope) -> Exhibit:
    """The latest remittances received of each member selected, alphabetical; those without recent data say so."""
    (measure,) = REMITTANCES
    rows = [(m.name, m.subregion or "–", *_cells(scope, _latest(m.iso3, measure))) for m in scope.selection.members]
    table = pd.DataFrame(rows, columns=["Member", "Subregion", "Year", "Current US$"], dtype=object)
    without, old = ([row[0] for row in rows if row[3] == words] for words in (NO_VALUE, NOT_RECENT))
    said = [
        f"No data for {wording.listed(without)}. {_ABSENT}" if without else "There are data for each of them.",
        f"No value of the last {RECENT} years for {wording.listed(old)}." if old else "",
    ]
    held = indicators.indicator(measure, edition(measure))
    have = len(rows) - len(without) - len(old)
    return Exhibit(
        "remittances",
        f"Remittances received: {wording.of(have, len(rows))} members shown have recent data",
        " ".join(filter(None, said)),
        _source_line(held, held.of_members),
        table,
        note=f"The latest year that has a value, which differs between members. Alphabetical. {NO_SHARE}",
    )


def _latest(who: str, measure: str) -> tuple[int, float, Indicator] | None:
    """The newest value of the newest revision; None where there is none."""
    revision = edition(measure)
    points = indicators.series(who, measure, revision)
    return (*points[-1], indicators.indicator(measure, revision)) if points else None


def _is_recent(scope: Scope, year: int) -> bool:
    """Whether a value of a year is one of the last years before the day on which the data were read."""
    return scope.as_of.year - year <= RECENT


def _cells(scope: Scope, latest: tuple[int, float, Indicator] | None) -> tuple[str, str]:
    """Year and value as they stand in a table of words."""
    if latest is None:
        return "–", NO_VALUE
    year, value, indicator = latest
    if not _is_recent(scope, year):
        return str(year), NOT_RECENT
    return str(year), f"{value:.1f}" if indicator.unit.startswith("%") else f"{value:,.0f}"


def _block(scope: Scope, key: str, who: str, measures: tuple[str, ...]) -> Exhibit:
    """The latest values of an area or a State beside its coverage: a short table, each row with its source."""
    rows, said, sources = [], [], {}
    for measure in measures:
        latest = _latest(who, measure)
        indicator = indicators.indicator(measure, edition(measure))
        if latest is None:
            fixed = indicator.unit, indicator.revision, indicator.source, indicator.licence
            rows.append((_who(who), indicator.label, "–", NO_VALUE, *fixed))
            continue
        year, value, _ = latest
        sources[f"{indicator.source} ({indicator.licence})"] = None
        rows.extend(_rows(who, indicator, ((year, value),)))
        rows[-1] = (*rows[-1][:2], str(year), _cells(scope, latest)[1], *rows[-1][4:])
        told = written(value, indicator.unit) if _is_recent(scope, year) else NOT_RECENT
        said.append(f"{_sentence_case(indicator.label)}: {told} ({year}).")
    return Exhibit(
        key,
        f"Context: {_who(who)}",
        " ".join(said) or "There are no data on migrants or remittances.",
        f"Sources: {'; '.join(sources)}. {NOT_COUNTED}" if sources else NOT_COUNTED,
        pd.DataFrame(rows, columns=list(COLUMNS), dtype=object),
        note="Latest values of the newest revision.",
    )


def of_member(scope: Scope, iso3: str) -> Exhibit:
    """Migrants, emigrants and remittances of a State, the latest values; to stand beside its profile."""
    return _block(scope, f"context-{iso3.lower()}", iso3, (*STOCKS, *SHARES, *REMITTANCES))


def of_subregion(scope: Scope, name: str) -> Exhibit:
    """Migrants and emigrants of a subregion (or REGION), the latest values."""
    measures = (*STOCKS, *SHARES, "emigrants_living_in_asia_pacific_pct", "share_of_world_migrant_stock_pct")
    return _block(scope, f"context-{name.lower().replace(' ', '-')}", name, measures)
