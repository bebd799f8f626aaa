"""Work in another process: its result and steps come back, and whatever it does it ends within its limits."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator

import pytest

from gcm_data.tables.apart import Apart, Limits, NotStarted, Stopped

MIB = 1024 * 1024
LIMITS = Limits(seconds=30, seconds_each=30, memory=4_096 * MIB, kept=1_024 * MIB)


@pytest.fixture(scope="module")
def working() -> Iterator[Apart]:
    apart = Apart("tests.apart_works:act")
    yield apart
    apart.end()


def limits(seconds: float = 30, each: float = 30, kept: int = 1_024 * MIB) -> Limits:
    return Limits(seconds, each, 2_048 * MIB, kept)


@pytest.mark.long
def test_steps_and_the_result_come_back():
    apart, heard = Apart("tests.apart_works:echo"), []
    try:
        assert apart.ask(LIMITS, "a", "b", heard=heard.append) == ("a", "b")
        assert heard == ["a", "b"]
    finally:
        apart.end()


def test_one_process_works_on_and_it_is_another(working: Apart):
    first, second = working.ask(LIMITS, "tell"), working.ask(LIMITS, "tell")
    assert first == second != os.getpid()


@pytest.mark.long
def test_a_process_that_needed_much_memory_gives_way_to_a_new_one(working: Apart):
    first = working.ask(limits(kept=200 * MIB), "needs much")
    assert working.ask(LIMITS, "tell") != first


@pytest.mark.long
@pytest.mark.parametrize(
    ("how", "most", "reason"),
    [
        ("hangs", limits(seconds=0.3), "longer than 0.3 seconds"),
        ("hangs", limits(each=0.2), "longer than 0.2 seconds"),
        ("goes on", limits(seconds=0.5, each=0.4), "longer than 0.5 seconds"),
        ("dies", limits(), "2,048 MiB of memory"),
        pytest.param(
            "fills", limits(), "2,048 MiB of memory",
            marks=pytest.mark.skipif(sys.platform != "linux", reason="the system limits no memory"),
        ),
    ],
)  # fmt: skip
def test_what_does_not_end_is_stopped_and_the_next_is_done(working: Apart, how: str, most: Limits, reason: str):
    working.ask(LIMITS, "tell")
    with pytest.raises(Stopped, match=reason):
        working.ask(most, how)
    assert working.ask(LIMITS, "tell") != os.getpid()


@pytest.mark.long
def test_a_defect_is_told_with_its_traceback_and_the_process_goes_on(working: Apart):
    before = working.ask(LIMITS, "tell")
    with pytest.raises(RuntimeError, match="KeyError: 'a defect'"):
        working.ask(LIMITS, "fails")
    assert working.ask(LIMITS, "tell") != 0 and before


def test_a_process_that_does_not_start_is_told(monkeypatch: pytest.MonkeyPatch):
    with pytest.raises(NotStarted, match="does not start"):
        Apart("tests.no_such_module:work").ask(LIMITS)
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with pytest.raises(NotStarted, match="No such file"):
        Apart("tests.apart_works:echo").ask(LIMITS)
