"""The store when many write at once and are killed, when a disk fills, and when a database goes away and comes back."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter

import pytest

from gcm_data.store import archive
from gcm_data.store.store import Store
from tests import databases
from tests.conftest import ROOT
from tests.store_writers import content_of, take_turn

WRITERS = 20


@pytest.mark.skipif(sys.platform == "win32", reason="processes are forked and killed as on Linux and macOS")
@pytest.mark.parametrize(
    ("kind", "seconds"),
    [
        ("sqlite", 0.6),
        *(pytest.param(*case, marks=pytest.mark.long) for case in (("postgresql", 0.6), ("sqlite", 30.0))),
        pytest.param("postgresql", 30.0, marks=pytest.mark.long),
    ],
)
def test_what_was_acknowledged_is_there_once_whoever_was_killed(kind, seconds, tmp_path):
    url = databases.new_database(kind, tmp_path)  # all make its tables at the same moment
    command = [sys.executable, "-m", "tests.store_writers", url, tmp_path, str(WRITERS), str(seconds), "20181210"]
    subprocess.run(command, cwd=ROOT, check=True)
    assert {path.name: path.read_text("utf-8") for path in tmp_path.glob("*.failed")} == {}
    noted = [tmp_path / str(writer) for writer in range(WRITERS)]
    acknowledged = [len(path.read_bytes().splitlines()) if path.exists() else 0 for path in noted]
    assert sum(acknowledged) >= WRITERS / 2  # those who were not killed ended their turns
    store = Store(url)
    assert archive.verify(store) == []
    for writer, turn in enumerate(acknowledged):  # what was under way is sent again, be it kept or not
        take_turn(store, writer, turn)
    state = store.state()
    wanted = {(writer, turn) for writer, turns in enumerate(acknowledged) for turn in range(turns + 1)}
    assert Counter(each.key for each in state.decisions) == Counter(
        f"{writer}-{turn}-{kind}" for writer, turn in wanted for kind in ("receive", "accept")
    )
    assert Counter(store.content(each.sha256) for each in state.accepted) == Counter(
        content_of(writer, turn) for writer, turn in wanted
    )
    assert archive.verify(store) == []
