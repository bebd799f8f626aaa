"""The documents in which passages stand, as they were received, to download."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

import streamlit as st

from gcm_data.evidence.passages import Passage
from pages.shared import say, session

_ANY_FILE = "application/octet-stream"  # no program of the browser's opens it


def offer(passages: Iterable[Passage], key: str) -> None:
    """A button for each document of some passages; what is withheld has no name, and so no button."""
    found = list(dict.fromkeys((each.cycle, each.document) for each in passages if each.document))
    paths = {place: path for place in found if (path := session.document(*place)) is not None}
    if not paths:
        return
    with st.container(horizontal=True, gap="small", key=f"originals-{key}"):
        for (cycle, name), path in paths.items():
            digest = hashlib.sha256(f"{cycle}/{name}".encode()).hexdigest()[:12]
            st.download_button(
                say.label(f"Download {name}"),
                path.read_bytes,
                name,
                _ANY_FILE,
                on_click="ignore",
                type="tertiary",
                key=f"original-{key}-{digest}",
            )
