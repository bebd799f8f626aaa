"""The list of pages, in the order of the menu."""

from __future__ import annotations

from functools import cache

import streamlit as st
from streamlit.navigation.page import StreamlitPage


@cache  # finding sixteen files takes as long as drawing a page, and every run asks
def pages() -> dict[str, list[StreamlitPage]]:
    """Every page of the dashboard by section of the menu; the first is the default."""
    return {
        "": [st.Page("pages/overview.py", title="Overview", default=True)],
        "Coverage": [
            st.Page("pages/country.py", title="Country"),
            st.Page("pages/subregion.py", title="Subregion"),
            st.Page("pages/principle.py", title="Guiding principle"),
            st.Page("pages/round_table.py", title="Round table"),
            st.Page("pages/objective.py", title="Objective"),
            st.Page("pages/together.py", title="Together"),
            st.Page("pages/sdg.py", title="Sustainable Development Goals"),
        ],
        "Questions of the review": [
            st.Page("pages/plans.py", title="National implementation plans"),
            st.Page("pages/gaps.py", title="Gaps"),
            st.Page("pages/change.py", title="Change between cycles"),
            st.Page("pages/needs.py", title="Cooperation needs"),
        ],
        "Evidence": [
            st.Page("pages/responses.py", title="Responses"),
            st.Page("pages/data_quality.py", title="Data quality"),
        ],
        "Receiving": [
            st.Page("pages/receive.py", title="Receive"),
            st.Page("pages/respondents.py", title="Who has answered"),
            st.Page("pages/forms.py", title="Forms"),
            st.Page("pages/log.py", title="Log"),
            st.Page("pages/people.py", title="People"),
        ],
        "Take away": [
            st.Page("pages/exports.py", title="Exports"),
            st.Page("pages/presenter.py", title="Presenter"),
            st.Page("pages/since.py", title="What changed since"),
        ],
        "Background": [
            st.Page("pages/context.py", title="Context"),
            st.Page("pages/milestones.py", title="Milestones"),
            st.Page("pages/method.py", title="Method"),
        ],
    }
