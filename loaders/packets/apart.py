"""A packet that came back, opened in a process of its own: it comes from outside."""

from __future__ import annotations

from collections.abc import Callable

from gcm_data.tables.apart import Apart, Limits, NotStarted, Stopped
from gcm_data.tables.issues import Issue, issue
from gcm_data.tables.specs import ReviewData
from loaders.documents.workbook import Document, read_workbooks
from loaders.packets.filled import FilledPacket, read_filled
from loaders.packets.reading import PacketReading, compare
from loaders.parsing import limits
from loaders.parsing.limits import Refused

_EACH = 3 * limits.SECONDS  # a busy machine needs longer
_LIMITS = Limits(2 * _EACH, 2 * _EACH, limits.LOAD_MEMORY, limits.LOAD_KEPT)

_process = Apart("loaders.packets.apart:filled_here")


def read_packet(packet: Document, data: ReviewData, by: str) -> PacketReading:
    """What a packet decides against the tables of today, as they are shown; nothing of it is kept.

    `by` is who hands it in, which counts where it names no coder. A file that is no packet, or that can't be read,
    gives a reading of no review (`cycle` is "") with its issues. Never raises for what stands in a file.
    """
    filled = _ask(packet)
    if isinstance(filled, Issue):
        return PacketReading("", by, (), (filled,))
    return compare(filled, data, by)


def _ask(packet: Document) -> FilledPacket | Issue:
    """What stands in a packet; an issue where the process was stopped or did not start."""
    try:
        return _process.ask(_LIMITS, packet)
    except (Stopped, NotStarted) as error:
        return issue("document-stopped", packet.name, cycle=packet.cycle, reason=str(error))


def filled_here(say: Callable[[object], None], packet: Document) -> FilledPacket | Issue:
    """What stands in a packet, in the other process, or why that can't be read."""
    ((workbook, issues),) = read_workbooks([packet])
    if workbook is None:
        return issues[0]
    try:
        return read_filled(workbook)
    except Refused as refused:
        return issue(refused.code, packet.name, cycle=packet.cycle, **refused.facts)
