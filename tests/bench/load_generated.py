"""python -m tests.bench.load_generated [A B C] [--runs N]: loading more than ships, against others merely reading it.

Each run is a fresh process, the three works in turn; timed is the work, not the imports: by the clock, and in seconds
of the processor, which is all that says something on a machine that others use. Memory of the whole load is
the peak of its process and that of its children (the parsing process): two numbers and their sum. The system counts
what a parent holds when it starts a child as the child's; behind it stand the child's own peak and the most that all
held at one time, read from /proc where there is one: of a copy of a process what it does not share. The workbooks are
generated once, into the temporary folder.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import resource
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

Work = Callable[[], dict[str, Any] | None]
Result = dict[str, Any]
RUNS = {"A": 3, "B": 3, "C": 1}
SAMPLED_EVERY = 0.02  # seconds
WORDS, TEXTS = 30, 2_000  # of a short answer; of such answers
AGAIN_TARGET, CITATIONS_TARGET = 50, 50  # milliseconds of a second load; microseconds for a short answer


def whole_load(folder: Path) -> Work:
    """Read, resolve, find mentions, compute coverage. Raises ValueError where anything is lost."""
    from gcm_data.coverage.grid import compute_coverage
    from loaders.files import files_of_review, load_files

    def work() -> Result:
        data = load_files(files_of_review(folder))
        coverage = compute_coverage(data)
        if (data.issues["severity"] == "error").any() or not (coverage["state"] == "reported").any():
            raise ValueError(f"the load failed: {data.issues['message'].tolist()[:3]}")
        return {name: len(getattr(data, name)) for name in ("responses", "mentions", "issues")}

    return work


def calamine_reads(folder: Path) -> Work:
    """The raw values of every sheet, and nothing else."""
    from python_calamine import CalamineWorkbook

    def work() -> None:
        for path in sorted(folder.rglob("*.xlsx")):
            book = CalamineWorkbook.from_path(path)
            for name in book.sheet_names:
                book.get_sheet_by_name(name).to_python()

    return work


def pandas_reads(folder: Path) -> Work:
    """Every sheet as a frame, and nothing else."""
    import openpyxl  # noqa: F401 - pandas imports it only when it reads
    import pandas as pd

    def work() -> None:
        for path in sorted(folder.rglob("*.xlsx")):
            pd.read_excel(path, engine="openpyxl", sheet_name=None)

    return work


def second_load(folder: Path) -> Work:
    """The same files again in the same process, as a page does at each visit: milliseconds by what is done."""
    from gcm_data.coverage.grid import compute_coverage
    from loaders.files import files_of_review, load_files

    def work() -> Result:
        files = files_of_review(folder)
        load_files(files)
        return {
            "list files": milliseconds(lambda: files_of_review(folder)),
            "load_files": milliseconds(lambda: load_files(files)),
            "load_files + compute_coverage": milliseconds(lambda: compute_coverage(load_files(files))),
        }

    return work


def citations(folder: Path) -> Work:
    """find_citations for short answers, and for one text 1, 10 and 100 times as long."""
    from loaders.citations.find import find_citations
    from tests.bench.generate import short_answers

    kinds = {"with citations": short_answers(TEXTS, WORDS, True), "without": short_answers(TEXTS, WORDS, False)}
    kinds["the word, no number"] = [f"{each} The objective of it is a test." for each in kinds["without"]]

    def work() -> Result:
        found: Result = {}
        for kind, texts in kinds.items():
            found[kind] = milliseconds(lambda texts=texts: [find_citations(each) for each in texts]) * 1000 / TEXTS
        for times in (1, 10, 100):
            long = partial(find_citations, " ".join(times * kinds["with citations"][:20]))
            found[f"{times}x"] = milliseconds(long)
            gc.disable()  # it looks through more the more a process holds, which is no part of the method
            found[f"{times}x, no garbage collection"] = milliseconds(long)
            gc.enable()
        return found

    return work


def milliseconds(work: Callable[[], object], runs: int = 5) -> float:
    """The median of some runs."""
    taken = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        taken.append(1000 * (time.perf_counter() - start))
    return statistics.median(taken)


READERS = {"whole load": whole_load, "calamine alone": calamine_reads, "pandas with openpyxl": pandas_reads}
FURTHER = {"second load": second_load, "citations": citations}


class Sampled:
    """Looked at from /proc while it runs, in MiB: the children's own peaks, and all processes at one time; else 0."""

    def __init__(self) -> None:
        self.child = self.together = 0.0
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._sample, daemon=True)

    def __enter__(self) -> Sampled:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._done.set()
        self._thread.join()

    def _sample(self) -> None:
        while not self._done.wait(SAMPLED_EVERY):
            try:
                below = list(descendants("self"))
                started = [pid for parent, pid in below if command(parent) != command(pid)]
                copies = [pid for _, pid in below if pid not in started]  # of a parent: what is their own
                own, *states = [Path(f"/proc/{pid}/status").read_text() for pid in ("self", *started)]
                held = sum(mib(Path(f"/proc/{pid}/smaps_rollup").read_text(), "Private_Dirty:") for pid in copies)
            except OSError:  # one has just ended
                continue
            self.child = max(self.child, sum(mib(state, "VmHWM:") for state in states))
            self.together = max(self.together, held + sum(mib(state, "VmRSS:") for state in (own, *states)))


def descendants(pid: str) -> Iterator[tuple[str, str]]:
    """The processes that a process has started, and those that they have started, each behind its parent."""
    for path in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in path.read_text().split():
            yield pid, child
            yield from descendants(child)


def command(pid: str) -> bytes:
    """The command line of a process."""
    return Path(f"/proc/{pid}/cmdline").read_bytes()


def mib(state: str, name: str) -> float:
    """A line of /proc/…/status in MiB; 0 of a process that has just ended."""
    behind = state.partition(name)[2].split()
    return int(behind[0]) / 1024 if behind else 0.0


def measure(name: str, folder: Path) -> Result:
    """Seconds of a work by the clock and of the processor, and peak MiB, of this process and of its children."""
    work = {**READERS, **FURTHER}[name](folder)
    with Sampled() as sampled:
        start, before = time.perf_counter(), processor()
        facts = work()
        seconds, worked = time.perf_counter() - start, processor() - before
    found = {"seconds": seconds, "worked": worked, "facts": facts}
    found |= {"child": sampled.child, "together": sampled.together}
    for key, who in (("own", resource.RUSAGE_SELF), ("children", resource.RUSAGE_CHILDREN)):
        found[key] = resource.getrusage(who).ru_maxrss / 1024
    return found


def processor() -> float:
    """Seconds of the processor that this process and the children that have ended took so far."""
    taken = os.times()
    return taken.user + taken.system + taken.children_user + taken.children_system


def in_a_process(name: str, folder: Path) -> Result:
    """What `measure` gives in a fresh process. This one imports little: the system counts its memory as the child's."""
    again = [sys.executable, "-m", "tests.bench.load_generated", "--measure", name, str(folder)]
    done = subprocess.run(again, stdout=subprocess.PIPE, text=True)
    if done.returncode:
        sys.exit(f"{name}: failed on {folder.name}")
    return json.loads(done.stdout)


def compare(name: str, runs: int) -> None:
    """Print the three readers of one size, medians, and the ratios of the whole load to pandas."""
    folder, what, targets = prepared(name)
    results: dict[str, list[Result]] = {reader: [] for reader in READERS}
    for _ in range(runs):
        for reader in READERS:
            results[reader].append(in_a_process(reader, folder))
    print(f"\n{name}: {what}; median of {runs}; {results['whole load'][0]['facts']}")
    medians = {}
    for reader, found in results.items():
        numbers = found[0].keys() - {"facts"}
        medians[reader] = one = {key: statistics.median(run[key] for run in found) for key in numbers}
        one["sum"] = one["own"] + one["children"]
        memory = f"{one['own']:7.0f} + {one['children']:5.0f} = {one['sum']:5.0f} MiB"
        beside = f"  (child itself {one['child']:.0f}, at one time {one['together']:.0f})" if one["children"] else ""
        times = f"{one['seconds'] * 1000:8.0f} ms, processor {one['worked'] * 1000:6.0f} ms"
        print(f"  {reader:<22}{times} {memory}{beside}")
    ours, theirs = medians["whole load"], medians["pandas with openpyxl"]
    alike = ("seconds", "seconds"), ("worked", "worked"), ("sum", "own"), ("together", "own")
    ratios = [ours[key] / theirs[other] for key, other in alike]
    print(f"  time to pandas        {ratios[0]:8.2f}    target {targets[0]:.1f}; of the processor {ratios[1]:.2f}")
    print(f"  memory to pandas      {ratios[2]:8.2f}    target {targets[1]:.1f}; at one time {ratios[3]:.2f}")


def prepared(name: str) -> tuple[Path, str, list[float]]:
    """Folder, description and targets of a size, generated by a process of its own: it takes memory."""
    generate = [sys.executable, "-m", "tests.bench.generate", name]
    folder, what, *targets = json.loads(subprocess.run(generate, check=True, stdout=subprocess.PIPE).stdout)
    return Path(folder), what, targets


def further() -> None:
    """Print the second load of A, and find_citations."""
    folder, *_ = prepared("A")
    print(f"\nA a second time in the same process; target {AGAIN_TARGET} ms")
    for what, taken in in_a_process("second load", folder)["facts"].items():
        print(f"  {what:<32}{taken:8.1f} ms")
    facts = in_a_process("citations", folder)["facts"]
    print(f"\nfind_citations, answers of {WORDS} words; target {CITATIONS_TARGET} µs")
    for what in [what for what in facts if not what[0].isdigit()]:
        print(f"  {what:<32}{facts.pop(what):8.1f} µs")
    print(f"find_citations, a text of {20 * WORDS} words, 10 and 100 times as long")
    for what, taken in facts.items():
        print(f"  {what:<32}{taken:8.2f} ms {taken / facts['1x']:8.1f} times")


def main() -> None:
    """Measure the sizes asked for, and the further lines."""
    parser = argparse.ArgumentParser(description="The whole load of generated workbooks against others reading them.")
    parser.add_argument("sizes", nargs="*", metavar="SIZE", help="A, B, C; all unless given")
    parser.add_argument("--runs", type=int, help="of each work; 3 for A and B, 1 for C unless given")
    parser.add_argument("--measure", nargs=2, metavar=("WORK", "FOLDER"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.measure:
        print(json.dumps(measure(options.measure[0], Path(options.measure[1]))))
        return
    for name in options.sizes or RUNS:
        compare(name, options.runs or RUNS[name])
    further()


if __name__ == "__main__":
    main()
