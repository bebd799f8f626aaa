"""Overview: who has reported, and what is reported most and least."""

from gcm_data import wording
from gcm_data.exhibits import overview, stakeholders
from pages.shared import blocks, filters, session

selection = filters.current()
if blocks.heading(wording.TITLE, selection):
    blocks.exhibit(overview.who_reported, selection)
    blocks.exhibit(overview.submissions_by_subregion, selection)
    blocks.exhibit(overview.objectives_by_round_table, selection)
    if session.compute(stakeholders.has_any, selection):
        blocks.exhibit(stakeholders.by_category, selection)
