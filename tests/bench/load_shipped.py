"""python -m tests.bench.load_shipped: the whole load of the shipped workbooks against pandas merely reading them.

Each run is a fresh process, ours and pandas' in turn; timed is the work, not the imports, which take longer for pandas
with openpyxl than for the loaders. Memory is the peak of the whole process.
"""

from __future__ import annotations

import json
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path

import pandas as pd

from gcm_data.coverage.grid import compute_coverage
from loaders.files import files_of_review, load_files

FOLDER = Path(__file__).parents[2] / "gcm_data" / "submissions"
RUNS = 7


def whole_load() -> None:
    """Read, resolve, find mentions, compute coverage."""
    compute_coverage(load_files(files_of_review(FOLDER)))


def pandas_reads() -> None:
    """Every sheet of every workbook as a frame, and nothing else."""
    for file in files_of_review(FOLDER):
        pd.read_excel(file.path, engine="openpyxl", sheet_name=None)


WORK = {"whole load": whole_load, "pandas with openpyxl": pandas_reads}


def measure(name: str) -> dict[str, float]:
    """Seconds of the work and peak MiB of the process, in this process."""
    start = time.perf_counter()
    WORK[name]()
    seconds = time.perf_counter() - start
    return {"seconds": seconds, "mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}


def main() -> None:
    """Measure both in turn, print medians and their ratio."""
    results: dict[str, list[dict[str, float]]] = {name: [] for name in WORK}
    for _ in range(RUNS):
        for name in WORK:
            command = [sys.executable, "-m", "tests.bench.load_shipped", name]
            output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
            results[name].append(json.loads(output))
    medians = {}
    for name, runs in results.items():
        medians[name] = {key: statistics.median(run[key] for run in runs) for key in ("seconds", "mib")}
        print(f"{name:<22}{medians[name]['seconds'] * 1000:8.0f} ms {medians[name]['mib']:8.0f} MiB")
    ours, theirs = medians.values()
    print(f"ratio                 {ours['seconds'] / theirs['seconds']:8.2f}    {ours['mib'] / theirs['mib']:8.2f}")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(json.dumps(measure(sys.argv[1])))
    else:
        main()
