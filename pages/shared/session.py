"""The one cached load, and what is computed from it. The only page module that knows the loaders."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

import streamlit as st

import gcm_data
from gcm_data.coverage import Grid, compute_coverage
from gcm_data.exhibits import Exhibit, Scope
from gcm_data.selection import Selection
from gcm_data.tables import ReviewData
from loaders.files import files_of_review, load_files

T = TypeVar("T")
SHIPPED = Path(gcm_data.__file__).parent / "submissions"
LOOK_EVERY = 2.0  # seconds; a look touches every file, and each touch lets all other readers' threads go first
KEPT = 400  # results of one function: more than all single filters times the pages, a few MB


@dataclass(frozen=True)
class Review:
    """What was read from the folder, which state of the folder that was, and on which day."""

    data: ReviewData
    version: str
    as_of: dt.date


def review() -> Review:
    """The review data of the folder GCM_SUBMISSIONS names, else the shipped one; read anew when a file changes."""
    folder = Path(os.environ.get("GCM_SUBMISSIONS") or SHIPPED)
    return _load(str(folder), _version(str(folder)))


@st.cache_resource(ttl=LOOK_EVERY, max_entries=4, show_spinner=False)
def _version(folder: str) -> str:
    """A digest of the names, sizes and times of the files."""
    seen = []
    for file in files_of_review(Path(folder)):
        try:
            status = file.path.stat()
        except OSError:
            continue
        seen.append((file.cycle, file.name, status.st_size, status.st_mtime_ns))
    return hashlib.sha256(repr(seen).encode()).hexdigest()[:16]


@st.cache_resource(max_entries=2, show_spinner="Reading the workbooks…")
def _load(folder: str, version: str) -> Review:
    return Review(load_files(files_of_review(Path(folder))), version, dt.date.today())


@st.cache_resource(max_entries=8, show_spinner=False)
def _grid(_data: ReviewData, version: str, basis: str) -> Grid:
    return Grid(compute_coverage(_data, basis))


def scope(selection: Selection) -> Scope:
    """The data and the part of the grid for a selection."""
    found = review()
    return Scope(found.data, _grid(found.data, found.version, selection.basis), selection, found.as_of)


def compute(function: Callable[..., T], selection: Selection, *arguments: str) -> T:
    """Result of a pure function of (Scope, *arguments), cached by the data's version, the filters and the arguments.

    The result is shared by all readers: nobody may change it.
    """
    return _compute(lambda: function(scope(selection), *arguments), _key(function, selection, *arguments))


def figure(make: Callable[..., Exhibit], selection: Selection, mode: str, *arguments: str) -> object:
    """The figure of an exhibit in a mode, cached like the exhibit."""
    made = compute(make, selection, *arguments)
    return _compute(partial(made.draw, mode), _key(make, selection, *arguments, mode, "figure"))


def _key(function: Callable[..., object], selection: Selection, *arguments: str) -> str:
    """What a result depends on: function, data, filters, arguments."""
    return repr((function.__module__, function.__qualname__, review().version, selection, arguments))


@st.cache_resource(max_entries=KEPT, show_spinner=False)
def _compute(_result: Callable[[], T], key: str) -> T:
    return _result()
