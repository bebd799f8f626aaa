"""Figures of the region as they were printed, beside what each revision of the data gives for them."""

from __future__ import annotations

import pandas as pd

from gcm_data import wording
from gcm_data.coverage.scope import Scope
from gcm_data.exhibits.base import Exhibit
from gcm_data.exhibits.context import NO_VALUE, NOT_COUNTED, revisions
from gcm_data.reference import indicators
from gcm_data.reference.indicators import REGION, PublishedFigure
from gcm_data.wording.amounts import written


def published(scope: Scope) -> Exhibit:
    """A row for each printed figure: what it tells, and its value in every revision, with the year of the value."""
    figures, kept = indicators.published_figures(), sorted(revisions())
    labels = {found.measure: found.label for found in indicators.indicators()}
    rows = [(f.printed, labels[f.measure], f.year, *(_value(f, revision) for revision in kept)) for f in figures]
    columns = ["As printed", "Measure", "Year", *(f"Revision {revision}" for revision in kept)]
    sources = dict.fromkeys(found.source for found in figures)
    return Exhibit(
        "published-figures",
        f"{wording.listed([f.printed for f in figures])}: the printed figures beside the revisions of UN DESA",
        f"Printed in: {'; '.join(sources)}. A revision gives the value of the year, or of its last year before it.",
        f"Source: United Nations DESA, International Migrant Stock, revisions {wording.listed(kept)}. Licence: "
        f"CC BY 3.0 IGO. {NOT_COUNTED}",
        pd.DataFrame(rows, columns=columns, dtype=object),
        note="Each new revision changes earlier years, too: figures of two revisions can't be compared.",
    )


def _value(figure: PublishedFigure, revision: str) -> str:
    """“64.89 million (2019)”; “no data” where the revision lacks the measure."""
    points = indicators.series(REGION, figure.measure, revision)
    until = [(year, value) for year, value in points if year <= int(figure.year)]
    if not until:
        return NO_VALUE
    year, value = until[-1]
    return f"{written(value, indicators.indicator(figure.measure, revision).unit)} ({year})"
