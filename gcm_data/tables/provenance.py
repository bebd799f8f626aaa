"""Which data, which software and which reference tables a number was made of: what every file carries."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass
from functools import cache

from gcm_data.reference import SOURCES
from gcm_data.tables.specs import ReviewData

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
    """What tells data apart: the same for the same data, another as soon as one cell differs."""
    return data.digest[:SHOWN]


@cache
def reference_version() -> str:
    """A digest of the reference tables."""
    digest = hashlib.sha256()
    for path in sorted(SOURCES.parent.glob("*.csv")):
        digest.update(f"{path.name}\n".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:SHOWN]
