"""Which submission of a State counts where it has submitted more than once in a cycle."""

from __future__ import annotations

from collections.abc import Iterable

from gcm_data import reference
from gcm_data.tables.issues import Issue, issue
from loaders.answers import Coded, Submission
from loaders.codes.moments import moment, month_first

Key = tuple[str, str, str]  # cycle, iso3 and attribution: one of the submissions that share it counts


def supersede(coded: list[Coded]) -> tuple[list[Coded], list[Issue]]:
    """Mark all but the latest submission of a State in a cycle as superseded, each with an issue, stakeholders aside.

    Later is what was received later where both dates are known. Without dates a State's own document counts before one
    that others compiled of several States, an answer in words before a mark in a tally, and else what was read later.
    A submission in which nothing is answered replaces none. Submissions that may not be named replace only each other:
    one that is named and no longer counts would tell whose they are.
    Issues: submission-superseded, order-guessed, submission-lacks.
    """
    rivals = _Rivals(coded)
    latest: dict[Key, Submission] = {}
    guessed: set[Key] = set()
    for submission in rivals.distances:
        rival = latest.setdefault(_key(submission), submission) if submission.iso3 else submission
        if rival is submission:
            continue
        if rivals.is_guess(submission, rival):
            guessed.add(_key(submission))
        if rivals.replaces(submission, rival):
            latest[_key(submission)] = submission
    marked: dict[Submission, Submission] = {}
    issues = []
    for submission in rivals.distances:
        winner = latest.get(_key(submission), submission)
        marked[submission] = submission if submission is winner else submission._replace(status="superseded")
        if submission is not winner:
            issues.append(_issue(submission, winner, rivals.lacking(winner, submission), _key(submission) in guessed))
    return [_under(item, marked[item.submission]) for item in coded], issues


def _under(item: Coded, submission: Submission) -> Coded:
    return item if item.submission is submission else item._replace(submission=submission)


def _key(submission: Submission) -> Key:
    return submission.cycle, submission.iso3, submission.attribution


class _Rivals:
    """What is known of submissions, by which one of a State counts before another.

    `distances`: how far each is from the State's own words. `answered`: the questions that it answers, "" for codes.
    """

    def __init__(self, coded: Iterable[Coded]) -> None:
        self.distances: dict[Submission, int] = {}
        self.answered: dict[Submission, set[str]] = {}
        for item in coded:
            distance = item.answer.is_compiled + (item.answer.text is None)
            self.distances[item.submission] = min(distance, self.distances.get(item.submission, distance))
            asked = self.answered.setdefault(item.submission, set())
            if item.evidence or (item.response and item.response.state != "blank"):
                asked.add(item.answer.question if item.response else "")
        received: dict[str, list[str]] = {}
        for submission in self.distances:
            received.setdefault(submission.document, []).append(submission.received)
        self._month_first = {document: month_first(texts) for document, texts in received.items()}

    def _later(self, one: Submission, other: Submission) -> bool | None:
        """Whether one was received after the other; None where their dates don't tell."""
        dates = [moment(each.received, self._month_first[each.document]) for each in (one, other)]
        return dates[0] > dates[1] if all(dates) and dates[0] != dates[1] else None

    def _is_decided(self, one: Submission, other: Submission) -> bool:
        """Whether one of them answers something and the other nothing."""
        return bool(self.answered[one]) != bool(self.answered[other])

    def is_guess(self, one: Submission, other: Submission) -> bool:
        """Whether nothing but the order in which they were read says which of two counts."""
        is_equal = self.distances[one] == self.distances[other]
        return is_equal and self._later(one, other) is None and not self._is_decided(one, other)

    def replaces(self, one: Submission, earlier: Submission) -> bool:
        """Whether one counts instead of another that was read before."""
        if self._is_decided(one, earlier):
            return bool(self.answered[one])
        is_later = self._later(one, earlier)
        return self.distances[one] <= self.distances[earlier] if is_later is None else is_later

    def lacking(self, one: Submission, other: Submission) -> list[str]:
        """The questions that the other answers and this one does not, sorted."""
        return sorted(self.answered[other] - self.answered[one] - {""})


def _issue(submission: Submission, winner: Submission, lacking: list[str], is_guess: bool) -> Issue:
    """What is told of a submission that no longer counts: which document counts, and which answers are lost by that."""
    code = "submission-lacks" if lacking else "order-guessed" if is_guess else "submission-superseded"
    lost = {"questions": ", ".join(f"({question})" for question in lacking)} if lacking else {}
    where = {"cycle": submission.cycle, "value": submission.submission}
    facts = {"name": reference.member(submission.iso3).name, "other": winner.document, **lost}
    return issue(code, submission.document, **where, **facts)
