"""Objective: one of the 23, who reports it and how, and all passages on it."""

import streamlit as st

from gcm_data import wording
from gcm_data.exhibits import objective, objective_passages
from pages.shared import blocks, filters, panel, session

selection = filters.current()
if blocks.heading("Objective", selection):
    number = filters.choose_objective(selection)
    st.header(objective.title(number))
    st.markdown(objective.round_table_of(number))
    st.markdown(wording.sdg_targets(number))
    blocks.exhibit(objective.by_subregion, selection, number)
    st.subheader("Members in each of the six states")
    panel.states(session.compute(objective_passages.everything, selection, number))
    blocks.exhibit(objective.by_question, selection, number)
    blocks.exhibit(objective.needs, selection, number)
    blocks.exhibit(objective.principles, selection, number)
    blocks.exhibit(objective.over_reviews, selection, number, folded=True)
    st.header("Practice of champion countries")
    practice = session.compute(objective_passages.practice, selection, number)
    st.markdown(practice.sentence)
    if practice.rows:
        panel.listed(practice, selection, f"objective-{number}-practice")
    st.header("All other passages")
    others = session.compute(objective_passages.all_others, selection, number)
    panel.listed(others, selection, f"objective-{number}-passages")
