"""Addresses in the report: what stands behind # in a link, so that a number can be passed on."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable


def slug(words: str) -> str:
    """Words as part of an address: “Pacific · objective 22” is pacific-objective-22; "" without a Latin letter."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def slugs(labels: Iterable[str]) -> dict[str, str]:
    """Label of a number -> its part of an address; where two labels give one part, the later ones are numbered."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for label in labels:
        first = address = slug(label) or "number"
        number = 1
        while address in taken:
            number += 1
            address = f"{first}-{number}"
        taken.add(address)
        found[label] = address
    return found
