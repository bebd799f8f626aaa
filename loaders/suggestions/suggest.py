"""Suggestions for one answer: for each paragraph the objectives, principles and needs that it may be about, and why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from gcm_data.coding.reasons import ReasonTerm, reason_of
from gcm_data.text.paragraphs import paragraphs
from loaders.suggestions.chances import chance_of, is_measured, lowest_told
from loaders.suggestions.features import Seen, see_all, targets
from loaders.suggestions.lexicon import Hit
from loaders.suggestions.model import models

AT_ONCE = 200  # paragraphs: of more the arrays leave the cache of the processor
DIGITS = 9  # of an estimate: what other texts are looked at with it changes no more than the sixteenth
MOST_TERMS = 3  # told in a reason
NEAR_FROM = 0.15  # cosine: an official action that is less near explains nothing


class Suggestion(NamedTuple):
    """A target that a paragraph may be about. Nobody has decided on it yet.

    `text[start:end] == evidence`, the paragraph; `text[phrase_start:phrase_end] == phrase`, the strongest term as it
    stands there ("" and the start of the paragraph where only an official action is near). `estimate` is the chance
    from 0 to 1, `chance` its word; `rows` are the lines of the lexicon that point to it. Where the language of
    the paragraph is not measured the suggestion should only order a pick list.
    """

    target_kind: str
    target: str
    start: int
    end: int
    evidence: str
    phrase: str
    phrase_start: int
    phrase_end: int
    estimate: float
    chance: str
    reason: str
    rows: tuple[int, ...]
    lang: str
    is_measured: bool


def suggest(text: str, question_aspect: str = "") -> list[Suggestion]:
    """Suggestions for a text, by paragraph, the most likely first in each; offsets in code points of the text.

    `question_aspect` is that of the question answered, such as "need": then needs don't have to stand beside a word of
    need. The text is taken as it is shown to readers: what is withheld must be gone from it before.
    """
    return suggest_all([(text, question_aspect)])[0]


def suggest_all(asked: Sequence[tuple[str, str]]) -> list[list[Suggestion]]:
    """Suggestions for texts, each with the aspect of its question: what `suggest` gives, sooner."""
    found: list[list[Suggestion]] = [[] for _ in asked]
    places = [
        (number, start, text[start:end], aspect == "need")
        for number, (text, aspect) in enumerate(asked)
        for start, end in paragraphs(text)
    ]
    for first in range(0, len(places), AT_ONCE):
        chosen = places[first : first + AT_ONCE]
        seen = see_all([paragraph for *_, paragraph, _ in chosen], [is_asked for *_, is_asked in chosen])
        for (number, start, paragraph, _), each, told in zip(chosen, seen, _told(seen), strict=True):
            made = [_suggestion(each, kind, place, start, paragraph, estimate) for kind, place, estimate in told]
            found[number] += sorted(made, key=lambda suggestion: -suggestion.estimate)
    return found


def _told(seen: Sequence[Seen]) -> list[list[tuple[str, int, float]]]:
    """For each text the targets whose estimate is high enough to be told: kind, number and estimate."""
    told: list[list[tuple[str, int, float]]] = [[] for _ in seen]
    for kind, model in models().items():
        own = [number for number, each in enumerate(seen) if kind in each.kinds]
        if not own:
            continue
        estimates = model.chances(np.array([seen[number].kinds[kind].features for number in own])).round(DIGITS)
        lowest = np.array([[lowest_told(kind, seen[number].lang)] for number in own])
        for row, place in np.argwhere(estimates >= lowest).tolist():
            if kind == "objective" or place in seen[own[row]].kinds[kind].hits:
                told[own[row]].append((kind, place, float(estimates[row, place])))
    return told


def _suggestion(seen: Seen, kind: str, number: int, start: int, paragraph: str, estimate: float) -> Suggestion:
    of_kind = seen.kinds[kind]
    hits = sorted(of_kind.hits.get(number, ()), key=_strength)
    first, last = seen.words.span(hits[0][1].first, hits[0][1].last) if hits else (0, 0)
    return Suggestion(
        kind,
        targets(kind)[number],
        start,
        start + len(paragraph),
        paragraph,
        paragraph[first:last],
        start + first,
        start + last,
        estimate,
        chance_of(kind, seen.lang, estimate),
        _reason(kind, number, [hit for _, hit in hits], seen),
        tuple(hit.term.row for _, hit in hits),
        seen.lang,
        is_measured(kind, seen.lang),
    )


def _strength(weighed: tuple[float, Hit]) -> tuple[float, int, int]:
    """The weightiest term first, of equal ones the longer, then the one that stands first."""
    weight, hit = weighed
    return -weight, hit.first - hit.last, hit.first


def _reason(kind: str, number: int, hits: list[Hit], seen: Seen) -> str:
    """Why a target is suggested: “labour inspect*”, row 214; near action 6(f). Says where nothing was measured."""
    terms = [ReasonTerm(hit.term.term, hit.term.row) for hit in hits[:MOST_TERMS]]
    cosine, name = seen.kinds[kind].nearest(kind, number)
    near = name if cosine >= NEAR_FROM or not terms else ""
    return reason_of(terms, near, "" if is_measured(kind, seen.lang) else seen.lang)
