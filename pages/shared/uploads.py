"""What visitors may give: the size of a file, of all files of a visitor, and of all visitors; and what is made of them.

Streamlit limits a single file only; any visitor may send as many as he likes, and all of them stay in memory.
"""

from __future__ import annotations

import threading
import weakref
from collections.abc import Iterable
from typing import Protocol

from starlette.exceptions import HTTPException
from streamlit import runtime
from streamlit.runtime.scriptrunner import get_script_run_ctx

MB = 1_000_000
LARGEST_FILE = 25  # MiB, as in the settings
OF_A_VISITOR = 60 * MB  # two snapshots and a template, or one of the largest and another
OF_ALL = 400 * MB  # the largest files of a dozen visitors at once
TABLES_OF_ALL = 600 * MB  # what is read out of all snapshots that are given; they go with their visitors
FULL = (
    "This server holds as many snapshots of its visitors as it may. Try again later, or compare the two without it: "
    "python -m gcm_data.exports changes OLDER NEWER."
)
_TOO_LARGE = 413
_checking = threading.Lock()
_tables: dict[int, int] = {}  # what is held of visitors' snapshots: identity -> bytes


class Full(Exception):
    """This server holds as much of its visitors' files as it may."""


class Files(Protocol):
    """What Streamlit keeps of visitors' files: by session and number, each with its `data`."""

    file_storage: dict[str, dict[str, object]]

    def add_file(self, session_id: str, file: object) -> None:
        """Keep a file."""


def limit_totals() -> None:
    """Let this server refuse a file beyond the totals. Called when the server starts."""
    if runtime.exists():
        limit(runtime.get_instance().uploaded_file_mgr)


def limit(files: Files) -> None:
    """Let `files` refuse what goes beyond the totals, with the answer that the browser shows for too large a file."""
    add = files.add_file
    if getattr(add, "is_limited", False):
        return

    def add_within(session_id: str, file: object) -> None:
        with _checking:
            held = {session: {**kept} for session, kept in list(files.file_storage.items())}
            held.setdefault(session_id, {})[file.file_id] = file
            sizes = {session: sum(len(each.data) for each in kept.values()) for session, kept in held.items()}
            if sizes[session_id] > OF_A_VISITOR or sum(sizes.values()) > OF_ALL:
                raise HTTPException(_TOO_LARGE, detail="File too large")
            add(session_id=session_id, file=file)

    add_within.is_limited = True
    files.add_file = add_within


def let_go(numbers: Iterable[str]) -> None:
    """Forget files that this reader gave and that are kept elsewhere now: Streamlit would hold them, and count them,
    as long as the visit lasts.
    """
    context = get_script_run_ctx()
    if context is not None and runtime.exists():
        files = runtime.get_instance().uploaded_file_mgr
        for number in numbers:
            files.remove_file(context.session_id, number)


def hold(made: object, size: int) -> None:
    """Count what was made of a visitor's file, until nobody holds it any longer. Raises Full where it is too much."""
    if sum(_tables.values()) + size > TABLES_OF_ALL:
        raise Full
    _tables[id(made)] = size
    weakref.finalize(made, _tables.pop, id(made), None)
