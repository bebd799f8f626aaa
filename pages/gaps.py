"""Gaps: where reporting is silent, and what is reported as a challenge, a need or an achievement."""

from gcm_data import wording
from gcm_data.exhibits import gaps
from pages.shared import blocks, choices, filters, say

selection = filters.current()
if blocks.heading("Gaps", selection):
    say.words(f"{wording.COVERAGE_IS} {wording.GAP_IS}")
    blocks.exhibit(gaps.gap_matrix, selection)
    order = choices.one("Order of the objectives", "order", {order: order for order in gaps.ORDERS})
    blocks.exhibit(gaps.gap_list, selection, order)
