"""The frame of every page: settings, menu, shared filters, then the page."""

from __future__ import annotations

import base64
from pathlib import Path

import streamlit as st

from gcm_data import reference, wording
from pages.shared import filters, head, navigation, people, say, turns, waiting

SHARED = Path(__file__).parent
# In the page itself: a named icon is fetched from another host, and a file is read and filed again at every run.
ICON = f"data:image/png;base64,{base64.b64encode((SHARED / 'icon.png').read_bytes()).decode()}"


def run() -> None:
    """One run of a page for one reader."""
    # The icon before st.navigation, because later is too late; the title after it, because it names the page.
    st.set_page_config(page_icon=ICON, layout="wide")
    say.style(SHARED / "style.css")
    if problem := reference.problem():
        say.error(problem)
        st.stop()
    with turns.turn():
        seen_by = people.seen_by()
        page = st.navigation(navigation.pages(*seen_by), position="top")
        name = navigation.name_of(page)
        st.set_page_config(page_title=f"{page.title} · {wording.SHORT_TITLE}")
        filters.begin(name)
        head.mark(name, *seen_by)
        place = head.draw(name)
        waiting.draw()
        head.notice(place, filters.current())
        with filters.telling_unread():
            page.run()
        filters.write_link()
