"""A figure as a picture to save; made and sent only when it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from gcm_data.coverage.selection import Selection
from gcm_data.exhibits import Exhibit
from gcm_data.exhibits.base import caption
from gcm_data.figures.picture import WIDTH, picture, save_button
from pages.shared import built_files, filters, keys, say, session

FORMATS = {"png": "PNG, for documents and slides", "svg": "SVG, to be edited or printed large"}
HOW = "What is saved is what is shown here. Point at it and press the camera at its top right."


def light_or_dark() -> str:
    """How the reader's page is shown, and the figures on it with it."""
    return "dark" if st.context.theme.type == "dark" else "light"


def offer(made: Exhibit) -> None:
    """A button for each format, which opens the figure with its title, base line, source and disclaimer inside."""
    for suffix, label in FORMATS.items():
        asks = {"on_click": filters.put, "args": (keys.ASKED_PICTURE, (made.key, suffix))}
        st.button(say.label(label), key=f"{keys.PICTURE}{made.key}-{suffix}", **asks)


def show(make: Callable[..., Exhibit], made: Exhibit, selection: Selection, *arguments: object) -> None:
    """The picture over the page, where a reader has asked for it, until it is closed there."""
    key, suffix = filters.state_of(keys.ASKED_PICTURE) or ("", "")
    if key == made.key:
        over = st.dialog("Picture to save", width="large", on_dismiss=partial(filters.put, keys.ASKED_PICTURE, None))
        over(_show)(make, made, selection, arguments, suffix)


def _show(
    make: Callable[..., Exhibit], made: Exhibit, selection: Selection, arguments: tuple[object, ...], suffix: str
) -> None:
    say.words(HOW)
    mode = light_or_dark()
    found = session.compute(built_files.provenance, built_files.whole(selection))
    lines = session.build(caption, selection, made, found)
    shown = picture(session.figure(make, selection, mode, *arguments), made.title, made.takeaway, lines, mode)
    name = selection.file_name(made.key, session.as_of(selection), "").rstrip(".")
    config = save_button(name, suffix, shown)
    alt = f"Picture to save: {made.title}"
    st.plotly_chart(shown, width=WIDTH, theme=None, config=config, alt=alt, key=f"{keys.PICTURE_OF}{made.key}-{suffix}")
