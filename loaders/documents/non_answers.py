"""Texts that say nothing but that there is no answer, in whatever words: “No reply to this question so far.”

Such a text is short, and each of its words is one by which people say so: a lack, what lacks (a reply, information,
that it was received), and small words around them. “No plan yet” is an answer: a plan is none of these words.
“See (c) above” and “ídem” only refer to what was read already.
"""

from __future__ import annotations

from functools import cache, lru_cache

from gcm_data import reference
from loaders import vocabulary

LONGEST, MOST_OTHERS = 100, 7  # characters; words that name of whom a reply is awaited
MOST_NAME_WORDS = 6
_FILE = "non_answers.csv"


@cache
def _words(meaning: str) -> frozenset[str]:
    return frozenset(vocabulary.plain(wording) for wording in vocabulary.wordings_of(_FILE, meaning))


@cache
def _any(*meanings: str) -> frozenset[str]:
    return frozenset[str]().union(*map(_words, meanings))


def says_nothing(text: str) -> bool:
    """Whether a text only says that it is no answer, or refers to another answer, in one of four languages."""
    if len(text) > LONGEST:
        return False
    return _is_lack(text) or _waits_for_others(text) or ("/" in text and all(map(_is_lack, text.split("/"))))


@lru_cache(maxsize=5_000)
def _waits_for_others(text: str) -> bool:
    """Whether a text says that a reply or its clearance is awaited of somebody: “Awaiting clearance by the Cabinet”."""
    words = vocabulary.plain(text).split()
    begun = next((n for n, word in enumerate(words[:2], start=1) if word in _words("waiting")), 0)
    if not begun:
        return False
    awaited = _any("subject", "cleared")
    what = next((n for n, word in enumerate(words, start=1) if n > begun and word in awaited), 0)
    agent = next((n for n, word in enumerate(words) if n >= what > 0 and word in _words("agent")), len(words))
    if not 0 < len(words) - agent - 1 <= MOST_OTHERS:
        return False
    known = _any("subject", "cleared", "waiting", "lack", "filler")
    return known.issuperset(words[:agent]) and not any(sign in text for sign in (". ", ", ", "; ", ": "))


@lru_cache(maxsize=5_000)
def _is_lack(text: str) -> bool:
    folded = vocabulary.plain(text)
    words = _behind_name(folded.split())
    if not words:
        return False
    if _is_promised(words) or folded in _words("left blank"):
        return True
    lack, subject = _words("lack"), _words("subject")
    if len(words) == 1:
        return folded in _words("alone")
    if words[0] in subject and (words[1] in lack - {"no", "not"} or _is_being_made(words[1:])):
        return True  # “Reply withheld until the paper is cleared”, “Response under preparation”
    if _is_being_made(words) and _any("lack", "apart", "subject", "filler").issuperset(_behind_made(words)):
        return True  # “Still being cleared, to follow next week”
    later = _any("lack", "apart")
    known = _any("lack", "apart", "subject", "filler")
    if not (_words("reference").isdisjoint(words) or _words("place").isdisjoint(words)):
        about = known | _words("reference") | _words("place")
        return all(word in about or len(word) == 1 for word in words)  # a single letter is a question’s
    return not later.isdisjoint(words) and not subject.isdisjoint(words) and known.issuperset(words)


def _behind_name(words: list[str]) -> list[str]:
    """The words without the name of a State with which they begin: “Samoa did not reply.”; a name alone stays."""
    for number in range(min(MOST_NAME_WORDS, len(words) - 1), 0, -1):
        if " ".join(words[:number]) in _names():
            return words[number:]
    return words


@cache
def _names() -> frozenset[str]:
    said = [
        "government",
        "the government",
        *(member.name for member in reference.members()),
        *(alias.alias for alias in reference.aliases()),
    ]
    return frozenset(vocabulary.plain(name) for name in said) - _any("lack", "subject", "filler", "alone")


def reports_nothing(text: str) -> bool:
    """Whether a text on an objective only says that nothing was done on it, or nothing more: “No new measures since
    2022”. As the answer to a question that is an answer.
    """
    if len(text) > LONGEST:
        return False
    folded = vocabulary.plain(text)
    words = {word for word in folded.split() if not word.isdecimal()}
    if folded in _words("no deed"):
        return True
    known = _words("lack") | _words("deed") | _words("beside deed") | _words("filler")
    return not (_words("lack").isdisjoint(words) or _words("deed").isdisjoint(words)) and known >= words


def promises(text: str) -> bool:
    """Whether a text that is no answer says that one is to come: “to be provided”, “details to follow”."""
    if not says_nothing(text):
        return False
    words = vocabulary.plain(text).split()
    return _is_promised(words) or not _any("apart", "waiting").isdisjoint(words) or _is_being_made(words)


def _is_promised(words: list[str]) -> bool:
    """Whether a text says that its answer is to come, and perhaps when: “To be reported in the next round.”"""
    said = " ".join(words)
    promised = max((each for each in _words("promised") if f"{said} ".startswith(f"{each} ")), key=len, default="")
    return bool(promised) and _any("lack", "apart", "subject", "filler").issuperset(said.removeprefix(promised).split())


def _behind_made(words: list[str]) -> list[str]:
    """The words behind the longest wording by which a text says that its answer is still being made."""
    rest = " ".join(words)
    said = max((each for each in _words("being made") if f"{rest} ".startswith(f"{each} ")), key=len)
    return rest.removeprefix(said).split()


def _is_being_made(words: list[str]) -> bool:
    rest = " ".join(words)
    return any(rest == each or rest.startswith(f"{each} ") for each in _words("being made"))
