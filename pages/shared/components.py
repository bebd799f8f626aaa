"""Puts parts on a page that Streamlit has not. Their scripts are files that the server hands out: the pages forbid the
browser to run any others.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

import streamlit as st
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest

FOLDER = Path(__file__).parent / "component_files"
ANSWER, PICK, NAMES = "answer", "pick", "names"
_ALL, _PACKAGE = (ANSWER, PICK, NAMES), "gcm"
_mounts: WeakKeyDictionary[object, dict[str, Callable[..., Any]]] = WeakKeyDictionary()  # by what serves their files


def put(name: str, key: str, data: dict[str, object], *told: str, **options: object) -> Any:
    """Put a part on the page; gives what it tells, by each of these names.

    `data` stands in a list, because Streamlit looks in each part of a dictionary for a table.
    """
    return _part(name)(key=key, data=[data], **{f"on_{each}_change": _nothing for each in told}, **options)


def _part(name: str) -> Callable[..., Any]:
    """What puts it there. Streamlit knows files of installed packages only; the project is none."""
    manager = get_bidi_component_manager()
    if manager not in _mounts:
        parts = [ComponentConfig(each, FOLDER.name) for each in _ALL]
        manager.register_from_manifest(ComponentManifest(_PACKAGE, "1", parts), FOLDER.parent)
        _mounts[manager] = {
            each: st.components.v2.component(
                f"{_PACKAGE}.{each}", js=f"{each}.js", css=f"{each}.css", isolate_styles=False
            )
            for each in _ALL
        }
    return _mounts[manager][name]


def _nothing() -> None:
    """What is told is read where the part is drawn."""
