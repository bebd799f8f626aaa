"""Names of documents: safe as a file's name on any system, and the only one of that name in a cycle."""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import PurePosixPath

from gcm_data.store.kinds import NotUnderstood
from gcm_data.store.rows import Incoming

LONGEST, LONGEST_PLACE = 180, 400  # characters
NAMELESS = "document"
_NOT_IN_NAMES = re.compile(r'[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069<>:"|?*\\/\ud800-\udfff]+')
_RESERVED = re.compile(r"(?i)^(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)")  # by Windows
LISTS = ("corrections.csv", "attribution.csv", "mapping.csv", "decisions.csv", "documents.csv")


def name_of(file: Incoming) -> str:
    """The name under which a file is kept. Raises NotUnderstood for a place that is none below a cycle's folder."""
    if not file.place:
        return clean_name(file.name)
    path = PurePosixPath(file.place)
    is_below = not path.is_absolute() and path.parts and not any(part.startswith(".") for part in path.parts)
    is_written = file.place == path.as_posix() and "\\" not in file.place and "\0" not in file.place
    if not (is_below and is_written and path.name.casefold() not in LISTS and len(file.place) <= LONGEST_PLACE):
        raise NotUnderstood(f"{file.place!r} is no place of a document below the folder of a cycle.")
    return file.place


def clean_name(name: str) -> str:
    """The name under which an uploaded file is kept: without folders, and without what a system can't write."""
    base = re.split(r"[\\/]", name)[-1]
    base = _NOT_IN_NAMES.sub("_", base).strip(" .~$")
    base = _RESERVED.sub(r"_\1", base) or NAMELESS
    if base.casefold() in LISTS:
        base = f"_{base}"
    path = PurePosixPath(base)
    suffix = path.suffix[:20]
    return f"{path.name[: len(path.name) - len(path.suffix)][: LONGEST - len(suffix)]}{suffix}"


def free_name(name: str, taken: Collection[str]) -> str:
    """The name, with the first free number before its ending where it is taken; `taken` are names case-folded."""
    path = PurePosixPath(name)
    free, number = name, 2
    while free.casefold() in taken:
        free = str(path.with_name(f"{path.stem} ({number}){path.suffix}"))
        number += 1
    return free
