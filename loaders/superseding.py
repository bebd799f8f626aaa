"""Which submission of a State counts where it has submitted more than once in a cycle."""

from __future__ import annotations

import re
from dataclasses import replace

from gcm_data import reference
from gcm_data.tables.issues import Issue, issue
from loaders.answers import Coded, Submission

_ISO_DATE = re.compile(r"\d{4}-\d{2}(?!\d)")


def supersede(coded: list[Coded]) -> tuple[list[Coded], list[Issue]]:
    """Mark all but the latest submission of a State in a cycle as superseded, each with a note; stakeholders have none.

    Later is what was received later where both dates are known in ISO form. Without dates a State's own document
    counts before one that others compiled of several States, an answer in words before a mark in a tally, and else
    what was read later. Submissions that may not be named replace only each other: one that is named and no longer
    counts would tell whose they are.
    """
    latest: dict[tuple[str, str, str], Submission] = {}
    distances: dict[Submission, int] = {}
    for item in coded:
        distance = item.answer.is_compiled + (item.answer.text is None)
        distances[item.submission] = min(distance, distances.get(item.submission, distance))
    for submission, distance in distances.items():
        if not submission.iso3:
            continue
        key = submission.cycle, submission.iso3, submission.attribution
        rival = latest.get(key)
        if rival is None or _replaces(submission, rival, distances[rival] - distance):
            latest[key] = submission
    marked: dict[Submission, Submission] = {}
    issues = []
    for submission in dict.fromkeys(item.submission for item in coded):
        winner = latest.get((submission.cycle, submission.iso3, submission.attribution), submission)
        marked[submission] = submission if submission is winner else replace(submission, status="superseded")
        if submission is not winner:
            issues.append(
                issue(
                    "submission-superseded",
                    submission.document,
                    cycle=submission.cycle,
                    value=submission.submission,
                    name=reference.member(submission.iso3).name,
                    other=winner.document,
                )
            )
    return [item._replace(submission=marked[item.submission]) for item in coded], issues


def _replaces(submission: Submission, rival: Submission, closer: int) -> bool:
    """Whether a submission counts instead of one read before; `closer`: how much nearer it is to the State's words."""
    dates = submission.received, rival.received
    if all(map(_ISO_DATE.match, dates)) and dates[0] != dates[1]:  # “12 March 2025” has no order as a text
        return dates[0] > dates[1]
    return closer >= 0
