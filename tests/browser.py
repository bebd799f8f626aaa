"""A fresh server and a headless Chromium for the browser tests."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, TimeoutError, sync_playwright

import gcm_data
from gcm_data.store.rights import ADMINISTRATOR, READER
from pages.shared import navigation

ROOT = Path(gcm_data.__file__).parents[1]
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
STARTED_WITHIN = 60  # seconds
PAGE_WITHIN = 30_000  # milliseconds
OPTIONS_WITHIN = 5_000
# A script that has finished, and nothing that changed its place or size for half a second: a page in the dark mode runs
# twice, and the second run closes whatever was opened meanwhile.
STILL = """() => {
    const app = document.querySelector('[data-testid="stApp"]');
    const now = app.dataset.testScriptState + document.querySelector('[data-testid="stMain"]').scrollHeight;
    if (window.lookedAt?.now !== now) window.lookedAt = {now, since: performance.now()};
    const isDrawn = !document.querySelector('[data-testid="stSkeleton"]');
    const isStill = performance.now() - window.lookedAt.since > 500;
    return app.dataset.testScriptState === 'notRunning' && isDrawn && isStill;
}"""
# What is scrolled is told a frame later, and closes a list that has been opened meanwhile.
SCROLLED = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
FINISHED = '[data-testid="stApp"][data-test-script-state="notRunning"]'


def chromium() -> str | None:
    """Path of a Chromium or Chrome on this machine."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
    return next(filter(None, map(shutil.which, names)), None)


MARKS = [
    pytest.mark.browser,
    pytest.mark.skipif(
        chromium() is None and not os.environ.get("CI"),
        reason="no Chromium or Chrome found on this machine: the pages are tested without a browser only",
    ),
]  # of each module of browser tests


def wait_until_still(page: Page) -> None:
    """Wait until a page stands still from now on: that it did before says nothing of what has come since."""
    page.evaluate("delete window.lookedAt")
    page.wait_for_function(STILL, timeout=PAGE_WITHIN)


def free_port() -> int:
    """A port on which nobody listens at the moment."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


@contextmanager
def fresh_server(
    log: int | IO[bytes] = subprocess.DEVNULL, port: int = 0, options: Sequence[str] = (), **more: str
) -> Iterator[str]:
    """The dashboard in a process of its own, as the README starts it; gives its address.

    It listens on `port`, or a free one; `options` are of its command, `more` variables of its environment beside ours;
    what it prints goes to `log`.
    """
    with server_process(log, port, options, **more) as (address, _):
        yield address


@contextmanager
def server_process(
    log: int | IO[bytes] = subprocess.DEVNULL, port: int = 0, options: Sequence[str] = (), **more: str
) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """The same, with the process, for who wants to kill it."""
    port = port or free_port()
    command = [sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.headless=true"]
    process = subprocess.Popen(
        [*command, f"--server.port={port}", *options],
        cwd=ROOT, env={**os.environ, "GCM_SUBMISSIONS": "", **more}, stdout=log, stderr=log,
    )  # fmt: skip
    try:
        wait_until_healthy(f"http://127.0.0.1:{port}/_stcore/health", process)
        yield f"http://127.0.0.1:{port}", process
    finally:
        process.terminate()
        process.wait(timeout=20)


def wait_until_healthy(url: str, process: subprocess.Popen[bytes]) -> None:
    """Wait until a server answers; raises RuntimeError where it stops or does not answer in time."""
    deadline = time.monotonic() + STARTED_WITHIN
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise RuntimeError(f"the server stopped with status {process.returncode}")
        try:
            with urllib.request.urlopen(url, timeout=2) as answer:
                if answer.status == 200:
                    return
        except OSError:  # not there yet, or too busy to answer
            time.sleep(0.1)
    raise RuntimeError(f"the server was not up within {STARTED_WITHIN} s")


@contextmanager
def browser() -> Iterator[Browser]:
    """A headless Chromium with a profile of its own: scripts that it has compiled once are there at the next visit."""
    with sync_playwright() as playwright, tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        kept = playwright.chromium.launch_persistent_context(profile, executable_path=chromium(), args=ARGUMENTS)
        try:
            yield kept.browser
        finally:
            kept.close()


@dataclass
class Visit:
    """What happened while a page was open: messages of errors, and requests to other hosts."""

    page: Page
    errors: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)


def visit(found: Browser, url: str, width: int = 1280, **options: object) -> Visit:
    """Open a page in a new tab and wait until its script has finished and its charts are drawn.

    `options` are those of a context: media that a tab can emulate by itself, or else a context is made.
    """
    if options.keys() <= {"color_scheme", "forced_colors", "reduced_motion"}:
        page = found.contexts[0].new_page()
        page.emulate_media(**options)
        page.set_viewport_size({"width": width, "height": 900})
    else:
        page = found.new_context(viewport={"width": width, "height": 900}, **options).new_page()
    seen = Visit(page)
    page.on("pageerror", lambda error: seen.errors.append(str(error)))
    page.on("console", lambda message: _note_console(seen, message))
    page.on("request", lambda request: _note_request(seen, request.url, urlsplit(url).netloc))
    page.goto(url)
    page.wait_for_selector(FINISHED, timeout=PAGE_WITHIN)
    page.wait_for_selector("h1", timeout=PAGE_WITHIN)
    page.wait_for_function(
        "() => [...document.querySelectorAll('[data-testid=stPlotlyChart]')]"
        ".every(chart => chart.querySelector('svg.main-svg'))",
        timeout=PAGE_WITHIN,
    )
    page.wait_for_function(STILL, timeout=PAGE_WITHIN)
    return seen


def choose_first(box: Locator) -> None:
    """Choose the first option of a select box with the keyboard; once more where a rerun closed the list meanwhile."""
    option = box.page.get_by_role("option").first
    for _ in range(PAGE_WITHIN // OPTIONS_WITHIN):
        box.focus()
        box.press("ArrowDown")
        try:
            option.wait_for(timeout=OPTIONS_WITHIN)
        except TimeoutError:
            continue
        box.page.keyboard.press("Enter")
        return
    raise AssertionError("the list of options did not open")


def list_of_numbers(page: Page, key: str = "") -> Locator:
    """Open the list of the numbers of the first exhibit, or of the one with this key; gives its box."""
    row = page.locator(f'[class*="st-key-find-{key}"]').first
    row.scroll_into_view_if_needed()
    row.get_by_role("button", name="Find a number").click()
    box = page.locator(f'[class*="st-key-list-{key}"]').get_by_role("combobox")
    box.wait_for(timeout=PAGE_WITHIN)
    wait_until_still(page)
    return box


def show_table(page: Page, key: str = "") -> Locator:
    """Show the table in the place of the first figure, or that of the exhibit with this key; gives its grid."""
    view = page.locator(f'[class*="st-key-view-{key}"]').first
    view.scroll_into_view_if_needed()
    view.get_by_text("Table", exact=True).click()
    grid = page.locator('[data-testid="stDataFrame"]').first
    grid.wait_for(timeout=PAGE_WITHIN)
    wait_until_still(page)
    return grid


def press(page: Page, name: str) -> None:
    """Press a button once the page stands still."""
    wait_until_still(page)
    page.get_by_role("button", name=name, exact=True).click()


def choose(page: Page, label: str, option: str) -> None:
    """Choose another option of the last select box of this label by its words, once the page stands still."""
    wait_until_still(page)
    box = page.get_by_role("combobox", name=label).last
    box.scroll_into_view_if_needed()
    page.evaluate(SCROLLED)
    box.fill(option)
    page.get_by_role("option", name=option).first.wait_for(timeout=PAGE_WITHIN)
    page.keyboard.press("Enter")


def _note_console(seen: Visit, message: object) -> None:
    """Keep errors; the client's search for its server below a deep link (/page/_stcore/…) always fails twice."""
    if message.type == "error" and "/_stcore/" not in message.location.get("url", ""):
        seen.errors.append(message.text)


def _note_request(seen: Visit, url: str, host: str) -> None:
    parts = urlsplit(url)
    if parts.scheme in ("http", "https", "ws", "wss") and parts.netloc != host:
        seen.foreign.append(url)


def assert_sound(seen: Visit) -> None:
    """No exception, no error, no request to another host, and the frame is there, but on the projector."""
    assert seen.errors == []
    assert seen.foreign == []
    assert seen.page.locator('[data-testid="stException"]').count() == 0
    if "/presenter" not in seen.page.url:
        sections = seen.page.locator('[data-testid="stTopNavSection"]').count()
        assert sections in {sum(map(bool, navigation.shown(role, False))) for role in (READER, ADMINISTRATOR)}
