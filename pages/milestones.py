"""Calendar: the calendar of the Compact and its reviews."""

from gcm_data.exhibits import milestones
from pages.shared import blocks, filters

selection = filters.current().of_everybody()
if blocks.heading(selection, needs_documents=False):
    blocks.exhibit(milestones.review_calendar, selection)
