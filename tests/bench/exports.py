"""python -m tests.bench.exports: how long each file of the shipped data takes, and how large it is.

Each run is a fresh process on one core; timed is the making of the file of all members, after the data were loaded. The
ratio is to that load, measured in the same process.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path

from gcm_data.coverage.scope import Scope
from gcm_data.coverage.selection import Selection
from gcm_data.exports.progress import silent
from gcm_data.exports.registry import EXPORTS
from loaders.files import files_of_review, load_files

FOLDER = Path(__file__).parents[2] / "gcm_data" / "submissions"
RUNS = 5
LIMIT = 5.0  # seconds, the promise


def measure(key: str) -> dict[str, float]:
    """Seconds of the load and of the export, bytes, and peak MiB; in this process, if possible on one core."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    start = time.perf_counter()
    data = load_files(files_of_review(FOLDER))
    scope = Scope.of(data, Selection("2025"), dt.date(2025, 2, 1))
    loaded = time.perf_counter()
    size = len(EXPORTS[key].write(scope, silent))
    done = time.perf_counter()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"load": loaded - start, "seconds": done - loaded, "bytes": size, "mib": peak}


def main() -> None:
    """Measure each format, print medians, the worst run, and the ratio to the load."""
    print(f"{'format':<10}{'median':>9}{'worst':>9}{'/ load':>8}{'bytes':>12}{'peak':>10}   of at most {LIMIT:.0f} s")
    for key in sys.argv[1:] or EXPORTS:
        runs = []
        for _ in range(RUNS):
            command = [sys.executable, "-m", "tests.bench.exports", "--measure", key]
            runs.append(json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout))
        middle = {name: statistics.median(run[name] for run in runs) for name in runs[0]}
        worst = max(run["seconds"] for run in runs)
        times = f"{middle['seconds']:8.2f}s{worst:8.2f}s{middle['seconds'] / middle['load']:8.2f}"
        sizes = f"{middle['bytes']:12,.0f}{middle['mib']:6.0f} MiB"
        print(f"{key:<10}{times}{sizes}   {'within' if worst < LIMIT else 'ABOVE'}")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--measure"]:
        print(json.dumps(measure(sys.argv[2])))
    else:
        main()
