"""What a reader is told of a load: how far the first one is, that a newer one runs, or why none could be made."""

from __future__ import annotations

import time

import streamlit as st

from gcm_data.wording import loads
from pages.shared import filters, rings, say, session, watch
from pages.shared.standing import Load, NothingStands

_SHOWN_AFTER = 0.7  # seconds; most loads are done by then


def draw() -> None:
    """Wait for the very first load, with its progress; say whether something newer is read or could not be.

    Where nothing stands the page ends here, with what was found and what to do.
    """
    place, began, is_told = st.empty(), time.monotonic(), False

    def tell(load: Load) -> None:
        nonlocal is_told
        if time.monotonic() - began > _SHOWN_AFTER:
            is_told = True
            with place:
                say.info(loads.FIRST.format(read=load.read))

    try:
        session.ready(tell)
    except NothingStands as nothing:
        with place:
            say.error(loads.NOTHING.format(reason=nothing))
        st.stop()
    if is_told:
        place.empty()
    watch.shows()
    if filters.current().suggestions:
        with st.spinner(say.label(loads.SUGGESTING)):
            reason = rings.problem(session.review())
        if reason:
            say.warning(reason)
    load = session.news()
    with place:  # what is said comes and goes, and no part of the page below changes its place for Streamlit
        if load is not None:
            say.info(loads.NEWER if load.is_running else loads.FAILED.format(reason=load.problem))
        elif reason := session.away():
            say.info(loads.AWAY.format(reason=reason))
