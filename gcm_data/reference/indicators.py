"""Migrants and remittances: what other producers publish on the members and on the region. No word of any submission.

indicators.csv has what is measured, in which revision, by whom; member_values.csv and area_values.csv have the values,
published_figures.csv figures as they were printed. They are large beside the other reference tables, and few pages need
them: they are read apart, when first asked for.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Annotated

from gcm_data.reference.catalogue import TABLES, Table
from gcm_data.reference.forms import Form, Iso3, Key, MaybeText, Text, Year
from gcm_data.reference.reading import Listing, read_listing
from gcm_data.reference.rules import Listings, known, unique

FOLDER = Path(__file__).parent
REGION = "Asia and the Pacific"  # its 58 regional members and associate members

IndicatorKey = Annotated[str, Form("[a-z]+(_[a-z]+)*(_rev[0-9]{4})?", "small letters and underscores")]
Amount = Annotated[float, Form(r"[0-9]+(\.[0-9]+)?", "a number", float)]
Series = tuple[tuple[int, float], ...]  # (year, value), by year; years without a value are left out


@dataclass(frozen=True, slots=True)
class Indicator:
    """One measure in one revision; `of_members` and `of_areas` say how values come about, "" where there are none."""

    indicator: IndicatorKey
    measure: Key
    revision: Text
    label: Text
    unit: Text
    of_members: MaybeText
    of_areas: MaybeText
    source: Text
    licence: Text


@dataclass(frozen=True, slots=True)
class MemberValue:
    """One value of an indicator for a member."""

    iso3: Iso3
    indicator: IndicatorKey
    year: Year
    value: Amount


@dataclass(frozen=True, slots=True)
class AreaValue:
    """One value of an indicator for a subregion, or for the region."""

    area: Text
    indicator: IndicatorKey
    year: Year
    value: Amount


@dataclass(frozen=True, slots=True)
class PublishedFigure:
    """A figure of the region as it was printed, with the measure and the year that it tells."""

    printed: Text
    measure: Key
    year: Year
    source: Text


@dataclass(frozen=True, slots=True)
class Indicators:
    """All indicators, their series by (iso3 or area, indicator), and figures that were printed."""

    indicators: tuple[Indicator, ...]
    series: Mapping[tuple[str, str], Series]
    published: tuple[PublishedFigure, ...]


def known_area(listing: Listing, listings: Listings) -> None:
    """Each area is a subregion or the region."""
    areas = {REGION, *(row.subregion for row in listings["subregions"].rows)}
    for line, row in listing.numbered():
        if row.area not in areas:
            raise listing.broken(line, f"area {row.area!r} is neither the region nor in {listings['subregions'].file}")


INDICATOR_TABLES = {
    "indicators": Table(Indicator, (unique("indicator"), unique("measure", "revision"))),
    "member_values": Table(
        MemberValue,
        (unique("iso3", "indicator", "year"), known("iso3", "members"), known("indicator", "indicators")),
    ),
    "area_values": Table(
        AreaValue, (unique("area", "indicator", "year"), known_area, known("indicator", "indicators"))
    ),
    "published_figures": Table(PublishedFigure, (unique("printed"), known("measure", "indicators"))),
}


def load_indicators(folder: Path = FOLDER) -> Indicators:
    """The three tables of a folder, read and cross-checked; raises BrokenReference at the first fault found."""
    needed = {**INDICATOR_TABLES, "members": TABLES["members"], "subregions": TABLES["subregions"]}
    listings = {noun: read_listing(folder / f"{noun}.csv", table.row) for noun, table in needed.items()}
    for noun, table in INDICATOR_TABLES.items():
        for rule in table.rules:
            rule(listings[noun], listings)
    series: dict[tuple[str, str], list[tuple[int, float]]] = {}
    for row in listings["member_values"].rows:
        series.setdefault((row.iso3, row.indicator), []).append((int(row.year), row.value))
    for row in listings["area_values"].rows:
        series.setdefault((row.area, row.indicator), []).append((int(row.year), row.value))
    found = {key: tuple(sorted(values)) for key, values in series.items()}
    return Indicators(listings["indicators"].rows, found, listings["published_figures"].rows)


@cache
def _indicators() -> Indicators:
    return load_indicators()


def indicators() -> tuple[Indicator, ...]:
    """Every measure in every revision."""
    return _indicators().indicators


def published_figures() -> tuple[PublishedFigure, ...]:
    """Figures of the region as they were printed, in the order of the print."""
    return _indicators().published


@cache
def indicator(measure: str, revision: str) -> Indicator:
    """A measure in a revision; KeyError if there is none."""
    for found in indicators():
        if (found.measure, found.revision) == (measure, revision):
            return found
    raise KeyError(f"no {measure!r} in revision {revision!r}")


def revisions(measure: str) -> tuple[str, ...]:
    """The revisions that have a measure, the newest first."""
    return tuple(sorted((found.revision for found in indicators() if found.measure == measure), reverse=True))


def series(who: str, measure: str, revision: str) -> Series:
    """Year and value of a member (iso3), a subregion or the region; () where there are none, which is not zero."""
    if revision not in revisions(measure):
        return ()
    return _indicators().series.get((who, indicator(measure, revision).indicator), ())
