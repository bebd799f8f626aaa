"""The two parts of the desk that Streamlit has not: an answer in which passages are marked, and a list to type in.

Their scripts are files that the server hands out: the pages forbid the browser to run any others. What they are told
stands in a list, because Streamlit looks in each part of a dictionary for a table.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

import streamlit as st
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest

from gcm_data.coding.around import Mark
from gcm_data.coding.parts import Part
from gcm_data.coding.queue import Target
from gcm_data.text.direction import direction
from gcm_data.text.spans import Span
from gcm_data.wording import desk as wording
from gcm_data.wording.names import label_of
from pages.shared import keys

_FOLDER = "desk_files"
_PACKAGE, _ANSWER, _PICK = "gcm", "answer", "pick"
_mounts: WeakKeyDictionary[object, dict[str, Callable[..., Any]]] = WeakKeyDictionary()  # by what serves their files


def _component(name: str) -> Callable[..., Any]:
    """What puts a component on the page. Streamlit knows files of installed packages only; the project is none."""
    manager = get_bidi_component_manager()
    if manager not in _mounts:
        parts = [ComponentConfig(each, _FOLDER) for each in (_ANSWER, _PICK)]
        manager.register_from_manifest(ComponentManifest(_PACKAGE, "1", parts), Path(__file__).parent)
        _mounts[manager] = {
            each: st.components.v2.component(
                f"{_PACKAGE}.{each}", js=f"{each}.js", css=f"{each}.css", isolate_styles=False
            )
            for each in (_ANSWER, _PICK)
        }
    return _mounts[manager][name]


def answer(
    label: str, name: str, text: str, parts: Sequence[Part], now: Target | None, is_marking: bool, turn: int
) -> Any:
    """An answer with its marks; gives `selection` (what is marked), `marked` (a passage was taken) and `left`.

    `name` tells one answer from another, `now` is the target that one decides on, `turn` counts what was done at the
    desk. Places are in code points.
    """
    shown = [_part(part, now) for part in parts]
    legend = [{"status": status, "text": said} for status, said in wording.LEGEND]
    data = {"of": name, "label": label, "dir": direction(text), "marking": is_marking, "turn": turn}
    data |= {"parts": shown, "legend": legend}
    calls = {f"on_{each}_change": _nothing for each in ("selection", "marked", "left")}
    return _component(_ANSWER)(key=keys.DESK_ANSWER, data=[data], default={"selection": None}, **calls)


def marked_in(told: object, name: str) -> Span | None:
    """The place that the component tells for this answer; None for none, and for what it would never tell."""
    if not isinstance(told, Mapping) or told.get("of") != name:
        return None
    start, end = told.get("start"), told.get("end")
    return (start, end) if type(start) is int and type(end) is int else None


def pick(label: str, name: str, options: Sequence[tuple[str, str, Sequence[str]]]) -> Any:
    """A list to type in, of (value, label, words); gives `picked` with its value, and `left` where one leaves it."""
    told = [{"value": value, "label": shown, "words": list(words)} for value, shown, words in options]
    calls = {f"on_{each}_change": _nothing for each in ("picked", "left")}
    return _component(_PICK)(
        key=f"{keys.DESK_PICK}{name}",
        data=[{"of": name, "label": label, "options": told, "none": wording.NO_SUCH_CODE}],
        **calls,
    )


def picked_in(told: object, name: str) -> str:
    """The value that the list tells; "" for none, and for one of another list."""
    if not isinstance(told, Mapping) or told.get("of") != name:
        return ""
    value = told.get("value")
    return value if isinstance(value, str) else ""


def _part(part: Part, now: Target | None) -> dict[str, object]:
    tags = [_tag(mark, now, part.is_here) for mark in part.ending]
    return {"text": part.text, "start": part.start, "status": part.status, "here": part.is_here, "tags": tags}


def _tag(mark: Mark, now: Target | None, is_here: bool) -> dict[str, object]:
    sign, meaning = wording.STATUSES[mark.status]
    kind, target, _ = mark.target
    name = target if kind == "objective" else label_of(kind, target) if target else ""
    what = f"{label_of(kind, target)}: {meaning}" if target else meaning
    why = f" ({mark.because})" if mark.because else ""
    title = f"{what}{why}"
    text = f"{sign} {name}".strip()
    return {"text": text, "status": mark.status, "title": title, "here": is_here and mark.target == now}


def _nothing() -> None:
    """What is told is read where the component is drawn."""
