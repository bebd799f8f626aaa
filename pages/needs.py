"""Support asked for: which support is asked for on which objective, and who reports a practice on it."""

from gcm_data.exhibits import board, needs
from pages.shared import blocks, choices, filters, keys

OBJECTIVES = choices.Part("objectives", "By objective", (needs.BY_OBJECTIVES,))
SUBREGIONS = choices.Part("subregions", "By subregion", ("needs-by-subregion",))
MEMBERS = choices.Part("members", "Who asks, who reports a practice", ("ask-and-offer", keys.OBJECTIVE))

selection = filters.current()
if row := blocks.heading(selection):
    with row:
        parts = choices.parts(OBJECTIVES, SUBREGIONS, MEMBERS)
    if parts.show(OBJECTIVES):
        blocks.exhibit(needs.needs_by_objectives, selection)
    if parts.show(SUBREGIONS):
        blocks.exhibit(needs.needs_by_subregion, selection)
    if parts.show(MEMBERS):
        with row:
            objective = choices.objective(selection)
        blocks.exhibit(board.ask_and_offer, selection, objective)
