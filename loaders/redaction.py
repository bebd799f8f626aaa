"""Takes the name of a source that may not be named out of its own words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from gcm_data import reference
from loaders.evidence import Evidence, find_evidence
from loaders.layouts.answer import Answer, Who
from loaders.workbook import Document

WITHHELD = "[name withheld]"
SHORTEST = 3  # letters of a name; of a shorter one nobody could tell where it is a name
_PARTS = re.compile(r"[/;|]|\s[-–—]\s")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_ARTICLE = re.compile(r"^the\s+|,\s*the$", re.IGNORECASE)
_INITIALS = re.compile(r"[(\[]\s*([A-Z][A-Z.&-]*[A-Z])\s*[)\]]")


def names_of(who: Who, iso3: str) -> tuple[str, ...]:
    """The names by which a source may speak of itself: as its cells write them, with and without what stands in
    brackets, initials there, and of a State all that the reference knows it by. The longest first.
    """
    cells = [who.member.text, *(cell.text for role, cell in who.told if role == "organization")]
    written = {name.strip() for text in cells for name in (text, *_PARTS.split(_BRACKETS.sub(";", text)))}
    written |= {_ARTICLE.sub("", name.strip()) for name in written}
    written |= {name for text in cells for name in _INITIALS.findall(text)}
    if iso3:
        member = reference.member(iso3)
        written |= {member.name, member.short_name, *(a.alias for a in reference.aliases() if a.iso3 == iso3)}
    found = {name for name in written if sum(map(str.isalpha, name)) >= SHORTEST}
    return tuple(sorted(found, key=lambda name: (-len(name), name)))


def without_names(
    answer: Answer, evidence: tuple[Evidence, ...], document: Document, iso3: str
) -> tuple[Answer, tuple[Evidence, ...]]:
    """An answer and its evidence with the source's names taken out of its text, its codes and the choice beside it."""
    names = _pattern(names_of(answer.who, iso3))
    answer = replace(answer, choice=names.sub(WITHHELD, answer.choice))
    if answer.text is not None and answer.text.value.__class__ is str:
        text = names.sub(WITHHELD, answer.text.value)
        if text != answer.text.value:
            answer = replace(answer, text=answer.text._replace(value=text))
            evidence = find_evidence(answer, document)[0]
    return answer, tuple(_without(names, found) for found in evidence)


def _without(names: re.Pattern[str], found: Evidence) -> Evidence:
    """Evidence of a code without names; what is cited stands in the text, which has none any more."""
    if found.start is not None:
        return found
    return found._replace(evidence=names.sub(WITHHELD, found.evidence), phrase=names.sub(WITHHELD, found.phrase))


@lru_cache(maxsize=1_000)
def _pattern(names: Iterable[str]) -> re.Pattern[str]:
    """Whole words, whatever their case and the space between them; names that nobody has match nothing."""
    written = (r"\s+".join(map(re.escape, name.split())) for name in names)
    return re.compile(rf"(?<!\w)(?:{'|'.join(written) or '(?!)'})(?!\w)", re.IGNORECASE)
