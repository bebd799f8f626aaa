"""The rows of the store: documents as received, decisions as taken, and the digest that chains decisions together."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field

FIRST_LINK = "0" * 64  # what the first decision of a store follows


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file that somebody hands in: its name and its bytes.

    `place` is where it lies below its cycle's folder, for one that comes with a folder: its name is kept as it is.
    """

    name: str
    content: bytes
    place: str = ""

    @property
    def digest(self) -> str:
        """SHA-256 of the bytes, in hexadecimal digits."""
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True, slots=True)
class Document:
    """A file as received. Its name is the only one of that name in its cycle; `received_as` is how it was called.

    `received` is a moment in UTC, ISO 8601; `size` is in bytes; `by` is who handed it in.
    """

    cycle: str
    name: str
    received_as: str
    sha256: str
    size: int
    received: str
    by: str


def new_key() -> str:
    """A name for one decision, by which it is known again if it is sent twice."""
    return uuid.uuid4().hex


@dataclass(frozen=True, slots=True)
class Proposal:
    """A decision that is asked for. `kind` is a key of kinds.KINDS, `what` has its fields.

    One that is sent again under the key that it has is not kept twice.
    """

    kind: str
    cycle: str = ""
    document: str = ""
    what: Mapping[str, str] = field(default_factory=dict)
    why: str = ""
    key: str = field(default_factory=new_key)


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision as kept: its number in the log, when (UTC, ISO 8601), by whom, on what, why; and the chain's link."""

    number: int
    key: str
    kind: str
    cycle: str
    document: str
    at: str
    by: str
    what: Mapping[str, str]
    why: str
    link: str

    @property
    def day(self) -> str:
        """The day, as lists of corrections have it."""
        return self.at[:10]


def now() -> str:
    """This moment in UTC, ISO 8601 with milliseconds."""
    return dt.datetime.now(dt.UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def as_json(what: Mapping[str, str]) -> str:
    """The fields of a decision as they are kept: equal fields give equal text."""
    return json.dumps(dict(what), ensure_ascii=False, sort_keys=True)


def link_of(before: str, decision: Decision) -> str:
    """The link of a decision: a digest of all that it says and of the link before it.

    Whoever changes, removes or adds an earlier row breaks all links behind it.
    """
    said = [
        before,
        decision.number,
        decision.key,
        decision.kind,
        decision.cycle,
        decision.document,
        decision.at,
        decision.by,
        as_json(decision.what),
        decision.why,
    ]
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode("utf-8", "surrogatepass")).hexdigest()
