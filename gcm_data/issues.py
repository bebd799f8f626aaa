"""What can be wrong with input, said so that the reader can mend it.

One class for every issue; one registry of kinds. A check returns issues, it never prints and never raises.
"""

from __future__ import annotations

from dataclasses import dataclass

SEVERITIES = ("error", "warning", "note")


@dataclass(frozen=True, slots=True)
class IssueKind:
    """A kind of issue: how grave it is, what it says (a format string) and what to do about it."""

    severity: str
    title: str
    template: str
    advice: str


@dataclass(frozen=True, slots=True)
class Issue:
    """One issue at one place. Grain of the `issues` table; `cell` and `sheet` are empty where none applies."""

    severity: str
    code: str
    message: str
    document: str
    sheet: str = ""
    cell: str = ""
    value: str = ""
    cycle: str = ""


ISSUE_KINDS: dict[str, IssueKind] = {
    # Documents
    "document-empty": IssueKind(
        "error", "Empty document", "The file holds no bytes.", "Save the workbook again and replace the file."
    ),
    "document-unreadable": IssueKind(
        "error",
        "Document can't be opened",
        "Expected a workbook (.xlsx, .xlsm, .xlsb, .xls, .ods) or text with delimiters (.csv, .tsv); found {found}.{reason}",
        "Open the file in a spreadsheet program and save it as .xlsx.",
    ),
    "document-password": IssueKind(
        "error",
        "Document has a password",
        "The file is encrypted and can be opened with its password only.",
        "Open it in a spreadsheet program, remove the password and save it again.",
    ),
    "document-over-limit": IssueKind(
        "error",
        "Document beyond a limit",
        "{what} is {found}; the limit is {limit}. Nothing of the file was read.",
        "Save only the sheets and rows with answers as a new .xlsx workbook.",
    ),
    "document-stopped": IssueKind(
        "error",
        "Reading was stopped",
        "Reading the file was stopped: {reason}. Nothing of it was read; all other documents were.",
        "Copy the answers into a new workbook.",
    ),
    "document-not-file": IssueKind(
        "error",
        "Not a file",
        "This is {found} and no regular file; it was not opened.",
        "Put the workbook itself there.",
    ),
    "archive-unsafe": IssueKind(
        "error",
        "Archive with unsafe parts",
        "The workbook's archive holds {found}, which no spreadsheet program writes. Nothing of it was read.",
        "Ask for the workbook again, from the one who made it.",
    ),
    "encoding-assumed": IssueKind(
        "note",
        "Encoding assumed",
        "The text says nothing of its encoding and is no UTF-8; it was read as Windows-1252 (Western European).",
        "Check that letters with accents are right; else save the file as UTF-8.",
    ),
    "document-vanished": IssueKind(
        "error",
        "File can't be read",
        "The file could not be read from disk: {reason}.",
        "Check that the file still exists and may be read.",
    ),
    "document-repeated": IssueKind(
        "note",
        "Same document twice",
        "The same bytes were already read from “{other}”; this copy is left out.",
        "Delete one of the two files.",
    ),
    "document-renamed": IssueKind(
        "note",
        "Two documents of one name",
        "Another document of this review cycle has the same name; this one is called “{name}” in every table.",
        "Give the files different names.",
    ),
    "cycle-unknown": IssueKind(
        "error",
        "Unknown review cycle",
        "“{found}” is not a review cycle; known cycles: {known}.",
        "Move the file to the folder of its cycle, or add the cycle to gcm_data/reference/cycles.csv.",
    ),
    "cycle-differs": IssueKind(
        "warning",
        "Cover names another cycle",
        "The cover says “{found}”, but the document was read for the {cycle} cycle. It is counted in {cycle}.",
        "If the cover is right, move the file to the folder of its cycle.",
    ),
    "layout-unknown": IssueKind(
        "error",
        "Layout not recognised",
        "No sheet fits a known layout. Nearest: {nearest}. Found: {found}. Looked for: {looked_for}.",
        "Use one of the layouts of the README, or add the missing header wording to loaders/vocabulary/headers.csv.",
    ),
    "layout-ambiguous": IssueKind(
        "error",
        "Two layouts fit",
        "The sheet fits {found} equally well, so it was not read.",
        "Delete the columns that belong to one of them, or divide the sheet in two.",
    ),
    "answers-none": IssueKind(
        "warning",
        "No answers in the document",
        "The layout was recognised ({layout}), but no row below the header names a question with its answer or a mark.",
        "Check that the answers were saved; until then this document counts for nothing.",
    ),
    # Sheets
    "sheet-hidden": IssueKind(
        "note",
        "Hidden sheet not read",
        "The sheet is hidden and was not read.",
        "Unhide it if its answers belong to the submission.",
    ),
    "sheet-unread": IssueKind(
        "note",
        "Sheet not read",
        "The sheet fits no known layout. Found: {found}.",
        "Nothing to do if it holds no answers; else see the layouts of the README.",
    ),
    "sheet-unreadable": IssueKind(
        "error",
        "Sheet can't be read",
        "The reader says: {reason}.",
        "Open the workbook in a spreadsheet program, repair the sheet and save it again.",
    ),
    "cell-error": IssueKind(
        "error",
        "Error in a cell",
        "The cell shows the error {found}, so it was read as empty.",
        "Mend the formula, or write the text itself into the cell.",
    ),
    "formula-unstored": IssueKind(
        "error",
        "Formula without a value",
        "The cell holds the formula {found} and no stored value, so it was read as empty.",
        "Open the workbook in a spreadsheet program and save it, so that the formula is computed.",
    ),
    "cells-hidden": IssueKind(
        "error",
        "More errors and formulas",
        "The sheet holds {found} errors and formulas without a value; the first {listed} are listed.",
        "Copy the sheet's values into a new one.",
    ),
    "text-cut": IssueKind(
        "warning",
        "Text possibly cut",
        "The text has {found} characters, the most that a cell of this format holds: its end may be lost.",
        "Ask for the full text, and divide it into several cells.",
    ),
    "text-too-long": IssueKind(
        "error",
        "Text too long for a cell",
        "The cell holds {found} characters; the limit is {limit}. It was read as empty.",
        "Shorten the text, or divide it into several cells.",
    ),
    "columns-unread": IssueKind(
        "note",
        "Columns not read",
        "These columns have a header that no known wording fits: {found}.",
        "Add the wording to loaders/vocabulary/headers.csv if the column carries answers.",
    ),
    "column-repeated": IssueKind(
        "warning",
        "Two columns for one thing",
        "“{found}” reads as {role}, as column {other} does already; this column is not read.",
        "Delete or rename one of the two columns.",
    ),
    # Members
    "member-missing": IssueKind(
        "error",
        "No State named",
        "No member State or associate member is named for these answers; looked for {looked_for}.",
        "Write the State's name there.",
    ),
    "names-above": IssueKind(
        "note",
        "Names read from above",
        "The State is written once for several rows: {found} rows between {first} and {last} without a name were read "
        "under the name above them.",
        "Nothing to do if that is right; else write the State into each row.",
    ),
    "member-unknown": IssueKind(
        "error",
        "Name not recognised",
        "“{found}” is no name or alias of an ESCAP member. Nearest names: {nearest}.",
        "Correct the name, or add it to gcm_data/reference/aliases.csv. Nothing of it is counted until then.",
    ),
    "member-nonmember": IssueKind(
        "warning",
        "Not an ESCAP member",
        "“{found}” ({name}) is not a member or associate member of ESCAP; its answers are not counted.",
        "Nothing to do if that is right; else correct the name.",
    ),
    "member-nonregional": IssueKind(
        "warning",
        "Non-regional member",
        "{name} is an ESCAP member outside the region: counted among the 62 members, in no subregion.",
        "Check that the answers concern Asia and the Pacific.",
    ),
    "category-unknown": IssueKind(
        "warning",
        "Category of stakeholder not recognised",
        "“{found}” is none of the thirteen categories of stakeholders; counted as another relevant stakeholder.",
        "Correct it, or add the wording to loaders/vocabulary/stakeholders.csv.",
    ),
    "attribution-unknown": IssueKind(
        "warning",
        "Attribution not understood",
        "“{found}” does not say whether the source may be named; to be safe it is taken as non-attributable.",
        "Write “named” or “non-attributable”.",
    ),
    "member-repeated": IssueKind(
        "warning",
        "State listed twice",
        "{name} stands already in row {other} of this sheet; the marks of both rows count.",
        "Merge the two rows.",
    ),
    # Answers
    "question-missing": IssueKind(
        "error",
        "Answer without a question",
        "There is an answer at {answer}, but this cell names no question.",
        "Write the question (a to e) in this cell.",
    ),
    "question-unknown": IssueKind(
        "error",
        "Question not recognised",
        "“{found}” is none of the guiding questions a to e; the answer at {answer} is not counted.",
        "Write the letter of the question, or add the wording to loaders/vocabulary/questions.csv.",
    ),
    "question-differs": IssueKind(
        "warning",
        "Letter and wording disagree",
        "“{found}” begins as question {letter} but is worded as question {wording}; read as question {wording}.",
        "Correct the letter or the wording.",
    ),
    "objective-missing": IssueKind(
        "error",
        "Row without an objective",
        "This cell names no objective, but there are answers in its row; they count, for no objective.",
        "Write the number of the objective in this cell.",
    ),
    # Codes
    "objective-unknown": IssueKind(
        "error",
        "No such objective",
        "“{found}” is not an objective; the Compact has objectives 1 to 23. The rest of the cell counts.",
        "Correct the number.",
    ),
    "code-unknown": IssueKind(
        "error",
        "Code not understood",
        "“{found}” names no {kind}. The rest of the cell counts.",
        "Write {expected}, or add the wording to loaders/vocabulary/codes.csv.",
    ),
    "code-uncertain": IssueKind(
        "error",
        "Cell may have been converted",
        "The cell holds {found}, which a spreadsheet program makes of a typed list such as 2-6 or 2,5. "
        "It is not counted.",
        "Format the cell as text and type the objectives again.",
    ),
    "mark-unknown": IssueKind(
        "error",
        "Mark not understood",
        "“{found}” is neither a mark nor an empty cell; it is not counted.",
        "Write x for a mark, or add the sign to loaders/vocabulary/marks.csv.",
    ),
    "total-differs": IssueKind(
        "warning",
        "Total does not add up",
        "The total row says {found} for objective {objective}, the rows hold {counted} marks.",
        "Check the marks of this column.",
    ),
    # Corrections
    "corrections-unreadable": IssueKind(
        "error",
        "Corrections can't be read",
        "Expected a CSV file with the columns document, sheet, cell, old text, new text, reason, by, date; "
        "found {found}. None of its corrections was applied.",
        "Save it as CSV (UTF-8) with these columns.",
    ),
    "correction-incomplete": IssueKind(
        "error",
        "Correction incomplete",
        "This correction is not applied: it needs a document, a cell such as B7, a reason and who made it; lacking or "
        "wrong: {found}.",
        "Complete the row.",
    ),
    "correction-unmatched": IssueKind(
        "error",
        "Correction of no document",
        "There is no document “{found}” in this review cycle.",
        "Correct the name, or delete the correction.",
    ),
    "correction-misplaced": IssueKind(
        "error",
        "Correction of no sheet",
        "The document has no visible sheet “{found}”; the correction was not applied.",
        "Correct the name of the sheet, or delete the correction.",
    ),
    "correction-stale": IssueKind(
        "error",
        "Correction no longer fits",
        "The cell holds “{found}”, not “{old}” as when the correction was made; it was not applied.",
        "Compare the two; correct the old text, or delete the correction.",
    ),
    # Submissions
    "submission-superseded": IssueKind(
        "note",
        "Superseded by a later submission",
        "{name} submitted again in “{other}”; this earlier submission is kept but no longer counted.",
        "Nothing to do if the later document is complete.",
    ),
}


def issue(
    code: str,
    document: str,
    *,
    cycle: str = "",
    sheet: str = "",
    cell: str = "",
    value: str = "",
    **facts: object,
) -> Issue:
    """Make an issue of the kind `code`; `facts` and `cycle` fill its message. KeyError: a kind or a fact is missing."""
    kind = ISSUE_KINDS[code]
    message = " ".join(text.format(cycle=cycle, **facts) for text in (kind.template, kind.advice))
    return Issue(kind.severity, code, message, document, sheet, cell, value, cycle)
