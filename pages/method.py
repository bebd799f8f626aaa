"""Method: definitions, sources, limits."""

import streamlit as st

from gcm_data import wording
from gcm_data.exhibits import method
from gcm_data.reference import SOURCES
from pages.shared import blocks, filters

blocks.heading("Method", filters.current())
st.markdown(wording.COVERAGE_IS)
for chapter in method.chapters():
    st.header(chapter.title)
    for sentence in chapter.words:
        st.markdown(sentence)
    if chapter.table:
        st.table(chapter.table(), hide_index=True)
    st.markdown("\n".join(f"- {point}" for point in chapter.points))
st.header("Search")
st.markdown(wording.SEARCH_IS)
with st.expander("Sources of the reference tables"):
    st.markdown(SOURCES.read_text(encoding="utf-8"))
