"""Responses: the answers of a review in their own words, searched and filtered."""

import streamlit as st

from gcm_data import wording
from pages.shared import blocks, filters, search_form

selection = filters.current()
if blocks.heading("Responses", selection):
    search_form.found(selection, search_form.asked(selection))
    st.caption(wording.VERBATIM)
