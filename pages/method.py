"""Method: definitions, sources, limits."""

import streamlit as st

from gcm_data import wording
from gcm_data.exhibits import method
from gcm_data.reference import SOURCES
from pages.shared import blocks, filters, say, session

selection = filters.current().of_everybody()
blocks.heading("Method", selection)
say.words(wording.COVERAGE_IS)
for chapter in method.chapters():
    say.header(chapter.title)
    for sentence in chapter.words:
        say.words(sentence)
    if chapter.is_long:
        blocks.table(chapter.table(), session.file_name(selection, chapter.title.lower()), lines=6)
    elif chapter.table:
        say.table(chapter.table())
    say.points(chapter.points)
say.header("Search")
say.words(wording.SEARCH_IS)
with st.expander("Sources of the reference tables"):
    say.our_markdown(SOURCES.read_text(encoding="utf-8"))
