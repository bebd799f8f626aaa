"""Objectives and principles together: which are reported together, and which principles are argued with them."""

from gcm_data.exhibits import together
from pages.shared import blocks, choices, filters

OBJECTIVES = choices.Part("objectives", "Objectives", ("objectives-together",))
PAIRS = choices.Part("pairs", "Pairs named most", ("pairs-most-named",))
PRINCIPLES = choices.Part("principles", "Principles", ("principles-argued",))

selection = filters.current()
if row := blocks.heading(selection):
    with row:
        parts = choices.parts(OBJECTIVES, PAIRS, PRINCIPLES)
        has_ways = parts.show(OBJECTIVES) or parts.show(PAIRS)
        way = choices.together(list(together.WAYS)) if has_ways else ""
    if parts.show(OBJECTIVES):
        blocks.exhibit(together.objectives_together, selection, way)
    if parts.show(PAIRS):
        blocks.exhibit(together.pairs_most_named, selection, way)
    if parts.show(PRINCIPLES):
        blocks.exhibit(together.principles_argued, selection)
