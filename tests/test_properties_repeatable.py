"""How all properties are tested: with the same examples at every run, whoever runs them, and leaving nothing behind."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import ROOT

pytestmark = pytest.mark.properties

FEWER, FEWEST = 8, 5  # so many times fewer examples for who waits for the tests; the profile “many” tries all


def repeatable(examples: int, **more: object) -> Callable:
    """A property tried with this many examples in the profile “many”, else with fewer, always the same ones."""
    is_many = settings.get_current_profile_name() == "many"
    tried = examples if is_many else max(examples // FEWER, min(examples, FEWEST))
    return settings(max_examples=tried, derandomize=True, database=None, deadline=None, **more)


def examples_of_a_run() -> list[str]:
    seen: list[str] = []

    @given(st.text())
    @repeatable(30)
    def look(text: str) -> None:
        seen.append(text)

    look()
    return seen


def test_two_runs_have_the_same_examples() -> None:
    assert examples_of_a_run() == examples_of_a_run()


def test_nothing_is_kept_in_the_repository() -> None:
    examples_of_a_run()
    assert not (ROOT / ".hypothesis").exists()
