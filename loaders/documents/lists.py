"""Files in which people write what they decided, one row each, such as corrections.csv beside the documents."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from loaders import vocabulary
from loaders.parsing.delimited import read_rows, read_text
from loaders.parsing.kinds import check_text
from loaders.parsing.limits import MAX_CORRECTIONS, Refused


class ListFile(NamedTuple):
    """Such a file as received: its name, its bytes, and the cycle it is for (empty: any)."""

    name: str
    content: bytes
    cycle: str


def rows_of(
    file: ListFile,
    columns: Sequence[str],
    kept: Sequence[str] = (),
    optional: Sequence[str] = (),
    most: int = 0,
) -> list[tuple[int, dict[str, str]]]:
    """Row number and texts by column of the rows that are not empty; `kept` are columns whose outer spaces count.

    Of more rows than `most` (0: MAX_CORRECTIONS) none is read.
    Raises Refused for what is no CSV with these columns, those that are `optional` aside; its fact `found` says why.
    """
    check_text(file.content, "list.csv")
    rows = read_rows(read_text(file.content)[0])
    most = most or MAX_CORRECTIONS
    if len(rows) > most:
        raise Refused("", found=f"{len(rows):,} rows, more than the {most:,} that are read")
    header = [vocabulary.plain(name) for name in rows[0]] if rows else []
    if missing := [name for name in columns if name not in (*header, *optional)]:
        raise Refused("", found=f"no column {', '.join(missing)}")
    places = {name: header.index(name) for name in columns if name in header}

    def text(row: list[str], name: str) -> str:
        found = row[places[name]] if name in places and places[name] < len(row) else ""
        return found if name in kept else found.strip()

    filled = ((number, row) for number, row in enumerate(rows[1:], start=2) if any(row))
    return [(number, {name: text(row, name) for name in columns}) for number, row in filled]
