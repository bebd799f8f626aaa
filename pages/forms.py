"""Forms: what is sent to members, and what they send back."""

from gcm_data.coverage.scope import Scope
from pages.shared import filters, forms, returned_slips, say, session

selection = filters.current()
say.title("Forms")
say.words(session.compute(Scope.describe, selection))
forms.response_form(selection)
forms.slip_of(selection)
returned_slips.hand_in(selection)
