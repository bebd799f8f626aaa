"""python -m tests.bench.store: a store with 400 documents of 193 fictional members: seconds to open it and to add one.

Opened is the store by a fresh process, as a dashboard does at its start: what was derived is kept, read back, indexed
and counted for every choice of bases. Then one more document is accepted, in the process that has derived all before
and in the fresh one. Baselines, in the same run: a fresh process that only imports the program, and the derivation of
all documents anew.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

DOCUMENTS, OPENED_WITHIN, ADDED_WITHIN = 400, 1.0, 2.0  # seconds
RUNS = 3
ITEMS = 3  # answers to each question
CYCLES = ("2021", "2025")


def load_here(say: Callable[[tuple[str, object]], None], *arguments: object) -> object:
    """The load in the other process, with the fictional members there, too."""
    from gcm_data import reference
    from loaders import apart
    from tests.bench import million

    if not reference.member.cache_info().currsize:
        million.install()
    return apart.load_here(say, *arguments)


def content_of(number: int) -> bytes:
    """A small fictional form; the same bytes for a number and cycle at every call."""
    from gcm_data import reference
    from tests import workbook_builder as build

    questions = ("(a) National implementation plan", "(b) Progress Declaration follow-up", "(c) Achievements")
    questions += ("(d) Gaps", "(e) Strengthened cooperation")
    member = reference.members()[number // 2 % len(reference.members())]
    answers = [
        [question, build.text(number, f" Item {item}. See objective {(number + item) % 23 + 1}."), f"{item + 1}, 23"]
        for question in questions
        for item in range(ITEMS)
    ]
    return build.response_form(member.name, answers)


def prepare(url: str) -> None:
    """Use the fictional members and a store in this process."""
    from loaders import apart
    from tests.bench import million

    os.environ["GCM_DATABASE_URL"] = url
    os.environ.pop("GCM_SUBMISSIONS", None)
    million.install()
    apart.process = apart.Apart("tests.bench.store:load_here")


def accept(numbers: range) -> float:
    """Hand in and accept documents; when the decision was kept."""
    from gcm_data.store.rights import OFFICER, Person
    from gcm_data.store.rows import Incoming, Proposal
    from pages.shared import kept

    officer = Person("officer@example.org", OFFICER)
    for cycle in CYCLES:
        files = [Incoming(f"{number}.xlsx", content_of(number)) for number in numbers if CYCLES[number % 2] == cycle]
        handed = kept.store().receive(officer, cycle, files) if files else []
        kept.store().decide(officer, [Proposal("accept", cycle, each.document.name) for each in handed])
    return time.monotonic()


def wait() -> float:
    """When what counts in the store stands, looked at as the server does."""
    from pages.shared import kept, session, watch

    while session.load_state()[0] != kept.fingerprint():
        session.begin()
        time.sleep(watch.EVERY / 10)
    return time.monotonic()


def opened(url: str, number: int) -> None:
    """Open the store in this fresh process; then accept one more. Prints moments, and seconds of the last step.

    A moment passes before: a dashboard reads the documents once more when it has opened, so that it knows each.
    """
    from pages.shared import session  # noqa: F401, what takes time of the program

    imported = time.monotonic()
    prepare(url)
    stood = wait()
    began = time.monotonic()
    _learned()
    learned = time.monotonic() - began
    began = accept(range(number, number + 1))
    print(imported, stood, learned, wait() - began)


def _learned() -> None:
    """Wait until the other process knows all documents: it answers one request after the other."""
    from loaders.apart import process
    from pages.shared import session

    time.sleep(session.LATER + 0.5)
    with process._one_at_a_time:
        pass


def main() -> None:
    """Measure, and print times and their ratios to the baselines."""
    if sys.argv[1:]:
        return opened(sys.argv[1], int(sys.argv[2]))
    with tempfile.TemporaryDirectory(prefix="gcm-bench-") as folder:
        url = f"sqlite:///{Path(folder) / 'store' / 'store.sqlite'}"
        prepare(url)
        for start in range(0, DOCUMENTS, 100):
            accept(range(start, min(start + 100, DOCUMENTS)))
        began = time.monotonic()
        everything = wait() - began
        print(f"all {DOCUMENTS} documents derived                     {everything:6.2f} s")
        for number in range(DOCUMENTS, DOCUMENTS + RUNS):
            began = accept(range(number, number + 1))
            _show("one more accepted, in the process that derived", wait() - began, everything, ADDED_WITHIN)
        for number in range(DOCUMENTS + RUNS, DOCUMENTS + 2 * RUNS):
            began = time.monotonic()
            command = [sys.executable, "-m", "tests.bench.store", url, str(number)]
            answer = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
            imported, stood = float(answer[0]) - began, float(answer[1]) - began
            learned, added = float(answer[2]), float(answer[3])
            print(f"a fresh process: imported                      {imported:6.2f} s")
            _show("a fresh process: the store opened, after that", stood - imported, everything, OPENED_WITHIN)
            print(f"a fresh process: all documents known again     {learned:6.2f} s")
            _show("a fresh process: one more accepted", added, everything, ADDED_WITHIN)
        print(f"load average {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")


def _show(what: str, taken: float, everything: float, limit: float) -> None:
    over = "  above the limit" if taken > limit else ""
    print(f"{what:<47}{taken:6.2f} s {taken / everything:6.3f} of all{over}")


if __name__ == "__main__":
    main()
