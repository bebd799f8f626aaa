"""Every reader sees what is new without asking: the server looks for changes, and runs the pages again that show less.

A look by each reader's browser would cost as much as a click of each, every second.
"""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass

from streamlit import runtime
from streamlit.runtime.app_session import AppSession, AppSessionState
from streamlit.runtime.scriptrunner import get_script_run_ctx

from pages.shared import kept, session

EVERY = 0.25  # seconds
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Shown:
    """What a reader's page shows: the state of the load, and of the store where the page shows that, else None."""

    load: tuple[str, str]
    changes: int | None


_shown: dict[str, Shown] = {}  # session -> what its page shows


def shows(store: bool = False, is_part: bool = False) -> None:
    """Note that the page that runs shows what stands now; `store`: and what was handed in and decided.

    `is_part`: a part of it runs again, with the documents that the page was run with.
    """
    context = get_script_run_ctx()
    if context is not None:
        before = _shown.get(context.session_id) if is_part else None
        load = before.load if before else session.load_state()
        _shown[context.session_id] = Shown(load, kept.changes() if store else None)


async def watch() -> None:
    """Look for changes as long as the server runs."""
    while True:
        await asyncio.sleep(EVERY)
        try:
            load, changes = await asyncio.to_thread(_look)
            _run_again(load, changes)
        except Exception:  # whatever fails, the next look may go well
            _log.exception("looking for changes failed")
            await asyncio.sleep(10 * EVERY)


def _look() -> tuple[tuple[str, str], int | None]:
    """Begin to read what is newer; the state of the load, and of the store where some page shows it."""
    session.begin()
    is_asked = any(shown.changes is not None for shown in _shown.values())
    return session.load_state(), kept.changes() if is_asked else None


def _run_again(load: tuple[str, str], changes: int | None) -> None:
    """Run the pages of those who see less, but none that runs already: what was clicked there would be lost."""
    if not runtime.exists():
        return
    active = {info.session.id: info.session for info in runtime.get_instance()._session_mgr.list_active_sessions()}
    for gone in _shown.keys() - active.keys():
        _shown.pop(gone, None)
    for name, shown in list(_shown.items()):
        is_old = shown.load != load or (shown.changes is not None and changes is not None and shown.changes != changes)
        if is_old and _is_idle(active[name]):
            active[name].request_rerun(active[name]._client_state)


def _is_idle(reader: AppSession) -> bool:
    """Whether nothing runs, and nothing that was clicked waits for its run: that has a runner before it has a state."""
    return reader._scriptrunner is None and reader._state == AppSessionState.APP_NOT_RUNNING
