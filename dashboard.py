"""The frame: page settings, navigation, shared filters, then the page. Start it with `streamlit run dashboard.py`."""

from pathlib import Path

import streamlit as st

from gcm_data import wording
from pages.shared import filters, navigation, session

# A file, because Streamlit fetches named icons from another host; and before st.navigation, because later is too late.
ICON = Path(__file__).parent / "pages" / "shared" / "icon.png"
STYLE = ICON.with_name("style.css")

st.set_page_config(page_title=wording.SHORT_TITLE, page_icon=str(ICON), layout="wide")
st.html(STYLE)
with session.turn():
    page = navigation.draw()
    filters.draw()
    page.run()
