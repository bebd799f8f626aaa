"""Migration figures: migrants and remittances in the region and in one State. None of it counts submissions."""

from gcm_data.exhibits import context, published
from pages.shared import blocks, choices, filters, say

MIGRANTS = choices.Part("migrants", "Migrants")
SHARES = choices.Part("shares", "Shares of migrants")
MONEY = choices.Part("remittances", "Remittances")
STATE = choices.Part("member", "One State")

selection = filters.current()
row = blocks.heading(selection, needs_documents=False)
if row:
    with row:
        parts = choices.parts(MIGRANTS, SHARES, MONEY, STATE)
        revision = choices.revision(context.revisions())
        say.about(context.ABOUT)
    for part, measures in ((MIGRANTS, context.STOCKS), (SHARES, context.SHARES)):
        if parts.show(part):
            for measure in measures:
                blocks.exhibit(context.by_area, selection, measure, revision)
    if parts.show(MONEY):
        blocks.exhibit(context.remittances, selection)
        blocks.exhibit(published.published, selection)
    if parts.show(STATE):
        iso3 = choices.member(selection)
        blocks.exhibit(context.of_state, selection, iso3, context.STOCKS, revision)
        for measure in context.REMITTANCES:
            blocks.exhibit(context.of_state, selection, iso3, (measure,), context.edition(measure))
