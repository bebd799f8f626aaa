"""Together: which objectives are reported together, and which guiding principles are argued with them."""

from gcm_data.exhibits import together
from pages.shared import blocks, choices, filters, say

selection = filters.current()
if row := blocks.heading("Together", selection):
    with row:
        way = choices.together(list(together.WAYS))
    blocks.exhibit(together.objectives_together, selection, way)
    blocks.exhibit(together.pairs_most_named, selection, way)
    say.header("Guiding principles in the same answer")
    blocks.exhibit(together.principles_argued, selection)
