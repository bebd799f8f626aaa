"""What the commands share that read a file which people have filled in and sent back."""

from __future__ import annotations

import argparse
import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from gcm_data.tables.issues import Issue
from gcm_data.tables.specs import ReviewData
from gcm_data.text.cells import placed
from gcm_data.text.inert import as_terminal
from loaders.apart import LoadFailed, read_apart
from loaders.documents.workbook import Document
from loaders.files import File, NoCycle, find_files, read_file
from loaders.parsing.limits import Refused


def add_options(parser: argparse.ArgumentParser, what: str) -> None:
    """The arguments: the file, the folder of the reviews, who hands it in, and where lines are written."""
    parser.add_argument("file", type=Path, metavar="FILE", help=f"the {what} as it came back (.xlsx)")
    about = f"the folder with the documents of the reviews, of which the {what} was made"
    parser.add_argument("--from", dest="source", type=Path, required=True, metavar="FOLDER", help=about)
    parser.add_argument("--by", default="", metavar="NAME", help=f"who hands it in, where the {what} names nobody")
    parser.add_argument("--out", type=Path, metavar="FILE", help="write the lines there, with their heads")


def read_given(
    parser: argparse.ArgumentParser, options: argparse.Namespace, what: str
) -> tuple[Document, ReviewData, list[File]]:
    """The file, the tables of the folder, and its files. Leaves with status 2 where they can't be read."""
    try:
        given = Document(options.file.name, read_file(options.file), "")
        files = find_files([options.source])
        return given, read_apart(files), files
    except Refused as refused:
        parser.error(as_terminal(f"{options.file} is {refused.facts.get('found', refused.code)}, and no {what}"))
    except (FileNotFoundError, NoCycle) as missing:
        parser.error(as_terminal(f"there is no file or folder of a review {missing}"))
    except OSError as error:
        parser.error(as_terminal(f"can't read {error.filename or options.file}: {error.strerror}"))
    except LoadFailed as failed:
        parser.error(as_terminal(f"nothing was read: {failed}"))


def told(issues: Iterable[Issue]) -> list[str]:
    """Issues with their places, each in a line."""
    return [f"{each.severity}: {each.document} {placed(each.sheet, each.cell)}: {each.message}" for each in issues]


def write_lines(
    parser: argparse.ArgumentParser, rows: Iterable[Mapping[str, str]], columns: Sequence[str], out: Path | None
) -> None:
    """Rows as lines of CSV: with their heads into a file, else on standard output. Leaves with 2 where that fails."""
    made = io.StringIO()
    lines = csv.DictWriter(made, columns, lineterminator="\n", quoting=csv.QUOTE_ALL)  # a lone carriage return stays
    lines.writeheader()
    lines.writerows(rows)
    if not out:
        print("".join(f"{as_terminal(line)}\n" for line in made.getvalue().split("\n")[:-1]), end="")
        return
    try:
        out.write_text(made.getvalue(), encoding="utf-8", newline="")
    except OSError as error:
        parser.error(as_terminal(f"can't write to {error.filename}: {error.strerror}"))
