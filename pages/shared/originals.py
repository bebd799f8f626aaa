"""The documents in which passages stand, as they were received, to download."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

import streamlit as st

from gcm_data.evidence.passages import Passage
from gcm_data.store.away import StoreAway
from pages.shared import keys, say, session
from pages.shared.review import Review

_ANY_FILE = "application/octet-stream"  # no program of the browser's opens it


@lru_cache(maxsize=2)
def _paths(found: Review) -> dict[tuple[str, str], Path]:
    named = set(found.data.documents[["cycle", "document"]].itertuples(index=False, name=None))
    return {place: file.path for file in session.files() if (place := (file.cycle, file.name)) in named}


def path_of(cycle: str, name: str) -> Path | None:
    """Where a document lies as it was received; None if it is not there, or has no name because of its sources."""
    with contextlib.suppress(StoreAway):
        return _paths(session.review()).get((cycle, name))
    return None


def offer(passages: Iterable[Passage], key: str) -> None:
    """A button for each document of some passages; what is withheld has no name, and so no button."""
    found = list(dict.fromkeys((each.cycle, each.document) for each in passages if each.document))
    paths = {place: path for place in found if (path := path_of(*place)) is not None}
    if not paths:
        return
    with st.container(horizontal=True, gap="small", key=f"{keys.ORIGINALS}{key}"):
        for (cycle, name), path in paths.items():
            digest = hashlib.sha256(f"{cycle}/{name}".encode()).hexdigest()[:12]
            st.download_button(
                say.label(f"Download {name}"),
                path.read_bytes,
                name,
                _ANY_FILE,
                on_click="ignore",
                type="tertiary",
                key=f"{keys.ORIGINAL}{key}-{digest}",
            )
