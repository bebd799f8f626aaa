"""Names of States as people write them to ISO codes: exact name, then alias, then an issue. Never a guess."""

from __future__ import annotations

import difflib
import re
from functools import cache, lru_cache
from typing import NamedTuple

from gcm_data import reference
from gcm_data.reference.names import normalise_name
from gcm_data.tables.issues import Issue, issue
from loaders import vocabulary
from loaders.documents.mappings import MEMBER, STATE_NAME, mapping_line
from loaders.documents.workbook import Cell, Document
from loaders.respondents.russian import genitives

SUGGESTIONS = 3
ARTICLES = ("le", "la", "les", "l", "el", "los", "las")  # at the beginning of an alias: “le Royaume du Cambodge”
LONGEST_NAME, LONGEST_IN_LANGUAGES = 100, 120  # characters
LONGEST_TITLE = 250  # characters
_VENUE = re.compile(r"\bbangkok (?:\d{4,5} )?thailand\b")
_NOTE = re.compile(r"(?:\s+[a-z]/|/[a-z])\s*$")  # “Fiji a/”, as in documents of the United Nations
GOES_ON = (
    "的",
    "の",
    "政府",
    "对",
    "對",
    "关于",
    "關於",
    "提交",
    "国别",
    "国家报告",
    "答复",
    "回复",
    "答覆",
)  # a title
MOST_PREFIXES = 3  # “Submission of the Government of the …”
_COUNTED = re.compile(r"\s*\(?(?:[IVXL]{1,6}|\d{1,2}|[A-Za-z])[.)]\s*(?=[^\W\d_]{2})")  # “I. Kiribati”, “2) Fiji”
_BRACKETS = re.compile(r"(.+)\(([^()]+)\)\W*")


class MemberReading(NamedTuple):
    """What a name stands for: a member's `iso3`, or the name of another country, or neither."""

    iso3: str | None
    other_country: str | None = None


@cache
def _known_names() -> dict[str, str]:
    """Normalized name or alias -> iso3."""
    names = {normalise_name(alias.alias): alias.iso3 for alias in reference.aliases()}
    bare = {name.partition(" ")[2]: iso3 for name, iso3 in names.items() if name.partition(" ")[0] in ARTICLES}
    return bare | names | {normalise_name(member.name): member.iso3 for member in reference.members()}


@cache
def _codes() -> frozenset[str]:
    return frozenset(member.iso3 for member in reference.members())


@cache
def _words_of_names() -> frozenset[str]:
    """All words of the known names: a text without any of them names no member, whatever stands before or behind."""
    return frozenset(word for name in _known_names() for word in name.split())


@lru_cache(maxsize=20_000)
def resolve_member(text: str) -> MemberReading:
    """The member a text names, by its ISO code, exact name or alias; footnote marks and a number before it aside."""
    text = _NOTE.sub("", text)
    if text.strip() in _codes():
        return MemberReading(text.strip())
    if _words_of_names().isdisjoint(normalise_name(text).split()):  # as in most texts, which take longer below
        return MemberReading(None, _other_countries().get(normalise_name(text)))
    if iso3 := _named(text) or _named_twice(text) or _named_in_languages(text) or _named(_COUNTED.sub("", text)):
        return MemberReading(iso3)
    return MemberReading(None, _other_countries().get(normalise_name(text)))


def names_member(text: str) -> bool:
    """Whether a text names a member and nothing else; long texts are not looked at."""
    return len(text) < LONGEST_NAME and resolve_member(text).iso3 is not None


@lru_cache(maxsize=5_000)
def member_within(text: str) -> str | None:
    """The name of the one member that a title speaks of (“Written response of Fiji to …”); None of none or several.

    The city of the review's meeting is followed by the name of its country, which says nothing of who answers.
    """
    if len(text) > LONGEST_TITLE:
        return None
    folded = _VENUE.sub(" ", normalise_name(text))
    found: dict[str, str] = {}
    for name, meant in _phrases().inside(folded):
        if at := _place_in_title(name, folded):
            folded = f"{folded[: at[0]]} | {folded[at[1] :]}"
            found[meant] = name
    named = found.keys() - {""}
    return reference.member(named.pop()).name if len(named) == 1 and "" not in found else None


@lru_cache(maxsize=2_000)
def _bounded(name: str) -> re.Pattern[str]:
    """A name as it stands in a folded title: between other words or, in a script that parts none, at the beginning or
    behind a sign, and before what goes on with a title. 中国 stands in 发展中国家, too, and means nobody there.
    """
    goes_on = rf"(?=\s|$|{'|'.join(GOES_ON)})" if vocabulary.is_unspaced(name) else r"(?!\S)"
    return re.compile(rf"(?<!\S){re.escape(name)}{goes_on}")


def _place_in_title(name: str, folded: str) -> tuple[int, int] | None:
    """Where a name stands in a folded title; None where it is a part of another word."""
    match = _bounded(name).search(folded) if name in folded else None
    return match.span() if match else None


@cache
def _phrases() -> vocabulary.Phrases:
    """The names of members, and those of other countries, which mean "", to be found in a title."""
    others = {name: "" for name in _other_countries() if name not in _known_names()}
    known = {name: iso3 for name, iso3 in _known_names().items() if len(name) > 3 or vocabulary.is_unspaced(name)}
    inflected = {normalise_name(form): each.iso3 for each in reference.aliases() for form in genitives(each.alias)}
    return vocabulary.Phrases((others | inflected | known).items())


@cache
def _other_countries() -> dict[str, str]:
    """Normalized name -> name of countries that are no members."""
    return {normalise_name(other.name): other.name for other in reference.other_countries()}


def _named(text: str) -> str | None:
    """The member of a name or alias, alone or with words before or behind it (“Government of …”, “Maldives (the)”)."""
    names, (before, behind) = _known_names(), _prefixes()
    name = normalise_name(text)
    if name.startswith("rep of "):
        name = name.replace("rep", "republic", 1) if name not in names else name
    for _ in range(MOST_PREFIXES):
        if name in names:
            return names[name]
        for prefix in behind.get(name.rpartition(" ")[2], ()):
            if (bare := name.removesuffix(f" {prefix}")) in names:
                return names[bare]
        starts = (prefix for prefix in before.get(name.partition(" ")[0], ()) if name.startswith(f"{prefix} "))
        shorter = [name.removeprefix(f"{prefix} ") for prefix in starts]
        found = next((bare for bare in shorter if bare in names), None)
        if found or not shorter:
            return names.get(found or "")
        name = shorter[0]
    return None


def _named_in_languages(text: str) -> str | None:
    """The member named in several languages (“Fiji / Fidji”); parts without a Latin letter may be unknown."""
    parts = vocabulary.language_parts(text) if len(text) < LONGEST_IN_LANGUAGES else ()
    named = [(_named(part), part) for part in parts]
    found = {iso3 for iso3, _ in named if iso3}
    unknown = [part for iso3, part in named if not iso3 and any("a" <= sign <= "z" for sign in part.casefold())]
    return found.pop() if len(found) == 1 and not unknown else None


def _named_twice(text: str) -> str | None:
    """The member whose name stands before brackets and again, or its code, in them: “Timor-Leste (TLS)”; or an
    associate member before the State whose territory it is: “French Polynesia (France)”.
    """
    match = _BRACKETS.fullmatch(text.strip())
    if not match:
        return None
    before, inside = _named(match[1]), _named(match[2])
    if before is None or before in (inside, match[2].strip()):
        return before
    kinds = [reference.member(iso3).membership for iso3 in (before, inside) if iso3]
    return before if kinds == ["associate member", "member State"] else None


@cache
def _prefixes() -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Words that may stand before a name without changing it, such as “Government of”, the longest first: by their
    first word, and by their last.
    """
    rows = (row for row in vocabulary.rows("row_labels.csv") if row["meaning"] == "prefix")
    before: dict[str, list[str]] = {}
    behind: dict[str, list[str]] = {}
    for prefix in sorted({normalise_name(row["wording"]) for row in rows}, key=len, reverse=True):
        before.setdefault(prefix.partition(" ")[0], []).append(prefix)
        behind.setdefault(prefix.rpartition(" ")[2], []).append(prefix)
    return before, behind


@cache
def nearest_names(text: str) -> tuple[str, ...]:
    """Members whose name or alias shares its words or most of its letters with the text; to suggest, not to use."""
    names = _known_names()
    wanted = normalise_name(text)
    words = set(wanted.split())
    sharing = sorted((known for known in names if words and words <= set(known.split())), key=len)
    similar = difflib.get_close_matches(wanted, names, n=2 * SUGGESTIONS, cutoff=0.6)
    found = dict.fromkeys(names[name] for name in (*similar, *sharing))
    return tuple(reference.member(iso3).name for iso3 in list(found)[:SUGGESTIONS])


def read_member(cell: Cell, document: Document) -> tuple[str | None, list[Issue]]:
    """The member a cell names and the issues: member-unknown, member-nonmember, member-nonregional."""
    where = {
        "document": document.name,
        "cycle": document.cycle,
        "sheet": cell.section,
        "cell": cell.address,
        "value": cell.text,
    }
    reading = resolve_member(cell.text)
    if reading.iso3 is None and reading.other_country:
        return None, [issue("member-nonmember", **where, found=cell.text.strip(), name=reading.other_country)]
    if reading.iso3 is None:
        nearest = ", ".join(nearest_names(cell.text)) or "none"
        line = mapping_line(document.name, cell.sheet, cell.address, MEMBER, STATE_NAME)
        return None, [issue("member-unknown", **where, found=cell.text.strip(), nearest=nearest, line=line)]
    member = reference.member(reading.iso3)
    if not member.subregion:
        return member.iso3, [issue("member-nonregional", **where, name=member.name)]
    return member.iso3, []
