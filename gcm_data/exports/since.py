"""python -m gcm_data.exports changes OLD [NEW]: what differs between two snapshots, or one and now."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path

import pandas as pd

from gcm_data import reference, wording
from gcm_data.coverage.scope import Scope
from gcm_data.evidence.annex import ranges
from gcm_data.exhibits import Exhibit
from gcm_data.exports import source
from gcm_data.exports.options import add_day, add_selection, selection_of
from gcm_data.exports.writing import write_whole
from gcm_data.since.affected import COUNT, NUMBERS, PAPER, SENTENCES
from gcm_data.since.differences import CELLS, DOCUMENTS, SUBMISSIONS, WITHHELD
from gcm_data.since.exhibits import exhibits
from gcm_data.since.reasons import REASONS
from gcm_data.since.two_sets import Since
from gcm_data.snapshots.package import as_json, write_package
from gcm_data.snapshots.snapshot import Snapshot
from gcm_data.tables.reading_specs import TableSpec
from gcm_data.text.inert import as_terminal

SAME, DIFFERENT = 0, 1
SUFFIX = "zip"
ABOUT = "Say what has changed since a snapshot: documents, submissions, cells of coverage, numbers, sentences."
EPILOG = "Exit status, as of diff: 0 nothing differs; 1 something does; 2 wrong usage, or input that can't be used."
_LONGEST = 110  # signs of a text that are printed
FEW = 4  # rows of each kind that are printed, but of the objectives that moved all
MORE = "In all {number:,}; --out FILE writes them."
_PASSAGES, PAPER_AND_SLIDES = "since-passages", "since-sentences"
_SUMMARY, _OBJECTIVES = "since-summary", "since-objectives"
_TOLD = (_SUMMARY, "since-submissions")  # exhibits whose takeaway says what no row does
_VERSIONS = ("Day", "Data (fingerprint)", "Software", "Reference tables")  # rows of the summary that its words tell
_LINES: dict[str, Callable[[dict[str, str]], str]] = {
    _SUMMARY: lambda row: f"{row['What']}: {row['Before']} → {row['Now']}",
    "since-documents": lambda row: f"{row['Document']}: {row['What']}",
    "since-submissions": lambda row: f"{row['Respondent']}: {row['What']} ({row['Document']})",
    _OBJECTIVES: lambda row: f"{row['Objective']}: {row['Before']} → {row['Now']}{_who(row)}",
    "since-cells": lambda row: (
        f"{row['Member']}: {row['Before']} → {row['Now']}: {row['Objectives, principles and needs']}"
    ),
    "since-numbers": lambda row: f"{row['Where']}, {row['Number']}: {row['Before']} → {row['Now']}",
}


def add_options(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument("old", type=Path, metavar="OLD", help="a snapshot, or a folder of workbooks")
    parser.add_argument(
        "new",
        type=Path,
        nargs="?",
        metavar="NEW",
        help="the same; without it what is read now (GCM_SUBMISSIONS, else the store, else the shipped workbooks)",
    )
    parser.add_argument("--out", type=Path, metavar="FILE", help="write all that differs, as CSV files in a zip")
    add_day(parser)
    add_selection(parser, cycle="")


def run(options: argparse.Namespace) -> int:
    """Print what differs in the cycles asked for, all without --cycle; returns the exit status. Raises NoData."""
    old = source.read(options.old, options.as_of)
    new = source.read_given(options.new, options.as_of)
    for path, side in ((options.old, old), (options.new, new)):
        source.check_any(side.data, path)
    cycles = [options.cycle] if options.cycle else [cycle.cycle for cycle in reference.cycles()]
    compared = [_since(old, new, options, cycle) for cycle in cycles]
    if not all(since.new.selection.members for since in compared):
        raise source.NoData(wording.NO_MEMBERS)
    is_whole = not (options.cycle or options.round_table or compared[0].new.selection.is_narrowed)
    is_different = is_whole and not compared[0].is_same  # also where it is other words alone
    for since in compared:
        made = exhibits(since)
        print("\n".join(_text(since, made)))
        is_different |= len(made) > 1
    if is_different:
        print(wording.CHANGE_IS)
    if options.out:
        print(as_terminal(_write(compared, options.out)))
    return DIFFERENT if is_different else SAME


def _since(old: Snapshot, new: Snapshot, options: argparse.Namespace, cycle: str) -> Since:
    selection = selection_of(options, cycle)
    scope = Scope.of(new.data, selection, new.provenance.as_of)
    return Since.of(old.data, old.provenance, scope, new.provenance, is_now=options.new is None)


def _text(since: Since, made: list[Exhibit]) -> Iterator[str]:
    """One screen: of each kind of thing that differs the title and its first rows; the tables have all of them."""
    yield since.new.describe()
    for exhibit in made:
        yield f"\n{as_terminal(exhibit.title)}"
        if exhibit.key == PAPER_AND_SLIDES:
            yield from _to_read_again(since)
            continue
        if exhibit.key in _TOLD and (said := exhibit.takeaway.replace(wording.CHANGE_IS, "").strip()):
            yield as_terminal(said)
        yield from _rows(exhibit)
    yield ""


def _rows(exhibit: Exhibit) -> Iterator[str]:
    """The first rows of an exhibit, and how many there are where that is not all."""
    rows = [row for row in exhibit.table.to_dict("records") if row.get("Differs in", COUNT) == COUNT]
    if exhibit.key == _SUMMARY:
        rows = [row for row in rows if row["What"] not in _VERSIONS and row["Before"] != row["Now"]]
    most = {_PASSAGES: 0, _OBJECTIVES: len(rows), _SUMMARY: len(rows)}.get(exhibit.key, FEW)
    for row in rows[:most]:
        yield f"  {_LINES[exhibit.key]({name: _printed(value) for name, value in row.items()})}"
    if len(rows) > most:
        yield f"  {MORE.format(number=len(rows))}"


def _who(row: dict[str, str]) -> str:
    """“ (newly: Fiji; no longer: Palau)”."""
    said = {"newly": row["Newly reported by"], "no longer": row["No longer reported by"]}
    return f" ({'; '.join(f'{when}: {names}' for when, names in said.items() if names)})"


def _to_read_again(since: Since) -> Iterator[str]:
    """The numbered paragraphs of the paper in which a sentence differs."""
    places = since.sentences["place"]
    found = places[places.str.startswith(f"{PAPER}, ")].str.rsplit(" ", n=1).str[1].astype(int)
    if len(found):
        yield f"  Read again in the paper: paragraphs {ranges(sorted(set(found)))}"


def _printed(value: object) -> str:
    """A value for a terminal, cut where it is long."""
    text = str(value)
    return as_terminal(f"{text[:_LONGEST]}…" if len(text) > _LONGEST else text)


def _write(compared: list[Since], out: Path) -> str:
    """Write the tables of all cycles compared; returns what to say of the file."""
    before, now = compared[0].before, compared[0].now
    name = f"gcm-changes-{before.as_of.isoformat()}-{now.as_of.isoformat()}"
    sides = {"before": before, "now": now}
    about = {key: {**asdict(side), "as_of": side.as_of.isoformat()} for key, side in sides.items()}
    content = write_package(_tables(compared), name, now, {"compared.json": as_json(about)})
    path = out / f"{name}.{SUFFIX}" if out.is_dir() else out
    write_whole(path, content)
    return f"{path}  {len(content):,} bytes"


def _tables(compared: list[Since]) -> Iterator[tuple[TableSpec, pd.DataFrame]]:
    """Each table of the differences, with the rows of all cycles compared."""
    for spec, table in (
        (DOCUMENTS, lambda since: since.found.documents),
        (SUBMISSIONS, lambda since: since.found.submissions),
        (WITHHELD, lambda since: since.found.withheld),
        (CELLS, lambda since: since.found.cells),
        (REASONS, lambda since: since.reasons),
        (NUMBERS, lambda since: since.numbers[0]),
        (SENTENCES, lambda since: since.sentences),
    ):
        yield spec, pd.concat([table(since) for since in compared], ignore_index=True)
