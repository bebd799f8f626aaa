"""Citations found ahead by a copy of the process: what it finds, when there is one, and what happens when it ends."""

import os
import signal
import sys
from contextlib import closing

import pytest

from loaders import load_review, outcomes
from loaders.citations.ahead import LONG, WORTH, Ahead
from loaders.citations.find import find_citations
from tests.bench.generate import short_answers
from tests.workbook_builder import document, response_form, workbook

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only there is a process copied")
TEXTS = [*short_answers(20, 30, True), *short_answers(20, 30, False)]


@pytest.fixture
def ahead(monkeypatch: pytest.MonkeyPatch):
    """One that has its copy, whatever the machine."""
    monkeypatch.setattr("os.sched_getaffinity", lambda pid: {0, 1})
    with closing(Ahead(WORTH)) as made:
        made.start()
        yield made


def test_a_copy_finds_what_is_found_here(ahead: Ahead):
    ahead.give([[text, 7.0, "short", None] for text in TEXTS])
    found = ahead.taken()
    assert found == {text: find_citations(text) for text in TEXTS}
    assert any(found.values()) and not all(found.values())
    assert ahead.taken() == {}, "each answer is taken once"


def test_what_was_not_taken_is_not_mixed_up_with_the_next_document(ahead: Ahead):
    for rows in ([[TEXTS[0]]], [], [["x" * (LONG - 1)]], [[TEXTS[1]]]):
        ahead.give(rows)
    assert ahead.taken() == {TEXTS[1]: find_citations(TEXTS[1])}


def test_without_its_copy_nothing_is_found_ahead(ahead: Ahead):
    os.kill(ahead._copy.pid, signal.SIGSTOP)  # or it might answer before it is killed
    ahead.give([[TEXTS[0]]])
    ahead._copy.kill()
    ahead._copy.join()
    assert ahead.taken() == {}
    ahead.give([[TEXTS[0]]])
    ahead.start()
    assert ahead.taken() == {} and ahead._copy is None


def test_where_there_is_no_room_for_a_copy_nothing_is_found_ahead(monkeypatch: pytest.MonkeyPatch):
    def fork() -> int:
        raise OSError("no more processes")

    monkeypatch.setattr("os.sched_getaffinity", lambda pid: {0, 1})
    monkeypatch.setattr("os.fork", fork)
    with closing(Ahead(WORTH)) as made:
        made.start()
        made.give([[TEXTS[0]]])
        assert made.taken() == {}


def test_few_bytes_are_worth_no_copy():
    with closing(Ahead(WORTH - 1)) as small:
        small.start()
        assert small._copy is None


@pytest.mark.parametrize("is_alive", [True, False])
def test_a_load_is_one_and_the_same_with_a_copy(monkeypatch: pytest.MonkeyPatch, is_alive: bool):
    form = response_form("Fiji", [["(a)", text, ""] for text in TEXTS])
    here = load_review([document(form, "a.xlsx")])
    used = []

    class Watched(Ahead):
        def __init__(self, size: int) -> None:
            super().__init__(WORTH)

        def taken(self):
            if not is_alive and self._copy is not None:
                self._copy.kill()
            used.append(super().taken())
            return used[-1]

    monkeypatch.setattr("os.sched_getaffinity", lambda pid: {0, 1})
    monkeypatch.setattr(outcomes, "Ahead", Watched)
    outcomes._kept.clear()
    there = load_review([document(form, "a.xlsx"), document(workbook({"x": [["y"]]}), "b.xlsx")])
    assert there.mentions.equals(here.mentions) and len(here.mentions)
    assert any(used) == is_alive
