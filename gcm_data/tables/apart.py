"""Work that bytes from outside could make endless, done in a process of its own: limited, watched, stopped at need.

Who asks names a function as `module:function`, so that a room below may run what stands above it. The function is
called with a callable by which it reports steps, and with the arguments; those and the result travel pickled.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_ROOT = Path(__file__).parents[2]
_PROGRAM = "gcm_data.tables.apart_process"
_WATCH_EVERY = 0.1  # seconds
STARTS_WITHIN = 60.0  # seconds; it takes one, and much longer where every file is scanned for viruses


@dataclass(frozen=True, slots=True)
class Limits:
    """What one request may cost: seconds in all and between two steps, and bytes of memory (where a system has that).

    A process that has needed more than `kept` bytes of memory ends after its answer; the next request gets a new one.
    """

    seconds: float
    seconds_each: float
    memory: int
    kept: int


class Stopped(Exception):
    """The work did not end within its limits; the text is a part of a sentence that says why."""


class NotStarted(Exception):
    """No process could be started; the text is a part of a sentence that says why."""


class Apart:
    """One process that does one kind of work, request by request; started at need, and again after it was stopped."""

    def __init__(self, work: str) -> None:
        self._work = work
        self._one_at_a_time = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._has_begun = False

    def start(self) -> None:
        """Start the process if none runs, and don't wait until it is ready. Raises NotStarted."""
        if self._process is not None and self._process.poll() is None:
            return
        self.end()
        command = [sys.executable, "-X", "utf8", "-m", _PROGRAM, self._work]
        path = os.pathsep.join(filter(None, (str(_ROOT), os.environ.get("PYTHONPATH"))))
        try:
            self._process = subprocess.Popen(
                command,
                env={**os.environ, "PYTHONPATH": path},
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,  # nobody may fill a log with a file
                start_new_session=True,  # so that it is stopped with all that it has started
            )
        except OSError as error:
            raise NotStarted(error.strerror or type(error).__name__) from error

    @property
    def pid(self) -> int:
        """The number of the process; 0 where none runs."""
        process = self._process
        return process.pid if process else 0

    def ask(self, limits: Limits, *arguments: object, heard: Callable[[Any], None] = lambda step: None) -> Any:
        """The result of the work; `heard` is told each of its steps.

        Raises Stopped where it ends without a result or takes too long, NotStarted where there is no process, and
        RuntimeError for a defect of the work, with its traceback.
        """
        with self._one_at_a_time:
            self.start()
            watch = _Watch(self._stop)
            is_done = False
            try:
                result = self._answer(limits, arguments, heard, watch)
                is_done = True
                return result
            finally:
                watch.end()
                if not is_done:
                    self.end()

    def _answer(
        self, limits: Limits, arguments: tuple[object, ...], heard: Callable[[Any], None], watch: _Watch
    ) -> Any:
        watch.allow(STARTS_WITHIN, STARTS_WITHIN)
        if not self._is_ready():
            raise NotStarted(f"its process does not start{' in time' if watch.is_over else ''}")
        watch.allow(limits.seconds, limits.seconds_each)
        try:
            pickle.dump((limits.seconds, limits.memory, limits.kept, arguments), self._process.stdin, protocol=5)
            self._process.stdin.flush()
            while True:
                kind, content = pickle.load(self._process.stdout)
                if kind == "step":
                    watch.step()
                    heard(content)
                elif kind == "failed":
                    raise RuntimeError(content)
                else:
                    break
        except (EOFError, OSError, ValueError, pickle.UnpicklingError) as error:
            raise Stopped(watch.reason or _death(limits)) from error
        if kind == "last":
            self.end()
        return content

    def _is_ready(self) -> bool:
        """Wait until the process says that it runs; one that has answered before runs already."""
        with contextlib.suppress(EOFError, OSError, ValueError, pickle.UnpicklingError):
            self._has_begun = self._has_begun or pickle.load(self._process.stdout) == ("ready", None)
        return self._has_begun

    def _stop(self) -> None:
        """Kill the process and all that it has started."""
        process = self._process
        if process is None:
            return
        with contextlib.suppress(OSError):
            if hasattr(os, "killpg"):
                os.killpg(process.pid, signal.SIGKILL)
            else:
                process.kill()

    def end(self) -> None:
        """End the process, whatever it is doing."""
        process = self._process
        if process is None:
            return
        self._stop()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            with contextlib.suppress(OSError):
                pipe.close()
        self._process, self._has_begun = None, False


def _death(limits: Limits) -> str:
    most = f"{limits.memory // (1024 * 1024):,} MiB"
    return f"it needs more than {most} of memory, the limit, or is made to break its reader"


class _Watch:
    """Stops what takes longer than allowed: in all, or since the last step."""

    def __init__(self, stop: Callable[[], None]) -> None:
        self._stop, self._ended = stop, threading.Event()
        self.reason = ""
        self.allow(STARTS_WITHIN, STARTS_WITHIN)
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    @property
    def is_over(self) -> bool:
        return bool(self.reason)

    def allow(self, seconds: float, seconds_each: float) -> None:
        """Begin to count, for so long."""
        self._seconds, self._seconds_each = seconds, seconds_each
        self._began = self._step_began = time.monotonic()

    def step(self) -> None:
        """A new step begins."""
        self._step_began = time.monotonic()

    def _run(self) -> None:
        while not self._ended.wait(_WATCH_EVERY):
            now = time.monotonic()
            over = (
                (now - self._began > self._seconds, self._seconds),
                (now - self._step_began > self._seconds_each, self._seconds_each),
            )
            if said := [seconds for is_over, seconds in over if is_over]:
                self.reason = f"it takes longer than {said[0]:g} seconds, the limit"
                self._stop()
                return

    def end(self) -> None:
        """Stop watching."""
        self._ended.set()
        self._thread.join()
