"""Exports: what a meeting takes away, built of what the filters select."""

import streamlit as st

from gcm_data import wording
from gcm_data.exports.registry import EXPORTS
from pages.shared import blocks, export_buttons, filters

selection = filters.current()
if blocks.heading("Exports", selection):
    st.markdown(wording.EXPORTS_ARE)
    export_buttons.provenance(selection)
    for export in EXPORTS.values():
        export_buttons.offer(export, selection)
    export_buttons.command(selection)
