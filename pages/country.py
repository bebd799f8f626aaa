"""Country: the members of a subregion by objectives, and one State's submission in its own words."""

import streamlit as st

from gcm_data import reference, wording
from gcm_data.exhibits import country
from pages.shared import blocks, filters, session

selection = filters.current()
if blocks.heading("Country", selection):
    names = session.compute(country.subregion_names, selection)
    blocks.exhibit(country.member_matrix, selection, filters.choose_subregion(names))
    st.header("One State's submission")
    iso3 = filters.choose_member(selection)
    blocks.exhibit(country.profile, selection, iso3, folded=True)
    questions = {q.key: q.short_label for q in reference.questions(reference.cycle(selection.cycle).instrument)}
    for response, named in session.compute(country.answers, selection, iso3):
        blocks.answer(response, questions[response.question], named)
    st.caption(wording.VERBATIM)
