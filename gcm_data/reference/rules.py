"""What must hold between the rows of a reference table, and between the tables.

A rule gets the listing it is about and all listings by noun; it raises BrokenReference at the first fault.
"""

from collections.abc import Callable, Mapping

from gcm_data.reference.names import normalise_name
from gcm_data.reference.reading import Listing

Listings = Mapping[str, Listing]
Rule = Callable[[Listing, Listings], None]


def unique(*columns: str) -> Rule:
    """No two rows have the same values in these columns."""

    def check(listing: Listing, listings: Listings) -> None:
        first: dict[tuple[object, ...], int] = {}
        for line, row in listing.numbered():
            values = tuple(getattr(row, column) for column in columns)
            if values in first:
                named = _named(dict(zip(columns, values, strict=True)))
                raise listing.broken(line, f"{named} stands twice (first on line {first[values]})")
            first[values] = line

    return check


def count(expected: int, **where: object) -> Rule:
    """So many rows have these values; told on the last line, as no single row is to blame."""

    def check(listing: Listing, listings: Listings) -> None:
        found = sum(all(getattr(row, column) == where[column] for column in where) for row in listing.rows)
        if found != expected:
            rows = f"rows with {_named(where)}" if where else "rows"
            raise listing.broken(listing.last_line, f"{found} {rows}, expected {expected}")

    return check


def known(column: str, noun: str) -> Rule:
    """Each value of a column stands in the same column of another table, or is empty where it may be."""

    def check(listing: Listing, listings: Listings) -> None:
        values = {getattr(row, column) for row in listings[noun].rows} | {""}
        for line, row in listing.numbered():
            value = getattr(row, column)
            if value not in values:
                raise listing.broken(line, f"{_named({column: value})} is not in {listings[noun].file}")

    return check


def foreign(column: str, noun: str) -> Rule:
    """No value of a column stands in the same column of another table."""

    def check(listing: Listing, listings: Listings) -> None:
        lines = {getattr(row, column): line for line, row in listings[noun].numbered()}
        for line, row in listing.numbered():
            value = getattr(row, column)
            if value in lines:
                place = f"{listings[noun].file}, line {lines[value]}"
                raise listing.broken(line, f"{_named({column: value})} is in {place}")

    return check


def ordered(start: str, end: str) -> Rule:
    """No row ends before it starts; a row without a start or an end is let pass."""

    def check(listing: Listing, listings: Listings) -> None:
        for line, row in listing.numbered():
            first, last = getattr(row, start), getattr(row, end)
            if first and last and last < first:
                raise listing.broken(line, f"{end} {last} is before {start} {first}")

    return check


def names_one_country(column: str, **elsewhere: str) -> Rule:
    """A normalized name has letters and leads to one iso3, here and in the named columns of other tables."""

    def check(listing: Listing, listings: Listings) -> None:
        taken = {
            normalise_name(getattr(row, other_column)): (row.iso3, f"{listings[noun].file}, line {line}")
            for noun, other_column in elsewhere.items()
            for line, row in listings[noun].numbered()
        }
        for line, row in listing.numbered():
            written = getattr(row, column)
            name = normalise_name(written)
            if not name:
                raise listing.broken(line, f"{_named({column: written})} has no letters")
            iso3, place = taken.setdefault(name, (row.iso3, f"{listing.file}, line {line}"))
            if iso3 != row.iso3:
                raise listing.broken(line, f"{_named({column: written})} already names {iso3} ({place})")

    return check


def leads_to_one_row(column: str) -> Rule:
    """A normalized wording has letters and stands in one row only."""

    def check(listing: Listing, listings: Listings) -> None:
        lines: dict[str, int] = {}
        for line, row in listing.numbered():
            for written in getattr(row, column):
                name = normalise_name(written)
                if not name:
                    raise listing.broken(line, f"{_named({column: written})} has no letters")
                if lines.setdefault(name, line) != line:
                    place = f"first on line {lines[name]}"
                    raise listing.broken(line, f"{_named({column: written})} stands twice ({place})")

    return check


def every_objective_once(listing: Listing, listings: Listings) -> None:
    """Each objective belongs to exactly one round table."""
    numbers = [row.number for row in listings["objectives"].rows]
    lines: dict[int, int] = {}
    for line, row in listing.numbered():
        for number in row.objectives:
            if number not in numbers:
                raise listing.broken(line, f"objective {number} is not in {listings['objectives'].file}")
            if number in lines:
                raise listing.broken(line, f"objective {number} stands twice (first on line {lines[number]})")
            lines[number] = line
    for number in numbers:
        if number not in lines:
            raise listing.broken(listing.last_line, f"objective {number} is in no round table")


def entry_for_every_target(listing: Listing, listings: Listings) -> None:
    """Each objective, principle and need has an entry, and nothing else has one."""
    targets = {("objective", str(row.number)) for row in listings["objectives"].rows}
    targets |= {("principle", row.key) for row in listings["principles"].rows}
    targets |= {("need", row.key) for row in listings["needs"].rows}
    for line, row in listing.numbered():
        if (row.target_kind, row.target) not in targets:
            raise listing.broken(line, f"there is no {row.target_kind} {row.target}")
        targets.remove((row.target_kind, row.target))
    for kind, target in sorted(targets):
        raise listing.broken(listing.last_line, f"{kind} {target} has no entry")


def _named(values: Mapping[str, object]) -> str:
    return ", ".join(f"{column} {value!r}" for column, value in values.items())
