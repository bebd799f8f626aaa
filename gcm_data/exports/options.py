"""The options of the command that say what is selected."""

from __future__ import annotations

import argparse
import datetime as dt
from pathlib import Path

from gcm_data import reference
from gcm_data.coverage.selection import ALL_BASES, BASES, GROUPS, Selection
from gcm_data.reference.names import normalise_name


def add_day(parser: argparse.ArgumentParser) -> None:
    """The day of what is read now."""
    about = "the day on what is read now, else today; a snapshot keeps its own"
    parser.add_argument("--as-of", type=_day, default=dt.date.today(), metavar="YYYY-MM-DD", help=about)


def add_source(parser: argparse.ArgumentParser) -> None:
    """Of what a file is made."""
    about = "a snapshot, or a folder of workbooks; else that of GCM_SUBMISSIONS, the store, or the shipped ones"
    parser.add_argument("--from", dest="source", type=Path, metavar="PATH", help=about)


def add_selection(parser: argparse.ArgumentParser, cycle: str) -> None:
    """What of a review is selected; `cycle` is taken where none is given."""
    cycles = [known.cycle for known in reference.cycles()]
    tables = [table.round_table for table in reference.round_tables()]
    about = f"the review, else that of {cycle}" if cycle else "one review, else all of them"
    parser.add_argument("--cycle", choices=cycles, default=cycle, help=about)
    parser.add_argument(
        "--subregion", type=_subregion, action="append", default=[], metavar="NAME", help="may be repeated"
    )
    parser.add_argument("--group", choices=list(GROUPS), default="", help="a group of countries")
    parser.add_argument("--round-table", type=int, choices=tables, default=0, help="the objectives of one round table")
    parser.add_argument("--basis", choices=list(BASES), default=ALL_BASES, help="what counts as reported")


def refuse_selection(parser: argparse.ArgumentParser) -> None:
    """The options of a selection for what holds everything: they say so, where argparse would not know them."""
    for option in ("--cycle", "--subregion", "--group", "--round-table", "--basis"):
        parser.add_argument(option, action=_Refused, default=argparse.SUPPRESS, help=argparse.SUPPRESS)


class _Refused(argparse.Action):
    """An option that can't be taken: the message says what to do."""

    def __call__(self, parser: argparse.ArgumentParser, *given: object) -> None:
        *_, option = given
        parser.error(f"it holds all that was read: leave out {option}, and give it to the files made of it with --from")


def add_suggestions(parser: argparse.ArgumentParser) -> None:
    """Whether suggestions are shown."""
    about = "show what answers may be about though nobody has reviewed it: rings and rows that count for nothing"
    parser.add_argument("--suggest", dest="suggestions", action="store_true", help=about)


def selection_of(options: argparse.Namespace, cycle: str) -> Selection:
    """The selection of some options, in the cycle that they name, else in the one given."""
    chosen = vars(options)
    names = ("group", "round_table", "basis", "suggestions", "member")
    subregions = tuple(s.subregion for s in reference.subregions() if s.subregion in chosen.get("subregion", ()))
    more = {name: chosen[name] for name in names if chosen.get(name)}
    return Selection(chosen.get("cycle") or cycle, subregions, **more)


def _day(given: str) -> dt.date:
    """A day as ISO 8601 writes it."""
    try:
        return dt.date.fromisoformat(given)
    except ValueError:
        raise argparse.ArgumentTypeError(f"no day {given!r}; expected is one such as 2025-02-01") from None


def _subregion(given: str) -> str:
    """A subregion by its name or short name, whatever the case."""
    names = {name.lower(): s.subregion for s in reference.subregions() for name in (s.subregion, s.short_name)}
    if given.lower() not in names:
        known = ", ".join(f"{s.short_name} ({s.subregion})" for s in reference.subregions())
        raise argparse.ArgumentTypeError(f"no subregion {given!r}; there are {known}")
    return names[given.lower()]


def member(given: str) -> str:
    """A member by its code or its name, whatever the case."""
    names = {name.casefold(): m.iso3 for m in reference.members() for name in (m.iso3, m.name, m.short_name)}
    plain = {normalise_name(name): iso3 for name, iso3 in names.items()}
    found = names.get(given.casefold()) or plain.get(normalise_name(given))
    if not found:
        raise argparse.ArgumentTypeError(f"no member {given!r}; expected is an ISO code such as FJI, or a name")
    return found
