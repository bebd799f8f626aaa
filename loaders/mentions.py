"""Mentions: each piece of evidence, under the submission and the response it belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import NamedTuple

import pandas as pd

from gcm_data.reference.targets import aspect_of
from gcm_data.tables.specs import MENTIONS, RESPONSES, columns_of, texts
from loaders.answers import Coded, Submission
from loaders.citations.evidence import Evidence

AT_A_TIME = 10_000  # answers
Columns = dict[str, Iterable[object]]


class Told(NamedTuple):
    """The evidence of one answer; `response` is empty for codes alone."""

    submission: Submission
    response: str
    question: str
    evidence: tuple[Evidence, ...]


def responses_and_mentions(coded: list[Coded]) -> dict[str, pd.DataFrame]:
    """Both tables; the list is emptied.

    They are made of so many answers at a time, and what is known of these is let go before the next: 150 MB of a master
    of 100,000 answers.
    """
    mentions, responses = [], []
    coded.reverse()
    while coded or not mentions:
        piece = coded[: -AT_A_TIME - 1 : -1]
        del coded[-AT_A_TIME:]
        told = [
            Told(submission, response.response if response else "", answer.question, evidence)
            for submission, response, answer, evidence in piece
            if evidence
        ]
        answered = [item.response for item in piece if item.response]
        piece = None
        mentions.append(columns_of(find_mentions(told), MENTIONS))
        responses.append(columns_of(answered, RESPONSES))
    return {"mentions": pd.concat(mentions, ignore_index=True), "responses": pd.concat(responses, ignore_index=True)}


def find_mentions(told: Sequence[Told]) -> Columns:
    """The columns of the `mentions` table: a row for each piece of evidence of each answer, in their order.

    Columns and no rows: a master of 100,000 answers has three times as many mentions.
    """
    numbers = [len(item.evidence) for item in told]
    evidence = [found for item in told for found in item.evidence]

    def each(values: Iterable[str]) -> pd.api.extensions.ExtensionArray:
        """A text for each answer, said again for each of its pieces of evidence."""
        return texts(values).repeat(numbers)

    columns: Columns = {
        "submission": each(item.submission.submission for item in told),
        "response": each(item.response for item in told),
        "cycle": each(item.submission.cycle for item in told),
        "iso3": each(item.submission.iso3 for item in told),
        "question": each(item.question for item in told),
        "document": each(item.submission.document for item in told),
        "aspect": each(aspect_of(item.submission.cycle, item.question) for item in told),
    }
    return columns | {name: map(itemgetter(place), evidence) for place, name in enumerate(Evidence._fields)}
