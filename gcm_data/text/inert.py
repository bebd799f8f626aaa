"""A text of a document, a name of a file or a word of a link, so that whatever shows it shows it as a mere text.

What shows texts also runs them: Streamlit takes them for Markdown, a browser for HTML, a terminal for commands. A
function here stands between any text that is not our own and each of these.
"""

from __future__ import annotations

import html
import re
import unicodedata
from functools import lru_cache

# Signs that are not seen but act: on a terminal, and in a paragraph, where an override turns the letters around.
_CONTROLS = r"\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"
_OVERRIDES = "\u202d\u202e"
_HALVES = "\ud800-\udfff"  # of a name of a file that is no Unicode; they can't be sent
_ACTING = re.compile(f"[{_CONTROLS}]")
_JOINERS = "\u200c\u200d"  # of letters, in Persian or in Indic scripts
_BREAKS = re.compile("[ \t-\r\x1c-\x1f\x85\u2028\u2029]+")
_CLOSED_BY = {"\u202a": "\u202c", "\u202b": "\u202c", "\u2066": "\u2069", "\u2067": "\u2069", "\u2068": "\u2069"}

# An empty piece of Streamlit's Markdown that shows nothing. Streamlit makes links, icons and arrows of words after it
# has read the Markdown, where no backslash is left: what is cut in two pieces is none of these words.
_CUT = ":color[]"
_ARROWS = "|".join(("<->", "->", "<-", "--", ">=", "<=", "~="))
_MARKUP = re.compile(
    rf"(?P<arrow>(?<!\S)(?:{_ARROWS}))"
    r"|(?P<web>(?i:https?:)(?=//)|(?i:www)(?=\.))"
    r"|(?P<mail>(?=@))"
    r"|(?P<icon>:(?=[\w+-]+[:/]))"
    r"|(?P<sign>[\\`*{}\[\]<>$~|]|(?<![^\W_])_|_(?![^\W_])|&(?=[#\w])|:(?=[A-Za-z:]))"
)
_KEPT = 5_000  # texts: every rerun of a page shows the same ones again
_ENTITY = re.compile(r"&(?=#?\w+;)")
_AT_THE_BEGINNING = re.compile(r"^(\s*)([#+=-]|\d+(?=[.)]))")


def contained(text: str) -> str:
    """A text that turns nothing around behind its end: no overrides, and each change of direction is ended."""
    if text.isascii():
        return text
    said = re.sub(f"[{_OVERRIDES}]", "", text)
    return said + "".join(_still_open(said))


def _still_open(text: str) -> list[str]:
    """The signs that end the changes of direction that a text begins and does not end, the last one first."""
    needed: list[str] = []
    for sign in text:
        if sign in _CLOSED_BY:
            needed.append(_CLOSED_BY[sign])
        elif sign in needed:
            del needed[len(needed) - 1 - needed[::-1].index(sign) :]
    return needed[::-1]


def one_line(text: str) -> str:
    """A text in one line that acts on nothing beside it, and can be sent: for titles, names and sentences."""
    if text.isascii() and text.isprintable():
        return text
    return contained(re.sub(f"[{_HALVES}]", "\ufffd", _ACTING.sub("", _BREAKS.sub(" ", text))))


@lru_cache(maxsize=_KEPT)
def as_markdown(text: str) -> str:
    """Markdown that Streamlit shows as just this text, in one line: no formatting, link, picture, formula or icon."""
    return _AT_THE_BEGINNING.sub(_no_beginning, _MARKUP.sub(_no_markup, one_line(text)))


def _no_markup(found: re.Match[str]) -> str:
    if found["sign"]:
        return f"\\{found[0]}"
    if found["arrow"]:
        return "".join(f"\\{sign}{_CUT}" for sign in found[0])
    return found[0].replace(":", "\\:") + _CUT


def _no_beginning(found: re.Match[str]) -> str:
    """What would begin a heading, a rule or a list."""
    return f"{found[1]}{found[2]}\\" if found[2].isdecimal() else f"{found[1]}\\{found[2]}"


def as_html(text: str) -> str:
    """HTML that shows just this text in one line, also within quotation marks of an attribute."""
    return html.escape(one_line(text))


def as_figure(text: str) -> str:
    """What plotly writes as just this text in one line: no tag, and no place that it fills with data."""
    line = _ENTITY.sub("&amp;", one_line(text)).replace("<", "&lt;").replace(">", "&gt;")
    return line.replace("%{", "%&#123;")


def as_terminal(text: str) -> str:
    """A line for a terminal, where a sign could ring, move the cursor or turn letters around: such signs as numbers."""
    line = _BREAKS.sub(" ", text)
    return "".join(sign if _is_harmless(sign) else sign.encode("unicode_escape").decode("ascii") for sign in line)


def _is_harmless(sign: str) -> bool:
    return sign.isprintable() or unicodedata.category(sign) == "Zs" or sign in _JOINERS
