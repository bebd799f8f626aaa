"""The checked workbook made in a process of its own: the workbook comes from outside, and is opened nowhere else."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from gcm_data.tables.apart import Apart, Limits, NotStarted, Stopped
from gcm_data.tables.issues import Issue
from loaders.checked.workbook import Checked, checked_workbook, list_alone
from loaders.documents.workbook import Document
from loaders.parsing import limits

# A sheet of 100,000 rows and a million cells takes 7 s; a busy machine needs longer.
_LIMITS = Limits(3 * limits.SECONDS, 3 * limits.SECONDS, limits.LOAD_MEMORY, limits.LOAD_KEPT)

_process = Apart("loaders.checked.apart:mark_here")


def checked_apart(document: Document, issues: Sequence[Issue]) -> Checked:
    """The document as a checked workbook with its issues, as checked_workbook makes it.

    Where marking it is stopped, or no process starts, it is a workbook with the list of issues alone.
    """
    try:
        return _process.ask(_LIMITS, document.name, document.content, list(issues))
    except (Stopped, NotStarted) as error:
        return list_alone(document.name, issues, str(error))


def mark_here(say: Callable[[object], None], name: str, content: bytes, issues: list[Issue]) -> Checked:
    """The workbook, in the other process."""
    return checked_workbook(Document(name, content, ""), issues)
