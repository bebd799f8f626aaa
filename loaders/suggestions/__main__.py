"""python -m loaders.suggestions refit|report|terms FILE…: what settled decisions teach the suggestions."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from gcm_data import reference
from gcm_data.coding.terms import term_table
from gcm_data.text.inert import as_terminal
from loaders.suggestions.lexicon import TARGETED
from loaders.suggestions.model import WEIGHTS, models, write_models
from loaders.suggestions.refit import CHANCES_FILE, FEWEST, refit, told, write_chances
from loaders.suggestions.settled import Settled, read_codings, read_settled
from loaders.suggestions.term_report import term_report

WRITTEN, NOT_WRITTEN, WRONG_USAGE = 0, 1, 2
NOT_BETTER = "  not written: worse than the weights in use, which may have been made from these texts"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m loaders.suggestions",
        description="Learn from decisions that people have settled.",
        epilog="Exit status: 0 done; 1 nothing was written, as it would be worse or there are too few; 2 wrong usage.",
    )
    commands = parser.add_subparsers(dest="command", required=True)
    learn = commands.add_parser("refit", help="make weights, and write them where they are no worse than those in use")
    learn.add_argument("--teach", nargs="+", type=Path, default=[], metavar="FILE", help="files that teach only")
    learn.add_argument("--source", default="settled decisions", help="what the measured texts are, for readers")
    learn.add_argument("--as-of", type=dt.date.fromisoformat, default=dt.date.today(), metavar="YYYY-MM-DD")
    listed = commands.add_parser("report", help="how often each term was right; those that should weigh less")
    for command in (learn, listed):
        command.add_argument("files", nargs="+", type=Path, metavar="SETTLED.csv")
    spoke = commands.add_parser("terms", help="how often each term was right that coders were shown as a reason")
    about = "what coders decided, as python -m loaders --out writes it"
    spoke.add_argument("files", nargs="+", type=Path, metavar="CODINGS.csv", help=about)
    return parser


def main(arguments: Sequence[str] | None = None, weights: Path = WEIGHTS, chances: Path = CHANCES_FILE) -> int:
    """Run the command; returns its exit status. `weights` and `chances` are the files that refit writes."""
    if problem := reference.problem():
        print(problem, file=sys.stderr)
        return WRONG_USAGE
    parser = _parser()
    options = parser.parse_args(arguments)
    try:
        if options.command == "terms":
            return _terms(read_codings(options.files))
        settled = read_settled(options.files)
        if options.command == "report":
            return _report(settled)
        settled += read_settled(options.teach, is_judged=False)
        return _refit(settled, options.source, options.as_of, weights, chances)
    except OSError as error:
        parser.error(as_terminal(f"can't use {error.filename}: {error.strerror}"))
    except ValueError as error:
        parser.error(as_terminal(str(error)))


def _refit(settled: list[Settled], source: str, day: dt.date, weights: Path, chances: Path) -> int:
    """Print what was measured of each kind; write the weights of those that are no worse."""
    better = []
    for kind in TARGETED:
        found = refit(settled, kind, source, day)
        if found is None:
            print(f"{kind}: fewer than {FEWEST} texts with decisions in English; its weights stay")
            continue
        print("\n".join(told(found)))
        print("  written" if found.is_better else NOT_BETTER)
        better += [found] if found.is_better else []
    if not better:
        return NOT_WRITTEN
    write_models({**models(), **{found.target_kind: found.model for found in better}}, weights)
    write_chances(better, chances)
    return WRITTEN


def _report(settled: list[Settled]) -> int:
    """Print a line for each term that stands in the texts."""
    for row in term_report(settled):
        term = row.term
        print(_line(term.row, f"{term.target_kind} {term.target}", row.accepted, row.decided, term.term, row.is_weak))
    return WRITTEN


def _terms(codings: pd.DataFrame) -> int:
    """Print a line for each term that was a reason of a suggestion."""
    for row in term_table(codings).itertuples(index=False):
        print(_line(row.row, f"{row.target_kind} {row.target}", row.accepted, row.decided, row.term, row.is_weak))
    return WRITTEN


def _line(row: int, target: str, accepted: int, decided: int, term: str, is_weak: bool) -> str:
    """A term with how often it was right, as a terminal shows it."""
    weak = "  weaken" if is_weak else ""
    return f"row {row:<6}{as_terminal(target):<38}{accepted:>4} of {decided:<5}“{as_terminal(term)}”{weak}"


if __name__ == "__main__":
    sys.exit(main())
