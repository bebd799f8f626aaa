"""Responses: the answers of a review in their own words, searched and filtered."""

import streamlit as st

from gcm_data import wording
from pages.shared import answers, blocks, filters

selection = filters.current()
if blocks.heading("Responses", selection):
    answers.found(selection, answers.asked(selection))
    st.caption(wording.VERBATIM)
