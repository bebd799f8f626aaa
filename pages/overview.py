"""Overview: on one screen who has answered, and what is reported, missing and asked for; then what moved since."""

import streamlit as st

from gcm_data.exhibits import at_a_glance, change, moved, overview, stakeholders
from gcm_data.wording import glance
from pages.shared import attention, blocks, choices, filters, find, keys, say, session

MOVED = choices.Part("moved", "Since the last review", ("moved",))
SUBREGIONS = choices.Part("subregions", "By subregion", ("submissions-by-subregion",))
STAKEHOLDERS = choices.Part("stakeholders", "Stakeholders", ("stakeholders",))

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
    other = session.compute(change.compared_with, selection)
    has_stakeholders = session.compute(stakeholders.has_any, selection)
    offered = {MOVED: other, SUBREGIONS: True, STAKEHOLDERS: has_stakeholders}
    parts = choices.parts(*(part for part, is_there in offered.items() if is_there))
    if other and parts.show(MOVED):
        say.subheader(session.compute(change.heading, selection, other))
        blocks.facts(moved.moved, selection, other)
    if parts.show(SUBREGIONS):
        blocks.exhibit(overview.submissions_by_subregion, selection)
    if has_stakeholders and parts.show(STAKEHOLDERS):
        blocks.exhibit(stakeholders.by_category, selection)
