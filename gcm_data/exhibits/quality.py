"""What was read and what was found wrong with it: every document, every issue, of both cycles."""

from __future__ import annotations

import pandas as pd

from gcm_data import wording
from gcm_data.coverage.focus import Focus
from gcm_data.coverage.scope import Scope
from gcm_data.exhibits.base import Exhibit
from gcm_data.tables.cells import accounting
from gcm_data.tables.issues import ISSUE_KINDS, SEVERITIES
from gcm_data.tables.suggested import without_suggestions
from gcm_data.wording import glance

_GRAVE = ("error", "warning")
MESSAGE_LINES = 3  # what was found and what to do, in the last column of a projector's width


def documents(scope: Scope) -> Exhibit:
    """Every document: layout, respondents, responses, mentions and issues of each."""
    data = without_suggestions(scope.data)
    keys = ["cycle", "document"]
    found = data.documents[[*keys, "layout", "received", "size", "sha256"]]
    each = pd.MultiIndex.from_frame(found[keys])
    counts = {
        name: getattr(data, name).groupby(keys, sort=False).size().reindex(each, fill_value=0).to_numpy()
        for name in ("submissions", "responses", "mentions", "issues")
    }
    shown = {"layout": found["layout"].replace("", "refused"), "sha256": found["sha256"].str[:12]}
    found = found.assign(**counts, **shown)
    table = found.rename(columns=str.capitalize).rename(
        columns={
            "Submissions": "Respondents",
            "Size": "Bytes",
            "Sha256": "SHA-256 (first 12)",
            "Received": "Date given",
        }
    )
    focuses = {
        wording.mark(cycle, document): Focus(cycle, (), document=document)
        for cycle, document in zip(found["cycle"], found["document"], strict=True)
    }
    refused = int((found["layout"] == "refused").sum())
    title = f"{wording.of(len(found) - refused, len(found))} documents read"
    superseded = int((data.submissions["status"] == "superseded").sum())
    stakeholders = int((data.submissions["respondent_kind"] == "stakeholder").sum())
    takeaway = (
        f"Respondents that count: {len(data.submissions) - superseded}; superseded: {superseded}; "
        f"of stakeholders, which count for no State: {stakeholders}. "
        f"Responses: {len(data.responses)}; mentions: {len(data.mentions)}."
    )
    return Exhibit(
        "documents",
        title,
        takeaway,
        f"As of {wording.day(scope.as_of)}; all review cycles.",
        table,
        note=f"{wording.SUPERSEDED} {wording.WITHHELD}",
        focuses=focuses,
    )


def issues(scope: Scope) -> Exhibit:
    """Every issue with its place and what to do, the gravest first."""
    found = scope.data.issues
    table = issue_table(found)
    counts = found["severity"].value_counts()
    said = [
        f"{counts[severity]} {severity}{'s' if counts[severity] > 1 else ''}"
        for severity in SEVERITIES
        if severity in counts
    ]
    title = f"Issues: {wording.listed(said)}" if said else "No issues were found"
    takeaway = (
        "An error means that something was not counted; a warning, that something should be looked at; a note, "
        "that something was done which a reader may want to know."
    )
    base = f"As of {wording.day(scope.as_of)}; all review cycles."
    return Exhibit("issues", title, takeaway, base, table, lines=MESSAGE_LINES)


def issue_table(found: pd.DataFrame) -> pd.DataFrame:
    """A row per issue (table `issues`), the gravest first."""
    rank = {severity: place for place, severity in enumerate(SEVERITIES)}
    found = found.assign(rank=found["severity"].map(rank)).sort_values("rank", kind="stable")
    return pd.DataFrame(
        {
            "Severity": found["severity"],
            "Issue": [ISSUE_KINDS[code].title for code in found["code"]],
            "Cycle": found["cycle"],
            "Document": found["document"],
            "Sheet": found["sheet"],
            "Cell": found["cell"],
            "What was found and what to do": found["message"],
        }
    )


def corrections(scope: Scope) -> Exhibit:
    """Every cell that was corrected by hand: what stood there, what counts instead, why and by whom."""
    return _told(
        scope,
        "corrections",
        "A correction changes what is read, never the document: the old text stays in the file as it is.",
        "A wrong cell can be corrected in a file corrections.csv beside the documents of its review cycle.",
    )


def mappings(scope: Scope) -> Exhibit:
    """Every place of which a person has told what stands there, and the signature that reads later documents."""
    return _told(
        scope,
        "mappings",
        "A mapping says what stands at a place that the program can't tell. With “layout” and its signature instead of "
        "the document's name it reads every document of the same layout.",
        "What the program can't tell of a document, a file mapping.csv beside it can.",
    )


def _told(scope: Scope, name: str, some: str, none: str) -> Exhibit:
    """A table of what people told, row by row, with the takeaway where there is some and where there is none."""
    found = getattr(scope.data, name)
    table = found.rename(columns={column: column.replace("_", " ").capitalize() for column in found})
    applied = int((found["state"] == "applied").sum())
    title = f"{wording.of(applied, len(found))} {name} applied" if len(found) else f"No {name} were made"
    base = f"As of {wording.day(scope.as_of)}; all review cycles."
    return Exhibit(name, title, some if len(found) else none, base, table)


def cells(scope: Scope) -> Exhibit:
    """How many cells of each document were read, ignored and not read."""
    found = accounting(scope.data)
    heads = {"read": "Cells read", "ignored": "Ignored", "unread": "Not read", "rules": "Ignored by which rule"}
    table = found.rename(columns={"cycle": "Cycle", "document": "Document", **heads})
    whole = int((found["unread"] == 0).sum())
    title = f"{wording.of(whole, len(found))} documents read to the last cell"
    takeaway = (
        f"Cells read: {found['read'].sum():,}; ignored: {found['ignored'].sum():,}; not read: "
        f"{found['unread'].sum():,}. Where a cell that was not read holds words, an issue below tells "
        "its place. A document that may not be named is left out."
    )
    return Exhibit("cells", title, takeaway, f"As of {wording.day(scope.as_of)}; all review cycles.", table)


def texts(scope: Scope) -> str:
    """What the texts of the cycle's documents are: as received or paraphrased."""
    return scope.texts


def remarks(scope: Scope) -> str | None:
    """What most documents of the cycle say of themselves, with how many do; None where there is no document."""
    documents = scope.documents_of_cycle
    return None if documents.empty else next(iter(wording.remarks(documents)), "")


def refused(scope: Scope) -> str:
    """How many documents of the cycle could not be read, without their names; "" if all were."""
    count = scope.documents_of_cycle["layout"].tolist().count("")
    return (wording.REFUSED_ONE if count == 1 else wording.REFUSED.format(count)) if count else ""


def attention(scope: Scope) -> str:
    """How many documents of the cycle were read with errors or warnings, without their names; "" if none was."""
    documents = scope.documents_of_cycle
    columns = (documents[name].tolist() for name in ("document", "layout"))
    was_read = {document for document, layout in zip(*columns, strict=True) if layout}
    found = scope.data.issues
    is_grave = (found["cycle"] == scope.selection.cycle) & found["severity"].isin(_GRAVE)
    grave = set(found.loc[is_grave, "document"])
    count = len(was_read & grave)
    return (glance.ATTENTION_ONE if count == 1 else glance.ATTENTION.format(count)) if count else ""
