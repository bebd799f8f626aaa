"""Letters and numbers of the guiding questions: which they are, and where a text begins or ends with one."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from gcm_data import reference
from loaders import vocabulary

LONGEST_LABEL = 200  # characters
MOST_WORDS = 12  # of a heading before the brackets
LONGEST_REMARK = 20  # characters before the question to which a heading refers in brackets


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


@cache
def _referring(instrument: str) -> re.Pattern[str]:
    """“… [Guiding question (b)]”, “… (ref. question c)” at the end: no “(see annex b)”."""
    words = "|".join(word for word in _words().split("|") if word.replace("\\", "") not in _places())
    return re.compile(
        rf"[(\[（【](?:(?P<remark>[^()\[\]（）【】]{{0,{LONGEST_REMARK}}})\W)?(?:{words})[\s\-–—.:#]*[(\[（]?\s*"
        rf"(?P<key>{_keys(instrument)})\s*[)\]）】]+\s*:?\s*$",
        re.IGNORECASE,
    )


@cache
def _elsewhere() -> frozenset[str]:
    """Words by which an answer sends its reader to another one: “(see question b)”."""
    return frozenset(map(vocabulary.plain, vocabulary.wordings_of("row_labels.csv", "see")))


@cache
def _places() -> frozenset[str]:
    """Words for a part of a document, which may have a letter or a number of its own."""
    known = (place for kind in ("heading", "annex") for place in vocabulary.wordings_of("row_labels.csv", kind))
    return frozenset({*known, "annex", "item"})


def referred(text: str, instrument: str) -> str | None:
    """The question that a heading says to answer, in brackets at its end; whatever number stands before it. An annex
    is none: it says to which question it belongs.
    """
    is_heading = len(text) < LONGEST_LABEL and text.rstrip(" :")[-1:] in (*")]）】",)
    match = _referring(instrument).search(text) if is_heading else None
    if match is None or vocabulary.plain(text).partition(" ")[0] in _places():
        return None
    bare, remark = text[: match.start()].rstrip(), vocabulary.plain(match["remark"] or "")
    if len(bare.split()) > MOST_WORDS or bare.endswith((".", ";", ",")) or remark in _elsewhere():
        return None
    return _letter(match["key"], instrument) if match else None


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
