"""python -m tests.bench.first_visit [PAGE] [--visits N] [--watched]: seconds until the title and first figure stand.

Each visit is one of a new profile of Chromium to a dashboard that has answered others before, in turn with the floor:
a page of Streamlit with a title and one bar, which loads the same scripts. The page is looked at through its tree of
elements alone. Where a debugger's view of scripts is on, as in all libraries that drive browsers, Chromium reads the
script of charts a second time to know the lines in which an error would stand, a third of the whole; `--watched` turns
it on, to compare.
"""

from __future__ import annotations

import argparse
import json
import re
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from websockets.sync.client import ClientConnection, connect

from tests import browser as b

FLOOR = """
import plotly.graph_objects as go
import streamlit as st

st.title("Floor")
st.plotly_chart(go.Figure(go.Bar(x=[1], y=[1])))
"""
TITLE, FIGURE = "h1", '[data-testid="stPlotlyChart"] svg.main-svg'
LOOKED_EVERY, WITHIN = 0.02, 60  # seconds


class Seen(NamedTuple):
    """Seconds until the title and the first figure stand, and the MB that came over the wire until then."""

    title: float
    figure: float
    megabytes: float


class Tab:
    """The tab of a Chromium, spoken to in the protocol of its developer tools."""

    def __init__(self, line: ClientConnection) -> None:
        self._line, self._number, self.received = line, 0, 0.0

    def ask(self, method: str, **facts: Any) -> dict[str, Any]:
        """The answer to a command; what is told of received bytes meanwhile is added up."""
        self._number += 1
        self._line.send(json.dumps({"id": self._number, "method": method, "params": facts}))
        while True:
            message = json.loads(self._line.recv(WITHIN))
            if message.get("method") == "Network.loadingFinished":
                self.received += message["params"]["encodedDataLength"]
            if message.get("id") == self._number:
                return message.get("result", {})

    def wait_for(self, selector: str) -> None:
        """Wait until an element stands; raises TimeoutError."""
        until = time.monotonic() + WITHIN
        while time.monotonic() < until:
            root = self.ask("DOM.getDocument", depth=0)["root"]["nodeId"]
            if self.ask("DOM.querySelector", nodeId=root, selector=selector).get("nodeId"):
                return
            time.sleep(LOOKED_EVERY)
        raise TimeoutError(f"{selector} does not stand after {WITHIN} s")


@contextmanager
def new_tab() -> Iterator[Tab]:
    """A Chromium with a new profile and a laptop's window."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        command = [b.chromium(), "--headless=new", *b.ARGUMENTS, "--remote-debugging-port=0"]
        process = subprocess.Popen([*command, f"--user-data-dir={profile}"], stderr=subprocess.PIPE, text=True)
        try:
            told = (re.search(r"ws://([^/]+)/", line) for line in process.stderr)
            host = next(filter(None, told))[1]
            with urllib.request.urlopen(f"http://{host}/json") as answer:
                address = next(tab["webSocketDebuggerUrl"] for tab in json.load(answer) if tab["type"] == "page")
            with connect(address, max_size=None) as line:
                tab = Tab(line)
                tab.ask("Emulation.setDeviceMetricsOverride", width=1280, height=800, deviceScaleFactor=1, mobile=False)
                yield tab
        finally:
            process.terminate()
            process.wait()
            process.stderr.close()


def first_visit(url: str, is_watched: bool) -> Seen:
    """What a visitor waits for who has never been there."""
    with new_tab() as tab:
        tab.ask("Network.enable")
        if is_watched:
            tab.ask("Runtime.enable")
        start = time.perf_counter()
        tab.ask("Page.navigate", url=url)
        tab.wait_for(TITLE)
        title = time.perf_counter() - start
        tab.wait_for(FIGURE)
        return Seen(title, time.perf_counter() - start, tab.received / 1e6)


@contextmanager
def floor() -> Iterator[str]:
    """The address of a page that Streamlit serves by itself, with a title and one bar."""
    with tempfile.TemporaryDirectory() as folder:
        script, port = Path(folder) / "floor.py", b.free_port()
        script.write_text(FLOOR, encoding="utf-8")
        options = ["--server.headless=true", f"--server.port={port}", "--browser.gatherUsageStats=false"]
        command = [sys.executable, "-m", "streamlit", "run", str(script), *options]
        process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            b.wait_until_healthy(f"http://127.0.0.1:{port}/_stcore/health", process)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(timeout=20)


def main() -> None:
    """Visit both in turn and print the medians."""
    parser = argparse.ArgumentParser(description="Seconds until the first figure of a first visit.")
    parser.add_argument("page", nargs="?", default="", metavar="PAGE", help="the overview unless given")
    parser.add_argument("--visits", type=int, default=7)
    parser.add_argument("--watched", action="store_true", help="with a debugger's view of scripts, as in tests")
    options = parser.parse_args()
    with ExitStack() as stack:
        addresses = {"dashboard": stack.enter_context(b.fresh_server()), "floor": stack.enter_context(floor())}
        addresses["dashboard"] += f"/{options.page}"
        seen: dict[str, list[Seen]] = {name: [] for name in addresses}
        for number in range(options.visits + 1):
            for name, url in addresses.items():
                found = first_visit(url, options.watched)
                if number:  # the first visit of all waits for the documents to be read
                    seen[name].append(found)
    medians = {name: Seen(*map(statistics.median, zip(*found, strict=True))) for name, found in seen.items()}
    print(f"median of {options.visits} first visits{', watched by a debugger' if options.watched else ''}")
    for name, (title, figure, megabytes) in medians.items():
        least = min(each.figure for each in seen[name])
        first = f"first figure {figure:5.2f} s (least {least:.2f})"
        print(f"  {name:<10} title {title:5.2f} s   {first}  {megabytes:5.2f} MB")
    print(f"  first figure to the floor  {medians['dashboard'].figure / medians['floor'].figure:.2f}")


if __name__ == "__main__":
    main()
