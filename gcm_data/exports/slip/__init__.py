"""The verification slip of a State: how its response was read, to be ticked or corrected, as a workbook or on paper."""

from __future__ import annotations

import datetime as dt

from gcm_data.exports.slip import docx, xlsx
from gcm_data.exports.slip.content import Front
from gcm_data.tables.provenance import Provenance
from gcm_data.tables.slips import Slip
from gcm_data.tables.specs import ReviewData
from gcm_data.tables.withheld import withhold

WRITERS = {"xlsx": xlsx.write, "docx": docx.write}


def write(data: ReviewData, iso3: str, cycle: str, as_of: dt.date, suffix: str = "xlsx") -> bytes:
    """The slip of a State as a file: "xlsx" can be read back, "docx" is for reading and ticking by hand.

    Raises KeyError for no member or no review, and ValueError where nothing was read of the State that may be named.
    """
    data = withhold(data)  # for the fingerprint, too: it is that of what is shown
    slip = Slip.of(data, iso3, cycle)
    if not (slip.answers or slip.codes):
        raise ValueError(f"nothing was read of {slip.member} in the review of {cycle}")
    return WRITERS[suffix](slip, Front.of(slip, data.documents, Provenance.of(data, as_of)))


def file_name(iso3: str, cycle: str, as_of: dt.date, suffix: str) -> str:
    """Such as gcm-2025-fji-verification-slip-2025-02-01.xlsx."""
    return f"gcm-{cycle}-{iso3.lower()}-verification-slip-{as_of.isoformat()}.{suffix}"
