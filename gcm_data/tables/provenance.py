"""From which data, software and reference tables a number was computed: every file carries this."""

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
        """The provenance of data that are computed now, by this software and reference, as of a day."""
        return cls(as_of, fingerprint(data), SOFTWARE, reference_version())


def fingerprint(data: ReviewData) -> str:
    """Some signs that tell sets of data apart: equal for equal data, others as soon as one cell differs."""
    return data.digest[:SHOWN]


@cache
def reference_version() -> str:
    """A digest of the reference tables."""
    digest = hashlib.sha256()
    for path in sorted(SOURCES.parent.glob("*.csv")):
        digest.update(f"{path.name}\n".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:SHOWN]
