"""python -m gcm_data.exports template: the response form, empty or filled in with what a State said before."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from gcm_data import reference
from gcm_data.exports import source
from gcm_data.exports.options import add_day, member
from gcm_data.exports.template import FORMATS, file_name, response_form_docx, response_form_xlsx
from gcm_data.exports.template.form import Prefilled, former_cycle, prefilled
from gcm_data.exports.writing import write_whole
from gcm_data.reference.in_text import in_text
from gcm_data.reference.translations import LANGUAGES
from gcm_data.text.inert import as_terminal

NAME = "template"
ABOUT = "The response form that members fill in, as a workbook or a Word document; a filled one is read back."
_WRITERS = {"xlsx": response_form_xlsx, "docx": response_form_docx}


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    cycles = [known.cycle for known in reference.cycles()]
    parser.add_argument("--out", type=Path, required=True, metavar="FILE", help="the file, or a folder to put it in")
    parser.add_argument("--format", choices=FORMATS, help="else the ending of --out says it; of a folder xlsx")
    parser.add_argument("--language", choices=list(LANGUAGES), default="en", help="else en")
    parser.add_argument("--cycle", choices=cycles, default=cycles[-1], help=f"the review, else that of {cycles[-1]}")
    parser.add_argument(
        "--member", type=member, metavar="ISO3", help="choose a State, and fill in what it said in the review before"
    )
    parser.add_argument(
        "--from",
        dest="source",
        type=Path,
        metavar="PATH",
        help="what it said: a snapshot, or a folder of workbooks; else as the other formats read it",
    )
    add_day(parser)


def run(options: argparse.Namespace) -> str:
    """Write the form; returns what to say of the file. Raises NoData, or OSError where it can't be written."""
    suffix = _format(options)
    before = _before(options) if options.member else None
    content = _WRITERS[suffix](options.cycle, options.language, options.as_of, before)
    name = file_name(options.cycle, options.language, suffix, before)
    path = options.out / name if options.out.is_dir() else options.out
    write_whole(path, content)
    return f"{path}  {len(content):,} bytes"


def _format(options: argparse.Namespace) -> str:
    """The format that is asked for, or that the file's name says. Raises NoData where they differ."""
    said = options.out.suffix.lower().removeprefix(".") if not options.out.is_dir() else ""
    if said in FORMATS and options.format in (None, said):
        return said
    if options.out.is_dir() or (options.format and options.out.exists() and not options.out.is_file()):
        return options.format or FORMATS[0]
    endings = f".{options.format}" if options.format else " or ".join(f".{each}" for each in FORMATS)
    raise source.NoData(f"{options.out}: name a file that ends in {endings}, or a folder that is there")


def _before(options: argparse.Namespace) -> Prefilled:
    """What the State said before; a note on standard error where nothing was read of it."""
    found = source.read_given(options.source, options.as_of)
    before = prefilled(found.data, options.member, options.cycle)
    if not before.said:
        name, former = in_text(options.member), former_cycle(options.cycle)
        where = f"in the review of {former}" if former else f"before the review of {options.cycle}"
        print(as_terminal(f"Note: nothing was read of {name} {where}: only its name is filled in."), file=sys.stderr)
    return before
