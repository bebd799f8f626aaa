"""Milestones: the calendar of the Compact's review, and what comes next."""

from __future__ import annotations

import calendar
import datetime as dt
from functools import partial

import pandas as pd

from gcm_data import reference, wording
from gcm_data.coverage.scope import Scope
from gcm_data.exhibits.base import Exhibit
from gcm_data.figures import timeline
from gcm_data.reference.rows import Milestone

PAST, NOW, AHEAD = "past", "under way", "ahead"
EXPECTED = "(expected)"
LEFT_OUT = (
    "Left out, because the concept note of 2024 only plans them and no source says that they took place as planned: an "
    "expert group meeting (June 2024), the launch of the Asia-Pacific Migration Report 2024 (December 2024) and a "
    "civil society forum (February 2025)."
)


def first_day(period: str) -> dt.date:
    """The first day of a date, a month (2024-08) or a year."""
    year, month, day = (*map(int, period.split("-")), 1, 1)[:3]
    return dt.date(year, month, day)


def last_day(period: str) -> dt.date:
    """The last day of a date, a month or a year."""
    parts = [*map(int, period.split("-"))]
    year, month = parts[0], parts[1] if len(parts) > 1 else 12
    return dt.date(year, month, parts[2] if len(parts) > 2 else calendar.monthrange(year, month)[1])


def when(milestone: Milestone) -> str:
    """The date or dates in words, as exact as known: “4 to 6 February 2025”, “August 2024”, “2028 to 2029”."""
    start, end = milestone.date, milestone.end_date
    if not end:
        return _in_words(start)
    first, last = first_day(start), first_day(end)
    if len(start) == len(end) == 10 and (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {wording.day(last)}"
    return f"{_in_words(start)} to {_in_words(end)}"


def _in_words(period: str) -> str:
    """“28 January 2025”, “August 2024” or “2028”."""
    day = first_day(period)
    return {10: wording.day(day), 7: f"{day:%B %Y}", 4: period}[len(period)]


def phase(milestone: Milestone, as_of: dt.date) -> str:
    """Whether a milestone is past, under way or ahead on a day; a month or year lasts until its last day."""
    if last_day(milestone.end_date or milestone.date) < as_of:
        return PAST
    return NOW if first_day(milestone.date) <= as_of else AHEAD


def review_calendar(scope: Scope) -> Exhibit:
    """All milestones as a timeline, told apart by what is past and what lies ahead on the day the data were read."""
    found = [(milestone, phase(milestone, scope.as_of)) for milestone in reference.milestones()]
    events = [
        timeline.Event(when(m), m.event, m.kind, f"Review of {m.cycle}" if m.cycle else "", at == PAST)
        for m, at in found
    ]
    rows = [
        (when(m), m.event, m.kind, m.cycle or "–", f"{at}, expected" if EXPECTED in m.event else at) for m, at in found
    ]
    past = sum(at == PAST for _, at in found)
    return Exhibit(
        "review-calendar",
        f"{wording.of(past, len(found))} milestones of the Compact and its reviews are past",
        _takeaway(found),
        f"As of {wording.day(scope.as_of)}. Dates are as exact as known; the distance of rows says nothing of time.",
        pd.DataFrame(rows, columns=["Date", "Event", "Kind", "Review", "When"], dtype=object),
        partial(timeline.timeline, events, today=f"As of {wording.day(scope.as_of)}"),
        f"Filled marks are past, open ones lie ahead. “Expected”: follows from the four-year rhythm of A/RES/73/195, "
        f"paragraphs 49 and 50, and has not been announced. {LEFT_OUT}",
    )


def _takeaway(found: list[tuple[Milestone, str]]) -> str:
    """“Now: … Next: … Last: …”."""
    at = {name: [milestone for milestone, phase in found if phase == name] for name in (NOW, AHEAD, PAST)}
    said = [f"Under way: {_named(milestone)}." for milestone in at[NOW]]
    said.append(f"Next: {_named(at[AHEAD][0])}." if at[AHEAD] else "Nothing further is known to be planned.")
    said += [f"Before that: {_named(at[PAST][-1])}."] if at[PAST] else []
    return " ".join(said)


def _named(milestone: Milestone) -> str:
    return f"{milestone.event}, {when(milestone)}"
