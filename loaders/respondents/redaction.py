"""Takes the name of a source that may not be named out of its own words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from gcm_data import reference
from gcm_data.text.folding import fold
from gcm_data.text.search import Query, Term, spans
from gcm_data.text.spans import Span
from loaders.citations.evidence import Evidence, find_evidence
from loaders.documents.answer import Answer, Who
from loaders.documents.workbook import Document

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


def tells_name(text: str, names: Iterable[str]) -> bool:
    """Whether one of the names stands in a text, such as the name of a file."""
    return bool(_spans(text, tuple(names)))


def without_names(
    answer: Answer, evidence: tuple[Evidence, ...], document: Document, iso3: str
) -> tuple[Answer, tuple[Evidence, ...]]:
    """An answer and its evidence with the source's names taken out of its text, its codes and the choice beside it."""
    names = names_of(answer.who, iso3)
    answer = replace(answer, choice=_without(answer.choice, names))
    if answer.text is not None and answer.text.value.__class__ is str:
        text = _without(answer.text.value, names)
        if text != answer.text.value:
            answer = replace(answer, text=answer.text._replace(value=text))
            evidence = find_evidence(answer, document)[0]
    return answer, tuple(found if found.start is not None else _code_without(found, names) for found in evidence)


def _code_without(found: Evidence, names: tuple[str, ...]) -> Evidence:
    """Evidence of a code without names; what is cited stands in the text, which has none any more."""
    return found._replace(evidence=_without(found.evidence, names), phrase=_without(found.phrase, names))


def _without(text: str, names: tuple[str, ...]) -> str:
    parts, at = [], 0
    for start, end in _spans(text, names):
        parts += text[at:start], WITHHELD
        at = end
    return "".join((*parts, text[at:]))


def _spans(text: str, names: tuple[str, ...]) -> tuple[Span, ...]:
    """Where names stand as whole words, whatever their case, accents, hyphens and the space between them."""
    return spans(_phrases(names), text)


@lru_cache(maxsize=1_000)
def _phrases(names: tuple[str, ...]) -> Query:
    folded = dict.fromkeys(tuple(fold(name).split()) for name in names)
    return Query(tuple(Term(words, is_phrase=True) for words in folded if words))
