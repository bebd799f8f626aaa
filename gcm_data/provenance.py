"""Which data, which software and which reference tables a number was made of: what every file carries."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import numpy as np
import pandas as pd

from gcm_data.reference import SOURCES
from gcm_data.tables import ReviewData

SOFTWARE = "1.0"  # raised with every change that may change a number or a sentence
SHOWN = 12  # signs of a digest; enough to tell files apart, short enough to be read out


@dataclass(frozen=True, slots=True)
class Provenance:
    """`fingerprint` of the data (all documents of all cycles), versions, and the day on which they were read."""

    as_of: dt.date
    fingerprint: str
    software: str
    reference: str

    @classmethod
    def of(cls, data: ReviewData, as_of: dt.date) -> Provenance:
        """That of some data as they are now."""
        return cls(as_of, fingerprint(data), SOFTWARE, reference_version())


def fingerprint(data: ReviewData) -> str:
    """A digest of all tables: the same for the same data, another as soon as one cell differs."""
    digest = hashlib.sha256()
    for name in data.__dataclass_fields__:
        table: pd.DataFrame = getattr(data, name)
        digest.update(f"{name}\n".encode())
        for column in table:
            digest.update(f"{column}\n".encode())
            for part in _bytes(table[column]):
                digest.update(part)
    return digest.hexdigest()[:SHOWN]


def _bytes(column: pd.Series) -> Iterator[bytes]:
    """A column as bytes that no other column has: how long its texts are and these, or its numbers and which are none.

    Column by column, because of a million mentions JSON takes twenty seconds.
    """
    if column.dtype == "str":
        texts = column.tolist()
        yield np.fromiter(map(len, texts), dtype="<i8", count=len(texts)).tobytes()
        yield "".join(texts).encode()
    else:
        yield column.isna().to_numpy().tobytes()
        yield column.fillna(0).to_numpy(dtype="<i8").tobytes()


@cache
def reference_version() -> str:
    """A digest of the reference tables."""
    digest = hashlib.sha256()
    for path in sorted(SOURCES.parent.glob("*.csv")):
        digest.update(f"{path.name}\n".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:SHOWN]
