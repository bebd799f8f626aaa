"""The tables of a review as bytes that are read back at once, for this program's own use: Arrow, one stream a table."""

from __future__ import annotations

import io
import zipfile
from dataclasses import fields

import pyarrow as pa

from gcm_data.tables.specs import SPECS, ReviewData, conform

_OPTIONS = pa.ipc.IpcWriteOptions(compression="lz4")


def pack(data: ReviewData) -> bytes:
    """The tables; `unpack` gives equal ones."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for each in fields(data):
            table = pa.Table.from_pandas(getattr(data, each.name), preserve_index=False)
            stream = io.BytesIO()
            with pa.ipc.new_stream(stream, table.schema, options=_OPTIONS) as writer:
                writer.write_table(table)
            archive.writestr(each.name, stream.getvalue())
    return packed.getvalue()


def unpack(content: bytes) -> ReviewData:
    """The tables that were packed. Raises ValueError for bytes that hold no such tables."""
    specs = {spec.name: spec for spec in SPECS}
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            tables = {
                each.name: pa.ipc.open_stream(archive.read(each.name)).read_all().to_pandas()
                for each in fields(ReviewData)
            }
    except (zipfile.BadZipFile, KeyError, pa.ArrowInvalid) as error:
        raise ValueError(f"no packed tables: {error}") from error
    return ReviewData(**{name: conform(table, specs[name]) for name, table in tables.items()})
