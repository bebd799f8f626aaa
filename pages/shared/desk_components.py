"""The two parts of the desk that Streamlit has not: an answer in which passages are marked, and a list to type in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from gcm_data.coding.around import Mark
from gcm_data.coding.parts import Part
from gcm_data.coding.queue import Target
from gcm_data.text.direction import direction
from gcm_data.text.spans import Span
from gcm_data.wording import desk as wording
from gcm_data.wording.names import label_of
from pages.shared import components, keys


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
    told = ("selection", "marked", "left")
    return components.put(components.ANSWER, keys.DESK_ANSWER, data, *told, default={"selection": None})


def marked_in(told: object, name: str) -> Span | None:
    """The place that the component tells for this answer; None for none, and for what it would never tell."""
    if not isinstance(told, Mapping) or told.get("of") != name:
        return None
    start, end = told.get("start"), told.get("end")
    return (start, end) if type(start) is int and type(end) is int else None


def pick(label: str, name: str, options: Sequence[tuple[str, str, Sequence[str]]]) -> Any:
    """A list to type in, of (value, label, words); gives `picked` with its value, and `left` where one leaves it."""
    told = [{"value": value, "label": shown, "words": list(words)} for value, shown, words in options]
    data = {"of": name, "label": label, "options": told, "none": wording.NO_SUCH_CODE}
    return components.put(components.PICK, f"{keys.DESK_PICK}{name}", data, "picked", "left")


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
