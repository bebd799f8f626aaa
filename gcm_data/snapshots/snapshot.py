"""Snapshots: all tables that were read, in one zip file, from which every number can be computed again later."""

from __future__ import annotations

import datetime as dt
import io
import json
import re
import struct
import zipfile
import zlib
from dataclasses import asdict, dataclass

from gcm_data.snapshots.csv import read_csv
from gcm_data.snapshots.package import as_json, write_package
from gcm_data.tables.integrity import misfits
from gcm_data.tables.provenance import Provenance, fingerprint
from gcm_data.tables.specs import LATER, SPECS, ReviewData
from gcm_data.tables.withheld import withhold

MANIFEST = "manifest.json"
LARGEST = 500_000_000  # bytes of all tables together: a hundred times those of a review with a million mentions a State
LARGEST_MANIFEST = 20_000_000  # bytes: that of 50,000 documents
_VERSION = re.compile(r"[\w.+-]{1,40}")
_ENCRYPTED = 0x1  # the bit of a zip entry's flags
# What unpacking raises for bytes that were changed somewhere, besides BadZipFile.
_DAMAGED = (ValueError, NotImplementedError, RuntimeError, OSError, EOFError, zlib.error, struct.error, LookupError)
_TABLES = [spec for spec in SPECS if spec.name in ReviewData.__dataclass_fields__]


class BrokenSnapshot(ValueError):
    """A file that is no snapshot, or one that was changed since it was frozen; its text says what was found."""


@dataclass(frozen=True)
class Snapshot:
    """The tables of a snapshot, and its provenance: day, fingerprint, versions."""

    data: ReviewData
    provenance: Provenance


def freeze(data: ReviewData, as_of: dt.date) -> bytes:
    """Tables and their manifest as one zip: documents with their digests, versions, the day."""
    found = Provenance.of(data, as_of)
    documents = data.documents[["cycle", "document", "sha256", "size", "received", "layout"]].to_dict("records")
    manifest = {**asdict(found), "as_of": found.as_of.isoformat(), "documents": documents}
    tables = ((spec, getattr(data, spec.name)) for spec in _TABLES)
    return write_package(tables, f"gcm-snapshot-{found.fingerprint}", found, {MANIFEST: as_json(manifest)})


def thaw(content: bytes, largest: int = LARGEST) -> Snapshot:
    """The tables of a snapshot. Raises BrokenSnapshot for any other file, and for one whose tables were changed.

    `largest` is how many bytes all tables together may have. What tells who a non-attributable source is, a file that
    was made by hand may hold; it is withheld here.
    """
    contents = _contents(content, largest)
    found = _provenance(contents[MANIFEST])
    try:
        data = ReviewData(
            **{
                spec.name: read_csv(table, spec)
                for spec in _TABLES
                if (table := contents.get(f"{spec.name}.csv")) is not None
            }
        )
    except ValueError as error:
        raise BrokenSnapshot(str(error)) from None
    if fingerprint(data) != found.fingerprint:
        raise BrokenSnapshot("its tables are not those that were frozen: they give another fingerprint")
    if said := misfits(data):
        raise BrokenSnapshot(f"{said}, which does not fit; it was made by software {found.software}")
    return Snapshot(withhold(data), found)


def _contents(content: bytes, largest: int) -> dict[str, bytes]:
    """Name -> bytes of the files that a snapshot has; an older one lacks some, further files in the zip are ignored."""
    if content[:2] != b"PK":
        raise BrokenSnapshot(f"it is {'empty' if not content else 'no zip file'}")
    wanted = [MANIFEST, *(f"{spec.name}.csv" for spec in _TABLES)]
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = [entry for entry in archive.infolist() if entry.filename in wanted]
            _check_entries(entries, wanted, largest)
            return {entry.filename: archive.read(entry.filename) for entry in entries}
    except BrokenSnapshot:
        raise
    except (zipfile.BadZipFile, *_DAMAGED):
        raise BrokenSnapshot("it is damaged: not all of its files can be unpacked") from None


def _check_entries(entries: list[zipfile.ZipInfo], wanted: list[str], largest: int) -> None:
    """Raise BrokenSnapshot where a file is missing or should not be unpacked; unpacking stops at the size told here."""
    names = [entry.filename for entry in entries]
    later = {f"{spec.name}.csv" for spec in LATER}
    if missing := [name for name in wanted if name not in names and name not in later]:
        raise BrokenSnapshot(f"{', '.join(missing)} {'is' if len(missing) == 1 else 'are'} missing in it")
    if len(names) > len(set(names)):
        raise BrokenSnapshot("a file stands twice in it")
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise BrokenSnapshot("it is encrypted")
    if any(entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for entry in entries):
        raise BrokenSnapshot("it is compressed in a way that snapshots are not")
    if sum(entry.file_size for entry in entries) > largest:
        raise BrokenSnapshot(f"its tables are larger than {largest // 1_000_000:,} MB")
    if next(entry.file_size for entry in entries if entry.filename == MANIFEST) > LARGEST_MANIFEST:
        raise BrokenSnapshot(f"its {MANIFEST} is larger than {LARGEST_MANIFEST // 1_000_000} MB")


def _provenance(manifest: bytes) -> Provenance:
    """The provenance that a manifest states."""
    try:
        said = json.loads(manifest)
        as_of, *texts = (said[name] for name in ("as_of", "fingerprint", "software", "reference"))
        if not all(isinstance(text, str) and _VERSION.fullmatch(text) for text in texts):
            raise ValueError
        return Provenance(dt.date.fromisoformat(as_of), *texts)
    except (ValueError, TypeError, KeyError, RecursionError):
        raise BrokenSnapshot(f"its {MANIFEST} is not that of a snapshot") from None
