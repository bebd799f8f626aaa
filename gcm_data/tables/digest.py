"""A digest of tables: equal for equal tables, another as soon as one cell differs."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping

import numpy as np
import pandas as pd


def digest_of(tables: Mapping[str, pd.DataFrame]) -> str:
    """SHA-256 of the names, columns and cells of some tables, as hexadecimal digits."""
    digest = hashlib.sha256()
    for name, table in tables.items():
        digest.update(f"{name}\n".encode())
        for column in table:
            digest.update(f"{column}\n".encode())
            for part in _bytes(table[column]):
                digest.update(part)
    return digest.hexdigest()


def _bytes(column: pd.Series) -> Iterator[bytes]:
    """A column as bytes that no other column has: the lengths of its texts and the texts, or which numbers are missing
    and the numbers.

    Written as JSON a million mentions would take twenty seconds.
    """
    if column.dtype == "str":
        texts = column.tolist()
        yield np.fromiter(map(len, texts), dtype="<i8", count=len(texts)).tobytes()
        yield "".join(texts).encode()
    else:
        yield column.isna().to_numpy().tobytes()
        yield column.fillna(0).to_numpy(dtype="<i8").tobytes()
