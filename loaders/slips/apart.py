"""A returned slip read in a process of its own: it comes from outside, and so do the documents that it corrects."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from gcm_data.tables.apart import Apart, Limits, NotStarted, Stopped
from gcm_data.tables.issues import Issue, issue
from gcm_data.tables.slips import Slip
from gcm_data.tables.specs import ReviewData
from loaders.documents.corrections import APPLIED, Correction
from loaders.documents.workbook import Document, read_workbooks
from loaders.parsing import limits
from loaders.parsing.limits import Refused
from loaders.slips.compare import compare
from loaders.slips.filled import Filled, read_filled
from loaders.slips.reading import SlipReading
from loaders.slips.standing import checked

_EACH = 3 * limits.SECONDS  # a busy machine needs longer
_LIMITS = Limits(2 * _EACH, 2 * _EACH, limits.LOAD_MEMORY, limits.LOAD_KEPT)

_process = Apart("loaders.slips.apart:work_here")


def read_slip(
    slip: Document, data: ReviewData, documents: Callable[[str, str], bytes | None], by: str, date: str
) -> SlipReading:
    """What a returned slip gives against the tables of today; nothing of it is applied.

    `documents` gives the bytes of a document as received, by cycle and name, or None. `by` is who hands the slip in and
    `date` the day (ISO), which count where the slip names nobody or no day. A file that is no slip, or that can't be
    read, gives a reading of nobody (`iso3` is "") with its issues. Never raises for what stands in a file.
    """
    filled = _ask(slip, "filled", slip)
    if isinstance(filled, Issue):
        return SlipReading("", "", by, date, (), (), (filled,), 0, 0)
    reading = compare(filled, Slip.of(data, filled.iso3, filled.cycle), by, date)
    wanted = dict.fromkeys((each.cycle, each.document) for each in reading.corrections)
    contents = ((cycle, name, documents(cycle, name)) for cycle, name in wanted)
    given = [Document(name, content, cycle) for cycle, name, content in contents if content is not None]
    found = _ask(slip, "checked", reading, given, _applied(data, wanted))
    if isinstance(found, Issue):
        return SlipReading("", "", by, date, (), (), (found,), 0, 0)
    return found


def _applied(data: ReviewData, documents: Sequence[tuple[str, str]] | dict) -> list[Correction]:
    """The corrections that the tables of today rest on, of some documents."""
    rows = (Correction(**row) for row in data.corrections.to_dict("records"))
    return [row for row in rows if row.state == APPLIED and (row.cycle, row.document) in documents]


def _ask(slip: Document, work: str, *given: object) -> Filled | SlipReading | Issue:
    """What a work of `work_here` gives; an issue of the slip where the process was stopped or did not start."""
    try:
        return _process.ask(_LIMITS, work, *given)
    except (Stopped, NotStarted) as error:
        return issue("document-stopped", slip.name, cycle=slip.cycle, reason=str(error))


def work_here(say: Callable[[object], None], work: str, *given: object) -> Filled | SlipReading | Issue:
    """The reading itself, in the other process."""
    return {"filled": filled_here, "checked": checked}[work](*given)


def filled_here(slip: Document) -> Filled | Issue:
    """What stands in a slip, or why that can't be read."""
    ((workbook, issues),) = read_workbooks([slip])
    if workbook is None:
        return issues[0]
    try:
        return read_filled(workbook)
    except Refused as refused:
        return issue(refused.code, slip.name, cycle=slip.cycle, **refused.facts)
