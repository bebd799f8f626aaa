"""Gaps: where reporting is silent, and what is reported as a challenge, a need or an achievement."""

from gcm_data import wording
from gcm_data.exhibits import gaps
from pages.shared import blocks, choices, filters, say

selection = filters.current()
if blocks.heading("Gaps", selection):
    blocks.exhibit(gaps.gap_matrix, selection)
    say.words(f"{wording.COVERAGE_IS} {wording.GAP_IS}")
    order = choices.order(list(gaps.ORDERS))
    blocks.exhibit(gaps.gap_list, selection, order)
