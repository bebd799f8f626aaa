"""Method: definitions, sources, limits."""

import streamlit as st

from gcm_data import wording
from gcm_data.exhibits import method
from gcm_data.reference import SOURCES
from pages.shared import blocks, choices, filters, rows, say, session

PARTS = {name: choices.Part(name, label) for name, label in method.PARTS.items()}

selection = filters.current().of_everybody()
if row := blocks.heading(selection, needs_documents=False):
    with row:
        parts = choices.parts(*PARTS.values())
    if parts.show(PARTS[method.COUNTING]):
        say.words(wording.COVERAGE_IS)
    for chapter in method.chapters():
        if parts.show(PARTS[chapter.part]):
            say.header(chapter.title)
            if chapter.words:
                say.paragraphs(chapter.words)
            if chapter.is_long:
                blocks.table(chapter.table(), session.file_name(selection, chapter.title.lower()), lines=6)
            elif chapter.table:
                say.marked_table(rows.of_words(chapter.table))
            if chapter.points:
                say.points(chapter.points)
    if parts.show(PARTS[method.LIMITS]):
        say.header("Search")
        say.words(wording.SEARCH_IS)
        with st.expander("Sources of the reference tables"):
            say.our_markdown(SOURCES.read_text(encoding="utf-8"))
