"""Coded cells to objectives, as people write them, and tally marks."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from functools import cache, lru_cache
from typing import Any

from gcm_data import reference
from loaders import vocabulary
from loaders.codes.restored_dates import restored_list, text_date, without_decimals
from loaders.codes.roman import with_arabic
from loaders.codes.ticked import ticked
from loaders.codes.words import DASHES, HIGHEST_OBJECTIVE, Codes, names_of, separators, words_of
from loaders.documents.workbook import text_of

_TOKEN = re.compile(
    r"⟦(?P<title>\d+)⟧|(?P<decimal>\d+\.\d+(?![.\d]))|(?P<number>\d+)"
    r"|(?P<action>(?<=\d)[( ]*+[A-Za-z](?![^\W\d_]))|(?P<word>[^\W\d_]+)"
)
_REMARK = re.compile(r"(?<=\d)(\s*)\([^()\d⟦⟧]*\)")
_EMOJI_STYLE = "\ufe0f"  # says how the sign before it is drawn, not what it is
_LIST = re.compile(r"\(?[a-z]\)?(?:[\s,;/&+.]+\(?[a-z]\)?)*")  # “b, c”
_FOOTNOTE = re.compile(r"[⁰¹²³⁴-⁹₀-₉]+")
_ENCLOSED = re.compile(r"([①-⒛㉑-㉟])")  # each is a number of its own: ①② is not 12
_CHAIN = re.compile(rf"(?<!\d)\d++(?:\s*+{DASHES}\s*+\d++){{2,}}+")  # 2-4-6 is no range, but a list
# A Turkish keyboard's i in an English title; and brackets of our own, which a text may not bring with it.
_ALIKE = str.maketrans("İı⟦⟧", "Ii[]")


@cache
def _titles() -> vocabulary.Phrases:
    """The titles and labels of objectives, folded."""
    return vocabulary.Phrases(names_of("objective").items())


@lru_cache(maxsize=1_000)
def _spelt(titles: tuple[str, ...]) -> re.Pattern[str]:
    """Any of these titles in a text, the first of them if several fit; between its words any signs may stand."""
    spelt = (r"[\W_]+".join(map(re.escape, title.split())) for title in titles)
    return re.compile(rf"(?<!\w)(?:{'|'.join(spelt)})(?!\w)", re.IGNORECASE)


@cache
def _range() -> re.Pattern[str]:
    """“2-6”, “1...4”, “1 to 4”: two numbers with a dash, dots or a word between them."""
    words = "|".join(sorted(map(re.escape, words_of("range")), key=len, reverse=True))
    return re.compile(
        rf"(?<!\d)(?<!\d\.)(\d+)\s*"
        rf"(?:{DASHES}|\.{{2,3}}|(?<![^\W\d_])(?:{words})(?![^\W\d_]))\s*(\d+)(?!\d)(?!\.\d)",
        re.IGNORECASE,
    )


def read_objectives(value: Any) -> Codes:
    """The objectives a coded cell names.

    Read: lists, ranges, stored whole numbers, numbers with a label (Obj. 12, #7), titles and short labels in
    the languages of codes.csv. Not read, each with its problem: a number that is no objective, a stored date
    or decimal unless all that can have been typed is the same, words that name nothing. The rest of the cell counts.
    """
    return _kept(value) if isinstance(value, str) and len(value) < vocabulary.KEPT_BELOW else _read(value)


def _read(value: Any) -> Codes:
    value = text_date(value) or value if isinstance(value, str) else value
    if isinstance(value, (dt.date, dt.time, dt.timedelta)) or (isinstance(value, float) and not value.is_integer()):
        shown = text_of(value)
        certain = restored_list(value)
        return Codes(dict.fromkeys(certain, shown)) if certain else Codes(problems=(("code-uncertain", shown),))
    if isinstance(value, (int, float)) and value < 1:  # as text the sign would be a bullet
        return Codes(problems=(("objective-unknown", text_of(value)),))
    chosen, is_certain = ticked(text_of(value))
    if not is_certain:
        return Codes(problems=(("code-uncertain", text_of(value)),))
    text = with_arabic(without_decimals(_folded(chosen)))
    folded = vocabulary.plain(text)
    if folded in words_of("all"):
        return Codes({str(number): text for number in range(1, HIGHEST_OBJECTIVE + 1)})
    if not folded or folded in words_of("nothing"):
        return Codes()
    text = _with_titles_marked(text, folded)
    if "(" in text:
        text = _REMARK.sub(r"\1", text)
    found: dict[str, str] = {}
    problems: list[tuple[str, str]] = []
    for item in map(str.strip, separators().split(text)):
        if not item:
            continue
        codes = _read_number(item) if item.isdecimal() else _read_item(item)
        problems.extend(codes.problems)
        for target, phrase in codes.found.items():
            found.setdefault(target, phrase)
    return Codes(found, tuple(problems))


_kept = lru_cache(maxsize=4096)(_read)  # a column of codes says the same few things over and over


def single_objective(text: str) -> int:
    """The objective whose number, title or both are all that a text says (5, Obj. 5, “5. Regular pathways”), else 0."""
    text = _folded(text)
    marked = _with_titles_marked(text, vocabulary.plain(text))
    tokens = [match for match in _TOKEN.finditer(marked) if not _is_label(match)]
    named = {match["number"] or match["title"] for match in tokens}
    if len(named) != 1 or None in named:
        return 0
    (number,) = named
    return int(number) if _numbers_between(number, number) else 0


def numbered_objective(text: str) -> tuple[int, str]:
    """The objective whose number stands behind a word for it at the start of a text, and the words behind: “Objective
    3 Information”; (0, "") where none or a further number stands there.
    """
    folded = _folded(text)
    tokens = list(_TOKEN.finditer(folded))
    if len(tokens) < 3 or not _is_label(tokens[0]) or not tokens[1]["number"]:
        return 0, ""
    if any(token.lastgroup in ("number", "decimal") for token in tokens[2:]):
        return 0, ""
    return int(tokens[1][0]) * bool(_numbers_between(tokens[1][0], tokens[1][0])), folded[tokens[1].end() :]


def _folded(text: str) -> str:
    """The text in compatibility form (５ is 5), without footnote marks: that form would make 51 of 5¹."""
    if text.isascii():
        return text
    return unicodedata.normalize("NFKC", _ENCLOSED.sub(r" \1 ", _FOOTNOTE.sub("", text))).translate(_ALIKE)


def _with_titles_marked(text: str, folded: str) -> str:
    """The text with each title of an objective replaced by its number in brackets ⟦ ⟧, the longest titles first.

    A pattern of all titles takes long to build and to search with, so that it is made of those whose words are there.
    """
    titles = tuple([title for title, _ in _titles().inside(folded)])
    if not titles:
        return text
    names = names_of("objective")
    return _spelt(titles).sub(lambda match: f"⟦{names[vocabulary.plain(match[0])]}⟧", text)


def _read_number(number: str) -> Codes:
    """The objective that a number stands for."""
    (target,) = _numbers_between(number, number) or ("",)
    return Codes({target: number}) if target else Codes(problems=(("objective-unknown", number),))


def _read_item(item: str) -> Codes:
    """The objectives of one item of a list: a range, numbers, a title, or a number with words behind it."""
    shown = re.sub(r"⟦(\d+)⟧", lambda match: f"objective {match[1]}’s title", item) if "⟦" in item else item
    found: dict[str, str] = {}
    problems: list[tuple[str, str]] = []
    ranges = list(_range().finditer(item))
    if ranges and _CHAIN.search(item):
        return _read_item(_CHAIN.sub(lambda match: re.sub(DASHES, " ", match[0]), item))
    for match in ranges:
        numbers = _numbers_between(match[1], match[2])
        found.update(dict.fromkeys(numbers, match[0]))
        if not numbers:
            problems.append(("objective-unknown", match[0]))
    rest = _range().sub(" ", item) if ranges else item
    tokens = [match for match in _TOKEN.finditer(rest) if not _is_label(match)]
    if not tokens:
        return Codes(found, tuple(problems))
    words = [match["word"] for match in tokens if match["word"]]
    if words_of("exception").intersection(map(str.casefold, words)):
        return Codes(problems=(("code-uncertain", shown),))
    named = {match[0].strip("⟦⟧") for match in tokens if match["title"] or match["number"]}
    if any(match["decimal"] for match in tokens) or words_of("month").intersection(map(str.casefold, words)):
        return Codes(found, (*problems, ("code-uncertain", shown)))
    titled = {match["title"] for match in tokens if match["title"]}
    if titled and len(named) > 1 and not named <= titled:  # “5. its title 20. its title” agree
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
    if match.lastgroup != "word":
        return match.lastgroup == "action"
    word = match[0].casefold()
    return word in words_of("label") or bool(_unspaced_labels().fullmatch(word))


@cache
def _unspaced_labels() -> re.Pattern[str]:
    """Labels in Chinese, which stand together without spaces: 目标第."""
    labels = sorted(label for label in words_of("label") if "\u4e00" <= label < "\ua000")
    return re.compile(f"(?:{'|'.join(labels)})+")


def _numbers_between(first: str, last: str) -> list[str]:
    """The objectives from first to last as text; none where one end is no objective or the order is reversed."""
    if max(len(first), len(last)) > 3:  # no objective, whatever its digits; int() of a long number is slow
        return []
    low, high = int(first), int(last)
    return [str(number) for number in range(low, high + 1)] if 1 <= low <= high <= HIGHEST_OBJECTIVE else []


def read_mark(value: Any) -> bool | None:
    """Whether a tally cell is marked, by a sign or by how often a State mentions it; None where its sign is unknown."""
    text = _sign(value)
    if not text or text.isdecimal():
        return any(map(unicodedata.decimal, text))
    return {"yes": True, "no": False}.get(_marks().get(text, ""))


def read_target_mark(value: Any, letters: str) -> bool | None:
    """The same below the name of a target, where a status marks it, too (“In progress”), unless it says that nothing is
    done (“Not started”), and a list of `letters` of questions, in which it is mentioned (“b, c”).
    """
    if letters_in(value, letters):
        return True
    return {"reported": True, "not reported": False}.get(_marks().get(_sign(value), ""), read_mark(value))


def letters_in(value: Any, letters: str) -> frozenset[str]:
    """The letters of questions that a cell lists, if it holds nothing else; none for any other cell."""
    text = _sign(value)
    found = frozenset(filter(str.isalpha, text)) if _LIST.fullmatch(text) else frozenset()
    return found if found <= set(letters) else frozenset()


def _sign(value: Any) -> str:
    return text_of(value).replace(_EMOJI_STYLE, "").strip().casefold()


@cache
def _marks() -> dict[str, str]:
    """Sign or status -> what it means: yes, no, reported, not reported."""
    return {row["wording"].casefold(): row["meaning"] for row in vocabulary.rows("marks.csv")}
