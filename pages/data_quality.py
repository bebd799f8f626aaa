"""Documents: the documents that were read, what was found wrong with them, and what people decided on them."""

from gcm_data.exhibits import quality, uncounted
from pages.shared import blocks, choices, filters, say, session

READ = choices.Part("documents", "What was read", ("documents",))
FOUND = choices.Part("issues", "What was found")
DECIDED = choices.Part("decisions", "What people decided")

selection = filters.current().of_everybody()
if row := blocks.heading(selection, needs_documents=False):
    with row:
        parts = choices.parts(READ, FOUND, DECIDED)
    if parts.show(READ):
        blocks.exhibit(quality.documents, selection)
        say.words("Documents and issues are those of all review cycles.")
        blocks.exhibit(quality.cells, selection)
    if parts.show(FOUND):
        blocks.exhibit(quality.issues, selection)
    if parts.show(DECIDED):
        blocks.exhibit(quality.corrections, selection)
        blocks.exhibit(quality.mappings, selection)
        if not session.compute(uncounted.set_aside, selection).table.empty:
            blocks.exhibit(uncounted.set_aside, selection)
