"""Support asked for: which support is asked for on which objective, and who reports a practice on it."""

from gcm_data.exhibits import board, needs
from pages.shared import blocks, choices, filters, say

selection = filters.current()
if blocks.heading(selection):
    blocks.exhibit(needs.needs_by_objectives, selection)
    blocks.exhibit(needs.needs_by_subregion, selection)
    say.header("Who asks, and who reports a practice")
    objective = choices.objective(selection)
    blocks.exhibit(board.ask_and_offer, selection, objective)
