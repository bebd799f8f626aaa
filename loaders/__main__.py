"""python -m loaders PATH…: read workbooks without a browser, say what was found, write the tables."""

from __future__ import annotations

import argparse
import csv
import datetime as dt
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

from tqdm import tqdm

from gcm_data import reference
from gcm_data.coding.teaching import settled_table
from gcm_data.coverage.grid import compute_coverage
from gcm_data.snapshots.snapshot import freeze
from gcm_data.tables.cells import accounting, each_cell
from gcm_data.tables.issues import SEVERITIES
from gcm_data.tables.specs import ReviewData
from gcm_data.tables.withheld import withhold
from gcm_data.text.cells import placed
from gcm_data.text.inert import as_terminal
from loaders import packet_command, slip_command
from loaders.apart import LoadFailed, read_apart
from loaders.files import File, NoCycle, find_files
from loaders.suggestions.of_review import with_suggestions

ALL_READ, NOT_ALL_READ, WRONG_USAGE = 0, 1, 2
QUOTE = csv.QUOTE_NONNUMERIC  # a lone carriage return in an answer stays in its field only between quotes
WRITTEN = (
    *("submissions", "responses", "mentions", "issues", "corrections", "mappings", "cell_runs"),
    *("codings", "set_aside"),
)
SHOWN_AFTER = 1.0  # seconds until a progress bar appears


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m loaders",
        description="Read response workbooks into the tables of a review.",
        epilog="What came back filled in is read by: python -m loaders slip|packet FILE --from FOLDER. "
        "Exit status: 0 all read; 1 a document was refused or an error-level issue stands; 2 wrong usage.",
    )
    parser.add_argument(
        "paths",
        nargs="+",
        type=Path,
        metavar="PATH",
        help="a workbook or a folder; a folder named after a cycle gives the cycle",
    )
    parser.add_argument(
        "--cycle",
        choices=[cycle.cycle for cycle in reference.cycles()],
        default="",
        help="the review cycle of all the files",
    )
    parser.add_argument(
        "--corrections",
        type=Path,
        metavar="FILE",
        help="apply the corrections in this CSV file, besides those in a cycle's corrections.csv",
    )
    parser.add_argument(
        "--mapping",
        type=Path,
        metavar="FILE",
        help="read places as this CSV file says, besides a cycle's mapping.csv",
    )
    parser.add_argument(
        "--out",
        type=Path,
        metavar="DIR",
        help="write the tables there as CSV files",
    )
    parser.add_argument(
        "--snapshot",
        type=Path,
        metavar="FILE",
        help="freeze all tables in this file, for python -m gcm_data.exports",
    )
    parser.add_argument(
        "--suggest",
        action="store_true",
        help="with --out: add to mentions.csv what answers may be about, for people to decide; it counts for nothing",
    )
    about = "write the paragraphs that coders have settled, for python -m loaders.suggestions refit"
    parser.add_argument("--settled", type=Path, metavar="FILE", help=about)
    parser.add_argument(
        "--as-of", type=dt.date.fromisoformat, default=dt.date.today(), metavar="YYYY-MM-DD", help="its day"
    )
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns its exit status. argparse leaves with status 2 by itself.

    With `slip` as its first word it reads a verification slip that was returned, with `packet` that of a coder.
    """
    if problem := reference.problem():
        print(problem, file=sys.stderr)
        return WRONG_USAGE
    arguments = sys.argv[1:] if arguments is None else list(arguments)
    for own in (slip_command, packet_command):
        if arguments[:1] == [own.NAME]:
            return own.main(arguments[1:])
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.suggest and not options.out:
        parser.error("--suggest adds to the tables that --out DIR writes: give both")
    try:
        files = find_files(options.paths, options.cycle)
        for given in filter(None, (options.corrections, options.mapping)):
            if not given.is_file():
                parser.error(as_terminal(f"there is no file {given}"))
    except FileNotFoundError as missing:
        parser.error(as_terminal(f"there is no file or folder {missing}"))
    except NoCycle as found:
        known = " or ".join(cycle.cycle for cycle in reference.cycles())
        advice = f"put it in a folder named {known}, or give python -m loaders --cycle"
        parser.error(as_terminal(f"no review cycle for {found.path}: {advice}"))
    except OSError as error:
        parser.error(as_terminal(f"can't read {error.filename}: {error.strerror}"))
    given = [[File(path, path.name, options.cycle)] if path else [] for path in (options.corrections, options.mapping)]
    try:
        with tqdm(total=len(files), unit="document", delay=SHOWN_AFTER, disable=None, leave=False) as bar:
            data = read_apart(files, lambda read: bar.update(read - bar.n), *given)
    except LoadFailed as failed:
        parser.error(as_terminal(f"nothing was read: {failed}"))
    _print_summary(data)
    shown = withhold(data)
    try:
        if options.out:
            write_tables(with_suggestions(shown) if options.suggest else shown, options.out)
        if options.snapshot:
            options.snapshot.write_bytes(freeze(shown, options.as_of))
        if options.settled:
            settled_table(shown).to_csv(options.settled, index=False, lineterminator="\n", quoting=QUOTE)
    except OSError as error:
        parser.error(as_terminal(f"can't write to {error.filename}: {error.strerror}"))
    return NOT_ALL_READ if (data.issues["severity"] == "error").any() else ALL_READ


def _print_summary(data: ReviewData) -> None:
    """Counts on standard output; every issue with its place and advice on standard error."""
    for found in data.issues.itertuples():
        place = " ".join(filter(None, (found.cycle, found.document, placed(found.sheet, found.cell))))
        print(as_terminal(f"{found.severity}: {place}: {found.message}"), file=sys.stderr)
    for name in ("documents", "submissions", "responses", "mentions"):
        print(f"{name:<12}{len(getattr(data, name)):>7}")
    counts = data.issues["severity"].value_counts()
    print(f"{'issues':<12}{len(data.issues):>7}  ({', '.join(f'{counts.get(s, 0)} {s}s' for s in SEVERITIES)})")
    for found in accounting(data).itertuples():
        ignored = f"{found.ignored} ignored ({found.rules})" if found.ignored else "0 ignored"
        said = f"{found.cycle} {found.document}: {found.read} cells read, {ignored}, {found.unread} unread"
        print(as_terminal(said))


def write_tables(data: ReviewData, folder: Path) -> None:
    """Write the tables as CSV, verbatim, UTF-8. For programs: a spreadsheet may take a cell for a formula."""
    folder.mkdir(parents=True, exist_ok=True)
    tables = {name: getattr(data, name) for name in WRITTEN}
    for name, table in {**tables, "cells": each_cell(data), "coverage": compute_coverage(data)}.items():
        table.to_csv(folder / f"{name}.csv", index=False, encoding="utf-8", lineterminator="\n", quoting=QUOTE)


if __name__ == "__main__":
    if hasattr(signal, "SIGPIPE"):  # a reader such as head that has seen enough ends the command without a word
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    sys.exit(main())
