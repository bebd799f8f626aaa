"""python -m gcm_data.exports FORMAT --out FILE: the files of a meeting, without a browser."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from collections.abc import Sequence
from pathlib import Path

from tqdm import tqdm

from gcm_data import reference, wording
from gcm_data.exhibits import Scope
from gcm_data.exports import source
from gcm_data.exports.registry import EXPORTS, BrokenTemplate, Export
from gcm_data.exports.snapshot import Snapshot
from gcm_data.grid import Grid
from gcm_data.index import Index
from gcm_data.selection import ALL_BASES, BASES, GROUPS, Selection

SHOWN_AFTER = 1.0  # seconds until a progress bar appears


def _subregion(given: str) -> str:
    """A subregion by its name or short name, whatever the case."""
    names = {name.lower(): s.subregion for s in reference.subregions() for name in (s.subregion, s.short_name)}
    if given.lower() not in names:
        known = ", ".join(f"{s.short_name} ({s.subregion})" for s in reference.subregions())
        raise argparse.ArgumentTypeError(f"no subregion {given!r}; there are {known}")
    return names[given.lower()]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m gcm_data.exports",
        description="Write the files that a meeting takes away, or say what has changed since a snapshot.",
        epilog="Exit status: 0 written; 2 wrong usage, or input that can't be used.",
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="FORMAT")
    for export in EXPORTS.values():
        _add_options(commands.add_parser(export.key, help=export.about, description=export.about), export)
    return parser


def _add_options(parser: argparse.ArgumentParser, export: Export) -> None:
    """The options of a format."""
    cycles = [cycle.cycle for cycle in reference.cycles()]
    tables = [table.round_table for table in reference.round_tables()]
    parser.add_argument("--out", type=Path, required=True, metavar="FILE", help="the file, or a folder to put it in")
    parser.add_argument(
        "--from",
        dest="source",
        type=Path,
        metavar="PATH",
        help="a snapshot, or a folder of workbooks (GCM_SUBMISSIONS, else the shipped ones)",
    )
    parser.add_argument("--as-of", type=dt.date.fromisoformat, default=dt.date.today(), metavar="YYYY-MM-DD")
    if not export.is_whole:
        parser.add_argument("--cycle", choices=cycles, default=cycles[-1])
        parser.add_argument(
            "--subregion", type=_subregion, action="append", default=[], metavar="NAME", help="may be repeated"
        )
        parser.add_argument("--group", choices=list(GROUPS), default="")
        parser.add_argument("--round-table", type=int, choices=tables, default=0)
        parser.add_argument("--basis", choices=list(BASES), default=ALL_BASES)
    if export.takes_template:
        parser.add_argument("--template", type=Path, metavar="FILE", help="the office's own master (.pptx or .potx)")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns its exit status. argparse leaves with status 2 by itself."""
    parser = _parser()
    options = parser.parse_args(arguments)
    try:
        found = source.read(options.source or source.default_folder(), options.as_of)
        print(_write(EXPORTS[options.command], _scope(found, options), options))
    except (source.NoData, BrokenTemplate) as problem:
        parser.error(str(problem))
    except OSError as error:
        parser.error(f"can't write or read {error.filename}: {error.strerror}")
    return 0


def _scope(found: Snapshot, options: argparse.Namespace) -> Scope:
    """The data, with the selection of the options."""
    chosen = vars(options)
    names = ("cycle", "group", "round_table", "basis")
    latest = {"cycle": reference.cycles()[-1].cycle}  # of a file that holds everything
    subregions = tuple(s.subregion for s in reference.subregions() if s.subregion in chosen.get("subregion", ()))
    selection = Selection(**latest | {n: chosen[n] for n in names if n in chosen}, subregions=subregions)
    return Scope(found.data, Grid.of(Index.of(found.data), selection.basis), selection, found.provenance.as_of)


def _write(export: Export, scope: Scope, options: argparse.Namespace) -> str:
    """Make the file and write it; returns what to say of it."""
    if not scope.selection.members:
        raise source.NoData(wording.NO_MEMBERS)
    template = getattr(options, "template", None)
    more = {"template": template.read_bytes()} if template else {}
    with tqdm(total=100, delay=SHOWN_AFTER, disable=None, leave=False, bar_format="{desc}: {percentage:.0f}%") as bar:

        def tell(share: float, what: str) -> None:
            bar.set_description(what)
            bar.update(round(share * 100) - bar.n)

        content = export.write(scope, tell, **more)
    path = options.out / export.file_name(scope.selection, scope.as_of) if options.out.is_dir() else options.out
    path.write_bytes(content)
    return f"{path}  {len(content):,} bytes"


if __name__ == "__main__":
    sys.exit(main())
