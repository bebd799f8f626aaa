"""What several test files need: the shipped data once, folders of workbooks, and a scope for the exhibits."""

from __future__ import annotations

import datetime as dt
import functools
import gc
import itertools
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, configuration, settings
from playwright.sync_api import Browser
from streamlit.components.v2 import manifest_scanner

import gcm_data
from gcm_data.coverage.scope import Scope
from gcm_data.coverage.selection import Selection
from gcm_data.exports import source
from gcm_data.exports.progress import Progress
from gcm_data.exports.registry import EXPORTS
from gcm_data.since.apart import compare_here
from gcm_data.snapshots.snapshot import LARGEST, Snapshot, thaw
from gcm_data.tables.specs import ReviewData
from loaders import __main__ as command
from loaders import returned
from loaders.apart import suggest_here
from loaders.documents import workbook
from loaders.documents.parser_client import Message, Request
from loaders.files import File, files_of_review, load_files, read_files
from loaders.parsing import spreadsheets
from loaders.parsing.documents import read_document
from loaders.sheets import sheets_here
from pages.shared import built_files, given_snapshots, previews, session, suggested
from tests import browser, databases, pages_read
from tests.fictional_review import write_review

# The tables of signs that hypothesis makes once belong to the machine, not to the repository.
configuration.set_hypothesis_home_dir(Path(tempfile.gettempdir()) / "hypothesis")
settings.register_profile("many", suppress_health_check=list(HealthCheck))
# No test reads or writes the store of whoever runs the tests; this one is empty and stays so.
os.environ["GCM_DATABASE_URL"] = f"sqlite:///{tempfile.gettempdir()}/no-store-of-the-tests/store.sqlite"
ROOT = Path(gcm_data.__file__).parents[1]
SHIPPED = ROOT / "gcm_data" / "submissions"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what takes long, unless it is asked for by its marker."""
    if "long" in config.option.markexpr:
        return
    long = [item for item in items if item.get_closest_marker("long")]
    if long:
        config.hook.pytest_deselected(items=long)
        items[:] = [item for item in items if not item.get_closest_marker("long")]


def pytest_collection_finish() -> None:
    """Leave what stands until the end out of each collection of garbage, and collect seldom: tables make no circles."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(200_000, 50, 50)


def pytest_unconfigure() -> None:
    """End the database server that the tests of this process have started."""
    databases.end()


def _parse_here(
    requests: Sequence[Request], seconds: float = 0, meanwhile: Callable[[], object] = lambda: None
) -> Iterator[list[Message]]:
    """What the parsing process answers, computed in this one."""
    meanwhile()
    for name, content in requests:
        messages: list[Message] = []
        read_document(name, content, messages.append)
        yield messages


@pytest.fixture(autouse=True)
def _parsed_here(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Parse in this process: to start another one takes longer than most tests. Marked tests use the real one."""
    if request.node.get_closest_marker("parsing_process") is None:
        monkeypatch.setattr(workbook, "parse", _parse_here)
        monkeypatch.setattr(spreadsheets, "is_worth", lambda size: False)  # a copy of this process would tell nobody


@pytest.fixture(autouse=True, scope="session")
def _in_the_frame() -> None:
    """AppTest begins each run as a fresh server does, which runs a page alone: without menu, filters and link."""
    pages_read.keep_the_frame()


@pytest.fixture(autouse=True, scope="session")
def _no_components() -> Iterator[None]:
    """AppTest reads the descriptions of all installed packages at each run, to find components; there are none."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", list)
        yield


def _thaw_here(content: bytes, largest: int = LARGEST, limits: object = None) -> Snapshot:
    return thaw(content, largest)


def _read_here(files: list[File], progress: Callable[[int], None], *told: list[File]) -> ReviewData:
    read = itertools.count(1)
    return read_files(files, lambda document: progress(next(read)), *told)


def _build_here(key: str, scope: Scope, progress: Progress, template: bytes) -> bytes:
    return EXPORTS[key].write(scope, progress, template=template)


@pytest.fixture(autouse=True)
def _loaded_here(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages and the command load in this process, for the same reason; marked tests use the real one."""
    if request.node.get_closest_marker("loading_process") is None:
        monkeypatch.setattr(session, "load_apart", lambda files, tell: load_files(files))
        monkeypatch.setattr(session, "_learn", lambda documents: None)
        monkeypatch.setattr(session, "_aside", lambda seconds, do, *arguments: do(*arguments))
        monkeypatch.setattr(session, "PATIENCE", 60.0)
        monkeypatch.setattr(command, "read_apart", _read_here)
        monkeypatch.setattr(returned, "read_apart", read_files)
        monkeypatch.setattr(suggested, "suggest_apart", functools.partial(suggest_here, None))
        monkeypatch.setattr(previews, "read_apart", lambda files, apart: read_files(files))
        monkeypatch.setattr(previews, "sheets_apart", lambda file: sheets_here(print, file))
        monkeypatch.setattr(built_files, "build_apart", _build_here)
        monkeypatch.setattr(given_snapshots, "compare_apart", functools.partial(compare_here, None))
        for module in (given_snapshots, source):
            monkeypatch.setattr(module, "thaw_apart", _thaw_here)


@pytest.fixture(scope="session")
def shipped() -> ReviewData:
    """The workbooks that ship with the project, loaded."""
    return load_files(files_of_review(SHIPPED))


@pytest.fixture(scope="session")
def scope_of(shipped: ReviewData) -> Callable[..., Scope]:
    """Make a scope of the shipped data from the fields of a selection."""

    def make(data: ReviewData = shipped, **chosen: object) -> Scope:
        selection = Selection(**{"cycle": "2025", **chosen})
        return Scope.of(data, selection, dt.date(2025, 2, 1))

    return make


@pytest.fixture(scope="session")
def fictional(tmp_path_factory: pytest.TempPathFactory) -> ReviewData:
    """A fictional review: superseded, blank, not applicable, withheld, stakeholders, marks without text."""
    folder = tmp_path_factory.mktemp("fictional")
    write_review(folder)
    return load_files(files_of_review(folder))


@pytest.fixture(scope="session")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Callable[[bytes, str, str], Path]:
    """Has LibreOffice open a file of this content and name, and save it with another ending; gives the new file."""
    program = shutil.which("soffice")
    if not program:
        pytest.skip("LibreOffice is not on this machine")
    profile = tmp_path_factory.mktemp("office")  # of its own, and made once, because that takes a second

    def convert(content: bytes, name: str, ending: str) -> Path:
        given, made = tmp_path_factory.mktemp("given") / name, tmp_path_factory.mktemp("made")
        given.write_bytes(content)
        command = [program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", ending]
        subprocess.run([*command, "--outdir", made, given], check=True, capture_output=True, timeout=180)
        return made / given.with_suffix(f".{ending}").name

    return convert


@pytest.fixture(scope="session")
def _chromium() -> Iterator[Browser]:
    """A headless browser."""
    with browser.browser() as found:
        yield found


@pytest.fixture
def chromium(_chromium: Browser) -> Iterator[Browser]:
    """The same for one test: pages that it leaves open would slow the next one down."""
    yield _chromium
    kept, *others = _chromium.contexts
    for opened in (*kept.pages, *others):
        opened.close()


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """The dashboard in a process of its own, which reads the shipped workbooks."""
    with browser.fresh_server() as url:
        yield url


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that the dashboard reads."""
    monkeypatch.setenv("GCM_SUBMISSIONS", str(tmp_path))
    return tmp_path
