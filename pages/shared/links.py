"""What links call the options of a choice: a short code each, which stays whatever is shown, and what else they may.

Links from before the codes, and those that a person writes, name options by their labels, numbers and other names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import TypeVar

from gcm_data import reference
from gcm_data.coverage.selection import GROUPS

Option = TypeVar("Option", bound=object)
_CODE = re.compile(r"[\w.-]+", re.ASCII)
_PARTS = " · "  # between those of the label of a number


def as_named(options: Iterable[str]) -> dict[str, str]:
    """Options that are their own labels."""
    return {option: option for option in options}


def code_of(option: object) -> str:
    """What a link calls an option: “pacific”, “SIDS”, “FJI”, “6”, “coded-or-cited”."""
    name = str(option)
    return _codes().get(name) or (name if _CODE.fullmatch(name) else _slug(name))


def code_of_number(label: str) -> str:
    """What a link calls a number of an exhibit, by its label: “pacific.5” of “Pacific · objective 5”."""
    return ".".join(map(_code_of_part, label.split(_PARTS)))


def number_named(given: str, labels: Iterable[str]) -> str | None:
    """The label of the number that a link calls `given`, by its code or its label; None if none is called so."""
    known = list(labels)
    return given if given in known else next((label for label in known if code_of_number(label) == given), None)


def option_named(given: str, names: Mapping[Option, str]) -> Option | None:
    """The option, of those with a label in `names`, that a link calls `given`; None if it calls none of them so.

    A label comes before a key, a key before a code, and a code before any other name, so that no name hides a label.
    """
    wanted = _plain(given)
    for ways in (_labels, _keys, _codes_of, _others):
        for option, label in names.items():
            if wanted and wanted in map(_plain, ways(option, label)):
                return option
    return None


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace("_", " ").split())


def _slug(text: str) -> str:
    return re.sub(r"[^\w]+", "-", text.casefold()).strip("-")


def _code_of_part(part: str) -> str:
    name = part.removeprefix("objective ")
    return _codes().get(name) or _slug(name)


def _labels(_option: object, label: str) -> Iterator[str]:
    yield label


def _keys(option: object, _label: str) -> Iterator[str]:
    yield str(option)


def _codes_of(option: object, _label: str) -> Iterator[str]:
    yield code_of(option)


def _others(option: object, label: str) -> Iterator[str]:
    """“6” of “6 Fair and ethical recruitment”, “c” of “(c) Achievements”; and other names of States and subregions."""
    yield label.split()[0].strip("()") if label[:1].isdigit() or label.startswith("(") else ""
    yield from _known_otherwise().get(str(option), ())
    yield from _known_otherwise().get(label, ())


@cache
def _codes() -> dict[str, str]:
    """Name of a subregion, group, member, principle or need -> its code."""
    found = {subregion.subregion: subregion.short_name.lower() for subregion in reference.subregions()}
    found |= GROUPS
    found |= {each.label: each.key for each in (*reference.principles(), *reference.needs())}
    for member in reference.members():
        found[member.name] = found[member.short_name] = member.iso3
    return found


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
