"""The words of the form in which members respond: what it says in a language, and what words read in one mean.

One file holds them for the form that is written and for the reader of a filled one, so that the two can't differ.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache

from gcm_data import reference
from gcm_data.reference.names import normalise_name
from gcm_data.reference.rows import Question
from gcm_data.reference.translations import LANGUAGES, form_words, translated

UNWRITTEN = "not_stated"  # the status of a plan that says that there is none: in the form the field stays empty
_PLACE = re.compile(r"\{\w+\}")
LONGEST = 600  # characters; nothing that a form says is longer
_DIGITS = 12  # of a digest: two texts of one form share one in a case of 10^14


def words(key: str, language: str, **facts: object) -> str:
    """What the form says under a key; `facts` fill the places in braces. KeyError for no such words."""
    return _written()[key, language].format(**facts)


@cache
def _written() -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for row in form_words():
        found.setdefault((row.key, row.lang), row.text)
    return found


def meaning(text: str) -> str:
    """The key under which a form says this text, in whichever language; "" for any other text."""
    if len(text) > LONGEST:
        return ""
    whole, parts = _known()
    folded = _folded(text)
    return whole.get(folded) or next((key for pattern, key in parts if pattern.fullmatch(folded)), "")


@lru_cache(maxsize=10_000)
def head(text: str) -> str:
    """The key of a head of the form's table, whatever its number; "" for any other text. For short texts."""
    return _heads().get(_folded(text).rstrip("0123456789 "), "")


@cache
def _heads() -> dict[str, str]:
    heads = ((row.key, _PLACE.sub("", row.text)) for row in form_words() if row.key.startswith("head_"))
    return {_folded(text): key for key, text in heads}


@cache
def _known() -> tuple[dict[str, str], list[tuple[re.Pattern[str], str]]]:
    """Folded words -> key for those without places; patterns of the others, each with its key."""
    whole: dict[str, str] = {}
    parts: list[tuple[re.Pattern[str], str]] = []
    for row in form_words():
        pieces = [re.escape(_folded(piece)) for piece in _PLACE.split(row.text)]
        if len(pieces) == 1:
            whole.setdefault(_folded(row.text), row.key)
        else:
            parts.append((re.compile(r"\s*(\S.{0,60}?)\s*".join(pieces)), row.key))
    return whole, parts


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def asked(cycle: str, language: str) -> list[tuple[Question, str, str]]:
    """The questions of a review, each with its label and its wording in a language."""
    own = {q.key: q for q in reference.questions(reference.cycle(cycle).instrument)}
    found = []
    for question in reference.questions_of(cycle):
        place = question.instrument if question == own[question.key] else cycle
        key = f"{place}/{question.key}"
        label = translated("question", key, language, question.short_label)
        found.append((question, label, translated("question_wording", key, language, question.wording)))
    return found


@cache
def wordings_of(instrument: str) -> frozenset[str]:
    """The folded labels and wordings of an instrument's questions in all languages, as a form may say them."""
    cycles = [known.cycle for known in reference.cycles() if known.instrument == instrument]
    said = (text for cycle in cycles for lang in LANGUAGES for _, *texts in asked(cycle, lang) for text in texts)
    return frozenset(map(_folded, said))


def asks(text: str, instrument: str) -> bool:
    """Whether a text is nothing but the wording of a question of an instrument, in one of the form's languages."""
    return _folded(text) in wordings_of(instrument)


def choices(kind: str, language: str) -> dict[str, str]:
    """Key -> what stands in a list of the form: objectives with their numbers, principles, needs, statuses, members."""
    rows = {
        "objective": [(str(row.number), row.title) for row in reference.objectives()],
        "principle": [(row.key, row.label) for row in reference.principles()],
        "need": [(row.key, row.label) for row in reference.needs()],
        "plan_status": [(row.key, row.label) for row in reference.plan_statuses() if row.key != UNWRITTEN],
        "member": [(row.iso3, row.name) for row in reference.members()],
    }[kind]
    named = {key: translated(kind, key, language, label) for key, label in rows}
    if kind == "objective":
        return {key: f"{key}. {label}" for key, label in named.items()}
    if kind == "member":
        return dict(sorted(named.items(), key=lambda each: normalise_name(each[1])))
    return {key: f"{label[:1].upper()}{label[1:]}" for key, label in named.items()}


def is_choice(text: str) -> bool:
    """Whether a text stands in a list of the form, in one of its languages."""
    return _folded(text) in _choices()


@cache
def _choices() -> frozenset[str]:
    kinds = ("objective", "principle", "need", "plan_status", "member")
    return frozenset(_folded(name) for kind in kinds for lang in LANGUAGES for name in choices(kind, lang).values())


def reference_of(text: str, beside: Iterable[str]) -> str:
    """What stands in a pre-filled row to tell later whether it was changed: digests of its text and of its choices."""
    return f"{digest_of([text])}-{digest_of(sorted(beside))}"


def digest_of(texts: Iterable[str]) -> str:
    """A short digest of the signs of texts that can be seen.

    White space, line ends and signs that nobody sees make no difference: programs trim texts, each in its own way.
    """
    joined = "\0".join("".join(sign for sign in text if _is_seen(sign)) for text in texts)
    return hashlib.sha256(joined.encode("utf-8")).hexdigest()[:_DIGITS]


def _is_seen(sign: str) -> bool:
    return sign != "\ufffd" and unicodedata.category(sign)[0] not in "CZ"
