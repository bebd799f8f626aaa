"""Files: what a meeting takes away, built of what the filters select."""

from gcm_data import wording
from gcm_data.exports.registry import EXPORTS
from pages.shared import blocks, export_buttons, filters, say

selection = filters.current()
if blocks.heading(selection):
    say.words(wording.EXPORTS_ARE)
    export_buttons.provenance(selection)
    with_suggestions = export_buttons.choose_suggestions()
    picked = {key: export_buttons.offer(export, selection, with_suggestions) for key, export in EXPORTS.items()}
    export_buttons.command(selection, with_suggestions, picked)
