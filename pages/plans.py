"""National implementation plans: the status that is stated, and the answers to question (a)."""

from gcm_data.exhibits import plans
from pages.shared import blocks, choices, filters, say, session

MEMBERS = choices.Part("members", "Member by member", ("plan-map",))
STATUS = choices.Part("status", "By status and subregion", ("plans-by-status", "plans-by-subregion"))

selection = filters.current()
if row := blocks.heading(selection):
    with row:
        has_status = session.compute(plans.has_status, selection)
        parts = choices.parts(MEMBERS, *((STATUS,) if has_status else ()))
        say.about(plans.how_to_state(selection.cycle))
    if parts.show(MEMBERS):
        blocks.exhibit(plans.plan_map, selection)
    if has_status and parts.show(STATUS):
        blocks.exhibit(plans.plans_by_status, selection)
        blocks.exhibit(plans.plans_by_subregion, selection)
