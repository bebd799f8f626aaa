"""Overview: who has reported, and what is reported most and least."""

import streamlit as st

from gcm_data import wording
from gcm_data.exhibits import overview, quality, stakeholders
from pages.shared import blocks, filters, say, session

selection = filters.current()
if blocks.heading(wording.TITLE, selection):
    if refused := session.compute(quality.refused, selection):
        say.warning(refused)
        st.page_link("pages/data_quality.py", label=say.label(wording.REFUSED_WHERE))
    blocks.exhibit(overview.who_reported, selection)
    blocks.exhibit(overview.submissions_by_subregion, selection)
    blocks.exhibit(overview.objectives_by_round_table, selection)
    if session.compute(stakeholders.has_any, selection):
        blocks.exhibit(stakeholders.by_category, selection)
