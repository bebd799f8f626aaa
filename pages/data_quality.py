"""Data quality: the documents that were read, and what was found wrong with them."""

from gcm_data.exhibits import quality, uncounted
from pages.shared import blocks, filters, say, session

selection = filters.current()
blocks.heading("Data quality", selection)
say.words("Documents and issues of all review cycles; the filters do not apply here.")
blocks.exhibit(quality.documents, selection)
blocks.exhibit(quality.cells, selection)
blocks.exhibit(quality.issues, selection)
blocks.exhibit(quality.corrections, selection)
blocks.exhibit(quality.mappings, selection)
if not session.compute(uncounted.set_aside, selection).table.empty:
    blocks.exhibit(uncounted.set_aside, selection)
