"""Coding: what the answers in prose are about, decided suggestion by suggestion."""

from gcm_data.wording import desk as wording
from pages.shared import blocks, desk, filters, say

selection = filters.current()
if row := blocks.heading(wording.TITLE, selection):
    with row:
        say.caption(wording.ABOUT)
    desk.draw(selection)
