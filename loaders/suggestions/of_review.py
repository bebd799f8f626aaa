"""Suggestions for all answers of a review, as rows of the `mentions` table with the basis "suggested"."""

from __future__ import annotations

import gc
import multiprocessing
import os
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor

import pandas as pd

from gcm_data.coding.still_open import StillOpen
from gcm_data.reference.targets import aspect_of
from gcm_data.tables.specs import MENTIONS, ReviewData, conform
from gcm_data.tables.suggested import SUGGESTED, add_suggestions
from loaders.suggestions.lexicon import lexicon
from loaders.suggestions.suggest import suggest_all

IN_PROCESSES_FROM = 3_000  # answers: for fewer, starting processes takes longer than the work
_PART = 500  # answers that a process gets at a time
_MOST_PROCESSES = 8
_Found = tuple[str, str, int, int, str, str, str]  # kind, target, start, end, phrase, chance, reason


def with_suggestions(data: ReviewData) -> ReviewData:
    """The tables with suggestions behind the mentions. They count for nothing until a person accepts them."""
    return add_suggestions(data, suggestions(data))


def suggestions(data: ReviewData, is_known_too: bool = False) -> pd.DataFrame:
    """A row in the columns of `mentions` for each target that a paragraph of an answer may be about.

    `text[start:end] == evidence` is the paragraph, `phrase` the strongest term, `chance` likely, possible or weak. Give
    the tables as they are shown: what is withheld must be gone. Targets that the answer is coded with or cites have no
    suggestion, and paragraphs none of a target on which coders have decided, unless `is_known_too`; superseded
    submissions have none.
    """
    current = data.submissions.loc[data.submissions["status"] == "current", "submission"]
    answers = data.responses[(data.responses["state"] == "answered") & data.responses["submission"].isin(current)]
    aspects = [aspect_of(*asked) for asked in zip(answers["cycle"], answers["question"], strict=True)]
    is_open = (lambda *each: True) if is_known_too else StillOpen(data).has
    texts = answers["text"].tolist()
    told = [
        (place, *each)
        for place, (response, text, found) in enumerate(
            zip(answers["response"], texts, _of_all(texts, aspects), strict=True)
        )
        for each in found
        if is_open(response, each[0], each[1], text[each[2] : each[3]])
    ]
    columns = zip(*told, strict=True) if told else [()] * 8
    place, kind, target, start, end, phrase, chance, reason = map(list, columns)
    rows = answers.iloc[place][list(_OF_ANSWER)].reset_index(drop=True)
    found = {
        "target_kind": kind,
        "target": target,
        "basis": [SUGGESTED] * len(place),
        "start": start,
        "end": end,
        "evidence": [texts[of][first:last] for of, first, last in zip(place, start, end, strict=True)],
        "phrase": phrase,
        "aspect": [aspects[of] for of in place],
        "chance": chance,
        "reason": reason,
    }
    return conform(rows.assign(**found), MENTIONS)


_OF_ANSWER = ("response", "submission", "cycle", "iso3", "question", "document", "sheet", "cell")


def _of_all(texts: Sequence[str], aspects: Sequence[str]) -> list[list[_Found]]:
    """What is suggested for each text, in their order; of many, in processes of their own."""
    asked = list(zip(texts, aspects, strict=True))
    if len(asked) < IN_PROCESSES_FROM:
        return _of_part(asked)
    processes = min(_MOST_PROCESSES, os.cpu_count() or 1)
    os.environ.setdefault(
        "OPENBLAS_NUM_THREADS", "1"
    )  # of numpy in each: two that wait for each other take twice as long
    parts = [asked[start : start + _PART] for start in range(0, len(asked), _PART)]
    spawned = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes, mp_context=spawned, initializer=_leave_standing) as pool:
        return [found for part in pool.map(_of_part, parts) for found in part]


def _leave_standing() -> None:
    """Look for garbage seldom, and never in what was loaded: a third of the time went into that, for no circles."""
    lexicon()
    gc.freeze()
    gc.set_threshold(200_000, 50, 50)


def _of_part(asked: Sequence[tuple[str, str]]) -> list[list[_Found]]:
    """What is suggested for some texts, each with the aspect that its question asks for."""
    return [
        [(s.target_kind, s.target, s.start, s.end, s.phrase, s.chance, s.reason) for s in found]
        for found in suggest_all(asked)
    ]
