"""python -m gcm_data.exports brief --member FJI --out FILE: two pages or a slide on a State, or for a moderator."""

from __future__ import annotations

import argparse
from pathlib import Path

from gcm_data import reference, wording
from gcm_data.coverage.scope import Scope
from gcm_data.exports import brief, source
from gcm_data.exports.options import add_day, add_selection, add_source, member, selection_of
from gcm_data.exports.writing import write_whole

NAME = "brief"
ABOUT = "Write a brief on one State, or for the moderator of one round table: two pages (.docx) or a slide (.pptx)."


def add_options(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    about = "the State: its code or its name; without it the brief is for the moderator of --round-table"
    parser.add_argument("--member", type=member, metavar="ISO3", help=about)
    endings = " or ".join(f".{suffix}" for suffix in brief.FORMATS)
    about = f"the file, which ends in {endings}, or a folder to put a document in"
    parser.add_argument("--out", type=Path, required=True, metavar="FILE", help=about)
    add_source(parser)
    add_day(parser)
    add_selection(parser, reference.cycles()[-1].cycle)
    parser.add_argument("--template", type=Path, metavar="FILE", help="the office's own master of the slide")


def run(options: argparse.Namespace) -> str:
    """Write the brief; returns what to say of it. Raises NoData, BrokenTemplate, or OSError where it can't write."""
    _check(options)
    out, is_folder = options.out, options.out.is_dir()
    suffix = brief.FORMATS[0] if is_folder else out.suffix.lower().removeprefix(".")
    if suffix not in brief.FORMATS:
        endings = " or ".join(f".{each}" for each in brief.FORMATS)
        raise source.NoData(f"{out}: name a file that ends in {endings}, or a folder that is there")
    if options.template and suffix != "pptx":
        raise source.NoData("a template is for the slide: name a file that ends in .pptx")
    template = source.read_file(options.template) if options.template else None
    selection = selection_of(options, reference.cycles()[-1].cycle)
    if not selection.members:
        raise source.NoData(wording.NO_MEMBERS)
    found = source.read_given(options.source, options.as_of)
    if found.data.documents.empty:
        raise source.NoData(f"nothing was read, so that there is nothing to brief on. {source.expected()}.")
    if not options.member:  # of a State that has said nothing a brief has its other review and its figures
        source.check_review(found.data, selection.cycle)
    scope = Scope.of(found.data, selection, found.provenance.as_of)
    content = brief.write(scope, suffix, template)
    path = out / brief.file_name(selection, scope.as_of, suffix) if is_folder else out
    write_whole(path, content)
    return f"{path}  {len(content):,} bytes"


def _check(options: argparse.Namespace) -> None:
    """Raises NoData unless either a State or a round table is named, and no group with a State."""
    if bool(options.member) == bool(options.round_table):
        raise source.NoData("name either a State (--member FJI) or a round table (--round-table 1)")
    if options.member and (options.subregion or options.group):
        raise source.NoData("a brief on one State takes no --subregion and no --group")
