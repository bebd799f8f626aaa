"""Would the tests notice? Puts one small fault at a time into a copy of the project and runs the tests that guard it.

mutations.csv lists the faults, a row each: the room, what is wrong then, the file, the text that stands there exactly
once, the text in its place, and the test files that have to fail (a path, or pytest's own name of a single test).

    python -m tests.bench.mutations                     all of them; takes half an hour
    python -m tests.bench.mutations --only 3 17         by their numbers
    python -m tests.bench.mutations --room figures --jobs 2

The test files are run without a fault first: a test that fails anyway would catch everything. The exit status is 1 if a
fault is not caught, or can't be tried.
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
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import redirect_stderr, redirect_stdout
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


def passes(copy: Path, tests: Iterable[str]) -> int:
    """The exit status of pytest for some test files of a copy, stopped at the first failure."""
    process = PROCESSES.Process(target=_run, args=(copy, list(tests)))
    process.start()
    process.join(MOST_SECONDS)
    if process.exitcode is None:
        process.kill()
        return FAILED
    return process.exitcode


def _run(copy: Path, tests: list[str]) -> None:
    """Run pytest on a copy; nothing of the project has been imported in this process but this module."""
    os.chdir(copy)
    sys.path[:] = [str(copy), *(place for place in sys.path if place and Path(place) != ROOT)]
    for name in [name for name in sys.modules if name.split(".")[0] == "tests"]:
        del sys.modules[name]
    marker = [] if any("browser" in file for file in tests) else ["-m", "not browser"]
    with Path(os.devnull).open("w") as nowhere, redirect_stdout(nowhere), redirect_stderr(nowhere):
        status = pytest.main(["-x", "-q", "-n0", *marker, *tests])
    sys.exit(int(status))


def tried(mutation: Mutation, copy: Path) -> str:
    """CAUGHT, MISSED or UNTRIED (with why) for a fault, put into a copy and taken out again."""
    path = copy / mutation.file
    whole, status = path.read_text(encoding="utf-8"), path.stat()
    try:
        path.write_text(mutation.applied(copy), encoding="utf-8")
        # compiled files are told from others by size and second: each fault has a second of its own
        os.utime(path, (status.st_atime, status.st_mtime + mutation.number))
        ended = passes(copy, mutation.tests)
    except ValueError as error:
        return f"{UNTRIED}: {error}"
    finally:
        path.write_text(whole, encoding="utf-8")
        os.utime(path, (status.st_atime, status.st_mtime))
    known = {PASSED: MISSED, FAILED: CAUGHT}
    return known.get(ended, f"{UNTRIED}: pytest ended with status {ended}")


def chosen(options: argparse.Namespace) -> list[Mutation]:
    """The faults of the command's options."""
    found = [m for m in mutations() if not options.only or m.number in options.only]
    return [m for m in found if not options.room or options.room in m.room]


def results(faults: Sequence[Mutation], jobs: int, is_checked: bool) -> list[str]:
    """What became of each fault, printed as it is known; `jobs` copies work side by side."""
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(jobs) as threads:
        copies: queue.Queue[Path] = queue.Queue()
        for number in range(jobs):
            copies.put(Path(folder) / str(number))
            shutil.copytree(ROOT, Path(folder) / str(number), ignore=shutil.ignore_patterns(*NOT_COPIED))
        files = dict.fromkeys(file for fault in faults for file in fault.tests)
        if is_checked and passes(Path(folder) / "0", files) != PASSED:
            raise SystemExit("The tests fail without any fault: mend them first.")

        def one(fault: Mutation) -> str:
            copy = copies.get()
            try:
                found = tried(fault, copy)
            finally:
                copies.put(copy)
            print(f"{fault.number:4} {found:10} {fault.room}: {fault.fault}", flush=True)
            return found

        return list(threads.map(one, faults))


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; its exit status is 1 unless every fault is caught."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.mutations", description=__doc__.splitlines()[0])
    parser.add_argument("--only", type=int, nargs="+", metavar="N", help="the numbers of some faults")
    parser.add_argument("--room", help="those of a room, or of rooms whose name holds this")
    parser.add_argument("--jobs", type=int, default=1, help="copies that work side by side")
    parser.add_argument("--unchecked", action="store_true", help="do not run the tests without a fault first")
    options = parser.parse_args(arguments)
    faults = chosen(options)
    found = results(faults, options.jobs, not options.unchecked)
    print("\nroom, faults, caught")
    totals, caught = Counter(fault.room for fault in faults), Counter()
    caught.update(fault.room for fault, said in zip(faults, found, strict=True) if said == CAUGHT)
    for room, count in totals.items():
        print(f"{room}: {caught[room]} of {count}")
    print(f"in all: {caught.total()} of {len(faults)}")
    return 0 if caught.total() == len(faults) else 1


if __name__ == "__main__":
    sys.exit(main())
