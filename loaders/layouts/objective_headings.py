"""Headings of a report that name objectives: by a word and numbers, by a title, or by the number of the section."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import cache, lru_cache

from gcm_data import reference
from loaders import vocabulary
from loaders.codes.objectives import read_objectives, single_objective
from loaders.documents.workbook import Sheet

LONGEST_HEADING = 250  # characters
_LEADERS = re.compile(r"\.{4,}|…{2,}|\t\d+\s*$")  # in a table of contents
_NUMBERED = re.compile(r"\W*(\d{1,2})[.):\s]\s*([^\W\d].*)")
FEWEST, SHORTEST_STEM = 2, 5  # headings whose number is that of the objective; letters of a word that tells


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """“2.1 Objective 5: …”, “Objectifs 2, 5 et 6”, “Цель 5. …”: a label and numbers, and nothing but a title behind.

    The second finds them behind the title of a section: “7. Consular protection (Objective 14)”.
    """
    words = sorted(vocabulary.wordings_of("row_labels.csv", "objective"), key=len)
    labels = "|".join(map(re.escape, reversed(words)))
    number = r"\d{1,2}(?!\d)"
    named = rf"(?:{labels})\s*(?:no\.?|nº|n°|№)?\s*{number}(?:\s*(?:,|;|&|–|-|and|et|y|и|to|à)\s*{number})*"
    first = re.compile(
        rf"\W*(?:(?:\d{{1,2}}|[A-Z]|[IVX]{{1,5}})[.)](?:\d{{1,2}}\.?)*\s+)?(?P<named>{named})"
        r"\s*(?:$|[:.–—()\-]\s*(?!\d))",
        re.IGNORECASE,
    )
    return first, re.compile(rf"(?:[(\[（]\s*|\s[–—-]\s+)(?P<named>{named})\s*[)\]）]?\s*$", re.IGNORECASE)


@cache
def _round_tables() -> tuple[re.Pattern[str], frozenset[str]]:
    """A round table by its number, and the titles of all of them."""
    labels = vocabulary.wordings_of("row_labels.csv", "round table")
    titles = (title for each in reference.round_tables() for title in (each.title, each.short_label))
    pattern = rf"\W*(?:\d{{1,2}}[.)]\s+)?(?:{'|'.join(map(re.escape, labels))})\s*(?:no\.?|nº|n°|№)?\s*[1-4](?!\d)"
    return re.compile(pattern, re.IGNORECASE), frozenset(map(vocabulary.plain, titles))


@lru_cache(maxsize=5_000)
def objectives_named(text: str, is_heading: bool) -> str | None:
    """The words of a heading that name objectives; "" for one of a round table, None for any other text."""
    text = text.strip()
    if len(text) > LONGEST_HEADING or _LEADERS.search(text) or (text.endswith((".", ";", ",")) and not is_heading):
        return None
    first, last = _patterns()
    if match := first.match(text) or (last.search(text) if is_heading else None):
        return match["named"] if read_objectives(match["named"]).found else None
    if is_heading and single_objective(text) and any(map(str.isalpha, text)):
        return text
    section = _NUMBERED.fullmatch(text) if is_heading else None
    if section and single_objective(section[2]):
        return section[2]  # of a section with another number
    pattern, titles = _round_tables()
    return "" if pattern.match(text) or (is_heading and vocabulary.plain(text) in titles) else None


def by_number(headings: Mapping[int, str], named: Mapping[int, str]) -> dict[int, str]:
    """Row -> the number of a section that is its objective's, for the headings that no words of objectives name.

    Only where two others are numbered as the objectives that they name, and where a word of the heading stands in the
    title of the objective of its number: “2. Drivers of migration”.
    """
    numbered = {row: match for row, text in headings.items() if (match := _NUMBERED.fullmatch(text.strip()))}
    both = numbered.keys() & named.keys()
    if sum(set(read_objectives(named[row]).found) == {_of(numbered[row])} for row in both) < FEWEST:
        return {}
    return {row: match[1] for row, match in numbered.items() if row not in named and _speaks_of(match[2], _of(match))}


def _of(match: re.Match[str]) -> str:
    return match[1].lstrip("0")


def _speaks_of(words: str, objective: str) -> bool:
    """Whether one of the words stands in the title of an objective, by its first letters."""
    titles = {str(each.number): f"{each.title} {each.short_label}" for each in reference.objectives()}
    title = titles.get(objective, "")
    stems = {word[:SHORTEST_STEM] for word in vocabulary.plain(title).split() if len(word) >= SHORTEST_STEM}
    common = {"migra"}  # every title may speak of migration
    return any(word[:SHORTEST_STEM] in stems - common for word in vocabulary.plain(words).split())


def report_between(sheet: Sheet, questions: Collection[int]) -> bool:
    """Whether a chapter between the questions asks nothing and goes by objectives: a report, which asks, too."""
    places, asking = sheet.places, 0 if sheet.places is None else sheet.places.level(min(questions))
    chapters = (row for row in range(min(questions), max(questions)) if asking and 0 < places.level(row) <= asking)
    below = (row + 1 for row in chapters if row not in questions)
    return any(
        sheet.is_heading(row) and objectives_named(cell.text, True)
        for row in below
        if (cell := sheet.lone(row)) is not None
    )
