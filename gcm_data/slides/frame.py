"""The slides around the findings: title, agenda, what was read, and how to read them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from gcm_data import reference, wording
from gcm_data.coverage.scope import Scope
from gcm_data.exhibits import Exhibit, overview
from gcm_data.figures.chart import Value, Words
from gcm_data.slides import counting, sentences
from gcm_data.slides.slide import AGENDA, METHOD, OPENING, Slide

READ, HOW_TO_READ, CONTENTS = "What was read", "How to read these slides", "What follows"
NOBODY_ELSE = "Nothing can be said of members of which nothing was read."


def opening(scope: Scope) -> Slide:
    """The title slide: the review, what was selected, of how many members something was read, and what that is."""
    chosen = sentences.subject(scope.selection)
    title = f"{wording.TITLE.partition(':')[0]}: {chosen}" if chosen else wording.TITLE
    have = f"{scope.material.have(scope.members)}, as of {wording.day(scope.as_of)}."
    lines = (reference.cycle(scope.selection.cycle).name, have, *_remark(scope), wording.COVERAGE_IS)
    made = _silent(scope, OPENING, title)
    said = f"{have[:1].upper()}{have[1:]}"
    return Slide(OPENING, "", "", scope, made, Words(lines), title, said)


def agenda(scope: Scope, following: Sequence[Slide]) -> list[Slide]:
    """One line for each section that follows; none where a single finding does."""
    sections = [(name, next(slides)) for name, slides in groupby(following, lambda slide: slide.section)]
    if len(sections) <= 2:
        return []
    lines, keys = zip(*((name, slide.key) for name, slide in sections), strict=True)
    said = f"{len(lines)} parts follow: {wording.listed(list(map(_within, lines)))}."
    made = _silent(scope, AGENDA, CONTENTS)
    return [Slide(AGENDA, "", "", scope, made, Words(lines, keys), CONTENTS, said)]


def _within(heading: str) -> str:
    """A heading within a sentence: a small letter first, unless it is a name, whose other words are capitals, too."""
    is_name = heading[1:] != heading[1:].lower()
    return heading if is_name else f"{heading[:1].lower()}{heading[1:]}"


def what_was_read(scope: Scope) -> Iterator[Slide]:
    """Members with documents: by subregion, or by name where one group is selected."""
    made = overview.submissions_by_subregion(scope)
    values = [(label, counting.value(scope, made, label)) for label in made.focuses]
    title = scope.material.have(scope.members)
    title = f"{title[:1].upper()}{title[1:]}"
    read = counting.read_of(scope)
    silent = [member.iso3 for member in scope.selection.members if member.iso3 not in read]
    first = wording.ALL_MEMBERS
    made = replace(made, base=scope.base, focuses={**made.focuses, first: scope.focus()})
    if len(values) > 1:
        chart, said = counting.bars(values, "Something was read of"), _silence(silent, values)
    else:
        chart, said = Words(tuple(_named(scope, read, silent))), f"Nothing was read of {len(silent)} others."
    said = said if silent and read else ""
    yield Slide("submissions", READ, READ, scope, made, chart, title, said, first, is_whole=True, caveat=NOBODY_ELSE)


def _silence(silent: Sequence[str], values: Sequence[tuple[str, Value]]) -> str:
    """Of whom nothing was read: by name where they are few, else how many."""
    whole = [label for label, value in values if value.count == value.total]
    said = f"Something was read of every member of: {wording.listed(whole)}." if whole else ""
    few = len(silent) <= sentences.NAMED
    others = f"Nothing was read of {sentences.named(silent) if few else f'{len(silent)} members'}."
    return f"{others} {said}".strip()


def _named(scope: Scope, read: Sequence[str], silent: Sequence[str]) -> Iterator[str]:
    """Who is read and who is not, by name."""
    if read:
        yield f"With {scope.material.nouns[1].removeprefix('members with ')}: {sentences.names(read)}."
    if silent:
        yield f"Nothing was read of: {sentences.names(silent)}."


def method(scope: Scope) -> Slide:
    """The last slide: what the numbers are and are not, and what they were made of."""
    lines = (wording.COVERAGE_IS, wording.FEW, scope.texts, *_remark(scope))
    made = _silent(scope, METHOD, HOW_TO_READ)
    return Slide(METHOD, "Method", "Method", scope, made, Words(lines), HOW_TO_READ, wording.COVERAGE_IS)


def _remark(scope: Scope) -> list[str]:
    """What the documents of the members selected are by their own account, or what most of them say of themselves."""
    told = wording.about_documents(scope.documents)
    return [told] if told else wording.remarks(scope.documents)[:1]


def _silent(scope: Scope, key: str, title: str) -> Exhibit:
    """The exhibit of a slide that counts nothing."""
    return Exhibit(key, title, wording.COVERAGE_IS, scope.base, lambda: overview.member_status(scope).iloc[:0])
