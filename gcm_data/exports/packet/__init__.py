"""A packet of passages for a coder, as a workbook to be filled in and read back."""

from __future__ import annotations

import datetime as dt

from gcm_data.coding.packets import Packet
from gcm_data.exports.packet import xlsx
from gcm_data.tables.provenance import Provenance

SUFFIX = "xlsx"


def write(packet: Packet, provenance: Provenance) -> bytes:
    """The workbook of a packet. Raises ValueError for one without a row."""
    if not packet.rows:
        raise ValueError(f"there is nothing that {packet.coder} has to decide in the review of {packet.cycle}")
    return xlsx.write(packet, provenance)


def file_name(packet: Packet, as_of: dt.date) -> str:
    """Such as gcm-2025-packet-anna-2025-02-01.xlsx: of the coder's address what stands before the @."""
    name = packet.coder.partition("@")[0]
    name = "".join(sign if sign.isascii() and sign.isalnum() else "-" for sign in name).strip("-") or "coder"
    return f"gcm-{packet.cycle}-packet-{name}-{as_of.isoformat()}.{SUFFIX}"
