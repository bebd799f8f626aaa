"""Forms to send: what is sent to members, and what they send back."""

from pages.shared import blocks, filters, forms, returned_slips

selection = filters.current()
has_documents = blocks.heading(selection)
forms.response_form(selection)
if has_documents:
    forms.slip_of(selection)
    returned_slips.hand_in(selection)
