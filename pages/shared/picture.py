"""A figure as a picture to save, under the figure; made and sent only when it is asked for."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from gcm_data.coverage.selection import Selection
from gcm_data.exhibits import Exhibit
from gcm_data.exhibits.base import caption
from gcm_data.figures.picture import WIDTH, picture, save_button
from pages.shared import built_files, filters, say, session

FORMATS = {"png": "PNG, for documents and slides", "svg": "SVG, to be edited or printed large"}
HOW = "What is saved is what is shown here. Point at it and press the camera at its top right."


def offer(make: Callable[..., Exhibit], made: Exhibit, selection: Selection, *arguments: object) -> None:
    """The figure of an exhibit with its title, base line, source and disclaimer inside, to save as PNG or SVG."""
    folded = st.expander("Picture of this figure (PNG, SVG)", on_change="rerun", key=f"picture-{made.key}")
    if not folded.open:
        return
    with folded:
        suffix = st.segmented_control(
            "Format",
            list(FORMATS),
            key=f"format-{made.key}",
            default="png",
            required=True,
            format_func=say.named(FORMATS),
        )
        say.words(HOW)
        mode = filters.mode()
        found = session.compute(built_files.provenance, built_files.whole(selection))
        lines = session.build(caption, selection, made, found)
        shown = picture(session.figure(make, selection, mode, *arguments), made.title, made.takeaway, lines, mode)
        name = selection.file_name(made.key, session.as_of(selection), "").rstrip(".")
        alt = f"Picture to save: {made.title}"
        config = save_button(name, suffix, shown)
        st.plotly_chart(shown, width=WIDTH, theme=None, config=config, alt=alt, key=f"picture-of-{made.key}-{suffix}")
