"""Coded cells that name principles or needs: by label, letter or alias."""

from __future__ import annotations

import re
from typing import Any

from loaders import vocabulary
from loaders.codes.ticked import ticked
from loaders.codes.words import DASHES, Codes, names_of, separators, words_of
from loaders.documents.workbook import text_of

_LETTERED = re.compile(rf"^\s*\(?(?:[a-j]|\d{{1,2}})(?:[).:]|\s+{DASHES}\s)\s*", re.IGNORECASE)
_NAME_REMARK = re.compile(r"(?<=\w)\s*\([^()]*\)\s*$")


def read_names(value: Any, target_kind: str) -> Codes:
    """The principles or needs a coded cell names: by label, letter (principles) or alias, parted by signs or “and”."""
    names = names_of(target_kind)
    text, is_certain = ticked(text_of(value))
    if not is_certain:
        return Codes(problems=(("code-uncertain", text),))
    if vocabulary.plain(text) in words_of("nothing") | {""}:
        return Codes()
    if vocabulary.plain(text) in words_of("all names"):
        return Codes(dict.fromkeys(names.values(), text))
    found: dict[str, str] = {}
    problems: list[tuple[str, str]] = []
    if joined := _joined_by_spaces(text, names):
        return Codes(joined)
    for part in re.split(r"[;\n\r\t|•·]", text):
        for item in _name_items(part, names):
            if target := _named(item, names):
                found.setdefault(target, item.strip())
            else:
                problems.append(("code-unknown", item.strip()))
    return Codes(found, tuple(problems))


def _joined_by_spaces(text: str, names: dict[str, str]) -> dict[str, str]:
    """The targets of a survey tool's list of choices, “finance policy_advice”: each word of it is a name of one."""
    words = text.split()
    if len(words) < 2 and "_" not in text:
        return {}
    found = {names.get(vocabulary.plain(word), ""): word for word in words}
    return {} if "" in found else found


def single_name(text: str, target_kind: str) -> str:
    """The principle or need whose name is all that a text says, else ""; names with underscores are those of a tool."""
    codes = read_names(text.replace("_", " "), target_kind)
    return next(iter(codes.found)) if len(codes.found) == 1 and not codes.problems else ""


def _named(item: str, names: dict[str, str]) -> str | None:
    """The target an item names: as it stands, or without its letter, a remark in brackets, or a word such as
    “principle” before its letter.
    """
    words = vocabulary.plain(item).split()
    while words and words[0] in words_of("name label"):
        words.pop(0)
    forms = (item, _LETTERED.sub("", item), _NAME_REMARK.sub("", item), " ".join(words))
    return next(filter(None, (names.get(vocabulary.plain(form)) for form in forms)), None)


def _name_items(part: str, names: dict[str, str]) -> list[str]:
    """The names in a part of a list: the whole part if it is a name (“rule of law and due process”), else by commas,
    slashes and joining words, kept together where that gives no known name.
    """
    if not vocabulary.plain(part):
        return []
    if vocabulary.plain(part) in names:
        return [part]
    for separator in (re.compile(r"[,/、，]"), separators()):
        items = [item for item in separator.split(part) if vocabulary.plain(item)]
        if len(items) > 1:
            return [name for item in items for name in _name_items(item, names)]
    return [part]
