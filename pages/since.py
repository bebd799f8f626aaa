"""What changed since: an older snapshot beside what is read now, or beside a newer one."""

import streamlit as st

from gcm_data.exhibits import beside
from pages.shared import blocks, comparing, filters

selection = filters.current()
if blocks.heading("What changed since", selection):
    st.markdown(beside.ABOUT)
    given = comparing.given()
    if given:
        for made in comparing.exhibits(*given, selection):
            blocks.shown(made, selection)
