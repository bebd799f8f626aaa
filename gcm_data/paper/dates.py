"""Days as the United Nations writes them."""

from __future__ import annotations

import datetime as dt
import re

from gcm_data.wording import day

_ISO = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?")


def period(start: dt.date, end: dt.date) -> str:
    """“4 to 6 February 2025”; “30 March to 1 April 2025”; a single day alone."""
    if start == end:
        return day(end)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day} to {day(end)}"
    first = day(start) if start.year != end.year else f"{start.day} {start:%B}"
    return f"{first} to {day(end)}"


def as_given(date: str) -> str:
    """A day or month that a document gives as ISO 8601, in words; anything else as it stands."""
    found = _ISO.fullmatch(date.strip())
    if not found:
        return date
    year, month, of_month = found.groups()
    try:
        known = dt.date(int(year), int(month), int(of_month or 1))
    except ValueError:
        return date
    return day(known) if of_month else f"{known:%B} {known.year}"
