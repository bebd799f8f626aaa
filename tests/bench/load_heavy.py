"""python -m tests.bench.load_heavy [NAME …] [--changes N]: heavy files beside the shipped ones, while readers read.

For each: how long until it ends in tables or an issue, the most memory that the reading processes and the dashboard had
meanwhile, and how long readers waited for a page (median, p95, longest), by AppTest in this process. `--changes` then
changes one small file so many times, and prints the memory of the dashboard before and after. Memory from /proc.
"""

from __future__ import annotations

import argparse
import logging
import os
import shutil
import statistics
import tempfile
import threading
import time
from pathlib import Path

from streamlit.testing.v1 import AppTest

from loaders.apart import process
from pages.shared import session
from tests.bench.heavy_files import CYCLE, HEAVY, write_heavy

ROOT = Path(__file__).parents[2]
PAGES = ("overview", "country", "objective", "responses", "gaps")
MOST = 300.0  # seconds for which a load is watched


def mib(pid: int | str, name: str) -> float:
    """A line of /proc/PID/status in MiB; 0 of a process that has ended."""
    try:
        behind = Path(f"/proc/{pid}/status").read_text().partition(name)[2].split()
    except OSError:
        return 0.0
    return int(behind[0]) / 1024 if behind else 0.0


class Sampled(threading.Thread):
    """The most memory of the reading process with its child, and of this one, until it is told to end."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.reading = self.own = 0.0
        self.ended = threading.Event()
        self.start()

    def run(self) -> None:
        """Look ten times a second."""
        while not self.ended.wait(0.1):
            self.own = max(self.own, mib("self", "VmRSS:"))
            if found := process.pid:
                children = Path(f"/proc/{found}/task/{found}/children")
                try:
                    pids = children.read_text().split()
                except OSError:
                    pids = []
                self.reading = max(self.reading, sum(mib(pid, "VmRSS:") for pid in (found, *pids)))


def visit(number: int) -> float:
    """Seconds of a visit of a page."""
    began = time.perf_counter()
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=600)
    app.switch_page(f"pages/{PAGES[number % len(PAGES)]}.py").run()
    assert not app.exception, app.exception
    return time.perf_counter() - began


def settle() -> float:
    """Visit until nothing newer is being read; seconds."""
    began = time.perf_counter()
    session._looks.clear()
    session.begin()
    while (load := session.news()) and load.is_running and time.perf_counter() - began < MOST:
        time.sleep(0.05)
    return time.perf_counter() - began


def heavy(name: str, folder: Path) -> None:
    """Put one heavy document there, and read pages until it has been read."""
    write_heavy(name, folder / CYCLE)
    sampled, visits = Sampled(), []
    session._looks.clear()
    session.begin()
    began = time.perf_counter()
    while (load := session.news()) and load.is_running and time.perf_counter() - began < MOST:
        visits.append(visit(len(visits)))
        time.sleep(0.1)
    seconds = time.perf_counter() - began
    sampled.ended.set()
    data = session.review().data
    ours = data.issues  # the shipped documents have none
    said = ours["message"].iloc[-1][:90] if len(ours) else f"{len(data.responses):,} responses"
    visits = sorted(visits) or [0.0]
    p95 = visits[min(int(len(visits) * 0.95), len(visits) - 1)]
    print(
        f"{name:<14}{seconds:7.1f} s  reading {sampled.reading:6.0f} MiB  dashboard {sampled.own:5.0f} MiB  "
        f"pages ({len(visits)}) {statistics.median(visits):.2f} / {p95:.2f} / {visits[-1]:.2f} s  "
        f"{len(ours)} issues: {said}",
        flush=True,
    )
    for file in HEAVY[name]():
        (folder / CYCLE / file).unlink()
    settle()


def changes(folder: Path, times: int) -> None:
    """Change one small file again and again, and read pages each time."""
    before = mib("self", "VmRSS:")
    for number in range(times):
        rows = "\n".join(f"Fiji,(c),Fictional answer {number}-{row}: objective 5" for row in range(300))
        (folder / CYCLE / "small.csv").write_text(f"State,Question,Response\n{rows}\n")
        settle()
        visit(number)
        if number in (0, times // 2, times - 1):
            print(f"after {number + 1} changes: {mib('self', 'VmRSS:'):.0f} MiB (before: {before:.0f})", flush=True)


def main() -> None:
    """Measure the files asked for, then the changes."""
    parser = argparse.ArgumentParser(description="Heavy files beside the shipped workbooks, while readers read.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(HEAVY))
    parser.add_argument("--changes", type=int, default=0, metavar="N")
    options = parser.parse_args()
    logging.disable(logging.WARNING)  # Streamlit warns at each visit that no browser is there
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        shutil.copytree(ROOT / "gcm_data" / "submissions" / CYCLE, folder / CYCLE)
        os.environ["GCM_SUBMISSIONS"] = str(folder)
        print(f"first page {visit(0):.2f} s, second {visit(0):.2f} s")
        for number in range(2 * len(PAGES)):
            visit(number)
        for name in options.names or ([] if options.changes else HEAVY):
            heavy(name, folder)
        if options.changes:
            changes(folder, options.changes)
    process.end()


if __name__ == "__main__":
    main()
