"""Mentions: each piece of evidence, under the submission and the response it belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, repeat
from operator import itemgetter
from typing import NamedTuple

from gcm_data.reference.targets import aspect_of
from loaders.answers import Coded, Response, Submission
from loaders.citations.evidence import Evidence

Columns = dict[str, Iterator[object]]


class Told(NamedTuple):
    """The evidence of one answer; `response` is empty for codes alone."""

    submission: Submission
    response: str
    question: str
    evidence: tuple[Evidence, ...]


def responses_and_mentions(coded: list[Coded]) -> dict[str, list[Response] | Columns]:
    """The rows and columns of both tables, the long one first; the list is emptied.

    What else is known of an answer is let go before there are tables: 80 MB of a master of 100,000 answers.
    """
    responses: list[Response] = []
    told: list[Told] = []
    coded.reverse()
    while coded:
        submission, response, answer, evidence = coded.pop()
        if response:
            responses.append(response)
        if evidence:
            told.append(Told(submission, response.response if response else "", answer.question, evidence))
    return {"mentions": find_mentions(told), "responses": responses}


def find_mentions(told: Sequence[Told]) -> Columns:
    """The columns of the `mentions` table: a row for each piece of evidence of each answer, in their order.

    Columns and no rows, each an iterator: a master of 100,000 answers has three times as many mentions.
    """
    numbers = [len(item.evidence) for item in told]
    evidence = [found for item in told for found in item.evidence]

    def each(values: Iterable[object]) -> Iterator[object]:
        """A value for each answer, said again for each of its pieces of evidence."""
        return chain.from_iterable(map(repeat, values, numbers))

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
