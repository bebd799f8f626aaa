"""The list of pages, in the order of the menu, and which of the shared filters apply to each."""

from __future__ import annotations

from functools import cache

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from pages.shared.keys import BASIS, CYCLE, FILTERS, GROUP, ROUND_TABLE, SUBREGION, SUGGESTIONS

# Pages to which not all of the shared filters apply; on these a filter that is not named changes nothing.
APPLY: dict[str, tuple[str, ...]] = {
    "country": (CYCLE, SUBREGION, GROUP, BASIS, SUGGESTIONS),
    "respondents": (CYCLE, SUBREGION, GROUP),
    "agreement": (CYCLE, SUBREGION, GROUP, ROUND_TABLE),
    "coding": (CYCLE, SUBREGION, GROUP, ROUND_TABLE),
    "context": (SUBREGION, GROUP),
    "forms": (CYCLE, SUBREGION, GROUP),
    "receive": (),
    "milestones": (CYCLE,),
    "data_quality": (),
    "log": (),
    "people": (),
    "method": (),
}
# Pages on which nothing of what documents say is shown, so that what they say of themselves would mislead.
WITHOUT_NOTICE = {"context", "forms", "log", "method", "milestones", "people", "receive", "since"}


def filters_of(page: str) -> tuple[str, ...]:
    """The shared filters that apply to a page, by the name of its file."""
    return APPLY.get(page, FILTERS)


def place_of(page: StreamlitPage) -> tuple[str, int]:
    """The section of a page, "" for none, and the number of its entry in the menu, from 1."""
    entry = 0
    for section, found in pages().items():
        entry += 1 if section else len(found)
        if page in found:
            return section, entry
    return "", 0


def name_of(page: StreamlitPage) -> str:
    """The name of a page's file, without its ending: its address, too, but for the first page, which has none."""
    return page.url_path or "overview"


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
            st.Page("pages/agreement.py", title="How far coders agree"),
            st.Page("pages/coding.py", title="Coding"),
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
