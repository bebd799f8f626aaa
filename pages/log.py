"""Log: everything that was received and decided, and the undoing of decisions."""

from pages.shared import blocks, filters, log_form, say

selection = filters.current()
blocks.heading("Log", selection)
say.words("Documents and decisions of all review cycles; the filters above do not apply here.")
log_form.draw(selection)
