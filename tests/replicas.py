"""Two dashboards on two ports behind nginx on one PostgreSQL, with the configuration that `.deploy/` ships."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

from gcm_data.store import database
from tests import browser, databases
from tests.conftest import ROOT

CONFIG = ROOT / ".deploy" / "nginx.conf"
COOKIE_SECRET = "fictional-secret-of-both-dashboards"


def nginx() -> str | None:
    """Path of nginx on this machine; Debian keeps it where not everybody looks for programs."""
    return shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")


@dataclass(frozen=True)
class Replicas:
    """The addresses: of nginx, of both dashboards, of their database; and the log of nginx."""

    front: str
    dashboards: tuple[str, str]
    database: str
    log: Path


@contextlib.contextmanager
def replicas(folder: Path, *options: str) -> Iterator[Replicas]:
    """Start them all; they end with the block. `options` are of the command of both dashboards."""
    url = databases.new_database("postgresql", folder)
    setting = {database.SETTING: url, "STREAMLIT_SERVER_COOKIE_SECRET": COOKIE_SECRET}
    start = partial(browser.fresh_server, options=options, **setting)
    with start() as one, start() as two, _front(one, two) as found:
        yield Replicas(found[0], (one, two), url, found[1])


@contextlib.contextmanager
def _front(one: str, two: str) -> Iterator[tuple[str, Path]]:
    """Nginx before them, by the shipped configuration with the places of this test; its address, and its log."""
    with tempfile.TemporaryDirectory(prefix="gcm-nginx-", ignore_cleanup_errors=True) as made, socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address, folder = f"127.0.0.1:{free.getsockname()[1]}", Path(made)
        free.close()
        folder.chmod(0o755)  # where root starts it, another user does the work
        text = CONFIG.read_text(encoding="utf-8")
        places = {
            "server dashboard1:8501": f"server {urlsplit(one).netloc}",
            "server dashboard2:8501": f"server {urlsplit(two).netloc}",
            "listen 8080": f"listen {address}",
            "/tmp/nginx/": f"{folder}/",
            "/dev/stdout": f"{folder}/log",
            "/dev/stderr": f"{folder}/errors",
        }
        for place, here in places.items():
            assert place in text, place
            text = text.replace(place, here)
        (folder / "nginx.conf").write_text(text, encoding="utf-8")
        command = [nginx(), "-e", folder / "errors", "-p", folder, "-c", folder / "nginx.conf", "-g", "daemon off;"]
        process = subprocess.Popen(command)
        try:
            _wait_for(address, process, folder / "errors")
            yield f"http://{address}", folder / "log"
        finally:
            process.terminate()
            process.wait(timeout=20)


def _wait_for(address: str, process: subprocess.Popen[bytes], errors: Path) -> None:
    host, port = address.split(":")
    deadline = time.monotonic() + browser.STARTED_WITHIN
    while True:
        with contextlib.suppress(OSError), socket.create_connection((host, int(port)), timeout=1):
            return
        if process.poll() is not None or time.monotonic() > deadline:
            raise RuntimeError(errors.read_text(encoding="utf-8", errors="replace"))
        time.sleep(0.05)


def is_asked_for() -> bool:
    """Whether these tests may not be left out: in CI all that they need is there."""
    return bool(os.environ.get("CI"))
