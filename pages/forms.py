"""Forms: what is sent to members, and what they send back."""

from pages.shared import filters, forms, returned_slips, say

selection = filters.current()
say.title("Forms")
say.words(selection.describe())
forms.response_form(selection)
forms.slip_of(selection)
returned_slips.hand_in(selection)
