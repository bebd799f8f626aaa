"""Would the tests notice? Puts one small fault at a time into a copy of the project and runs the tests that guard it.

mutations.csv lists the faults, a row each: the room, what is wrong then, the file, the text that stands there exactly
once, the text in its place, and the test files that have to fail (a path, or pytest's own name of a single test).

    python -m tests.bench.mutations                     all of them; takes some minutes
    python -m tests.bench.mutations --only 3 17         by their numbers
    python -m tests.bench.mutations --room figures --jobs 2
    python -m tests.bench.mutations --long              with the tests that take long, too

The tests that failed are run once more without a fault: one that fails anyway has caught nothing. The exit status is 1
if a fault is not caught, or can't be tried.
"""

from __future__ import annotations

import argparse
import csv
import multiprocessing
import os
import queue
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import redirect_stderr, redirect_stdout
from multiprocessing.connection import Connection
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[2]
TABLE = Path(__file__).with_name("mutations.csv")
NOT_COPIED = (".git", ".venv", "__pycache__", "*.pyc", ".hypothesis", ".ruff_cache", ".pytest_cache")
MOST_SECONDS = 600  # for the tests of one fault; a fault by which they never end is caught, too
PASSED, FAILED = 0, 1  # exit statuses of pytest
PROCESSES = multiprocessing.get_context("forkserver")  # each run in a process that has imported other people's packages
PROCESSES.set_forkserver_preload(
    ["pytest", "hypothesis", "pandas", "plotly.graph_objects", "streamlit.testing.v1", "openpyxl", "pptx", "docx",
     "playwright.sync_api"]
)  # fmt: skip
CAUGHT, MISSED, UNTRIED = "caught", "NOT CAUGHT", "NOT TRIED"


class Mutation(NamedTuple):
    """A fault: where it is, what it does, and the test files that guard against it. `number` is its place, from 1."""

    number: int
    room: str
    fault: str
    file: str
    old: str
    new: str
    tests: tuple[str, ...]

    def applied(self, root: Path) -> str:
        """The text of the file with the fault. Raises ValueError unless the old text stands there exactly once."""
        text = (root / self.file).read_text(encoding="utf-8")
        if (found := text.count(self.old)) != 1:
            raise ValueError(f"{self.file}: {self.old!r} stands there {found} times, not once")
        return text.replace(self.old, self.new)


def mutations() -> list[Mutation]:
    """The rows of mutations.csv, in their order."""
    with TABLE.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    return [
        Mutation(number, row["room"], row["fault"], row["file"], row["old"], row["new"], tuple(row["tests"].split()))
        for number, row in enumerate(rows, start=1)
    ]


class Recorder:
    """A plugin of pytest that notes the names of the tests that fail."""

    def __init__(self) -> None:
        self.failed: list[str] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note a failure, be it in a test or while it was prepared."""
        if report.failed and report.nodeid not in self.failed:
            self.failed.append(report.nodeid)


def run(copy: Path, tests: Sequence[str], *options: str, with_long: bool = False) -> tuple[int, list[str]]:
    """Run tests of a copy: the exit status of pytest, and the names of the tests that failed."""
    chosen_by = [] if any("browser" in name for name in tests) else ["not browser"]
    chosen_by += ["(long or not long)"] if with_long else []
    here, there = PROCESSES.Pipe(duplex=False)
    arguments = ["-m", " and ".join(chosen_by), *options, *tests]
    process = PROCESSES.Process(target=_run, args=(copy, arguments, there))
    process.start()
    there.close()
    ended = here.poll(MOST_SECONDS)  # also where the process ends without a word
    try:
        return here.recv() if ended else (FAILED, [])
    except EOFError:
        process.join()
        return process.exitcode, []
    finally:
        process.kill()
        process.join()


def _run(copy: Path, arguments: list[str], answer: Connection) -> None:
    """Run pytest on a copy; nothing of the project has been imported in this process but this module."""
    os.chdir(copy)
    sys.path[:] = [str(copy), *(place for place in sys.path if place and Path(place) != ROOT)]
    for name in [name for name in sys.modules if name.split(".")[0] == "tests"]:
        del sys.modules[name]
    recorder = Recorder()
    with Path(os.devnull).open("w") as nowhere, redirect_stdout(nowhere), redirect_stderr(nowhere):
        status = pytest.main(["-q", "-n0", *arguments], plugins=[recorder])
    answer.send((int(status), recorder.failed))


def tried(mutation: Mutation, copy: Path, with_long: bool) -> tuple[str, list[str]]:
    """CAUGHT, MISSED or UNTRIED (with why) for a fault, put into a copy and taken out again; and what failed."""
    path = copy / mutation.file
    whole, status = path.read_text(encoding="utf-8"), path.stat()
    try:
        path.write_text(mutation.applied(copy), encoding="utf-8")
        # compiled files are told from others by size and second: each fault has a second of its own
        os.utime(path, (status.st_atime, status.st_mtime + mutation.number))
        ended, failed = run(copy, mutation.tests, "-x", with_long=with_long)
    except ValueError as error:
        return f"{UNTRIED}: {error}", []
    finally:
        path.write_text(whole, encoding="utf-8")
        os.utime(path, (status.st_atime, status.st_mtime))
    known = {PASSED: MISSED, FAILED: CAUGHT}
    return known.get(ended, f"{UNTRIED}: pytest ended with status {ended}"), failed


def chosen(options: argparse.Namespace) -> list[Mutation]:
    """The faults of the command's options."""
    found = [m for m in mutations() if not options.only or m.number in options.only]
    return [m for m in found if not options.room or options.room in m.room]


def results(faults: Sequence[Mutation], jobs: int, with_long: bool) -> list[str]:
    """What became of each fault, printed as it is known; `jobs` copies work side by side."""
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(jobs) as threads:
        copies: queue.Queue[Path] = queue.Queue()
        for number in range(jobs):
            copies.put(Path(folder) / str(number))
            shutil.copytree(ROOT, Path(folder) / str(number), ignore=shutil.ignore_patterns(*NOT_COPIED))

        def one(fault: Mutation) -> tuple[str, list[str]]:
            copy = copies.get()
            try:
                said, failed = tried(fault, copy, with_long)
            finally:
                copies.put(copy)
            print(f"{fault.number:4} {said:10} {fault.room}: {fault.fault} {' '.join(failed)}".rstrip(), flush=True)
            return said, failed

        found = list(threads.map(one, faults))
        names = sorted({name for _, failed in found for name in failed})
        broken = set(run(Path(folder) / "0", names, with_long=with_long)[1]) if names else set()
    for fault, (_, failed) in zip(faults, found, strict=True):
        if broken.intersection(failed):
            print(f"{fault.number:4} {UNTRIED}: {' '.join(failed)} fails without a fault as well: mend it first")
    return [UNTRIED if broken.intersection(failed) else said for said, failed in found]


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; its exit status is 1 unless every fault is caught."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.mutations", description=__doc__.splitlines()[0])
    parser.add_argument("--only", type=int, nargs="+", metavar="N", help="the numbers of some faults")
    parser.add_argument("--room", help="those of a room, or of rooms whose name holds this")
    parser.add_argument("--jobs", type=int, default=1, help="copies that work side by side")
    parser.add_argument("--long", action="store_true", help="run the tests that take long, too")
    options = parser.parse_args(arguments)
    faults = chosen(options)
    found = results(faults, options.jobs, options.long)
    print("\nroom, faults, caught")
    totals, caught = Counter(fault.room for fault in faults), Counter()
    caught.update(fault.room for fault, said in zip(faults, found, strict=True) if said == CAUGHT)
    for room, count in totals.items():
        print(f"{room}: {caught[room]} of {count}")
    print(f"in all: {caught.total()} of {len(faults)}")
    return 0 if caught.total() == len(faults) else 1


if __name__ == "__main__":
    sys.exit(main())
