"""What coders decided on passages, in files decisions.csv: read row by row; where their words stand is found later."""

from __future__ import annotations

from collections.abc import Iterable

from gcm_data.coding.decisions import NEEDED, OPTIONAL, CodeDecision, decision_of
from gcm_data.tables.issues import Issue, issue
from loaders.documents.lists import ListFile, rows_of
from loaders.parsing.limits import MAX_CODINGS, Refused

COLUMNS = ("document", *NEEDED, *OPTIONAL, "by")
LINES = ("document", *NEEDED, *(name for name in OPTIONAL if name != "passage"), "by", "date")  # of a list by hand


def read_codings(files: Iterable[ListFile]) -> tuple[list[CodeDecision], list[Issue]]:
    """The decisions in some files, in their order; rows that are none are told by the first of each file.

    Issues: codings-unreadable, coding-incomplete.
    """
    found: list[CodeDecision] = []
    issues: list[Issue] = []
    for file in files:
        where = {"document": file.name, "cycle": file.cycle}
        try:
            rows = rows_of(file, COLUMNS, kept=("sheet",), optional=("document", *OPTIONAL), most=MAX_CODINGS)
        except Refused as refused:
            issues.append(issue("codings-unreadable", **where, found=refused.facts.get("found", "nothing")))
            continue
        wrong: list[tuple[int, str]] = []
        for number, row in rows:
            try:
                found.append(decision_of(file.cycle, row))
            except ValueError as error:
                wrong.append((number, str(error)))
        if wrong:
            (number, said), *more = wrong
            said = f"{said}, and {len(more)} further rows" if more else said
            issues.append(issue("coding-incomplete", **where, cell=f"A{number}", found=said))
    return found, issues
