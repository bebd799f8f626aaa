"""What several test files need: the shipped data once, folders of workbooks, and a scope for the exhibits."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

import gcm_data
from gcm_data.exhibits import Scope
from gcm_data.grid import Grid
from gcm_data.index import Index
from gcm_data.selection import Selection
from gcm_data.tables import ReviewData
from loaders.files import files_of_review, load_files
from tests import browser

ROOT = Path(gcm_data.__file__).parents[1]
SHIPPED = ROOT / "gcm_data" / "submissions"


@pytest.fixture(scope="session")
def shipped() -> ReviewData:
    """The workbooks that ship with the project, loaded."""
    return load_files(files_of_review(SHIPPED))


@pytest.fixture(scope="session")
def scope_of(shipped: ReviewData) -> Callable[..., Scope]:
    """Make a scope of the shipped data from the fields of a selection."""

    def make(data: ReviewData = shipped, **chosen: object) -> Scope:
        selection = Selection(**{"cycle": "2025", **chosen})
        return Scope(data, Grid.of(Index.of(data), selection.basis), selection, dt.date(2025, 2, 1))

    return make


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """A headless browser for the tests of a module."""
    with browser.browser() as found:
        yield found


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """The dashboard in a process of its own, for the tests of a module."""
    with browser.fresh_server() as url:
        yield url


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that the dashboard reads."""
    monkeypatch.setenv("GCM_SUBMISSIONS", str(tmp_path))
    return tmp_path
