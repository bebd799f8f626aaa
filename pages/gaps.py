"""Gaps in reporting: where reporting is silent, and what is reported as a challenge, a need or an achievement."""

from gcm_data.exhibits import gap_table
from pages.shared import blocks, choices, filters

selection = filters.current()
if row := blocks.heading(selection):
    with row:
        hidden = choices.hidden(gap_table.LEGEND)
        order = choices.order(gap_table.ORDERS)
    blocks.exhibit(gap_table.gap_table, selection, order, hidden)
