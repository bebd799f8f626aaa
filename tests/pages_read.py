"""Waiting until the pages show what counts now: they show what was read before while something newer is being read."""

from __future__ import annotations

from pages.shared import session

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
