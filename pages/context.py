"""Context: migrants and remittances in the region and in one State. None of it counts submissions."""

from gcm_data.exhibits import context, published
from pages.shared import blocks, filters, say

selection = filters.current()
blocks.heading("Context: migrants and remittances", selection)
if selection.members:  # stands without any document
    say.words(context.ABOUT)
    revision = filters.choose_revision(context.revisions())
    for measure in (*context.STOCKS, *context.SHARES):
        blocks.exhibit(context.by_area, selection, measure, revision)
    blocks.exhibit(published.published, selection)
    blocks.exhibit(context.remittances, selection)
    say.header("One State or associate member")
    iso3 = filters.choose_member(selection)
    blocks.exhibit(context.of_state, selection, iso3, context.STOCKS, revision)
    for measure in context.REMITTANCES:
        blocks.exhibit(context.of_state, selection, iso3, (measure,), context.edition(measure))
