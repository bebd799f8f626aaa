"""How far coders agree: by target and over all, how far each State is coded; for coders their packets and reports."""

from gcm_data.exhibits import agreement
from gcm_data.wording.agreement import NOTHING_DECIDED
from pages.shared import blocks, filters, for_coders, say, session

selection = filters.current()
if blocks.heading(selection):
    if session.compute(agreement.has_codings, selection):
        blocks.exhibit(agreement.by_target, selection)
        blocks.exhibit(agreement.progress, selection)
    else:
        say.info(NOTHING_DECIDED)
    for_coders.draw(selection)
