"""python -m loaders slip FILE --from FOLDER: the corrections of a returned verification slip, for people to accept."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from collections.abc import Sequence

from gcm_data.tables.slips import name_of
from gcm_data.text.cells import placed
from gcm_data.text.inert import as_terminal, one_line
from loaders.documents.corrections import COLUMNS
from loaders.files import read_file
from loaders.parsing.limits import Refused
from loaders.returned import add_options, read_given, told, write_lines
from loaders.slips.apart import read_slip
from loaders.slips.reading import Question, SlipReading

NAME = "slip"
READ, TO_DECIDE, WRONG_USAGE = 0, 1, 2
SHOWN = 300  # characters of a text that are printed


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=f"python -m loaders {NAME}",
        description="Read a verification slip that a State has returned. Nothing is applied: its corrections are "
        "printed as lines of corrections.csv, and what people have to decide is told.",
        epilog="Exit status: 0 read; 1 read, and something is to be decided or wrong; 2 wrong usage, or no slip.",
    )
    add_options(parser, NAME)
    return parser


def main(arguments: Sequence[str]) -> int:
    """Run the command; returns its exit status. argparse leaves with status 2 by itself."""
    parser = _parser()
    options = parser.parse_args(arguments)
    given, data, files = read_given(parser, options, NAME)
    paths = {(file.cycle, file.name): file.path for file in files}

    def content_of(cycle: str, name: str) -> bytes | None:
        try:
            return read_file(paths[cycle, name])
        except (KeyError, OSError, Refused):
            return None

    reading = read_slip(given, data, content_of, options.by, dt.date.today().isoformat())
    for line in _lines(reading):
        print(as_terminal(line), file=sys.stderr)
    if not reading.iso3:
        return WRONG_USAGE
    write_lines(parser, reading.lines, COLUMNS, options.out)
    is_clean = not reading.questions and all(found.severity == "note" for found in reading.issues)
    return READ if is_clean else TO_DECIDE


def _lines(reading: SlipReading) -> list[str]:
    """The issues, what is to be decided, and how much the slip confirms, each in a line."""
    found = told(reading.issues)
    found += [f"to decide: {placed(*each.row)}: {_asked(each)}" for each in reading.questions]
    if reading.iso3:
        counts = f"{len(reading.corrections)} corrections, {len(reading.questions)} to decide"
        found.append(f"{reading.cycle} {reading.iso3}: {counts}, {reading.confirmed} of {reading.rows} rows confirmed")
    return found


def _asked(question: Question) -> str:
    """A question in a line, with all that the State says of it."""
    targets = [name_of(each) if any(each) else "" for each in (question.target, question.should_be)]
    parts = zip(
        ("in", "at", "read as", "should be", "words", "right text", "reason"),
        (question.document, placed(question.sheet, question.cell), *targets, question.passage, question.new_text,
         question.reason),
        strict=True,
    )  # fmt: skip
    said = "; ".join(f"{label}: {one_line(text)[:SHOWN]}" for label, text in parts if text)
    return f"{question.what} {said}"
