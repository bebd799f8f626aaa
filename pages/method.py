"""Method: definitions, sources, limits."""

import streamlit as st

from gcm_data import wording
from gcm_data.exhibits import gaps, method
from gcm_data.reference import SOURCES
from pages.shared import blocks, filters

blocks.heading("Method", filters.current())
st.markdown(wording.COVERAGE_IS)
st.header("The six states of a cell")
st.table(method.states(), hide_index=True)
st.markdown(wording.QUESTIONS_CARRY)
st.header("What counts as a mention")
st.table(method.bases(), hide_index=True)
st.header("Counting")
for sentence in (wording.DENOMINATORS, wording.SUPERSEDED, wording.NON_REGIONAL, wording.WITHHELD):
    st.markdown(sentence)
st.header("Named together")
for sentence in (wording.CO_REPORTING, wording.CO_REPORTING_OBJECTIVES, wording.SAME_ANSWER):
    st.markdown(sentence)
st.header("Gaps, bounds and changes")
for sentence in (gaps.MEANING, gaps.SILENT_IS, wording.GAP_IS, wording.BOUNDS, wording.FEW, wording.CHANGE_IS):
    st.markdown(sentence)
st.header("Search")
st.markdown(wording.SEARCH_IS)
st.header("Questions and cycles")
st.markdown(wording.BOTH_CYCLES)
st.table(method.questions(), hide_index=True)
st.header("Round tables and objectives")
st.table(method.round_tables(), hide_index=True)
st.header("Guiding principles and cooperation needs")
st.table(method.principles(), hide_index=True)
st.header("Calendar of the review")
st.markdown(method.champions())
st.table(method.calendar(), hide_index=True)
st.header("Limits")
st.markdown("\n".join(f"- {limit}" for limit in wording.LIMITS))
st.markdown(wording.VERBATIM)
with st.expander("Sources of the reference tables"):
    st.markdown(SOURCES.read_text(encoding="utf-8"))
