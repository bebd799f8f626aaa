"""Lines below the last answer of a document that close it: thanks, place and date, who signs, and whom to ask.

They are no part of the answer. A line is known by its words or by being a date; short lines below it are names.
"""

from __future__ import annotations

import re
from functools import cache

from loaders import vocabulary
from loaders.codes.moments import moment, spelt_date, with_figures
from loaders.documents import roles
from loaders.documents.workbook import Sheet
from loaders.headers.one_header import role_of
from loaders.layouts.table import Table

MOST_WORDS, MOST_LABEL_WORDS = 15, 5
MOST_SENTENCES_WORDS = 20  # of a line of several sentences, one of which thanks
MOST_LINES = 10  # that close a document
MOST_NAMES, MOST_NAME_WORDS = 4, 10  # lines below “Yours sincerely,”
MOST_PLACE_WORDS, MOST_PERSON_WORDS = 4, 6
_BEHIND_LABEL = re.compile(r"[:：]|\s[–—-]\s")
_SENTENCE = re.compile(r"(?<=[.!?;])\s+")
_DATE = re.compile(r"\d{1,2}[\s./-].*\d{4}|[^\W\d_]{3,}\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}|\d{4}-\d{2}-\d{2}")
_PLACED = re.compile(r"((?:[^\W\d_a-z][\w'’-]+ ?){1,3}),\s+([^\W\d_]{3,}\s+(?:de\s+)?\d{4})\.?")  # “Suva, May 2024”
_BEHIND_DATE = re.compile(r"\s*(?:года|год|г)?[\s.)]*")
_DAY = re.compile(
    r",\s+(?:[^\W\d_]{1,3}\s+)?(\d{1,2}(?:er|st|nd|rd|th|º)?\s+(?:de\s+)?[^\W\d_]{3,}|[^\W\d_]{3,}\s+\d{1,2})\.?$"
)
_INITIALS = re.compile(r"(?<!\w)(?P<signs>(?:[^\W\d_]\.\s?){1,2})(?:(?<=\.)|[^\W\d_][\w'’-]+)$")  # “N. O.”, “N. Body”
_MAIL = re.compile(r"\S@\S+\.\S")


def closing_role(sheet: Sheet, row: int, end: int, has_answer: bool = False) -> str:
    """The role of a line with which, or with others like it, a document ends; "" for any other line.

    `end`: the row in which what belongs to the question above it ends. A date or a name closes nothing where the
    question has no other answer (`has_answer`).
    """
    if end < len(sheet.rows):
        return ""
    below = _texts(sheet, range(row, end))
    if len(below) > MOST_LINES:
        return ""
    above = _texts(sheet, range(row - 1, -1, -1), MOST_LINES - len(below))
    lines = {**dict(reversed(above.items())), **below}
    begun = (place for place in lines if place <= row and _closes(sheet, lines, place, has_answer))
    return next((_role(lines[row]) or roles.FOOTNOTE for _ in begun), "")


def tell_closing(table: Table) -> None:
    """Tell the role of closing lines below the table of a text document."""
    sheet = table.sheet
    for cell in list(table.roles.unread(sheet)) if sheet.places is not None else ():
        if not sheet.places.is_row(cell.row) and sheet.lone(cell.row):
            role = closing_role(sheet, cell.row, len(sheet.rows), has_answer=True)
            table.roles.say(role or roles.UNREAD, [cell] if role else ())


def _texts(sheet: Sheet, rows: range, most: int = MOST_LINES + 1) -> dict[int, str]:
    """Row -> its first text, for the first filled rows."""
    found: dict[int, str] = {}
    for row in rows:
        if len(found) >= most:
            break
        if cell := next(sheet.filled(row), None):
            found[row] = cell.text.strip()
    return found


def _closes(sheet: Sheet, lines: dict[int, str], begun: int, has_answer: bool) -> bool:
    """Whether all lines from a row on are closing lines, some perhaps the names and posts of those who sign."""
    first, *others = (text for row, text in lines.items() if row >= begun)
    names = [text for text in others if not (_role(text) or _is_dated(text))]
    if len(names) > MOST_NAMES or not all(map(_may_be_name, names)):
        return False
    if _role(first):
        return True
    if not has_answer:
        return False
    if (
        _is_dated(first)
        or _is_titled(first)
        or _is_posted(first)
        or (names and names == others and _is_on_behalf(first, names[0]))
    ):
        return True
    is_apart = begun > 0 and not any(True for _ in sheet.filled(begun - 1))
    if _is_day(first) and (is_apart or others):
        return True  # else it may be the last of a list of days
    is_signed = any(map(_is_dated, others)) or any(map(_is_post, others[:1]))
    return is_apart and is_signed and _is_person(first)


def _may_be_name(text: str) -> bool:
    """Whether a line below one that closes may be a name or a post: it is short, and no sentence."""
    return len(text.split()) <= MOST_NAME_WORDS and not text.endswith((".", ";", ":", "?", "!"))


def _is_person(text: str) -> bool:
    """Whether a line may be a name: a few words, each with a capital letter."""
    words = text.split()
    return 1 < len(words) <= MOST_PERSON_WORDS and all(word[:1].isupper() for word in words)


def _is_on_behalf(text: str, below: str) -> bool:
    """Whether a line says for whom the person of the line below signs: “For the Ministry,” above “A. Nobody, head”."""
    is_label = _may_be_name(text.rstrip(" ,:")) and _starts(vocabulary.plain(text), "on behalf")
    return is_label and _is_person(below.partition(",")[0])


def _is_titled(text: str) -> bool:
    """Whether a line is a person's name behind “Mr” or “Dr”, with a post behind it."""
    is_post = "," in text and _may_be_name(text)
    return is_post and _starts(vocabulary.plain(text), "honorific")


def _is_day(text: str) -> bool:
    """Whether a line is a place and a day without its year: “Suva, 3 May”."""
    day = _DAY.search(text)
    return day is not None and moment(f"{day[1]} 2000") is not None and _is_dated(f"{text[: day.end(1)]} 2000")


def _is_posted(text: str) -> bool:
    """Whether a line is a post and ends with a person's initials, perhaps with the name: “Chair of the Bureau N. O.”"""
    initials = _INITIALS.search(text)
    return initials is not None and initials["signs"].isupper() and _is_post(text.rstrip("."))


def _is_post(text: str) -> bool:
    """Whether a short line begins with a post or an office, as it stands below a name."""
    folded = vocabulary.plain(text)
    return _may_be_name(text) and (_starts(folded, "post") or _starts(folded, "office"))


def _is_dated(text: str) -> bool:
    """Whether a line is a date, perhaps with a place before it: “Apia, 21 August 2024”, “Done at Apia on …”."""
    if (placed := _PLACED.fullmatch(text)) and moment(placed[2]) is not None:
        return True
    text = with_figures(text)
    match = spelt_date(text) or _DATE.search(text)
    if not match or not _BEHIND_DATE.fullmatch(text[match.end() :]):
        return False
    if moment(match[0]) is None and not re.fullmatch(r"[\d\s./-]+", match[0]):
        return False
    before = text[: match.start()].strip(" (")
    if role_of(before.rstrip(":： ")) == "received" or _starts(vocabulary.plain(before), "dated"):
        return True
    place, comma, article = before.replace("，", ",").partition(",")
    is_place = len(place.split()) <= MOST_PLACE_WORDS and bool(comma) and len(article.split()) <= 1
    return not before or (is_place and any(word[:1].isalpha() and not word[:1].islower() for word in place.split()))


@cache
def _words_of(meaning: str) -> frozenset[str]:
    return frozenset(word for said in vocabulary.wordings_of("row_labels.csv", meaning) for word in said.split())


def _starts(folded: str, meaning: str) -> bool:
    """Whether a folded text begins with a wording of a meaning, in whole words."""
    wordings = vocabulary.wordings_of("row_labels.csv", meaning)
    return any(f"{folded} ".startswith(f"{vocabulary.plain(known)} ") for known in wordings)


def _role(text: str) -> str:
    """The role of a line by its words alone: a closing sentence, a signature, or a person to ask behind a label."""
    number = len(text.split())
    folded = vocabulary.plain(text)
    if number <= MOST_WORDS and folded.startswith(vocabulary.wordings_of("row_labels.csv", "closing")):
        return roles.FOOTNOTE
    if folded and set(folded.split()) <= _words_of("signature"):
        return roles.FOOTNOTE
    if _starts(folded, "disclaimer") and set(folded.split()) & _words_of("disclaimer word"):
        return roles.FOOTNOTE
    sentences = _SENTENCE.split(text)
    if len(sentences) > 1 and number <= MOST_SENTENCES_WORDS and _all_close(sentences[:2]):
        return roles.FOOTNOTE
    return roles.LABEL if number <= MOST_WORDS and _is_contact(text) else ""


def _all_close(sentences: list[str]) -> bool:
    """Whether sentences of one line close, each by its first words or as a date; one of them may be two words alone."""
    known = [_sentence_closes(each) for each in sentences]
    return any(known) and all(
        is_known or len(each.split()) <= 2 for each, is_known in zip(sentences, known, strict=True)
    )


def _sentence_closes(text: str) -> bool:
    folded = vocabulary.plain(text)
    return _starts(folded, "closing") or _starts(folded, "contact") or _is_dated(text)


def _is_contact(text: str) -> bool:
    """Whether a line says behind a label whom to ask, or is an address for mail."""
    label, *behind = _BEHIND_LABEL.split(text, maxsplit=1)
    words = vocabulary.plain(label)
    is_short = bool(behind) and len(words.split()) <= MOST_LABEL_WORDS
    return (is_short and _starts(words, "contact")) or bool(len(text.split()) <= 2 and _MAIL.search(text))
