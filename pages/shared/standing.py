"""What was read last and stands, while what is newer is being read beside it: no reader waits for a load."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

T = TypeVar("T")
Tell = Callable[[int], None]
FOLDERS_KEPT = 2
TRIED_AGAIN_AFTER = 30.0  # seconds; what could not be read is not asked for at every click
_log = logging.getLogger(__name__)


class NothingStands(Exception):
    """Nothing was read yet, and the first load failed; the text says why, as a part of a sentence."""


@dataclass
class Load:
    """A load that runs or has failed: of which version, how many documents it has read, when it ended, and why."""

    version: str
    read: int = 0
    problem: str = ""
    began_at: float = field(default_factory=time.monotonic)
    ended_at: float = 0.0
    done: threading.Event = field(default_factory=threading.Event)

    @property
    def age(self) -> float:
        """Seconds since it began."""
        return time.monotonic() - self.began_at

    @property
    def is_running(self) -> bool:
        """Whether it still reads."""
        return not self.done.is_set()


class Standing(Generic[T]):
    """For each folder what stands, and the load of a newer version. `make` reads it: (folder, version, tell) -> T.

    `failures` are what `make` raises with a text for readers. `replaced` is called when something new stands.
    """

    def __init__(
        self,
        make: Callable[[str, str, Tell], T],
        failures: type[Exception],
        replaced: Callable[[], None],
    ) -> None:
        self._make, self._failures, self._replaced = make, failures, replaced
        self._lock = threading.Lock()
        self._stands: dict[str, tuple[str, T]] = {}  # folder -> version, what stands
        self._loads: dict[str, Load] = {}  # folder -> the load that runs, or the last one that failed

    def begin(self, folder: str, version: str) -> bool:
        """Begin to read a version that does not stand, unless a load runs or has just failed; whether it did."""
        with self._lock:
            if self._stands.get(folder, ("",))[0] == version:
                return False
            load = self._loads.get(folder)
            if load and load.is_running:
                return False
            if load and load.version == version and time.monotonic() - load.ended_at < TRIED_AGAIN_AFTER:
                return False
            load = self._loads[folder] = Load(version)
        threading.Thread(target=self._run, args=(folder, load), daemon=True).start()
        return True

    def _run(self, folder: str, load: Load) -> None:
        def tell(read: int) -> None:
            load.read = read

        try:
            made = self._make(folder, load.version, tell)
        except self._failures as failure:
            load.problem = str(failure)
        except Exception:
            _log.exception("reading the documents failed")
            load.problem = "this program has a fault; its log tells more"
        else:
            with self._lock:
                self._stands.pop(folder, None)
                self._stands[folder] = load.version, made
                while len(self._stands) > FOLDERS_KEPT:
                    self._stands.pop(next(iter(self._stands)))
                self._loads.pop(folder)
            del made
            self._replaced()
        load.ended_at = time.monotonic()
        load.done.set()

    def load(self, folder: str) -> Load | None:
        """The load that runs or has failed; None where what stands is all there is."""
        return self._loads.get(folder)

    def get(self, folder: str) -> T | None:
        """What stands, and be it old."""
        found = self._stands.get(folder)
        return found[1] if found else None
