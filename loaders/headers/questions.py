"""Question texts and column headers to the guiding question they ask: letters, numbers, known wordings."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from loaders import vocabulary
from loaders.headers.question_letters import LONGEST_LABEL, leading_letter, referred

LONGEST_QUESTION = 1_200
HEADING_WORDS = 9  # a longer text that asks nothing is a statement in which a question's words happen to stand
HEADING_SIGNS = 40  # of a heading in Chinese
STRONG, FAIR, WEAK = 3, 2, 1
_OPENING, _CLOSING = ("“", '"', "«", "„", "‘", "”"), ' ”"’»“'  # of a quotation
QUESTION_MARKS = ("?", "？", "؟")
_QUESTION_MARK = re.compile("[?？؟]")


class QuestionReading(NamedTuple):
    """What a text says of its question: `key` (its letter) or None, the letter it begins with where that differs, and
    whether it is known by single words only.
    """

    key: str | None
    contradicted: str | None = None
    is_assumed: bool = False


@cache
def _wordings(instrument: str) -> tuple[dict[str, str], vocabulary.Phrases]:
    """The known wordings of an instrument's questions, folded: whole texts, and phrases that stand in them."""
    rows = [row for row in vocabulary.rows("questions.csv") if row["instrument"] == instrument]
    whole = {vocabulary.plain(row["wording"]): row["question"] for row in rows if row["match"] == "is"}
    inside = [(vocabulary.plain(row["wording"]), row["question"]) for row in rows if row["match"] == "has"]
    return whole, vocabulary.Phrases(inside)


@lru_cache(maxsize=5_000)
def _worded(text: str, instrument: str) -> tuple[tuple[str, int], ...]:
    """The questions of whose known wordings one stands in the text, and its length, that of the longest first."""
    whole, phrases = _wordings(instrument)
    folded = vocabulary.plain(text)
    found = [(question, len(wording)) for wording, question in phrases.inside(folded)]
    if folded in whole:
        found.insert(0, (whole[folded], len(folded)))
    longest: dict[str, int] = {}
    for question, length in found:
        longest.setdefault(question, length)
    return tuple(longest.items())


def longest_wording(text: str, instrument: str) -> tuple[str | None, int]:
    """The question a text asks by its wording alone, and how long the known wording is by which it does.

    Where wordings of several questions stand in it its letter decides, else the longest.
    """
    worded = _worded(text, instrument)
    if not worded and len(text) < LONGEST_LABEL:
        worded = tuple(found for part in vocabulary.language_parts(text) for found in _worded(part, instrument))
    if not worded:
        return None, 0
    letter, _ = leading_letter(text, instrument)
    return next((found for found in worded if found[0] == letter), worded[0])


@lru_cache(maxsize=5_000)
def worded_question(text: str, instrument: str) -> str | None:
    """The question a text asks by its wording alone; its letter decides where wordings of several stand in it."""
    return longest_wording(text, instrument)[0]


@cache
def _asking_words() -> tuple[str, ...]:
    return tuple(f"{vocabulary.plain(row['wording'])} " for row in vocabulary.rows("question_starts.csv"))


def is_said_to_answerer(text: str) -> bool:
    """Whether a text tells the one who fills in the form what to do."""
    begins = text.strip().lstrip("([*")[:LONGEST_LABEL].casefold()
    return begins.startswith(vocabulary.wordings_of("row_labels.csv", "instruction"))


def ends_as_question(text: str) -> bool:
    """Whether a text ends with a question, or with what to do about it: “In which areas? Tick all that apply.”"""
    bare = text.strip()
    if bare[:1] in _OPENING:  # all of it may be one
        bare = bare.rstrip(_CLOSING)
    behind = _QUESTION_MARK.split(bare)[-1]
    return bare.endswith(QUESTION_MARKS) or (behind != bare and is_said_to_answerer(behind))


def asks(text: str) -> bool:
    """Whether a text is put as a question or a request: by its end or its first words."""
    return ends_as_question(text) or vocabulary.plain(text[:40]).startswith(_asking_words())


def is_short(text: str) -> bool:
    """Whether a text has no more words than a heading; in scripts that part no words, no more signs."""
    signs = len(text) if vocabulary.is_unspaced(text) else 0
    return len(text.split()) <= HEADING_WORDS and signs <= HEADING_SIGNS


@lru_cache(maxsize=5_000)
def asked_by(text: str, instrument: str) -> tuple[str, int] | None:
    """The question that a text asks, and how sure it is that it asks: STRONG, FAIR or WEAK; None if it asks none.

    Letter and words agree or a question mark stands behind; it is short enough for a heading; or it begins with a
    letter as an answer may, too. A statement in which a question's words happen to stand asks nothing.
    """
    if len(text) > LONGEST_QUESTION:
        return None
    if told := referred(text, instrument):
        return told, STRONG
    letter, rest = leading_letter(text, instrument)
    worded = worded_question(text, instrument) or (worded_question(rest, instrument) if letter else None)
    is_heading = is_short(text) and not text.rstrip().endswith((".", ";", ",", "。", "；", "，", "："))
    if worded and (letter == worded or asks(text)):
        return worded, STRONG
    if worded and (is_heading or letter):
        return worded, FAIR
    if letter:
        is_label = not vocabulary.plain(rest) or asks(rest)
        return letter, FAIR if is_label else WEAK
    return None


def _stemmed(text: str, instrument: str) -> str | None:
    """The question of which alone a telling word stands in a text that is known to be a question, else None."""
    if len(text) > LONGEST_QUESTION:
        return None
    words = vocabulary.plain(text).split()
    rows = [r for r in vocabulary.rows("questions.csv") if r["match"] == "begins" and r["instrument"] == instrument]
    found = {row["question"] for row in rows if any(word.startswith(row["wording"]) for word in words)}
    return found.pop() if len(found) == 1 else None


@lru_cache(maxsize=5_000)
def resolve_question(text: str, instrument: str) -> QuestionReading:
    """The question a cell of a question column names, by letter or number, by wording, or by both.

    Where the two disagree the wording counts and `contradicted` holds the letter.
    """
    if told := referred(text, instrument):
        return QuestionReading(told)
    letter, _ = leading_letter(text, instrument)
    worded = worded_question(text, instrument)
    if worded is None and letter is None:
        stem = _stemmed(text, instrument)
        return QuestionReading(stem, is_assumed=stem is not None)
    if worded is None or letter in (None, worded):
        return QuestionReading(worded or letter)
    return QuestionReading(worded, letter)
