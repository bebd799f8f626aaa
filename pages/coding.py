"""Code answers: what the answers in prose are about, decided suggestion by suggestion."""

from gcm_data.wording import desk as wording
from pages.shared import blocks, desk, filters

selection = filters.current()
if blocks.heading(selection, about=wording.ABOUT):
    desk.draw(selection)
