"""Responses: the texts of a review, searched and filtered."""

import streamlit as st

from gcm_data.exhibits import quality
from pages.shared import blocks, filters, search_form, session

selection = filters.current()
if blocks.heading("Responses", selection):
    search_form.found(selection, search_form.asked(selection))
    st.caption(session.compute(quality.texts, selection))
