"""Countries: one State, what it reports in each review, and in its own words; a choice of a State moves everything."""

import streamlit as st

from gcm_data.exhibits import member
from pages.shared import blocks, choices, filters, keys, one_member, say, session

selection = filters.current()
if row := blocks.heading(selection):
    everything = selection.of_everybody()
    with row:
        iso3 = choices.member_in_turn(selection, session.compute(member.first_read, selection))
        say.caption(session.compute(member.flags, everything, iso3))
    blocks.facts(member.facts, everything, iso3)
    strip = st.container(key=keys.BESIDE)
    square = one_member.parts(everything, iso3)
    with strip:  # which shows the square that is chosen below it
        blocks.choosing(member.strip, everything, iso3, square, box=keys.SAID_ON, beside=one_member.ANSWERS_OPEN)
