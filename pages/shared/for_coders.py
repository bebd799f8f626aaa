"""What only coders see on the page on their agreement: packets, terms to weaken, decisions under older entries."""

from __future__ import annotations

from gcm_data.coverage.selection import Selection
from gcm_data.exhibits import agreement, coder_reports
from gcm_data.store.rights import CODER
from gcm_data.wording import agreement as wording
from pages.shared import blocks, packets, people, say, session


def draw(selection: Selection) -> None:
    """The reports for coders; a line for everybody else."""
    visitor = people.visitor()
    if not visitor.person.may(CODER):
        say.caption(f"{wording.NOT_FOR_READERS} {visitor.why}")
        return
    packets.draw(selection)
    if session.compute(agreement.has_codings, selection):
        say.header("Lexicon and codebook")
        blocks.exhibit(coder_reports.terms, selection)
        blocks.exhibit(coder_reports.changed_entries, selection)
