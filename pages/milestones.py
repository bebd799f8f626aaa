"""Milestones: the calendar of the Compact and its reviews."""

from gcm_data.exhibits import milestones
from pages.shared import blocks, filters

selection = filters.current()
blocks.heading("Milestones", selection)
if selection.members:  # stands without any document
    blocks.exhibit(milestones.review_calendar, selection)
