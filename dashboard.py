"""Start it with `streamlit run dashboard.py`. Streamlit executes this file in each run: what it does is done once."""

import streamlit as st

from pages.shared import frame, health, server

if __name__ == "__main__":  # as Streamlit names this file in each run for a reader
    frame.run()
else:  # the server imports it once, and Streamlit finds `app` by reading the file
    app = st.App(__file__, routes=[health.ROUTE], middleware=server.middleware(), lifespan=server.lifespan)
