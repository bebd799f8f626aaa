"""The frame: page settings, navigation, shared filters, then the page. Start it with `streamlit run dashboard.py`."""

import base64
from pathlib import Path

import streamlit as st

from gcm_data import reference, wording
from pages.shared import filters, head, health, navigation, people, say, server, turns, waiting

SHARED = Path(__file__).parent / "pages" / "shared"
# In the page itself: a named icon is fetched from another host, and a file is read and filed again at every run.
ICON = f"data:image/png;base64,{base64.b64encode((SHARED / 'icon.png').read_bytes()).decode()}"


def frame() -> None:
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
        page.run()
        filters.write_link()


if __name__ == "__main__":  # as Streamlit names this file in each run for a reader
    frame()
else:  # the server imports it once, and Streamlit finds `app` by reading the file
    app = st.App(__file__, routes=[health.ROUTE], middleware=server.middleware(), lifespan=server.lifespan)
