"""What a link may call the options of a choice: their labels and keys, numbers, and other names, whatever the case."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import TypeVar

from gcm_data import reference

Option = TypeVar("Option", bound=object)


def option_named(given: str, names: Mapping[Option, str]) -> Option | None:
    """The option, of those with a label in `names`, that a link calls `given`; None if it calls none of them so.

    A label comes before a key, and a key before any other name, so that no name hides a label.
    """
    wanted = _plain(given)
    for ways in (_labels, _keys, _others):
        for option, label in names.items():
            if wanted and wanted in map(_plain, ways(option, label)):
                return option
    return None


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace("_", " ").split())


def _labels(_option: object, label: str) -> Iterator[str]:
    yield label


def _keys(option: object, _label: str) -> Iterator[str]:
    yield str(option)


def _others(option: object, label: str) -> Iterator[str]:
    """“6” of “6 Fair and ethical recruitment”, “c” of “(c) Achievements”; and other names of States and subregions."""
    yield label.split()[0].strip("()") if label[:1].isdigit() or label.startswith("(") else ""
    yield from _known_otherwise().get(str(option), ())
    yield from _known_otherwise().get(label, ())


@cache
def _known_otherwise() -> dict[str, tuple[str, ...]]:
    """Code or name of a member, or name of a subregion -> its other names."""
    found = {subregion.subregion: (subregion.short_name,) for subregion in reference.subregions()}
    aliases: dict[str, list[str]] = {}
    for alias in reference.aliases():
        aliases.setdefault(alias.iso3, []).append(alias.alias)
    for member in reference.members():
        names = (member.iso3, member.name, member.short_name, *aliases.get(member.iso3, ()))
        found[member.iso3] = found[member.name] = names
    return found
