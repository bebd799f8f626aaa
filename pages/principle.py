"""Guiding principles: by subregion, and beside which objectives."""

from gcm_data.exhibits import principle
from pages.shared import blocks, filters

selection = filters.current()
if blocks.heading(selection):
    blocks.exhibit(principle.principle_matrix, selection)
    blocks.exhibit(principle.principles_by_objectives, selection)
