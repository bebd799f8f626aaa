"""Small files that cost their reader much, made at will: each a folder of a review with one heavy document.

All of them are fictional, and each was met by somebody who looked for what stops the dashboard.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from gcm_data import reference
from tests.crafted_files import archive, ods_parts, xlsx_parts

CYCLE = "2025"
Files = dict[str, bytes]  # name -> content


def _csv(rows: Iterator[str] | list[str]) -> bytes:
    return "\n".join(rows).encode()


def numbers() -> Files:
    """8 MB of numbers in one column."""
    return {"numbers.csv": _csv(str(number) for number in range(1_150_000))}


def columns() -> Files:
    """A table of a million columns."""
    return {"columns.csv": _csv([",".join(f"c{number}" for number in range(1_000_000)), "1,2,3"])}


def answers() -> Files:
    """A compiled table of 999,000 answers."""
    rows = (f"Fiji,(c),Fictional answer {number}" for number in range(999_000))
    return {"answers.csv": _csv(["State,Question,Response", *rows])}


def marks() -> Files:
    """A tally of 2.8 million marks that nobody understands."""
    names = [member.name for member in reference.members() if "," not in member.name]
    head = "State," + ",".join(f"Objective {number}" for number in range(1, 24))
    rows = (names[number % len(names)] + ",?!" * 23 for number in range(120_000))
    return {"marks.csv": _csv([head, *rows])}


def codes() -> Files:
    """A compiled table with 700,000 codes of objectives that there are not."""
    bad = "; ".join(str(number) for number in range(900, 907))
    rows = (f'Fiji,(c),Fictional answer {number},"{bad}"' for number in range(100_000))
    return {"codes.csv": _csv(["State,Question,Response,Objectives", *rows])}


def corrections() -> Files:
    """100,000 corrections of one small document."""
    head = "document,sheet,cell,old text,new text,reason,by,date"
    rows = (f"small.csv,,C{2 + number % 3000},a,b,fictional,nobody,2025-01-01" for number in range(100_000))
    small = (f"Fiji,(c),Fictional answer {number}" for number in range(3_000))
    return {"small.csv": _csv(["State,Question,Response", *small]), "corrections.csv": _csv([head, *rows])}


def repeated_rows() -> Files:
    """An .ods whose few rows say that they stand there a hundred thousand times each."""
    parts = ods_parts({"S": [["State", "Question", "Response"], ["Fiji", "(c)", "Fictional"]]})
    content = str(parts["content.xml"])
    place = content.rindex("<table:table-row")
    row = content[place:].partition("</table:table-row>")[0] + "</table:table-row>"
    repeated = row.replace("<table:table-row", '<table:table-row table:number-rows-repeated="100000"', 1)
    return {"rows.ods": archive(parts | {"content.xml": content.replace(row, repeated * 9)})}


def shared_text() -> Files:
    """95 answers that share one text of a million characters, full of citations."""
    parts = xlsx_parts({"Cover": [["Member State", "Thailand"]], "S": [["Question", "Response"], *[["(c)", "@"]] * 95]})
    text = ("objective 1, objectives 2 and 3, obj. 4; SDG 10.7, objective " * 16_100)[:999_000]
    strings = str(parts["xl/sharedStrings.xml"])
    return {"shared.xlsx": archive(parts | {"xl/sharedStrings.xml": strings.replace(">@<", f">{text}<")})}


HEAVY: dict[str, Callable[[], Files]] = {
    "numbers": numbers,
    "columns": columns,
    "answers": answers,
    "marks": marks,
    "codes": codes,
    "corrections": corrections,
    "repeated rows": repeated_rows,
    "shared text": shared_text,
}


def write_heavy(name: str, folder: Path) -> None:
    """Put the heavy document beside what stands in the folder of a cycle."""
    for file, content in HEAVY[name]().items():
        (folder / file).write_bytes(content)
