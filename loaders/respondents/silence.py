"""Asking for silence: whether a line may ask that a source is not named, and whether a label asks about that.

The words of six languages stand in silence.csv, which anybody may extend: those that ask for silence alone
(“confidential”), and those that do so together (a refusal beside a word of naming, “do not name”). Who may have a
working document says nothing of naming its sources. In doubt a line asks: a source is named later more easily than it
is made unknown again.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from gcm_data.text.folding import fold
from gcm_data.text.typing_errors import is_near
from loaders import vocabulary

FILE = "silence.csv"
LONGEST_LABEL, MOST_LABEL_WORDS = 200, 30  # characters and words of a label that asks for consent
MOST_OTHERS = 2  # words of such a label that are not in the vocabulary
LONGEST_SENTENCE = 400  # characters; a longer one is cut there
NEAR = 6  # words between a refusal and what it refuses
LONG_WORD = 6  # letters from which on a typing error is looked for
MOST_WORDS = 60  # in which one is looked for
_SENTENCES = re.compile(r"[\n\r!?。！？؟]+|\.(?=\s|$)")
_NOTHING = re.compile(r"(?!)")


def may_ask_silence(text: str) -> bool:
    """Whether a sentence of a line beside the answers may ask that its source is not named."""
    return any(map(_may_ask, _sentences(text)))


def only_thanks(heading: str, text: str) -> bool:
    """Whether what may ask for silence in a line only thanks helpers who are not named, under a heading of thanks.

    “The authors thank two anonymous reviewers.” Who is spoken to is no helper: “We thank you for staying anonymous.”
    """
    if not _has("thanking", _plain(heading)):
        return False
    return all(_thanks_helpers(each) for each in _sentences(text) if _may_ask(each))


def _thanks_helpers(folded: str) -> bool:
    """Whether a sentence thanks, speaks to nobody, and says of a noun alone that it is anonymous."""
    if not _has("thanking", folded) or _has("addressed", folded) or _has("staying", folded):
        return False
    words = ["", *folded.split(), ""]
    nouns = [words[place + 1] for place, word in enumerate(words) if _has("unnamed before noun", word)]
    nouns += [words[place - 1] for place, word in enumerate(words) if _has("unnamed behind noun", word)]
    rest = (word for word in words if not _has("unnamed before noun", word) and not _has("unnamed behind noun", word))
    return bool(nouns) and all(_others(noun, *_MEANINGS) for noun in nouns) and not _may_ask(" ".join(rest).strip())


@lru_cache(maxsize=10_000)
def asks_only_silence(text: str) -> bool:
    """Whether a line says nothing but that its source is not to be named: what stands among answers may be one."""
    sentences = _sentences(text)
    return bool(sentences) and any(map(_may_ask, sentences)) and all(map(_says_nothing_else, sentences))


@lru_cache(maxsize=10_000)
def consent_role(label: str) -> str | None:
    """Under which role a label asks whether a source may be named; None for any other label.

    “attributable” where a yes allows the name, “unattributed” where it forbids the name.
    """
    is_statement = label.rstrip().endswith((".", "。")) or len(label) > LONGEST_LABEL
    folded = "" if is_statement else _plain(label)
    words = folded.split()
    if len(words) > MOST_LABEL_WORDS or not any(_may_begin(word, ("named", "your name")) for word in words):
        return None
    may_tell = any(_has(meaning, folded) for meaning in ("asking", "secret", "guard"))
    asks = _has("named", folded) or (may_tell and _has("your name", folded))
    if not asks or _others(folded, *_MEANINGS) > MOST_OTHERS:
        return None
    return (
        "unattributed" if any(_has(meaning, folded) for meaning in ("secret", "refusal", "guard")) else "attributable"
    )


_MEANINGS = ("secret", "refusal", "guard", "named", "naming", "telling", "self", "your name", "asking", "filler",
             "circulation", "origin")  # fmt: skip

_ASKING = ("secret", "circulation", "refusal", "guard")  # one of these asks, alone or beside others


def _sentences(text: str) -> list[str]:
    return [folded for part in _SENTENCES.split(text) if (folded := _plain(part[:LONGEST_SENTENCE]))]


def _plain(text: str) -> str:
    return " ".join(fold(text).split())


@lru_cache(maxsize=20_000)
def _may_ask(folded: str) -> bool:
    """Whether a folded sentence may ask for silence."""
    if not any(map(_may_ask_from, folded.split())):
        return False
    if _has("secret", folded):
        return True
    if _has("circulation", folded) and (_has("self", folded) or not _has("document", folded)):
        return True  # of a working document it says who may have the document, not that its sources have no name
    if _has("origin", folded) and (_has("refusal", folded) or _has("guard", folded)):
        return True  # “Who said what” alone is the title of a table
    if _has("refusal", folded):
        if _near("refusal", "naming", folded) and (_has("self", folded) or not _has("form", folded)):
            return True
        if _near("refusal", "telling", folded) and _has("self", folded):
            return True
    if _near("guard", "naming", folded) and _has("self", folded):
        return True
    return _is_mistyped(folded)


@lru_cache(maxsize=20_000)
def _may_ask_from(word: str) -> bool:
    """Whether a wording without which nothing asks for silence may begin in a word: in most sentences none does."""
    return _may_begin(word, _ASKING) or any(_is_like(word, wording[0]) for wording in _long_wordings().get(word[0], ()))


@lru_cache(maxsize=20_000)
def _may_begin(word: str, meanings: tuple[str, ...]) -> bool:
    """Whether a wording of one of the meanings may begin in a word: much quicker than their patterns."""
    words, starts, inside = _beginnings(meanings)
    return word in words or word.startswith(starts) or bool(inside.search(word))


@cache
def _beginnings(meanings: tuple[str, ...]) -> tuple[frozenset[str], tuple[str, ...], re.Pattern[str]]:
    """The first words of the wordings of some meanings: whole ones, beginnings of a word, what stands inside of one."""
    words, starts, inside = (
        [wording.split() for meaning in meanings for wording in _wordings(meaning, match)]
        for match in ("word", "starts", "inside")
    )
    whole = {wording[0] for wording in (*words, *(each for each in starts if len(each) > 1))}
    parts = "|".join(re.escape(wording[0]) for wording in inside)
    return frozenset(whole), tuple(each[0] for each in starts if len(each) == 1), re.compile(parts or _NOTHING.pattern)


def _says_nothing_else(folded: str) -> bool:
    others = _others(folded, *_MEANINGS)
    return others == 0 or (others <= 1 and _is_mistyped(folded))


def _has(meaning: str, folded: str) -> bool:
    """Whether a wording of a meaning stands in a sentence. Where none may begin its pattern need not be made."""
    return any(_may_begin(word, (meaning,)) for word in folded.split()) and bool(_pattern(meaning).search(folded))


def _near(one: str, other: str, folded: str) -> bool:
    """Whether words of both meanings stand near each other."""
    if not (_has(one, folded) and _has(other, folded)):
        return False
    first, second = ([found.span() for found in _pattern(each).finditer(folded)] for each in (one, other))
    return any(
        folded.count(" ", min(start, begin), max(end, stop)) <= NEAR for start, end in first for begin, stop in second
    )


def _others(folded: str, *meanings: str) -> int:
    """How many words (in scripts without spaces, parts) of a sentence belong to none of the meanings."""
    for meaning in meanings:
        folded = _pattern(meaning).sub(lambda found: "\0" * len(found[0].split()), folded)
    return len([word for word in folded.replace("\0", " ").split() if not word.isdecimal()])


def _wordings(meaning: str, match: str) -> tuple[str, ...]:
    """The folded wordings of a meaning that are compared in one way, the longest first."""
    return _all_wordings().get((meaning, match), ())


@cache
def _all_wordings() -> dict[tuple[str, str], tuple[str, ...]]:
    found: dict[tuple[str, str], set[str]] = {}
    for row in vocabulary.rows(FILE):
        if wording := _plain(row["wording"]):
            found.setdefault((row["meaning"], row["match"]), set()).add(wording)
    return {kind: tuple(sorted(each, key=lambda wording: (-len(wording), wording))) for kind, each in found.items()}


@cache
def _pattern(meaning: str) -> re.Pattern[str]:
    parts = []
    for match, form in (("word", r"(?<!\S)(?:{})(?!\S)"), ("starts", r"(?<!\S)(?:{})\S*"), ("inside", "(?:{})")):
        if wordings := _wordings(meaning, match):
            parts.append(form.format("|".join(map(re.escape, wordings))))
    return re.compile("|".join(parts)) if parts else _NOTHING


@cache
def _long_wordings() -> dict[str, list[tuple[str, ...]]]:
    """First letter -> the wordings that ask for silence alone and have a word long enough to be mistyped and known.

    Of one that is the beginning of a word the last part ends with a star.
    """
    found: dict[str, list[tuple[str, ...]]] = {}
    for wording in (*_wordings("secret", "word"), *(f"{wording}*" for wording in _wordings("secret", "starts"))):
        words = tuple(wording.split())
        if any(len(word) >= LONG_WORD for word in words):
            found.setdefault(wording[0], []).append(words)
    return found


def _is_mistyped(folded: str) -> bool:
    """Whether a sentence asks for silence with a typing error (“confidental”, “Chatam House”)."""
    words, known = folded.split()[:MOST_WORDS], _long_wordings()
    return any(
        len(words) >= place + len(wording) and all(map(_is_like, words[place:], wording))
        for place, word in enumerate(words)
        for wording in known.get(word[0], ())
    )


def _is_like(word: str, known: str) -> bool:
    """Whether a word is the known one, or begins so, but for a typing error in a long one."""
    bare = known.rstrip("*")
    if len(bare) < LONG_WORD or word[:1] != bare[:1]:
        return word == bare or (bare != known and word.startswith(bare))
    if bare == known:
        return is_near(word, bare)
    return any(is_near(word[:length], bare) for length in (len(bare), len(bare) + 1, len(bare) - 1))
