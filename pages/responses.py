"""Responses: the answers of a review in their own words, searched and filtered."""

from gcm_data import wording
from pages.shared import blocks, filters, say, search_form

selection = filters.current()
if blocks.heading("Responses", selection):
    search_form.found(selection, search_form.asked(selection))
    say.caption(wording.VERBATIM)
