"""Log: everything that was received and decided, and the undoing of decisions."""

from pages.shared import blocks, filters, log_form, say

selection = filters.current().of_everybody()
blocks.heading(selection)
say.words("Documents and decisions of all review cycles.")
log_form.draw(selection)
