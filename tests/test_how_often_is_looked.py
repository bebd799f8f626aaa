"""How often the folder of the documents is looked at, and what counts as a change of it."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from pages.shared import session
from pages.shared.session import FOLDER_EVERY
from pages.shared.standing import Standing
from tests.cases import first

START = 1_000.0  # seconds on a clock that stands still


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The time of day, which a test sets; no folder has been looked at."""
    now = [START]
    monkeypatch.setattr(session.time, "monotonic", lambda: now[0])
    monkeypatch.setattr(session, "_looks", {})
    return now


def place(folder: Path, content: bytes, seconds: int) -> None:
    """Write a document, changed last at so many seconds."""
    path = folder / "2025" / "a.xlsx"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content)
    os.utime(path, (seconds, seconds))


def test_a_change_is_seen_at_the_next_look_and_not_before(folder, clock):
    place(folder, b"one", 1)
    first = session.version()
    place(folder, b"other", 1)
    clock[0] = START + FOLDER_EVERY - 0.01
    assert session.version() == first
    clock[0] = START + FOLDER_EVERY
    assert session.version() != first


def test_the_first_look_is_made_at_once_and_readers_wait_two_seconds_at_most(folder, clock):
    clock[0] = 0.0
    place(folder, b"one", 1)
    assert session.version()[1] and FOLDER_EVERY <= 2


@pytest.mark.long
@pytest.mark.parametrize(("content", "seconds"), first(1, [(b"two", 2), (b"other", 1)], several=True))
def test_another_size_or_another_time_is_another_version(folder, clock, content, seconds):
    place(folder, b"one", 1)
    first = session.version()
    place(folder, content, seconds)
    clock[0] += FOLDER_EVERY
    assert session.version() != first


def test_open_pages_are_not_run_for_a_load_that_is_done_in_a_moment(folder, monkeypatch):
    """Else every page would run twice for each change, and the machine would be busy while it reads what is newer."""
    may_end = threading.Event()
    standing = Standing(lambda *_: may_end.wait(30), LookupError, lambda: None)
    monkeypatch.setattr(session, "_standing", standing)
    before = session.load_state()
    standing.begin(str(folder), "newer")
    assert session.load_state() == before
    standing.load(str(folder)).began_at -= session.TOLD_AFTER
    assert session.load_state() != before
    may_end.set()


def test_a_store_that_does_not_answer_keeps_one_reader_waiting_and_not_all(monkeypatch):
    monkeypatch.delenv("GCM_SUBMISSIONS", raising=False)
    monkeypatch.setattr(session, "_looks", {session.STORE: (-1000.0, "what stood")})
    looked, answered = threading.Event(), threading.Event()

    def look() -> str:
        looked.set()
        assert answered.wait(10)
        return "news"

    monkeypatch.setattr(session, "_store_version", look)
    waiting = threading.Thread(target=session._source)
    waiting.start()
    assert looked.wait(10)
    assert session._source() == (session.STORE, "what stood")
    answered.set()
    waiting.join()
    assert session._looks[session.STORE][1] == "news"
