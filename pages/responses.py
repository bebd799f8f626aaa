"""Responses: the texts of a review, searched and filtered."""

from gcm_data.exhibits import quality
from pages.shared import blocks, filters, say, search_form, session

selection = filters.current()
if blocks.heading("Responses", selection):
    search_form.found(selection, search_form.asked(selection))
    say.caption(session.compute(quality.texts, selection))
