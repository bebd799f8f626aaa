"""Sentence patterns: counts with their denominators, days, lists, bases and sources, in words."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable

import pandas as pd

from gcm_data.tables.provenance import Provenance

NONE_ANSWERED = "none answered on it"
SENTENCE_ENDS = re.compile(r"(?<=[.?!]) (?=[A-Z])")
REPORTS, NOT_MENTIONS = ("reports", "report"), ("does not mention", "do not mention")


def glance(text: str, room: int) -> str:
    """As many whole sentences of a text as fit into so many characters; "" if not even the first does."""
    said = ""
    for sentence in SENTENCE_ENDS.split(text):
        longer = f"{said} {sentence}".strip()
        if len(longer) > room:
            break
        said = longer
    return said


def of(count: int, total: int) -> str:
    """A count with its denominator, as everywhere: “9 of 41”."""
    return f"{count} of {total}"


def of_answered(count: int, answered: int) -> str:
    """“9 of 41”, those that answered; or that nobody did, because nothing of nothing is no zero."""
    return of(count, answered) if answered else NONE_ANSWERED


def day(date: dt.date) -> str:
    """A date as the United Nations writes it: 4 February 2025."""
    return f"{date.day} {date:%B %Y}"


def unnamed(kind: str, category: str) -> str:
    """How a respondent without a State's name is shown everywhere: “a stakeholder, civil society”, “a member State”."""
    article = "an" if kind[:1] in "aeiou" else "a"
    return ", ".join(filter(None, (f"{article} {kind}", category[:1].lower() + category[1:])))


def stakeholders(count: int) -> str:
    """That stakeholders are beside the members: “One stakeholder also made a submission; it is not included …”."""
    one = "One stakeholder also made a submission; it is not included"
    said = one if count == 1 else f"{count} stakeholders also made submissions; they are not included"
    return f"{said} in the counts of members. Their passages stand beside those of members wherever nobody is left out."


def mark(*parts: str) -> str:
    """The label of a number, as links and lists of numbers have it: “Pacific · objective 22”."""
    return " · ".join(filter(None, parts))


def of_members(count: int, members: int) -> str:
    """“43 of 62 members”, “0 of 1 member”."""
    return f"{of(count, members)} member{'s' if members != 1 else ''}"


def all_members(members: int) -> str:
    """“all 62 members”, “the one member”."""
    return f"all {members} members" if members != 1 else "the one member"


def counted(bases: Iterable[str]) -> str:
    """What counts where a reader left out a basis: “Only what is cited counts.”"""
    return f"Only what is {either(bases)} counts."


def either(items: Iterable[str]) -> str:
    """Items of which one is enough: “coded, cited or reviewed”."""
    *before, last = items
    return f"{', '.join(before)} or {last}" if before else last


def listed(items: list[str]) -> str:
    """Items as a list in a sentence: “a, b and c”; parted by semicolons where a comma stands in an item."""
    separator = "; " if any(", " in item for item in items) else ", "
    return " and ".join(filter(None, (separator.join(items[:-1]), *items[-1:])))


def objectives(numbers: Iterable[int | str]) -> str:
    """Objectives in a sentence: “objective 3”, “objectives 2, 5 and 6”."""
    named = [str(number) for number in numbers]
    return f"objective{'s' if len(named) != 1 else ''} {listed(named)}"


def remarks(documents: pd.DataFrame) -> list[str]:
    """What documents (table `documents`) say of themselves, each with how many of them say it, the most first."""
    counts = Counter(remark for remark in documents["remark"] if remark)
    total, noun = len(documents), "documents"
    whole = {1: "The document says of itself", 2: "Both documents say of themselves"}
    said = []
    for remark, count in counts.most_common():
        verb = "says of itself" if count == 1 else "say of themselves"
        who = f"{of(count, total)} {noun} {verb}"
        if count == total:
            who = whole.get(total, f"All {total} documents say of themselves")
        said.append(f"{who}: “{remark}”")
    return said


def provenance_line(found: Provenance) -> str:
    """What every file carries: the day, the digest of its data, the versions of software and reference tables."""
    return (
        f"As of {day(found.as_of)}. Data {found.fingerprint}, software {found.software}, "
        f"reference tables {found.reference}."
    )
