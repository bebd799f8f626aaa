"""Pages as a test wants them: with what counts now, which they show only when it is read; and with all unfolded."""

from __future__ import annotations

import pytest
import streamlit as st
from streamlit.runtime.pages_manager import PagesManager

from pages.shared import choices, session

PATIENCE = 60.0  # seconds; a busy machine needs some


def read_all() -> None:
    """Wait until nothing newer is being read."""
    session.ready(lambda load: None)
    session.begin()
    load = session.news()
    while load is not None and load.is_running:
        assert load.done.wait(PATIENCE)
        session.begin()
        load = session.news()


def unfold(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have all pages unfold what is folded, show all of their parts, and show what opens over the page in its place."""
    open_popovers(monkeypatch)
    monkeypatch.setattr(st, "expander", st.popover)
    monkeypatch.setattr(choices.Parts, "show", lambda parts, name: True)


def open_popovers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have all pages show in its place what opens over the page at a click."""
    folded, open_only = st.expander, ("expanded", "key", "on_change")

    def unfolded(label: str, **options: object) -> object:
        kept = {name: option for name, option in options.items() if name in open_only}
        return folded(label, **kept | {"expanded": True})

    monkeypatch.setattr(st, "popover", unfolded)


def keep_the_frame() -> None:
    """Let each run begin with the frame, as on a server on which st.navigation has run once; AppTest forgets that."""
    begin = PagesManager.__init__

    def patched(self: PagesManager, *arguments: object, **named: object) -> None:
        begin(self, *arguments, **named)
        PagesManager.uses_pages_directory = False

    PagesManager.__init__ = patched
