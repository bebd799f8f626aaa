"""Coded cells that name principles or needs: by label, letter or alias."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
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
    for item, target in _items(text, names):
        if target:
            found.setdefault(target, item)
        else:
            problems.append(("code-unknown", item))
    return Codes(found, tuple(problems))


def lists_names(text: str, target_kind: str) -> bool:
    """Whether a text names principles or needs and says nothing else; how an answer begins tells that it is none."""
    begins = vocabulary.plain(text[: vocabulary.KEPT_BELOW])
    first = begins.partition(" ")[0]
    is_numbered = len(first) < 2 or first.isdecimal()
    if not is_numbered and not f"{begins} ".startswith(_first_words(target_kind)):
        return False
    names = names_of(target_kind)
    is_list = all(target for _, target in _items(ticked(text)[0], names)) or _joined_by_spaces(text, names)
    return bool(is_list or begins in words_of("all names")) and read_names(text, target_kind).is_whole


@cache
def _first_words(target_kind: str) -> tuple[str, ...]:
    """The words with which a list of names can begin, folded."""
    names = (*names_of(target_kind), *words_of("all names"), *words_of("name label"))
    words = {name.partition(" ")[0] for name in names}
    words = {word for word in words if len(word) > 1}  # a letter alone begins any text
    return tuple(f"{word} " if word.isascii() else word for word in words)


def _items(text: str, names: dict[str, str]) -> Iterator[tuple[str, str | None]]:
    """The items of a list, each with the target that it names."""
    for part in re.split(r"[;\n\r\t|•·]", text):
        for item in _name_items(part, names):
            yield item.strip(), _named(item, names)


def _joined_by_spaces(text: str, names: dict[str, str]) -> dict[str, str]:
    """The targets of a survey tool's list of choices, “finance policy_advice”: each word of it is a name of one."""
    words = text.split()
    if len(words) < 2 and "_" not in text:
        return {}
    found: dict[str, str] = {}
    for word in words:
        target = names.get(vocabulary.plain(word))
        if not target:
            return {}
        found[target] = word
    return found


def single_name(text: str, target_kind: str) -> str:
    """The principle or need whose name is all that a text says, else ""; names with underscores are those of a tool."""
    codes = read_names(text.replace("_", " "), target_kind)
    return next(iter(codes.found)) if len(codes.found) == 1 and not codes.problems else ""


def _named(item: str, names: dict[str, str]) -> str | None:
    """The target an item names: as it stands, or without its letter, a remark in brackets, or a word such as
    “principle” before its letter.
    """
    folded = vocabulary.plain(item)
    words = folded.split()
    while words and words[0] in words_of("name label"):
        words.pop(0)
    shorter = (form.sub("", item) for form in (_LETTERED, _NAME_REMARK) if form.search(item))
    forms = (folded, *map(vocabulary.plain, shorter), " ".join(words))
    return next(filter(None, map(names.get, forms)), None)


def _name_items(part: str, names: dict[str, str]) -> Iterator[str]:
    """The names in a part of a list: the whole part if it is a name (“rule of law and due process”), else by commas,
    slashes and joining words, kept together where that gives no known name.
    """
    folded = vocabulary.plain(part)
    if not folded:
        return
    items = [part]
    if folded not in names:
        for separator in (re.compile(r"[,/、，]"), separators()):
            items = [item for item in separator.split(part) if vocabulary.plain(item)]
            if len(items) > 1:
                break
    if len(items) > 1:
        for item in items:
            yield from _name_items(item, names)
    else:
        yield part
