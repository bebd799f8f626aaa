"""Bounds for non-response: what the silent members could change, and when a share may stand."""

from __future__ import annotations

from itertools import product

import pytest

from gcm_data import wording
from gcm_data.coverage.shares import FEWEST_FOR_A_SHARE, bounds, share


def test_between_none_and_all_of_the_silent():
    assert bounds(9, 41, 62) == (9, 30)
    assert bounds(0, 0, 4) == (0, 4)
    assert bounds(5, 11, 11) == (5, 5)


@pytest.mark.parametrize("members", range(5))
def test_bounds_are_those_of_every_answer_that_the_silent_could_give(members):
    for submissions in range(members + 1):
        for count in range(submissions + 1):
            silent = product((0, 1), repeat=members - submissions)
            possible = [count + sum(answers) for answers in silent]
            assert bounds(count, submissions, members) == (min(possible), max(possible))


@pytest.mark.parametrize("numbers", [(3, 2, 5), (1, 6, 5), (-1, 2, 5)])
def test_numbers_that_do_not_fit_are_refused(numbers):
    with pytest.raises(ValueError, match="answered"):
        bounds(*numbers)


def test_one_or_two_submissions_have_counts_and_no_share():
    assert [share(1, submissions) for submissions in range(4)] == [None, None, None, 1 / 3]
    assert share(0, FEWEST_FOR_A_SHARE) == 0
    assert "three" in wording.FEW
