"""One line where documents of a review could not be read, or were read with errors or warnings."""

from __future__ import annotations

import streamlit as st

from gcm_data import wording
from gcm_data.coverage.selection import Selection
from gcm_data.exhibits import quality
from pages.shared import filters, keys, say, session


def line(selection: Selection) -> None:
    """How many documents were refused and how many need attention, with a link to why; nothing where none was."""
    said = " ".join(filter(None, (session.compute(each, selection) for each in (quality.refused, quality.attention))))
    if said:
        with st.container(key=keys.ATTENTION):
            st.page_link(
                "pages/data_quality.py", label=say.label(f"{said} {wording.REFUSED_WHERE}"), icon="⚠️",
                query_params=filters.link_to(**{keys.PART: "issues"}),
            )  # fmt: skip
