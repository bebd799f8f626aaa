"""What leads to a source without naming it: addresses, numbers, persons to ask, words with which it tells of itself.

The wordings stand in traces.csv, in six languages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from gcm_data.text.folding import fold, origins
from gcm_data.text.spans import Span
from loaders import vocabulary

FILE = "traces.csv"
FEWEST_DIGITS = 7  # of a number that may be one to call
NEAR = 60  # characters behind a doubtful wording in which a name may stand
_AT = r"(?:@|\s*[\[(]\s*at\s*[\])]\s*)"
_DOT = r"(?:\.|\s*[\[(]\s*dot\s*[\])]\s*)"
_ENDINGS = r"(?:com|org|net|int|gov|edu|info|biz|asia|ngo|ong|example|test|app|(?-i:[a-z]{2}))"
_ADDRESSES = re.compile(
    rf"""[\w.+%-]+{_AT}[\w-]+(?:{_DOT}[\w-]+)*             # an e-mail address
    | \b(?:https?|ftp)\s?:\s?//\S+ | \bwww\.\S+           # a web address
    | \b[\w-]{{2,}}(?:\.[\w-]+)*\.{_ENDINGS}\b(?:/\S*)?   # a domain
    | (?<!\w)@\w[\w.]*                                    # a name in a network
    | (?<!\w)[#＃](?!\d{{1,3}}\b)\w+                       # a tag; “#5” is an objective
    | \bp\.?\s?o\.?\s?box\s*\d+""",
    re.VERBOSE | re.IGNORECASE,
)
_NUMBER = re.compile(r"(?<![\w,.])[+(]?\d[\d\s().\-–/]{4,}\d(?![\w])")
_DATE = re.compile(r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}([./-])\d{1,2}\1\d{4}|(?:19|20)\d\d\s?[-–/]\s?(?:19|20)\d\d")
_LABELLED = re.compile(
    r"\b(?:reg(?:istration)?|licen[cs]e|permit|id)\.?\s*(?:no|number|nr|№)?\.?\s*:?\s*[\w/-]*\d[\w/-]*", re.I
)
_END = re.compile(r"[.!?;\n](?=\s|$)|[。！？；\n]")


def contact_spans(text: str) -> Iterator[Span]:
    """The parts of a text that are addresses, numbers to call, names behind a title or persons to ask."""
    yield from (found.span() for found in _ADDRESSES.finditer(text))
    yield from (found.span() for found in _LABELLED.finditer(text))
    for found in _NUMBER.finditer(text):
        digits = sum(sign.isdecimal() for sign in found[0])
        if digits >= FEWEST_DIGITS and not _DATE.fullmatch(found[0].strip("() ")):
            yield found.span()
    yield from (found.span() for found in _titled().finditer(text))
    for start, _ in _wording_spans("contact", text):
        end = _END.search(text, start)
        yield start, end.start() if end else len(text)


def is_doubtful(text: str) -> bool:
    """Whether a text tells of its source in a way that nobody can judge without reading it: “our president …”.

    A wording is doubtful where a word with a capital letter stands behind it, or a script has none.
    """
    return any(_may_name(text[end : end + NEAR]) for _, end in _wording_spans("doubt", text))


def _may_name(behind: str) -> bool:
    behind = behind.replace("[name withheld]", "").replace("[contact withheld]", "")
    letters = [sign for sign in behind if sign.isalpha()]
    return any(sign.isupper() for sign in letters) or any(sign.lower() == sign.upper() for sign in letters)


@cache
def wordings(meaning: str) -> tuple[str, ...]:
    """The folded wordings of a meaning in traces.csv, the longest first."""
    found = {" ".join(fold(row["wording"]).split()) for row in vocabulary.rows(FILE) if row["meaning"] == meaning}
    return tuple(sorted(found - {""}, key=lambda wording: (-len(wording), wording)))


@cache
def _pattern(meaning: str) -> re.Pattern[str]:
    spaced = [w for w in wordings(meaning) if not _is_unspaced(w)]
    joined = [w for w in wordings(meaning) if _is_unspaced(w)]
    words = "|".join(re.escape(wording).replace(r"\ ", " +") for wording in spaced)
    return re.compile("|".join([rf"(?<!\S)(?:{words})(?!\S)", *map(re.escape, joined)]))


def _is_unspaced(wording: str) -> bool:
    return any("\u2e80" <= sign <= "\u9fff" for sign in wording)


def _wording_spans(meaning: str, text: str) -> Iterator[Span]:
    """Where wordings of a meaning stand in a text as written."""
    found = list(_pattern(meaning).finditer(fold(text)))
    if found:
        origin = origins(text)
        yield from ((origin[each.start()], origin[each.end() - 1] + 1) for each in found)


@cache
def _titled() -> re.Pattern[str]:
    """A title and the words with capital letters behind it: “Ms. Jane Roe”."""
    titles = {row["wording"] for row in vocabulary.rows(FILE) if row["meaning"] == "title"}
    written = "|".join(re.escape(title).replace(r"\ ", r"[.\s-]\s*") for title in sorted(titles, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?i:{written})\.?\s+(?-i:[^\W\d_a-zа-я][\w'’-]*)(?:\s+(?-i:[^\W\d_a-zа-я][\w'’.-]*))*")
