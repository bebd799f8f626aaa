"""Migration figures: migrants and remittances in the region and in one State. None of it counts submissions."""

from gcm_data.exhibits import context, published
from pages.shared import blocks, choices, filters, say

MIGRANTS = choices.Part("migrants", "Migrants")
MONEY = choices.Part("remittances", "Remittances")
STATE = choices.Part("member", "One State")

selection = filters.current()
row = blocks.heading(selection, needs_documents=False)
if row:
    with row:
        parts = choices.parts(MIGRANTS, MONEY, STATE)
        revision = choices.revision(context.revisions())
    if parts.show(MIGRANTS):
        for measure in (*context.STOCKS, *context.SHARES):
            blocks.exhibit(context.by_area, selection, measure, revision)
    if parts.show(MONEY):
        blocks.exhibit(context.remittances, selection)
        blocks.exhibit(published.published, selection)
    if parts.show(STATE):
        iso3 = choices.member(selection)
        blocks.exhibit(context.of_state, selection, iso3, context.STOCKS, revision)
        for measure in context.REMITTANCES:
            blocks.exhibit(context.of_state, selection, iso3, (measure,), context.edition(measure))
    say.words(context.ABOUT)
