"""Sustainable Development Goals: which of them the reported objectives serve."""

from gcm_data.exhibits import sdg
from pages.shared import blocks, filters, say

selection = filters.current()
if blocks.heading(selection):
    blocks.exhibit(sdg.by_goal, selection)
    say.header("By target")
    blocks.exhibit(sdg.by_target, selection)
