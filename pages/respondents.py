"""Who has answered: every member by subregion, what counts of it, what is open, and a reminder to copy."""

from gcm_data.exhibits import answered
from pages.shared import answered_form, blocks, filters

selection = filters.current()
if row := blocks.heading(selection):
    with row:
        states = answered_form.states()
    days = answered_form.days(selection)
    blocks.exhibit(answered.members, selection, days, states)
    blocks.exhibit(answered.by_subregion, selection, days)
    answered_form.remind(selection)
