"""Question texts and column headers to the guiding question they ask: letters, numbers, known wordings."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from gcm_data import reference
from loaders import vocabulary

LONGEST_LABEL = 200  # characters
LONGEST_QUESTION = 1_200
HEADING_WORDS = 9  # a longer text that asks nothing is a statement in which a question's words happen to stand
HEADING_SIGNS = 40  # of a heading in Chinese
STRONG, FAIR, WEAK = 3, 2, 1
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
def _words() -> str:
    """Alternatives of a pattern: the words that may stand before a question's letter, longest first."""
    words = sorted((row["wording"] for row in vocabulary.rows("question_words.csv")), key=len, reverse=True)
    return "|".join(re.escape(word) for word in words)


@cache
def letters(instrument: str) -> str:
    """The letters of an instrument's questions, in their order: “abcde”."""
    return "".join(question.key for question in reference.questions(instrument))


@cache
def on_needs(instrument: str) -> str:
    """The letter of the question on cooperation needs; "" where an instrument has none."""
    return next((question.key for question in reference.questions(instrument) if question.aspect == "need"), "")


def first_to_last(instrument: str) -> str:
    """The letters of an instrument's questions in a sentence: “a to e”."""
    known = letters(instrument)
    return f"{known[0]} to {known[-1]}" if len(known) > 1 else known


@cache
def _foreign() -> dict[str, int]:
    """Letters and numbers by which lists are counted in other scripts -> the number for which each stands."""
    return {row["wording"]: int(row["number"]) for row in vocabulary.rows("question_letters.csv")}


def _keys(instrument: str) -> str:
    """The alternatives of a pattern for a question's letter or number, longer and greater ones first."""
    known = letters(instrument)
    foreign = sorted((sign for sign, number in _foreign().items() if number <= len(known)), key=len, reverse=True)
    return "|".join((f"[{known}]", *map(str, range(len(known), 0, -1)), *foreign))


@cache
def _leading(instrument: str) -> re.Pattern[str]:
    """“(a) …”, “Q-c”, “Question 1 (a)”, “3. …”; a letter alone needs a sign or the end behind it (not “A plan”)."""
    return re.compile(
        rf"^[\s(\[（【]*(?:(?P<word>{_words()})(?:\s*no\.?)?[\s\-–—.:#(\[]*)?(?:[1-9][\s.]*[(\[]\s*)?"
        rf"(?P<key>{_keys(instrument)})(?P<stop>\s*[)\]:/–—）】、．-]|\s*\.(?!\d)|\s*$)?(?!\w)",
        re.IGNORECASE,
    )


@cache
def _trailing(instrument: str) -> re.Pattern[str]:
    """“… (question a)”, “… Q1”, “… (c)” at the end of a header."""
    return re.compile(
        rf"(?:[\s\-–—:/]+(?:{_words()})[\s\-.:#(]*|\s*[(\[]\s*(?:(?:{_words()})[\s\-.:#]*)?)"
        rf"(?P<key>{_keys(instrument)})\s*[)\]]*\s*$",
        re.IGNORECASE,
    )


def _letter(key: str, instrument: str) -> str:
    """The letter of a question given by letter or by number, in any script: 1 is a."""
    if number := _foreign().get(key) or _foreign().get(key.casefold()):
        return letters(instrument)[number - 1]
    return letters(instrument)[int(key) - 1] if key.isdigit() else key.lower()


@lru_cache(maxsize=5_000)
def leading_letter(text: str, instrument: str) -> tuple[str | None, str]:
    """The question a text begins with, and the rest of the text; (None, text) where it begins with none."""
    match = _begun(text, instrument)
    return (_letter(match["key"], instrument), text[match.end() :]) if match else (None, text)


def leading_sign(text: str, instrument: str) -> str:
    """The letter or number of the question with which a text begins, as it is written; "" for none."""
    match = _begun(text, instrument)
    return match["key"] if match else ""


def _begun(text: str, instrument: str) -> re.Match[str] | None:
    """The letter or number of a question with which a text begins; a number in words counts behind “Question” alone."""
    match = _leading(instrument).match(text)
    if match is None or match["word"]:
        return match
    return match if match["stop"] is not None and match["key"].casefold() not in _in_words() else None


@cache
def _in_words() -> frozenset[str]:
    """Numbers in words: “one”, “deux”."""
    return frozenset(row["wording"] for row in vocabulary.rows("question_letters.csv") if row["script"] == "words")


def trailing_letter(text: str, instrument: str) -> tuple[str | None, str]:
    """The question a header ends with, and the header without it; (None, text) where it ends with none."""
    match = _trailing(instrument).search(text)
    return (_letter(match["key"], instrument), text[: match.start()]) if match else (None, text)


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
    bare = text.rstrip()
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
    letter, _ = leading_letter(text, instrument)
    worded = worded_question(text, instrument)
    if worded is None and letter is None:
        stem = _stemmed(text, instrument)
        return QuestionReading(stem, is_assumed=stem is not None)
    if worded is None or letter in (None, worded):
        return QuestionReading(worded or letter)
    return QuestionReading(worded, letter)
