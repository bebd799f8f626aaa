"""A large workbook, read by a copy of the parsing process meanwhile: what it gives is what one process alone gives."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from loaders.documents.parser_client import Request, parse
from loaders.parsing import early
from tests import crafted_files as crafted
from tests.hostile_files import FORM, OVER, UNREADABLE, UNSAFE
from tests.workbook_builder import text

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or len(os.sched_getaffinity(0)) < 2, reason="only there is a process copied"
)
SEVERAL = FORM | {"Second": [["Thailand", text(2)]], "Third": [["x"]]}
PLAIN = {
    "form.xlsx": crafted.xlsx(FORM),
    "several.xlsx": crafted.xlsx(SEVERAL),
    "hidden.xlsx": crafted.xlsx(SEVERAL, hidden=list(SEVERAL)[:1]),
    "broken.xlsx": crafted.xlsx_with(FORM, sheet1="<worksheet><sheetData><row><c"),
}
HOSTILE = {
    name: make
    for name, make, *_ in (*OVER.values(), *UNSAFE.values(), *UNREADABLE.values())
    if name.endswith((".xlsx", ".xlsb"))
}
SAYS = """
import sys, os, time
sys.path.insert(0, {folder!r})
from parsing.early import read_by_two
def tell(read, seen):
    print(read, seen, "by another" if os.getpid() != here else "")
def fail():
    raise ValueError("refused")
here = os.getpid()
"""


def enlarged(content: bytes) -> bytes:
    """A file with so many bytes beside its parts that a copy is worth it."""
    made = io.BytesIO(content)
    try:
        with zipfile.ZipFile(made, "a") as archive:
            archive.writestr("docProps/noise.txt", crafted.noise(early.WORTH))
    except zipfile.BadZipFile:
        return content + bytes(early.WORTH)
    return made.getvalue()


@contextmanager
def one_core() -> Iterator[None]:
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(before)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


def assert_alike(files: dict[str, bytes]) -> None:
    """What two processes say of each file is what one says."""
    requests = [Request(name, enlarged(content)) for name, content in files.items()]
    with one_core():
        alone = list(parse(requests))
    assert list(parse(requests)) == alone


def test_two_give_what_one_gives():
    assert_alike(PLAIN)


@pytest.mark.long
@pytest.mark.parametrize("name", HOSTILE)
def test_two_refuse_what_one_refuses(name: str):
    assert_alike({name: HOSTILE[name](), "form.xlsx": PLAIN["form.xlsx"]})


def run(script: str) -> subprocess.CompletedProcess:
    folder = str(Path(early.__file__).parents[1])
    return subprocess.run(
        [sys.executable, "-c", SAYS.format(folder=folder) + script], capture_output=True, text=True, timeout=60
    )


def test_the_copy_reads_and_tells():
    done = run('print("before")\nread_by_two(lambda: 2, lambda: 1, tell)\nprint("behind")')
    assert done.stdout.split("\n") == ["before", "1 2 by another", "behind", ""]


def test_where_there_is_no_room_for_a_copy_one_does_both():
    fails = "def fork():\n    raise OSError\nos.fork = fork\n"
    assert run(f"{fails}read_by_two(lambda: 2, lambda: 1, tell)").stdout == "1 2 \n"
    assert "ValueError: refused" in run(f"{fails}read_by_two(fail, lambda: print('read'), tell)").stderr


def test_what_is_refused_is_raised_here_and_nothing_is_told():
    done = run('try:\n    read_by_two(fail, lambda: 1, tell)\nexcept ValueError as error:\n    print("here", error)')
    assert done.stdout == "here refused\n"


@pytest.mark.parametrize("look", ["lambda: 2", "lambda: b'x' * 10_000_000"])
def test_who_loses_its_copy_ends_too(look: str):
    done = run(f'read_by_two({look}, lambda: os._exit(7), tell)\nprint("behind")')
    assert done.stdout == "" and done.returncode == 1


def test_the_copy_ends_with_the_process_that_made_it():
    folder = str(Path(early.__file__).parents[1])
    script = SAYS.format(folder=folder) + (
        "def read():\n    print(os.getpid(), flush=True)\n    time.sleep(60)\n"
        "read_by_two(lambda: time.sleep(60), read, tell)"
    )
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True) as process:
        copy = int(process.stdout.readline())
        process.kill()
        assert process.stdout.read() == ""  # nobody holds its end any more
    for _ in range(100):
        if not Path(f"/proc/{copy}").exists() or "zombie" in Path(f"/proc/{copy}/status").read_text():
            break
        time.sleep(0.1)
    else:
        os.kill(copy, signal.SIGKILL)
        pytest.fail("it lives on")
