"""Forms: what is sent to members, and what they send back."""

from pages.shared import blocks, filters, forms

selection = filters.current()
if blocks.heading("Forms", selection):
    forms.response_form(selection)
