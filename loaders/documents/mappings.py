"""Mappings: what a person says of the places of a document that the program can't tell, in a file mapping.csv."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from gcm_data.tables.issues import Issue, TooManyIssues, at_most, issue
from loaders import vocabulary
from loaders.documents.areas import area_of
from loaders.documents.lists import ListFile, rows_of
from loaders.documents.places import is_text_address
from loaders.documents.workbook import Document, Sheet
from loaders.parsing.limits import MAX_ISSUES, Refused

COLUMNS = ("document", "sheet", "place", "role", "value", "reason", "by", "date")
OPTIONAL = ("value", "reason", "by", "date")
HEADER, ANSWER, QUESTION, MEMBER, IGNORE = "header", "answer", "question", "member", "ignore"
CODES = ("objectives", "principles", "needs")
ROLES = (HEADER, ANSWER, QUESTION, MEMBER, IGNORE, *CODES, "objective", "principle", "need", "response", "choice")
ROLES += ("source", "source_date", "received", "organization", "category", "respondent")
APPLIED, NOT_APPLIED = "applied", "not applied"
SIGNATURE = "layout "  # before the signature that stands instead of a document's name
SIGNED_WITHIN = 60  # rows
SIGNS = 12
STATE_NAME = "name of the State"  # stands in a line that is to be copied for the name itself


@dataclass(frozen=True, slots=True)
class Mapped:
    """One place whose role a person has told. Grain of the `mappings` table."""

    cycle: str
    document: str
    sheet: str
    place: str
    role: str
    value: str
    reason: str
    by: str
    date: str
    signature: str = ""
    state: str = NOT_APPLIED


WantedMappings = Mapping[tuple[str, str], tuple[Mapped, ...]]


def read_mappings(files: Iterable[ListFile], documents: Sequence[Document]) -> tuple[WantedMappings, list[Issue]]:
    """(cycle, document) -> its mappings, those by the signature of a layout with each document of their cycle.

    Issues: mappings-unreadable, mapping-incomplete, mapping-unmatched.
    """
    wanted: dict[tuple[str, str], list[Mapped]] = {}
    issues: list[Issue] = []
    for file in files:
        where = {"document": file.name, "cycle": file.cycle}
        try:
            with at_most(MAX_ISSUES):
                for number, row in rows_of(file, COLUMNS, optional=OPTIONAL):
                    place = {**where, "cell": f"A{number}", "value": row["document"]}
                    issues.extend(_take(row, file, documents, place, wanted))
        except Refused as refused:
            issues.append(issue("mappings-unreadable", **where, found=refused.facts.get("found", "nothing")))
        except TooManyIssues:
            issues.append(issue("mappings-unreadable", **where, found=f"more than {MAX_ISSUES:,} rows with a fault"))
    return {key: tuple(found) for key, found in wanted.items()}, issues


def _take(
    row: dict[str, str],
    file: ListFile,
    documents: Sequence[Document],
    place: dict[str, str],
    wanted: dict[tuple[str, str], list[Mapped]],
) -> Iterator[Issue]:
    """Take a row in for each document that it is for, or tell what is wrong with it."""
    role = vocabulary.plain(row["role"]).replace(" ", "_")
    lacking = [name for name in ("document", "role") if not row[name]]
    if not lacking and role not in ROLES:
        lacking = [f"role “{row['role']}”"]
    if not lacking and area_of(row["place"]) is None and not is_text_address(row["place"]):
        lacking = [f"place “{row['place']}”"]
    if lacking:
        yield issue("mapping-incomplete", **place, found=", ".join(lacking), known=", ".join(ROLES))
        return
    inside = [document for document in documents if file.cycle in ("", document.cycle)]
    is_signed = row["document"].casefold().startswith(SIGNATURE)
    named = [document for document in inside if is_signed or document.name == row["document"]]
    if not named:
        yield issue("mapping-unmatched", **place, found=row["document"])
    signature = row["document"][len(SIGNATURE) :].strip() if is_signed else ""
    told = [row[name] for name in ("value", "reason", "by", "date")]
    for document in named:
        found = Mapped(document.cycle, document.name, row["sheet"], row["place"], role, *told, signature=signature)
        wanted.setdefault((document.cycle, document.name), []).append(found)


def mapping_line(document: str, sheet: str, place: str, role: str, value: str = "") -> str:
    """A row of mapping.csv, ready to copy."""
    made = io.StringIO()
    csv.writer(made, lineterminator="").writerow([document, sheet, place, role, value])
    return made.getvalue()


def signature_of(sheet: Sheet, row: int) -> str:
    """The signature of a layout: a digest of the folded texts of a header, whatever stands above and below it."""
    texts = [vocabulary.plain(cell.text) for cell in sheet.filled(row)]
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()[:SIGNS]


def signed_rows(sheet: Sheet) -> dict[str, list[int]]:
    """Signature -> the rows that have it, of the rows in which a header may stand."""
    found: dict[str, list[int]] = {}
    for row in range(min(SIGNED_WITHIN, len(sheet.rows))):
        if sheet.filled_places(row) > 1:
            found.setdefault(signature_of(sheet, row), []).append(row)
    return found
