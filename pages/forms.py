"""Forms: what is sent to members, and what they send back."""

from pages.shared import filters, forms, say

selection = filters.current()
say.title("Forms")
say.words(selection.describe())
forms.response_form(selection)
