"""python -m loaders slip FILE --from FOLDER: the corrections of a returned verification slip, for people to accept."""

from __future__ import annotations

import argparse
import csv
import datetime as dt
import io
import sys
from collections.abc import Sequence
from pathlib import Path

from gcm_data.tables.slips import name_of
from gcm_data.text.cells import placed
from gcm_data.text.inert import as_terminal, one_line
from loaders.apart import LoadFailed, read_apart
from loaders.documents.corrections import COLUMNS
from loaders.documents.workbook import Document
from loaders.files import NoCycle, find_files, read_file
from loaders.parsing.limits import Refused
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
    parser.add_argument("slip", type=Path, metavar="FILE", help="the slip as it came back (.xlsx)")
    about = "the folder with the documents of the reviews, of which the slip was made"
    parser.add_argument("--from", dest="source", type=Path, required=True, metavar="FOLDER", help=about)
    parser.add_argument("--by", default="", metavar="NAME", help="who hands it in, where the slip names nobody")
    parser.add_argument("--out", type=Path, metavar="FILE", help="write the lines there, with their heads")
    return parser


def main(arguments: Sequence[str]) -> int:
    """Run the command; returns its exit status. argparse leaves with status 2 by itself."""
    parser = _parser()
    options = parser.parse_args(arguments)
    try:
        given = Document(options.slip.name, read_file(options.slip), "")
        files = find_files([options.source])
        data = read_apart(files)
    except Refused as refused:
        parser.error(as_terminal(f"{options.slip} is {refused.facts.get('found', refused.code)}, and no slip"))
    except (FileNotFoundError, NoCycle) as missing:
        parser.error(as_terminal(f"there is no file or folder of a review {missing}"))
    except OSError as error:
        parser.error(as_terminal(f"can't read {error.filename or options.slip}: {error.strerror}"))
    except LoadFailed as failed:
        parser.error(as_terminal(f"nothing was read: {failed}"))
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
    try:
        _write(reading, options.out)
    except OSError as error:
        parser.error(as_terminal(f"can't write to {error.filename}: {error.strerror}"))
    is_clean = not reading.questions and all(found.severity == "note" for found in reading.issues)
    return READ if is_clean else TO_DECIDE


def _lines(reading: SlipReading) -> list[str]:
    """The issues, what is to be decided, and how much the slip confirms, each in a line."""
    found = [
        f"{each.severity}: {each.document} {placed(each.sheet, each.cell)}: {each.message}" for each in reading.issues
    ]
    found += [f"to decide: {placed(*each.row)}: {_asked(each)}" for each in reading.questions]
    if reading.iso3:
        counts = f"{len(reading.corrections)} corrections, {len(reading.questions)} to decide"
        found.append(f"{reading.cycle} {reading.iso3}: {counts}, {reading.confirmed} of {reading.rows} rows confirmed")
    return found


def _asked(question: Question) -> str:
    """A question in a line, with all that the State says of it."""
    targets = [name_of(each) if any(each) else "" for each in (question.target, question.should_be)]
    told = zip(
        ("in", "at", "read as", "should be", "words", "right text", "reason"),
        (question.document, placed(question.sheet, question.cell), *targets, question.passage, question.new_text,
         question.reason),
        strict=True,
    )  # fmt: skip
    said = "; ".join(f"{label}: {one_line(text)[:SHOWN]}" for label, text in told if text)
    return f"{question.what} {said}"


def _write(reading: SlipReading, out: Path | None) -> None:
    """The corrections as lines of corrections.csv, on standard output or with their heads in a file."""
    made = io.StringIO()
    lines = csv.DictWriter(made, COLUMNS, lineterminator="\n", quoting=csv.QUOTE_ALL)  # a lone carriage return stays
    lines.writeheader()
    lines.writerows(reading.lines)
    if out:
        out.write_text(made.getvalue(), encoding="utf-8", newline="")
    else:
        print(as_terminal_lines(made.getvalue()), end="")


def as_terminal_lines(text: str) -> str:
    """Lines that a terminal shows as they are, and a file takes."""
    return "".join(f"{as_terminal(line)}\n" for line in text.split("\n")[:-1])
