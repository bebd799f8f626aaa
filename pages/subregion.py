"""Subregions and groups: five subregions by objectives, and groups of countries."""

from gcm_data.exhibits import context, subregion
from gcm_data.reference.indicators import REGION
from pages.shared import blocks, choices, filters

SUBREGIONS = choices.Part("subregions", "Subregions", ("subregions-by-objectives",))
GROUPS = choices.Part("groups", "Groups of countries", ("groups-by-objectives",))
MEMBERSHIP = choices.Part("membership", "Kind of membership", ("membership-by-objectives",))

selection = filters.current()
if row := blocks.heading(selection):
    with row:
        parts = choices.parts(SUBREGIONS, GROUPS, MEMBERSHIP)
    if parts.show(SUBREGIONS):
        blocks.exhibit(subregion.subregion_matrix, selection)
        for name in selection.subregions or (REGION,):
            blocks.exhibit(context.of_subregion, selection, name, folded=True)
    if parts.show(GROUPS):
        blocks.exhibit(subregion.group_matrix, selection)
    if parts.show(MEMBERSHIP):
        blocks.exhibit(subregion.membership_matrix, selection)
