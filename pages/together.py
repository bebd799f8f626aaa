"""Together: which objectives are reported together, and which guiding principles are argued with them."""

import streamlit as st

from gcm_data.exhibits import reported_together
from pages.shared import blocks, filters

selection = filters.current()
if blocks.heading("Together", selection):
    way = filters.choose_together(list(reported_together.WAYS))
    blocks.exhibit(reported_together.objectives_together, selection, way)
    blocks.exhibit(reported_together.pairs_most_named, selection, way)
    st.header("Guiding principles in the same answer")
    blocks.exhibit(reported_together.principles_argued, selection)
