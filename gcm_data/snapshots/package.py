"""Tables as one file: a zip of CSV files with a descriptor of the Data Package standard."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Iterable, Mapping

import pandas as pd

from gcm_data import wording
from gcm_data.snapshots.csv import write_csv
from gcm_data.tables.provenance import Provenance
from gcm_data.tables.reading_specs import TableSpec
from gcm_data.tables.specs import DOCUMENTS

DESCRIPTOR = "datapackage.json"
_TYPES = {"str": "string", "int64": "integer", "Int64": "integer", "float64": "number", "bool": "boolean"}


def write_package(
    tables: Iterable[tuple[TableSpec, pd.DataFrame]], name: str, found: Provenance, beside: Mapping[str, bytes]
) -> bytes:
    """A zip of one CSV file for each table, datapackage.json, and the files `beside` (name -> bytes).

    Equal tables give equal bytes on any day. The descriptor follows Data Package 1 (specs.frictionlessdata.io).
    """
    given = list(tables)
    files = {f"{spec.name}.csv": (spec, write_csv(table)) for spec, table in given}
    said = [wording.texts(table) for spec, table in given if spec is DOCUMENTS]
    resources = [_resource(path, spec, content) for path, (spec, content) in files.items()]
    contents = {path: content for path, (_, content) in files.items()} | dict(beside)
    contents[DESCRIPTOR] = as_json(_descriptor(name, found, said) | {"resources": resources})
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(contents):
            archive.writestr(zipfile.ZipInfo(path), contents[path], zipfile.ZIP_DEFLATED)
    return made.getvalue()


def as_json(found: object) -> bytes:
    """JSON that a person can read as well."""
    return (json.dumps(found, ensure_ascii=False, indent=1) + "\n").encode()


def _descriptor(name: str, found: Provenance, said: list[str]) -> dict[str, object]:
    return {
        "profile": "tabular-data-package",
        "name": name,
        "title": wording.TITLE,
        "description": " ".join((wording.COVERAGE_IS, *said, wording.APOSTROPHES)),
        "version": found.fingerprint,
        "created": f"{found.as_of.isoformat()}T00:00:00Z",
        "software": found.software,
        "reference": found.reference,
    }


def _resource(path: str, spec: TableSpec, content: bytes) -> dict[str, object]:
    """The part of the descriptor for one CSV file: its columns, size and digest."""
    fields = [{"name": name, "type": _TYPES[kind]} for name, kind in spec.columns.items()]
    schema: dict[str, object] = {"fields": fields, "missingValues": [""]}
    if spec.key:
        schema["primaryKey"] = list(spec.key)
    return {
        "profile": "tabular-data-resource",
        "name": spec.name,
        "path": path,
        "description": f"One row per {spec.grain}.",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schema": schema,
    }
