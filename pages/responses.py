"""Search the answers: the texts of a review, searched and filtered; or the one answer that a link asks for."""

from gcm_data.exhibits import quality
from pages.shared import blocks, filters, say, search_form, session

selection = filters.current()
if blocks.heading(selection):
    if not search_form.one(selection):
        search_form.found(selection, *search_form.asked(selection))
    say.caption(session.compute(quality.texts, selection))
