"""Documents: the documents that were read, and what was found wrong with them."""

from gcm_data.exhibits import quality, uncounted
from pages.shared import blocks, filters, say, session

selection = filters.current().of_everybody()
blocks.heading(selection)
blocks.exhibit(quality.documents, selection)
say.words("Documents and issues are those of all review cycles.")
blocks.exhibit(quality.cells, selection)
blocks.exhibit(quality.issues, selection)
blocks.exhibit(quality.corrections, selection)
blocks.exhibit(quality.mappings, selection)
if not session.compute(uncounted.set_aside, selection).table.empty:
    blocks.exhibit(uncounted.set_aside, selection)
