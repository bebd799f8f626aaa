"""Context: migrants and remittances in the region and in one State. None of it counts submissions."""

from gcm_data.exhibits import context, published
from pages.shared import blocks, choices, filters, say

selection = filters.current()
row = blocks.heading("Context: migrants and remittances", selection, needs_documents=False)
if row:
    with row:
        revision = choices.revision(context.revisions())
    for measure in (*context.STOCKS, *context.SHARES):
        blocks.exhibit(context.by_area, selection, measure, revision)
    blocks.exhibit(published.published, selection)
    blocks.exhibit(context.remittances, selection)
    say.words(context.ABOUT)
    say.header("One State or associate member")
    iso3 = choices.member(selection)
    blocks.exhibit(context.of_state, selection, iso3, context.STOCKS, revision)
    for measure in context.REMITTANCES:
        blocks.exhibit(context.of_state, selection, iso3, (measure,), context.edition(measure))
