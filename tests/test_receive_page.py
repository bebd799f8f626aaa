"""The page Receive: what is handed in is kept and understood before it counts, and only officers change anything."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from gcm_data.store.store import Store
from pages.shared import kept, session
from tests import databases
from tests.test_pages import open_page
from tests.workbook_builder import response_form


@pytest.fixture(autouse=True)
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """An empty store, which the page uses."""
    monkeypatch.setenv("GCM_DATABASE_URL", databases.new_database("sqlite", tmp_path))
    monkeypatch.setattr(session, "LOOK_EVERY", {session.STORE: 0.0})
    return kept.store()


def run(app: AppTest) -> AppTest:
    app.run()
    assert not app.exception, [found.value for found in app.exception]
    return app


def hand_in(*files: tuple[str, bytes]) -> AppTest:
    app = open_page("receive")
    app.file_uploader[0].upload(list(files)) if len(files) > 1 else app.file_uploader[0].upload(*files[0])
    return run(app)


def test_x(store):
    app = hand_in(("fiji.xlsx", response_form("Fiji")))
    print([m.value for m in app.markdown])
    app.selectbox(key="document").set_value("2025/fiji.xlsx")
    run(app)
    print([m.value for m in app.markdown], [s.value for s in app.subheader], [d.value for d in app.dataframe])
    print(app.button, app.error, app.warning)
    assert 0
