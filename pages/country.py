"""Country: one State, what it reports in each review, and in its own words; a choice of a State moves everything."""

import streamlit as st

from gcm_data.exhibits import member
from pages.shared import blocks, choices, filters, keys, one_member, say, session

selection = filters.current()
if row := blocks.heading("Country", selection):
    everything = selection.of_everybody()
    with row:
        iso3 = choices.member(selection, session.compute(member.first_read, selection))
        say.words(session.compute(member.flags, everything, iso3))
    blocks.facts(member.facts, everything, iso3)
    with st.container(key=keys.BESIDE):
        blocks.choosing(member.strip, everything, iso3, box=keys.SAID_ON, beside=one_member.ANSWERS_OPEN)
    one_member.parts(everything, iso3)
