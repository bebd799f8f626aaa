"""An older set of tables beside a newer one: nobody is named in it who is withheld in the newer."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import NamedTuple

from gcm_data.tables.specs import ReviewData
from gcm_data.tables.withheld import NON_ATTRIBUTABLE, STATE_KINDS, said_by, withhold

_WHO = ("cycle", "respondent_kind", "iso3", "category")


def withhold_alike(older: ReviewData, newer: ReviewData) -> ReviewData:
    """An older set in which nobody is named who is withheld in a newer one: side by side they would tell who it is.

    Where the newer set has a withheld source that the older has not, it may be any that is named in the older and of
    which not the same words still stand under its name, be it that another document of it is named now: none of these
    is named. A source whose kind is not told in the newer set may be of any kind.
    """
    if not (newer.submissions["attribution"] == NON_ATTRIBUTABLE).any():
        return withhold(older)
    before, now = _sources(withhold(older)), _sources(newer)
    known = Counter(source for source in before.values() if source.is_secret)
    came = Counter(source for source in now.values() if source.is_secret) - known
    doubtful = {(source.cycle, kind) for source in came for kind in _kinds(source.kind)}
    kept = set(now.values())
    found = [
        number
        for number, source in _sources(older).items()
        if not source.is_secret and (source.cycle, source.kind) in doubtful and source not in kept
    ]
    attribution = older.submissions["attribution"].mask(older.submissions["submission"].isin(found), NON_ATTRIBUTABLE)
    return withhold(replace(older, submissions=older.submissions.assign(attribution=attribution)))


def _kinds(kind: str) -> tuple[str, ...]:
    """The kinds of which a withheld source may be that is shown as of this one."""
    return (kind,) if kind in STAKEHOLDERS else (*STATE_KINDS, *STAKEHOLDERS)


STAKEHOLDERS = ("stakeholder",)


class _Source(NamedTuple):
    """Who is behind a submission, as far as it stands in the tables, and all that it says."""

    is_secret: bool
    cycle: str
    kind: str
    iso3: str
    category: str
    words: frozenset[str]


def _sources(data: ReviewData) -> dict[str, _Source]:
    """The source of each submission."""
    said = said_by(data, data.submissions["submission"])
    rows = zip(*(data.submissions[name] for name in ("submission", "attribution", *_WHO)), strict=True)
    return {
        number: _Source(attribution == NON_ATTRIBUTABLE, *who, frozenset(said[number]))
        for number, attribution, *who in rows
    }
