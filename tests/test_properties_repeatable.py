"""How all properties are tested: with the same examples at every run, whoever runs them, and leaving nothing behind."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

from hypothesis import configuration, given, settings
from hypothesis import strategies as st

from tests.conftest import ROOT

# The tables of signs that hypothesis makes once belong to the machine, not to the repository.
configuration.set_hypothesis_home_dir(Path(tempfile.gettempdir()) / "hypothesis")


def repeatable(examples: int) -> Callable:
    """A property tried with this many examples, always the same: a machine that is slow or new finds no others."""
    return settings(max_examples=examples, derandomize=True, database=None, deadline=None)


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
