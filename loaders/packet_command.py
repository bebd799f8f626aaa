"""python -m loaders packet FILE --from FOLDER: what a coder has decided in a packet, as lines of decisions.csv."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from collections.abc import Sequence

from gcm_data.tables.withheld import withhold
from gcm_data.text.inert import as_terminal
from loaders.documents.codings import LINES
from loaders.packets.apart import read_packet
from loaders.packets.reading import PacketReading
from loaders.returned import add_options, read_given, told, write_lines

NAME = "packet"
READ, TO_LOOK_AT, WRONG_USAGE = 0, 1, 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=f"python -m loaders {NAME}",
        description="Read a packet of passages that a coder has filled in. Nothing is applied: its decisions are "
        "printed as lines of decisions.csv.",
        epilog="Exit status: 0 read; 1 read, and something in it was not taken; 2 wrong usage, or no packet.",
    )
    add_options(parser, NAME)
    return parser


def main(arguments: Sequence[str]) -> int:
    """Run the command; returns its exit status. argparse leaves with status 2 by itself."""
    parser = _parser()
    options = parser.parse_args(arguments)
    given, data, _ = read_given(parser, options, NAME)
    reading = read_packet(given, withhold(data), options.by)
    for line in _lines(reading):
        print(as_terminal(line), file=sys.stderr)
    if not reading.cycle:
        return WRONG_USAGE
    if not reading.coder:
        parser.error("the packet names no coder: say who it is with --by")
    day = dt.date.today().isoformat()
    rows = [{**{name: each.get(name, "") for name in LINES}, "by": reading.coder, "date": day} for each in
            reading.decisions]  # fmt: skip
    write_lines(parser, rows, LINES, options.out)
    return READ if all(found.severity == "note" for found in reading.issues) else TO_LOOK_AT


def _lines(reading: PacketReading) -> list[str]:
    """The issues and how much is decided, each in a line."""
    found = told(reading.issues)
    if reading.cycle:
        counts = f"{len(reading.decisions)} decisions, {reading.said} of {reading.rows} rows say something"
        found.append(f"{reading.cycle} {reading.coder}: {counts}")
    return found
