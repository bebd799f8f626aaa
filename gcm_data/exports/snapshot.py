"""Snapshots: everything that was read, frozen in one file, so that its numbers can be made again and compared later."""

from __future__ import annotations

import datetime as dt
import io
import json
import zipfile
import zlib
from dataclasses import asdict, dataclass

from gcm_data.exhibits import Scope
from gcm_data.exports.csv import read_csv
from gcm_data.exports.package import as_json, write_package
from gcm_data.exports.progress import Progress
from gcm_data.provenance import Provenance, fingerprint
from gcm_data.tables import SPECS, ReviewData

MANIFEST = "manifest.json"
LARGEST = 500_000_000  # bytes of all tables together: a hundred times those of a review with a million mentions a State
_TABLES = [spec for spec in SPECS if spec.name in ReviewData.__dataclass_fields__]


class BrokenSnapshot(ValueError):
    """A file that is no snapshot, or one that was changed since it was frozen; its text says what was found."""


@dataclass(frozen=True)
class Snapshot:
    """What was read, and from what it was made."""

    data: ReviewData
    provenance: Provenance


def write(scope: Scope, progress: Progress) -> bytes:
    """A snapshot of all that was read, whatever is selected."""
    progress(0.1, "tables")
    return freeze(scope.data, scope.as_of)


def freeze(data: ReviewData, as_of: dt.date) -> bytes:
    """Tables and their manifest as one zip: documents with their digests, versions, the day."""
    found = Provenance.of(data, as_of)
    documents = data.documents[["cycle", "document", "sha256", "size", "received", "layout"]].to_dict("records")
    manifest = {**asdict(found), "as_of": found.as_of.isoformat(), "documents": documents}
    tables = ((spec, getattr(data, spec.name)) for spec in _TABLES)
    return write_package(tables, f"gcm-snapshot-{found.fingerprint}", found, {MANIFEST: as_json(manifest)})


def thaw(content: bytes) -> Snapshot:
    """The tables of a snapshot. Raises BrokenSnapshot for any other file, and for one whose tables were changed."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > LARGEST:
                raise BrokenSnapshot(f"its tables are larger than {LARGEST:,} bytes")
            manifest = json.loads(archive.read(MANIFEST))
            tables = {spec.name: read_csv(archive.read(f"{spec.name}.csv"), spec) for spec in _TABLES}
        found = Provenance(
            dt.date.fromisoformat(manifest["as_of"]),
            *(str(manifest[name]) for name in ("fingerprint", "software", "reference")),
        )
    except zipfile.BadZipFile:
        raise BrokenSnapshot("it is no zip file") from None
    except KeyError as missing:
        raise BrokenSnapshot(f"{missing.args[0]} is missing") from None
    except BrokenSnapshot:
        raise
    except (ValueError, TypeError, NotImplementedError, RuntimeError, OSError, zlib.error) as error:
        raise BrokenSnapshot(str(error)) from None
    data = ReviewData(**tables)
    if fingerprint(data) != found.fingerprint:
        raise BrokenSnapshot("its tables are not those that were frozen: they give another fingerprint")
    return Snapshot(data, found)
