"""Receive documents: documents are handed in, understood, corrected where that fails, and accepted or declined."""

from gcm_data.wording import receiving as wording
from pages.shared import blocks, filters, received_document, receiving, say

selection = filters.current().of_everybody()
blocks.heading(selection)
say.words(wording.ABOUT)
if state := receiving.state():
    receiving.hand_in(state, selection.cycle)
    if document := receiving.choose(state):
        received_document.show(state, document, selection)
