"""Subregions and groups: five subregions by objectives, and groups of countries."""

from gcm_data.exhibits import context, subregion
from gcm_data.reference.indicators import REGION
from pages.shared import blocks, filters

selection = filters.current()
if blocks.heading(selection):
    blocks.exhibit(subregion.subregion_matrix, selection)
    blocks.exhibit(subregion.group_matrix, selection)
    blocks.exhibit(subregion.membership_matrix, selection)
    for name in selection.subregions or (REGION,):
        blocks.exhibit(context.of_subregion, selection, name, folded=True)
