"""Coded cells to targets: objectives as people write them, principles and needs by name or letter, tally marks."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from gcm_data import reference
from gcm_data.tables import TARGET_KINDS
from loaders import vocabulary
from loaders.converted import restored_list, without_decimals
from loaders.workbook import text_of

HIGHEST_OBJECTIVE = 23
_DASHES = r"[-‐‑‒–—−~～]"
_TOKEN = re.compile(r"⟦(?P<title>\d+)⟧|(?P<decimal>\d+\.\d+(?![.\d]))|(?P<number>\d+)|(?P<word>[^\W\d_]+)")
_LETTERED = re.compile(rf"^\s*\(?(?:[a-j]|\d{{1,2}})(?:[).:]|\s+{_DASHES}\s)\s*", re.IGNORECASE)
_REMARK = re.compile(r"(?<=\d)(\s*)\([^()\d⟦⟧]*\)")
_NAME_REMARK = re.compile(r"(?<=\w)\s*\([^()]*\)\s*$")
_EMOJI_STYLE = "\ufe0f"  # says how the sign before it is drawn, not what it is
_FOOTNOTE = re.compile(r"[⁰¹²³⁴-⁹]+")


@dataclass(frozen=True)
class Codes:
    """What a coded cell says: targets with the words that name them, and what could not be understood.

    `problems` are pairs of an issue code (objective-unknown, code-unknown, code-uncertain) and the words.
    """

    found: dict[str, str] = field(default_factory=dict)
    problems: tuple[tuple[str, str], ...] = ()


@cache
def _words(meaning: str) -> frozenset[str]:
    """The words of one meaning in code_words.csv, folded."""
    rows = vocabulary.rows("code_words.csv")
    return frozenset(vocabulary.plain(row["wording"]) for row in rows if row["meaning"] == meaning)


@cache
def _names(target_kind: str) -> dict[str, str]:
    """Folded wording -> target of one kind, from codes.csv; principles also by their letter.

    Raises ValueError where one wording stands for two targets.
    """
    names: dict[str, str] = {}
    if target_kind == "principle":
        names.update({principle.letter: principle.key for principle in reference.principles()})
    for number, row in enumerate(vocabulary.rows("codes.csv"), start=2):
        if row["target_kind"] not in TARGET_KINDS:
            raise ValueError(
                f"codes.csv, row {number}: target_kind is one of {TARGET_KINDS}, not {row['target_kind']!r}"
            )
        wording = vocabulary.plain(row["wording"])
        if row["target_kind"] == target_kind and names.setdefault(wording, row["target"]) != row["target"]:
            raise ValueError(f"codes.csv, row {number}: “{row['wording']}” stands for two targets")
    return names


@cache
def _titles() -> re.Pattern[str]:
    """Any title or label of an objective in a text, the longest first; between its words any signs may stand."""
    longest_first = sorted(_names("objective"), key=len, reverse=True)
    spelt = (r"[\W_]+".join(map(re.escape, name.split())) for name in longest_first)
    return re.compile(rf"(?<!\w)(?:{'|'.join(spelt)})(?!\w)", re.IGNORECASE)


@cache
def _separators() -> re.Pattern[str]:
    """What parts the items of a list: signs, line ends, joining words, and bullets at the start of a line."""
    joiners = "|".join(sorted(map(re.escape, _words("joiner")), key=len, reverse=True))
    return re.compile(
        rf"[,;|&/+•·、，；\n\r\t]|(?<![^\W\d_])(?:{joiners})(?![^\W\d_])|^\s*{_DASHES}\s+",
        re.IGNORECASE | re.MULTILINE,
    )


@cache
def _range() -> re.Pattern[str]:
    """“2-6”, “1 to 4”: two numbers with a dash or a word between them."""
    words = "|".join(sorted(map(re.escape, _words("range")), key=len, reverse=True))
    return re.compile(
        rf"(?<![\d.])(\d+)\s*(?:{_DASHES}|(?<![^\W\d_])(?:{words})(?![^\W\d_]))\s*(\d+)(?![\d.])",
        re.IGNORECASE,
    )


def read_objectives(value: Any) -> Codes:
    """The objectives a coded cell names.

    Read: lists, ranges, stored whole numbers, numbers with a label (Obj. 12, #7), titles and short labels in
    the languages of codes.csv. Not read, each with its problem: a number that is no objective, a stored date
    or decimal unless all that can have been typed is the same, words that name nothing. The rest of the cell counts.
    """
    if isinstance(value, (dt.date, dt.time, dt.timedelta)) or (isinstance(value, float) and not value.is_integer()):
        shown = text_of(value)
        certain = restored_list(value)
        return Codes(dict.fromkeys(certain, shown)) if certain else Codes(problems=(("code-uncertain", shown),))
    if isinstance(value, (int, float)) and value < 1:  # as text the sign would be a bullet
        return Codes(problems=(("objective-unknown", text_of(value)),))
    text = without_decimals(_folded(text_of(value)))
    folded = vocabulary.plain(text)
    if folded in _words("all"):
        return Codes({str(number): text for number in range(1, HIGHEST_OBJECTIVE + 1)})
    if not folded or folded in _words("nothing"):
        return Codes()
    text = _REMARK.sub(r"\1", _with_titles_marked(text))
    found: dict[str, str] = {}
    problems: list[tuple[str, str]] = []
    for item in _separators().split(text):
        codes = _read_item(item.strip())
        problems.extend(codes.problems)
        for target, phrase in codes.found.items():
            found.setdefault(target, phrase)
    return Codes(found, tuple(problems))


def single_objective(text: str) -> int:
    """The objective whose number, title or both are all that a text says (5, Obj. 5, “5. Regular pathways”), else 0."""
    tokens = [match for match in _TOKEN.finditer(_with_titles_marked(_folded(text))) if not _is_label(match)]
    named = {match["number"] or match["title"] for match in tokens}
    if len(named) != 1 or None in named:
        return 0
    (number,) = named
    return int(number) if _numbers_between(number, number) else 0


def _folded(text: str) -> str:
    """The text in compatibility form (５ is 5), without footnote marks: that form would make 51 of 5¹."""
    return unicodedata.normalize("NFKC", _FOOTNOTE.sub("", text))


def _with_titles_marked(text: str) -> str:
    """The text with each title of an objective replaced by its number in brackets ⟦ ⟧.

    Most cells hold numbers only, and the pattern of all titles takes long to build: hence the look beforehand.
    """
    names = _names("objective")
    folded = vocabulary.plain(text)
    if not any(name in folded for name in names):
        return text
    return _titles().sub(lambda match: f"⟦{names[vocabulary.plain(match[0])]}⟧", text)


def _read_item(item: str) -> Codes:
    """The objectives of one item of a list: a range, numbers, a title, or a number with words behind it."""
    shown = re.sub(r"⟦(\d+)⟧", lambda match: f"objective {match[1]}’s title", item)
    found: dict[str, str] = {}
    problems: list[tuple[str, str]] = []
    for match in _range().finditer(item):
        numbers = _numbers_between(match[1], match[2])
        found.update(dict.fromkeys(numbers, match[0]))
        if not numbers:
            problems.append(("objective-unknown", match[0]))
    tokens = [match for match in _TOKEN.finditer(_range().sub(" ", item)) if not _is_label(match)]
    words = [match["word"] for match in tokens if match["word"]]
    named = {match[0].strip("⟦⟧") for match in tokens if match["title"] or match["number"]}
    if any(match["decimal"] for match in tokens) or _words("month").intersection(map(str.casefold, words)):
        return Codes(found, (*problems, ("code-uncertain", shown)))
    if any(match["title"] for match in tokens) and len(named) > 1:
        return Codes(found, (*problems, ("code-unknown", shown)))
    if words and not (found or (tokens[0]["number"] and len(named) == 1)):
        return Codes(found, (*problems, ("code-unknown", shown)))
    for match in tokens:
        if number := match["number"] or match["title"]:
            if _numbers_between(number, number):
                found.setdefault(str(int(number)), _title_or_number(match))
            else:
                problems.append(("objective-unknown", number))
    return Codes(found, tuple(problems))


def _title_or_number(match: re.Match[str]) -> str:
    return (
        next(o.title for o in reference.objectives() if str(o.number) == match["title"]) if match["title"] else match[0]
    )


def _is_label(match: re.Match[str]) -> bool:
    """Whether a token only says that an objective follows, or is the letter of an action as in 5(g)."""
    word = (match["word"] or "").casefold()
    before = match.string[: match.start()].rstrip("( ")
    is_action = len(word) == 1 and word.isascii() and before[-1:].isdigit()
    return bool(word) and (word in _words("label") or is_action)


def _numbers_between(first: str, last: str) -> list[str]:
    """The objectives from first to last as text; none where one end is no objective or the order is reversed."""
    if max(len(first), len(last)) > 3:  # no objective, whatever its digits; int() of a long number is slow
        return []
    low, high = int(first), int(last)
    return [str(number) for number in range(low, high + 1)] if 1 <= low <= high <= HIGHEST_OBJECTIVE else []


def read_names(value: Any, target_kind: str) -> Codes:
    """The principles or needs a coded cell names: by label, letter (principles) or alias, parted by signs or “and”."""
    names = _names(target_kind)
    text = text_of(value)
    if vocabulary.plain(text) in _words("nothing") | {""}:
        return Codes()
    if vocabulary.plain(text) in _words("all names"):
        return Codes(dict.fromkeys(names.values(), text))
    found: dict[str, str] = {}
    problems: list[tuple[str, str]] = []
    for part in re.split(r"[;\n\r\t|•·]", text):
        for item in _name_items(part, names):
            if target := _named(item, names):
                found.setdefault(target, item.strip())
            else:
                problems.append(("code-unknown", item.strip()))
    return Codes(found, tuple(problems))


def _named(item: str, names: dict[str, str]) -> str | None:
    """The target an item names: as it stands, or without its letter, a remark in brackets, or a word such as
    “principle” before its letter.
    """
    words = vocabulary.plain(item).split()
    while words and words[0] in _words("name label"):
        words.pop(0)
    forms = (item, _LETTERED.sub("", item), _NAME_REMARK.sub("", item), " ".join(words))
    return next(filter(None, (names.get(vocabulary.plain(form)) for form in forms)), None)


def _name_items(part: str, names: dict[str, str]) -> list[str]:
    """The names in a part of a list: the whole part if it is a name (“rule of law and due process”), else by commas,
    slashes and joining words, kept together where that gives no known name.
    """
    if not vocabulary.plain(part):
        return []
    if vocabulary.plain(part) in names:
        return [part]
    for separator in (re.compile(r"[,/、，]"), _separators()):
        items = [item for item in separator.split(part) if vocabulary.plain(item)]
        if len(items) > 1:
            return [name for item in items for name in _name_items(item, names)]
    return [part]


def read_mark(value: Any) -> bool | None:
    """Whether a tally cell is marked, by a sign or by how often a State mentions it; None where its sign is unknown."""
    text = text_of(value).replace(_EMOJI_STYLE, "").strip().casefold()
    if not text or text.isdecimal():
        return bool(text.strip("0"))
    meanings = {row["wording"].casefold(): row["meaning"] for row in vocabulary.rows("marks.csv")}
    return {"yes": True, "no": False}.get(meanings.get(text, ""))
