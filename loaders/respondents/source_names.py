"""The names of a source: whole, in parts, as initials, with a typing error; and of its State all that tells of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from gcm_data import reference
from gcm_data.text.folding import fold
from gcm_data.text.search import spans
from gcm_data.text.spans import Span
from loaders import vocabulary
from loaders.documents.answer import Who
from loaders.respondents.contacts import wordings
from loaders.respondents.members import resolve_member
from loaders.respondents.name_forms import LONG, is_form, phrases_near

SHORTEST = 3  # letters of a name; of a shorter one nobody could tell where it is a name
TERMS = "member_terms.csv"
_PARTS = re.compile(r"[/;|]|\s[-–—]\s")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_ARTICLE = re.compile(r"^the\s+|,\s*the$", re.IGNORECASE)
_INITIALS = re.compile(r"[(\[]\s*([A-Z][A-Z.&-]*[A-Z])\s*[)\]]")
_WORD = re.compile(r"[^\W_]+")
_SPELT = re.compile(r"(?<![^\W_])[^\W\d_](?:[.·\-&]\s?[^\W\d_]|\s[^\W\d_](?=[\s.,;)]|$)){1,9}\.?(?![^\W_])")
_SPLIT = re.compile(r"\b(?:of|for|in|de|des|du|del|para|pour)\b", re.IGNORECASE)


@dataclass(frozen=True)
class SourceNames:
    """How a source may be called.

    `phrases`: folded names; `words`: folded words that few others have in their names; `initials`: in capital letters;
    `codes`: signs of its State, as written; `is_state`: whether the names are a State's.
    """

    phrases: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    initials: frozenset[str] = frozenset()
    codes: frozenset[str] = frozenset()
    is_state: bool = False

    def spans(self, text: str) -> Iterator[Span]:
        """Where a text of the source itself may name it."""
        yield from spans(phrases_near(self.phrases, text), text)
        for found in _WORD.finditer(text):
            if self._names(found[0]):
                yield found.span()
        for found in _SPELT.finditer(text):
            if _letters(found[0]) in self._orders:
                yield found.span()

    def spans_elsewhere(self, text: str) -> Iterator[Span]:
        """Where a text of somebody else may name it: words of the name count with a capital letter only, and a State
        is one of many that texts speak of, so that it counts where a sentence speaks of answers.
        """
        for start, end in self.spans(text):
            is_proper = " " in text[start:end].strip() or not text[start:end].islower()
            if is_proper and (not self.is_state or _speaks_of_answers(text, start, end)):
                yield start, end

    def _names(self, word: str) -> bool:
        """Whether a word as written may be one of the name."""
        if word in self.codes or word in self.initials:
            return True
        if word.isupper() and word not in _known_acronyms() and _letters(word) in self._orders:
            return True
        folded = fold(word).strip()
        if len(folded) >= SHORTEST and folded.upper() in self.initials and folded not in _common():
            return True
        if len(folded) < LONG:  # a short word may be any in small letters: “cook”
            return folded in self.words and not word.islower()
        return folded in self.words or is_form(folded, self.words)

    @property
    def _orders(self) -> frozenset[str]:
        return _orders(self.initials)


@lru_cache(maxsize=2_000)
def source_names(who: Who, iso3: str) -> SourceNames:
    """How the source behind some cells may be called, and the State of a stakeholder with it."""
    cells = [cell.text for role, cell in who.told if role == "organization"]
    member = iso3 or resolve_member(who.member.text).iso3 or ""
    if not iso3:
        cells.append(who.member.text)
    written = {name.strip() for text in (*cells, who.member.text) for name in (text, *_bare_parts(text))}
    written |= {_ARTICLE.sub("", name) for name in written}
    initials = {name.replace(".", "") for text in cells for name in _INITIALS.findall(text)}
    initials |= {found for text in cells if not resolve_member(text).iso3 for found in _initials_of(text)}
    members = {member, *(found for text in cells for found in _members_in(text))} - {""}
    states = [_state_names(found) for found in sorted(members)]
    phrases = {_plain(name) for name in written if _is_name(name)}
    return SourceNames(
        frozenset(phrases.union(*(state.phrases for state in states))),
        frozenset(_distinctive(" ".join(cells)).union(*(state.words for state in states))),
        frozenset(initials),
        frozenset().union(*(state.codes for state in states)),
        bool(iso3),
    )


def organization_names(who: Who) -> SourceNames:
    """How others may call a stakeholder: its own names, without all that tells of its State."""
    found = source_names(who, "")
    states = [_state_names(iso3) for iso3 in {resolve_member(who.member.text).iso3, *_members_of(who)} - {None}]
    return SourceNames(
        found.phrases.difference(*(state.phrases for state in states)),
        found.words.difference(*(state.words for state in states)),
        found.initials,
    )


def _members_of(who: Who) -> set[str]:
    return {iso3 for role, cell in who.told if role == "organization" for iso3 in _members_in(cell.text)}


def _is_name(text: str) -> bool:
    """Whether a text is long enough for a name: of ideographs two are."""
    letters = list(filter(str.isalpha, text))
    return len(letters) >= (2 if any("\u2e80" <= sign <= "\u9fff" for sign in letters) else SHORTEST)


def together(found: Iterable[SourceNames]) -> SourceNames:
    """All names of some sources, either all of States or none."""
    found = list(found)
    sets = (
        frozenset().union(*(getattr(each, name) for each in found))
        for name in ("phrases", "words", "initials", "codes")
    )
    return SourceNames(*sets, is_state=any(each.is_state for each in found))


def _bare_parts(text: str) -> list[str]:
    return _PARTS.split(_BRACKETS.sub(";", text))


def _plain(text: str) -> str:
    return " ".join(fold(text).split())


def _distinctive(text: str) -> set[str]:
    """The words of a name that not many have in theirs."""
    return {word for word in fold(text).split() if len(word) >= SHORTEST and word not in _common()}


@cache
def _common() -> frozenset[str]:
    return frozenset(word for wording in wordings("common") for word in wording.split())


@cache
def _known_acronyms() -> frozenset[str]:
    return frozenset(word.upper() for word in wordings("known acronym"))


def _initials_of(text: str) -> set[str]:
    """The initials of a name, with and without its small words, and of its part before “of”."""
    found = set()
    for part in _bare_parts(text):
        for name in (part, _SPLIT.split(part)[0]):
            words = _WORD.findall(name)
            great = [word for word in words if word[:1].isupper()]
            found |= {"".join(word[0] for word in chosen).upper() for chosen in (words, great)}
    return {initials for initials in found if 2 <= len(initials) <= 12 and initials.isalpha()}


def _letters(text: str) -> str:
    return "".join(sorted(sign for sign in text.upper() if sign.isalpha()))


@lru_cache(maxsize=1_000)
def _orders(initials: frozenset[str]) -> frozenset[str]:
    """Initials whatever their order."""
    return frozenset(map(_letters, initials))


@cache
def _state_names(iso3: str) -> SourceNames:
    """All that tells of a State: its names in all languages, people, capital and codes."""
    member = reference.member(iso3)
    aliases = [alias.alias for alias in reference.aliases() if alias.iso3 == iso3]
    terms = {kind: [] for kind in ("demonym", "capital", "code", "domain")}
    for row in vocabulary.rows(TERMS):
        if row["iso3"] == iso3:
            terms[row["kind"]].append(row["term"])
    names = [member.name, member.short_name, *aliases, *terms["capital"], *terms["demonym"]]
    stems = {
        _plain(term.rstrip("*")) for term in (*terms["demonym"], *aliases)
    }  # “Vietnamien” stands in “Vietnamiennes”, too
    stems = {stem for stem in stems if len(stem) >= LONG and " " not in stem}
    return SourceNames(
        frozenset(filter(_is_name, map(_plain, names))),
        frozenset(_distinctive(f"{member.name} {member.short_name}") | stems),
        codes=frozenset((iso3, *terms["code"], *(f".{domain}" for domain in terms["domain"]))),
        is_state=True,
    )


@cache
def _alias_of() -> dict[str, str]:
    """Folded names and aliases of some length -> the member's code."""
    found = {_plain(alias.alias): alias.iso3 for alias in reference.aliases()}
    found |= {
        _plain(row["term"]): row["iso3"] for row in vocabulary.rows(TERMS) if row["kind"] in ("demonym", "capital")
    }
    return {name: iso3 for name, iso3 in found.items() if len(name) > SHORTEST}


@lru_cache(maxsize=2_000)
def _members_in(text: str) -> frozenset[str]:
    """The members of which a name stands in the name of an organization."""
    folded = f" {_plain(text)} "
    return frozenset(iso3 for name, iso3 in _alias_of().items() if f" {name} " in folded)


@cache
def _spoken() -> frozenset[str]:
    return frozenset(wordings("spoken"))


def _speaks_of_answers(text: str, start: int, end: int) -> bool:
    """Whether the sentence around a place speaks of answers given."""
    before = max(text.rfind(sign, 0, start) for sign in ".!?。\n") + 1
    behind = min((place for sign in ".!?。\n" if (place := text.find(sign, end)) >= 0), default=len(text))
    folded = f" {_plain(text[before:behind])} "
    return any(f" {wording} " in folded or (not wording.isascii() and wording in folded) for wording in _spoken())
