"""Empty stores on SQLite and on PostgreSQL, who acts in them, and what they are asked most often.

A test module takes the fixtures that it needs under their names: `store = stores.store`.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from gcm_data.store.rights import Person
from gcm_data.store.rows import Incoming
from gcm_data.store.store import Store
from tests import databases

OFFICER = Person("officer@example.org", "officer")
OTHER = Person("other@example.org", "officer")
ADMINISTRATOR = Person("administrator@example.org", "administrator")


@pytest.fixture(params=databases.KINDS)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    """An empty store."""
    return Store(databases.new_database(request.param, tmp_path))


@pytest.fixture
def in_file(tmp_path: Path) -> Store:
    """An empty store in a file, for what does not depend on the database."""
    return Store(databases.new_database("sqlite", tmp_path))


def states(store: Store) -> dict[str, str]:
    """The state of each document, by name."""
    state = store.state()
    return {document.name: state.state_of(document) for document in state.documents}


def receive(store: Store, *names: str) -> int:
    """Hand in a file a name, with bytes of its own; the version then."""
    store.receive(OFFICER, "2025", [Incoming(name, f"fictional bytes of {name}".encode()) for name in names])
    return store.version()
