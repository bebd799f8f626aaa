"""Overview: on one screen who has answered, and what is reported, missing and asked for; then what moved since."""

import streamlit as st

from gcm_data.exhibits import at_a_glance, change, moved, overview, stakeholders
from gcm_data.wording import glance
from pages.shared import attention, blocks, filters, find, keys, say, session

selection = filters.current()
if row := blocks.heading(selection, title=glance.TITLE):
    with row:
        find.field()
    attention.line(selection)
    blocks.facts(at_a_glance.at_a_glance, selection)
    with st.container(key=keys.BESIDE):  # side by side by the style sheet, which costs nothing
        blocks.exhibit(overview.who_reported, selection, is_small=True)
        say.caption(session.compute(overview.missing, selection))
        blocks.exhibit(overview.objectives_by_round_table, selection, is_small=True)
    if other := session.compute(change.compared_with, selection):
        say.subheader(session.compute(change.heading, selection, other))
        blocks.facts(moved.moved, selection, other)
    blocks.exhibit(overview.submissions_by_subregion, selection)
    if session.compute(stakeholders.has_any, selection):
        blocks.exhibit(stakeholders.by_category, selection)
