"""The parsing process: time, death, nothing left behind."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from loaders.documents import parser_client
from loaders.documents.parser_client import Request, parse
from loaders.parsing import limits
from tests import crafted_files as crafted
from tests.cases import first
from tests.workbook_builder import response_form

# Answers each document with its name and its number in this process, or does what the name says
STUB = """
import os, pickle, sys, time
def say(*message):
    pickle.dump(message, sys.stdout.buffer)
    sys.stdout.buffer.flush()
say("ready")
number = 0
while True:
    try:
        name, content = pickle.load(sys.stdin.buffer)
    except EOFError:
        break
    number += 1
    if name == "hangs":
        time.sleep(600)
    if name == "dies" or (name == "dies unless first" and number > 1):
        say("sheet", name, [], [], 0)
        os._exit(9)
    if name == "breaks off":
        os.write(1, b"\\x80\\x05\\x95\\xff")
        os._exit(0)
    if name == "floods":
        while True:
            say("rows", [["x" * 1000] * 100])
    if name == "takes half a second":
        time.sleep(0.5)
    more = ["x" * 2_000_000] if name.startswith("large") else []  # more than a pipe holds
    say("sheet", name, [], more, number)
    say("done")
"""


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[subprocess.Popen]:
    """The processes that were started; at the end of the test none of them and none of their threads is left."""
    found: list[subprocess.Popen] = []

    class Recorded(subprocess.Popen):
        def __init__(self, *arguments, **options):
            super().__init__(*arguments, **options)
            found.append(self)

    patched = SimpleNamespace(Popen=Recorded, PIPE=subprocess.PIPE, DEVNULL=subprocess.DEVNULL)
    monkeypatch.setattr(parser_client, "subprocess", patched)
    return found


@pytest.fixture(autouse=True)
def nothing_left(started: list[subprocess.Popen]) -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    assert set(threading.enumerate()) == before
    assert all(process.returncode is not None for process in started)
    assert all(process.stdin.closed and process.stdout.closed for process in started)


@pytest.fixture
def stub(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parser_client, "_COMMAND", (sys.executable, "-c", STUB))


def outcomes(names: list[str], **options) -> list[tuple[str, int] | str]:
    """For each document its name and its number in the process, or why reading it was stopped."""
    found: list[tuple[str, int] | str] = []
    for answer in parse([Request(name, name.encode()) for name in names], **options):
        (message,) = answer
        if message[0] == "sheet":
            found.append((message[1], message[4]))
        else:
            assert message[:2] == ("refused", "document-stopped")
            found.append(message[2]["reason"])
    return found


# The process


def test_one_process_for_all(stub: None, started: list):
    assert outcomes(["a", "b", "c"]) == [("a", 1), ("b", 2), ("c", 3)]
    assert len(started) == 1


def test_no_documents_no_process(started: list):
    assert list(parse([])) == []
    assert started == []


@pytest.mark.parametrize("how", ["dies", "breaks off"])
@pytest.mark.parametrize("place", first(2, [0, 1, 3]))
def test_a_death_costs_one_document(stub: None, started: list, how: str, place: int):
    names = ["a", "b", "c"]
    names.insert(place, how)
    found = outcomes(names)
    reason = found.pop(place)
    assert f"{limits.MEMORY // limits.MIB:,} MiB" in reason
    assert [name for name, _ in found] == ["a", "b", "c"]
    assert [number for _, number in found] == [*range(1, place + 1), *range(1, 4 - place)]


def test_two_deaths_after_each_other(stub: None):
    assert [type(outcome) for outcome in outcomes(["dies", "dies", "a", "dies"])] == [str, str, tuple, str]


def test_what_may_have_died_of_those_before_it_is_tried_alone(stub: None, started: list):
    assert outcomes(["a", "dies unless first", "b"]) == [("a", 1), ("dies unless first", 1), ("b", 2)]
    assert len(started) == 2


@pytest.mark.long
@pytest.mark.parametrize("how", ["hangs", "floods"])
def test_a_hang_is_stopped(stub: None, started: list, how: str):
    reason = "it takes longer than 0.5 seconds, the limit for a document"
    assert outcomes(["a", how, "b"], seconds=0.5) == [("a", 1), reason, ("b", 1)]
    assert len(started) == 2


@pytest.mark.long
def test_a_slow_file_is_stopped_in_the_real_process():
    slow = crafted.xlsx_sheet('<c t="e">' * 600_000)  # looked through from each of its cells to the end
    good = response_form()
    requests = [Request(f"{number}.xlsx", good) for number in range(2)]
    requests.insert(1, Request("slow.xlsx", crafted.xlsx_with({"S": [["x"]]}, sheet1=slow)))
    answers = list(parse(requests, seconds=1.5))
    assert [answer[0][0] for answer in answers] == ["sheet", "refused", "sheet"]
    assert answers[1][0][1:] == (
        "document-stopped",
        {"reason": "it takes longer than 1.5 seconds, the limit for a document"},
    )


@pytest.mark.long
def test_who_takes_the_answers_may_take_any_time(stub: None):
    found = []
    names = ["large 1", "large 2", "large 3"]
    for answer in parse([Request(name, b"") for name in names], seconds=0.4):
        found.append(answer[0][1])
        time.sleep(0.8)
    assert found == names


def test_the_limit_is_for_each_document(stub: None, started: list):
    names = ["takes half a second"] * 3
    assert outcomes(names, seconds=1.2) == [(name, number) for number, name in enumerate(names, start=1)]
    assert len(started) == 1


@pytest.mark.parametrize("names", [["a", "b"], ["a", "hangs"], ["a", "floods"]])
def test_nothing_is_left_where_nobody_takes_the_rest(stub: None, started: list, names: list[str]):
    large = [Request(name, bytes(4 * limits.MIB)) for name in (*names, "c", "d")]  # more than a pipe holds
    answers = parse(large)
    assert next(answers)[0][1] == "a"
    answers.close()
    assert len(started) == 1


def test_nothing_is_left_where_taking_an_answer_fails(stub: None, started: list):
    def fail() -> None:
        for _ in parse([Request("a", b""), Request("hangs", b"")]):
            raise ValueError("this side")

    with pytest.raises(ValueError, match="this side"):
        fail()
    assert len(started) == 1


def test_too_large_a_document_is_not_even_sent(stub: None, started: list, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(limits, "MAX_BYTES", 10)
    large = Request("large", bytes(11))
    answers = list(parse([large, Request("a", b"x"), large, Request("b", b"x")]))
    assert [answer[0][:2] for answer in answers[::2]] == [("refused", "document-over-limit")] * 2
    assert [answer[0][1::3] for answer in answers[1::2]] == [("a", 1), ("b", 2)]
    assert len(started) == 1
    assert [answer[0][0] for answer in parse([large])] == ["refused"]
    assert len(started) == 1


def test_a_process_that_does_not_start_is_a_defect(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(parser_client, "_COMMAND", (sys.executable, "-c", "raise SystemExit(3)"))
    with pytest.raises(RuntimeError, match="does not start: exit status 3"):
        list(parse([Request("a", b"")]))


def test_a_process_that_begins_with_something_else_is_a_defect(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(parser_client, "_COMMAND", (sys.executable, "-c", STUB.replace('say("ready")', 'say("done")')))
    with pytest.raises(RuntimeError, match="begins with"):
        list(parse([Request("a", b"")]))


def test_the_process_starts_under_a_safe_path(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PYTHONSAFEPATH", "1")
    ((first, *_),) = parse([Request("a.csv", b"a,b\n")])
    assert first == ("sheet", "", [], [], 0)


def test_the_process_knows_neither_pandas_nor_the_project_and_reads_rarer_kinds_at_need():
    code = "import parsing.documents, sys; print(*sys.modules)"
    folder = Path(parser_client.__file__).parents[1]
    found = subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=True)
    known = set(found.stdout.split())
    assert not {"pandas", "gcm_data", "loaders", "openpyxl"} & known
    assert not {f"parsing.{name}" for name in ("pdf", "word", "opendocument")} & known
    assert {"python_calamine", "parsing.spreadsheets"} <= known
