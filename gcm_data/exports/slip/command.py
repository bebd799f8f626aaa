"""python -m gcm_data.exports slip --member FJI --cycle 2025 --out FILE: how the response of one State was read."""

from __future__ import annotations

import argparse
from pathlib import Path

from gcm_data import reference
from gcm_data.exports import slip, source
from gcm_data.exports.options import add_day, add_source, member
from gcm_data.exports.writing import write_whole

NAME = "slip"
ABOUT = "Write the verification slip of a State: how its response was read, to be ticked or corrected (.xlsx or .docx)."


def add_options(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument("--member", type=member, required=True, metavar="ISO3", help="the State: its code or its name")
    cycles = [known.cycle for known in reference.cycles()]
    parser.add_argument("--cycle", choices=cycles, default=cycles[-1], help=f"the review, else that of {cycles[-1]}")
    about = "the file, which ends in .xlsx or .docx, or a folder to put a workbook in"
    parser.add_argument("--out", type=Path, required=True, metavar="FILE", help=about)
    add_source(parser)
    add_day(parser)


def run(options: argparse.Namespace) -> str:
    """Write the slip; returns what to say of it. Raises NoData."""
    out, is_folder = options.out, options.out.is_dir()
    suffix = "xlsx" if is_folder else out.suffix.lower().removeprefix(".")
    if suffix not in slip.WRITERS:
        raise source.NoData(f"{out}: name a file that ends in .xlsx or .docx, or a folder that is there")
    found = source.read_given(options.source, options.as_of)
    as_of = found.provenance.as_of
    try:
        content = slip.write(found.data, options.member, options.cycle, as_of, suffix)
    except ValueError as problem:
        raise source.NoData(str(problem)) from None
    path = out / slip.file_name(options.member, options.cycle, as_of, suffix) if is_folder else out
    write_whole(path, content)
    return f"{path}  {len(content):,} bytes"
