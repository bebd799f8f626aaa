"""What people decided, as the lists that the loaders read beside the documents: one CSV file a kind and cycle."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping

from gcm_data.coding import decisions as coding
from gcm_data.store.kinds import ACCEPTED
from gcm_data.store.rows import Decision, Document, Proposal, now
from gcm_data.store.state import State

CORRECTIONS, DECISIONS, MAPPINGS = "corrections.csv", "attribution.csv", "mapping.csv"
CODINGS = "decisions.csv"
_OF_CODINGS = tuple(name for name in (*coding.NEEDED, *coding.OPTIONAL) if name != "passage")  # the log keeps that
COLUMNS: Mapping[str, tuple[str, ...]] = {  # as the loaders read them
    CORRECTIONS: ("document", "sheet", "cell", "old text", "new text", "reason", "by", "date"),
    DECISIONS: ("document", "sheet", "cell", "source", "decision", "by", "date", "reason"),
    MAPPINGS: ("document", "sheet", "place", "role", "value", "reason", "by", "date"),
    CODINGS: ("document", *_OF_CODINGS, "reason", "by", "date"),
}
KIND = {CORRECTIONS: "correct", DECISIONS: "attribute", MAPPINGS: "map", CODINGS: "code"}
_OPTIONAL = {CODINGS: ("document", *coding.OPTIONAL)}  # columns that a list may lack, besides those of all lists
_HOLDING = ("attribute", "code")  # whatever becomes of the document: what withholds a name, and what is said of words
LAYOUT = "layout "  # before the signature of a layout, where a mapping names that instead of a document


def lists_of(state: State, is_for_loaders: bool = True) -> dict[tuple[str, str], bytes]:
    """The lists by cycle and file name, those without a row left out.

    For the loaders without what is said of documents that do not count now: it would be an issue that it fits none.
    What withholds a name holds always, and what was decided on a passage is found by its words in any document.
    """
    found: dict[tuple[str, str], list[dict[str, str]]] = {}
    silent = _not_counting(state) if is_for_loaders else set()
    for name, kind in KIND.items():
        for decision in state.of_kind(kind):
            if kind in _HOLDING or (decision.cycle, decision.document) not in silent:
                found.setdefault((decision.cycle, name), []).append(row_of(decision, name))
    return {place: write_rows(rows, COLUMNS[place[1]]) for place, rows in found.items()}


def lists_on(state: State, document: Document, drafts: Iterable[Proposal], by: str) -> dict[str, bytes]:
    """The lists of one document by file name, whether it counts or not: what holds, and drafts of `by`."""
    tried = [
        Decision(0, each.key, each.kind, each.cycle, each.document, now(), by, each.what, each.why, "")
        for each in drafts
    ]
    found = {}
    for name, kind in KIND.items():
        told = [*state.of_kind(kind), *(each for each in tried if each.kind == kind)]
        mine = [each for each in told if each.cycle == document.cycle and _is_on(each, document)]
        if mine:
            found[name] = write_rows((row_of(each, name) for each in mine), COLUMNS[name])
    return found


def _is_on(decision: Decision, document: Document) -> bool:
    return decision.document == document.name or decision.document.casefold().startswith(LAYOUT)


def _not_counting(state: State) -> set[tuple[str, str]]:
    return {(each.cycle, each.name) for each in state.documents if state.state_of(each) != ACCEPTED}


def row_of(decision: Decision, name: str) -> dict[str, str]:
    """A decision as a row of a list: who decided it first, and when, if it came from another list."""
    known = {**decision.what, "document": decision.document, "reason": decision.why}
    known = {"by": decision.by, "date": decision.day, **known}
    return {column: known.get(column, "") for column in COLUMNS[name]}


def proposal_of(row: Mapping[str, str], name: str, cycle: str) -> Proposal:
    """A row of a list as a decision."""
    what = {column: row[column] for column in COLUMNS[name] if column not in ("document", "reason")}
    return Proposal(KIND[name], cycle, row["document"], what, row["reason"])


def write_rows(rows: Iterable[Mapping[str, str]], columns: Iterable[str]) -> bytes:
    """Rows as CSV in UTF-8, each text as it is: programs read it."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(columns), lineterminator="\n", quoting=csv.QUOTE_ALL)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode("utf-8", "surrogatepass")


def read_rows(content: bytes, name: str) -> list[dict[str, str]]:
    """The rows of a list in a folder; an optional column that is missing is empty. Raises ValueError for no list."""
    try:
        return _rows(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), restkey="", restval=""), name)
    except csv.Error as error:
        raise ValueError(f"{name} is no CSV: {error}.") from None


def _rows(reader: csv.DictReader, name: str) -> list[dict[str, str]]:
    columns = COLUMNS[name]
    given = {(title or "").strip().casefold(): title for title in reader.fieldnames or ()}
    optional = ("value", "reason", "by", "date", *_OPTIONAL.get(name, ()))
    needed = [column for column in columns if column not in optional]
    if missing := [column for column in needed if column not in given]:
        raise ValueError(f"{name} has no column {', '.join(missing)}.")
    rows = [{column: row[given[column]] if column in given else "" for column in columns} for row in reader]
    return [row for row in rows if any(row.values())]
