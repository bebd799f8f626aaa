"""Data quality: the documents that were read, and what was found wrong with them."""

from gcm_data.exhibits import quality
from pages.shared import blocks, filters, say

selection = filters.current().of_everybody()
blocks.heading("Data quality", selection)
blocks.exhibit(quality.documents, selection)
say.words("Documents and issues are those of all review cycles.")
blocks.exhibit(quality.cells, selection)
blocks.exhibit(quality.issues, selection)
blocks.exhibit(quality.corrections, selection)
blocks.exhibit(quality.mappings, selection)
