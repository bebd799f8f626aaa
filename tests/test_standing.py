"""What stands goes on standing while something newer is read, also where reading fails; and old data are let go."""

from __future__ import annotations

import gc
import threading
import weakref

import pytest

from pages.shared.standing import Standing


class Made:
    """What a load gives."""

    def __init__(self, version: str) -> None:
        self.version = version


class Broken(Exception):
    """What a load that fails raises."""


class Reader:
    """Loads that end when the test says so."""

    def __init__(self) -> None:
        self.go_on, self.fails, self.asked = threading.Event(), None, []
        self.replaced = 0
        self.standing = Standing(self.make, Broken, self.count)

    def make(self, folder: str, version: str, tell) -> Made:
        self.asked.append(version)
        tell(1)
        assert self.go_on.wait(5)
        if self.fails:
            raise self.fails
        return Made(version)

    def count(self) -> None:
        self.replaced += 1

    def read(self, version: str) -> None:
        self.go_on.set()
        self.standing.begin("f", version)
        if load := self.standing.load("f"):
            load.done.wait(5)
        self.go_on.clear()


@pytest.fixture
def reader() -> Reader:
    return Reader()


def test_what_is_old_stands_until_what_is_newer_was_read(reader: Reader):
    reader.read("1")
    assert reader.standing.begin("f", "2")
    assert reader.standing.get("f").version == "1"
    load = reader.standing.load("f")
    assert load.is_running
    reader.go_on.set()
    assert load.done.wait(5)
    assert reader.standing.get("f").version == "2"
    assert reader.standing.load("f") is None
    assert reader.replaced == 2


def test_a_version_is_read_once_however_many_ask(reader: Reader):
    assert reader.standing.begin("f", "1")
    assert not reader.standing.begin("f", "1")
    assert not reader.standing.begin("f", "2")  # its turn comes when the first has ended
    reader.go_on.set()
    reader.standing.load("f").done.wait(5)
    assert not reader.standing.begin("f", "1")
    assert reader.asked == ["1"]


@pytest.mark.parametrize(
    ("error", "said"), [(Broken("the process does not start"), "the process does not start"), (KeyError("x"), "fault")]
)
def test_where_reading_fails_the_older_stands_and_the_reason_is_told(reader: Reader, error: Exception, said: str):
    reader.read("1")
    reader.fails = error
    reader.read("2")
    assert reader.standing.get("f").version == "1"
    assert said in reader.standing.load("f").problem
    assert not reader.standing.begin("f", "2")  # not at every click
    reader.fails = None
    reader.read("3")
    assert reader.standing.get("f").version == "3" and reader.standing.load("f") is None


def test_a_failure_is_tried_again_after_some_time(reader: Reader, monkeypatch: pytest.MonkeyPatch):
    reader.fails = Broken("no")
    reader.read("1")
    monkeypatch.setattr("pages.shared.standing.TRIED_AGAIN_AFTER", 0.0)
    assert reader.standing.begin("f", "1")
    reader.go_on.set()


def test_nothing_holds_what_stood_before(reader: Reader):
    reader.read("1")
    old = weakref.ref(reader.standing.get("f"))
    reader.read("2")
    gc.collect()
    assert old() is None
