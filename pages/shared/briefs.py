"""The brief on the State or the round table that a page shows, to be saved."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from gcm_data.coverage.selection import Selection
from gcm_data.exports import brief
from pages.shared import forms, keys, say, session


def row() -> DeltaGenerator:
    """A row in which a brief is offered beside a choice."""
    return st.container(horizontal=True, vertical_alignment="center")


def offer(selection: Selection, about: str) -> None:
    """What a brief is, and a button for each format; a brief shows no suggestions, whatever the page shows."""
    chosen = replace(selection, suggestions=False)
    found = st.popover("Brief", type="tertiary", on_change="rerun", key=keys.BRIEF)
    if not found.open:
        return
    with found:
        say.words(about)
        for suffix in brief.FORMATS:
            name = brief.file_name(chosen, session.as_of(chosen), suffix)
            forms.offer(name, partial(session.build, brief.write, chosen, suffix))
