"""National implementation plans: the status that is stated, and the answers to question (a)."""

from gcm_data.exhibits import plans
from pages.shared import blocks, filters, say, session

selection = filters.current()
if blocks.heading(selection):
    blocks.exhibit(plans.plan_map, selection)
    say.words(plans.how_to_state(selection.cycle))
    if session.compute(plans.has_status, selection):
        blocks.exhibit(plans.plans_by_status, selection)
        blocks.exhibit(plans.plans_by_subregion, selection)
