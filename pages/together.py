"""Together: which objectives are reported together, and which guiding principles are argued with them."""

from gcm_data.exhibits import together
from pages.shared import blocks, choices, filters

OBJECTIVES = choices.Part("objectives", "Two objectives", ("objectives-together",))
PAIRS = choices.Part("pairs", "Pairs named most", ("pairs-most-named",))
PRINCIPLES = choices.Part("principles", "Guiding principles in the same answer", ("principles-argued",))

selection = filters.current()
if row := blocks.heading("Together", selection):
    with row:
        parts = choices.parts(OBJECTIVES, PAIRS, PRINCIPLES)
        way = choices.together(list(together.WAYS))
    if parts.show(OBJECTIVES):
        blocks.exhibit(together.objectives_together, selection, way)
    if parts.show(PAIRS):
        blocks.exhibit(together.pairs_most_named, selection, way)
    if parts.show(PRINCIPLES):
        blocks.exhibit(together.principles_argued, selection)
