"""What the loaders understand of one document before it counts, read in processes of its own.

A document that stops its reader keeps waiting only those who look at it: what counts is read elsewhere. Nothing is
withheld here: whoever looks holds the file.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from functools import cached_property
from typing import TypeVar

import pandas as pd

from gcm_data.exhibits import receiving
from gcm_data.store import present
from gcm_data.store.away import StoreAway
from gcm_data.store.rows import Document
from gcm_data.tables.apart import Apart
from gcm_data.tables.sheets import SheetText
from gcm_data.tables.specs import ReviewData
from loaders.apart import LoadFailed, read_apart
from loaders.files import File
from loaders.sheets import sheets_apart
from pages.shared import kept
from pages.shared.turns import out_of_turn

T = TypeVar("T")
Key = tuple[object, ...]
KEPT, KEPT_BYTES = 40, 150_000_000  # previews, of which most have some 50 kB
_process = Apart("loaders.apart:load_here")
_reading = threading.Lock()
_understood: OrderedDict[Key, Preview] = OrderedDict()
_sheets: OrderedDict[Key, list[SheetText]] = OrderedDict()


@dataclass(frozen=True, eq=False)
class Preview:
    """What was understood of a document, and what pages show of it, made when it is first asked for."""

    data: ReviewData

    @cached_property
    def summary(self) -> str:
        """Who answers, how much, and what was not read."""
        return receiving.summary(self.data)

    @cached_property
    def answers(self) -> pd.DataFrame:
        """A row per answer."""
        return receiving.answers(self.data)

    @cached_property
    def issues(self) -> pd.DataFrame:
        """A row per issue."""
        return receiving.issues(self.data)

    @cached_property
    def members(self) -> frozenset[str]:
        """The States that answer, by iso3."""
        return receiving.members_of(self.data)


class NotRead(Exception):
    """A document could not be looked at, for a reason that lies outside of it; the text is a sentence."""


def understood(document: Document, lists: Mapping[str, bytes]) -> Preview:
    """What is understood of a document alone, with lists of what people told by file name. Raises NotRead."""
    return _made(_understood, _key(document, lists), lambda: _understand(document, lists))


def known() -> dict[Key, Preview]:
    """What was understood last of each document at which somebody has looked, by (SHA-256, cycle, name)."""
    return {key[:3]: preview for key, preview in list(_understood.items())}


def sheets(document: Document) -> list[SheetText]:
    """The sheets of a document as received; none where it can't be opened. Raises NotRead."""
    return _made(
        _sheets, _key(document, {}), lambda: sheets_apart(_file(present.lay_out_document(kept.store(), document)))
    )


def _understand(document: Document, lists: Mapping[str, bytes]) -> Preview:
    store = kept.store()
    told = [present.lay_out_list(store, document.cycle, *each) for each in lists.items()]
    files = [_file(each) for each in (present.lay_out_document(store, document), *told)]
    return Preview(read_apart(files, apart=_process))


def _file(found: present.Kept) -> File:
    return File(found.path, found.name, found.cycle)


def _key(document: Document, lists: Mapping[str, bytes]) -> Key:
    return document.sha256, document.cycle, document.name, *sorted(lists.items())


def _made(cache: OrderedDict[Key, T], key: Key, make: Callable[[], T]) -> T:
    """What is kept under a key, or is made now while others' pages go on."""
    made = cache.get(key)
    if made is None:
        try:
            with out_of_turn(), _reading:
                made = cache.get(key)
                made = make() if made is None else made
        except LoadFailed as failed:
            raise NotRead(f"It could not be looked at: {failed}.") from failed
        except StoreAway as away:
            raise NotRead(str(away)) from away
        cache[key] = made
        _forget_oldest(cache)
    return made


def _forget_oldest(cache: OrderedDict[Key, T]) -> None:
    while len(cache) > 1 and (len(cache) > KEPT or sum(map(_size, cache.values())) > KEPT_BYTES):
        cache.popitem(last=False)


def _size(made: Preview | list[SheetText]) -> int:
    """About how many bytes something takes."""
    if isinstance(made, Preview):
        return sum(int(getattr(made.data, each.name).memory_usage(deep=True).sum()) for each in fields(made.data))
    return sum(50 + len(text) for sheet in made for row in sheet.rows for text in row)
