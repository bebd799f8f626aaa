"""What is new is shown to those who see less, and never at the cost of what they have just pressed."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from streamlit import runtime
from streamlit.runtime.app_session import AppSessionState

from pages.shared import watch

BEFORE, NOW = ("folder", "1"), ("folder", "2")
RUNNER = object()


class Reader:
    """A session of Streamlit, as far as it is looked at; `asked` counts how often it was run again from outside."""

    id = "a reader"

    def __init__(self, state: AppSessionState, runner: object) -> None:
        self._state, self._scriptrunner, self._client_state, self.asked = state, runner, None, 0

    def request_rerun(self, client_state: object) -> None:
        self.asked += 1


def looked_at(monkeypatch: pytest.MonkeyPatch, reader: Reader, seen: tuple[str, str] = BEFORE) -> int:
    sessions = SimpleNamespace(list_active_sessions=lambda: [SimpleNamespace(session=reader)])
    monkeypatch.setattr(runtime, "exists", lambda: True)
    monkeypatch.setattr(runtime, "get_instance", lambda: SimpleNamespace(_session_mgr=sessions))
    monkeypatch.setattr(watch, "_shown", {reader.id: watch.Shown(seen, None)})
    watch._run_again(NOW, None)
    return reader.asked


def test_a_page_at_rest_that_shows_less_is_run_again(monkeypatch):
    assert looked_at(monkeypatch, Reader(AppSessionState.APP_NOT_RUNNING, None)) == 1
    assert looked_at(monkeypatch, Reader(AppSessionState.APP_NOT_RUNNING, None), seen=NOW) == 0


@pytest.mark.parametrize("state", (AppSessionState.APP_IS_RUNNING, AppSessionState.APP_NOT_RUNNING))
def test_no_page_is_run_again_while_a_key_that_was_pressed_waits_for_its_run(monkeypatch, state):
    """Between a click and the beginning of its run a session says that it does not run: its runner is there already.

    Streamlit would stop that runner, and what was clicked would be lost with it.
    """
    assert looked_at(monkeypatch, Reader(state, RUNNER)) == 0
