"""Cells that print all choices and tick some: “☐ 1 ☒ 5”, “[ ] 8 [x] 10”, “5: no, 6: yes”. Only the ticked count."""

from __future__ import annotations

import re
from functools import cache

from loaders import vocabulary

_BOX = re.compile(r"[☐□▢☑☒■▣✓✔✗✘🗹🗷]|\[\s*(?:[xX✓✔*]|\s)\s*\]|\(\s*(?:[xX✓✔*]|\s)\s*\)")
_MAY_BEGIN = re.compile(r"[☐□▢☑☒■▣✓✔✗✘🗹🗷\[(]")  # a box; most texts hold none of these, which is soon seen
_TICKED, _NOT = "☑☒■▣✓✔🗹xX*", "☐□▢"
_CROSSES = "✗✘🗷"
_ITEM = re.compile(r"[,;\n\r|]+")
_SAID = re.compile(r"(?P<item>.*\S)\s*[:=–—-]\s*(?P<said>[^\s:=–—-]+)\s*")


def ticked(text: str) -> tuple[str, bool]:
    """The ticked choices of a cell with semicolons between, and whether that is certain; other cells as they are."""
    boxes = list(_BOX.finditer(text)) if _MAY_BEGIN.search(text) else []
    if boxes:
        return _by_boxes(text, boxes)
    items = [item for item in _ITEM.split(text) if item.strip()]
    said = [match for item in items if (match := _SAID.fullmatch(item.strip()))]
    answers = [_yes_or_no(match["said"]) for match in said]
    if not said or not any(answer is not None for answer in answers):
        return text, True
    if len(said) < len(items) or None in answers:
        return text, False
    return "; ".join(match["item"] for match, answer in zip(said, answers, strict=True) if answer), True


def has_box(text: str) -> bool:
    """Whether a box, ticked or not, stands in a text."""
    return box_at(text) >= 0


def box_at(text: str) -> int:
    """Where the first box of a text stands; -1 where there is none."""
    match = _BOX.search(text) if _MAY_BEGIN.search(text) else None
    return match.start() if match else -1


def boxed(text: str) -> list[tuple[str, bool]]:
    """The choices of a text that consists of boxes and their labels, each with whether its box holds a mark (a
    cross is one, too); none of any other text.
    """
    boxes = list(_BOX.finditer(text))
    labels = _labels(text, boxes) if boxes else None
    marks = [_mark(box) not in _NOT for box in boxes]
    return list(zip(labels, marks, strict=True)) if labels else []


def _mark(box: re.Match[str]) -> str:
    return box[0].strip("[]() ") or "☐"


def _labels(text: str, boxes: list[re.Match[str]]) -> list[str] | None:
    """The labels of boxes, which stand before or behind all of them; None where neither is so."""
    ends = [*(box.start() for box in boxes[1:]), len(text)]
    if not text[: boxes[0].start()].strip():
        labels = [text[box.end() : end] for box, end in zip(boxes, ends, strict=True)]
    else:
        labels = [text[begin : box.start()] for begin, box in zip([0, *(b.end() for b in boxes)], boxes, strict=False)]
        if text[boxes[-1].end() :].strip():
            return None
    return [label.strip(" \t\n\r,;|/") for label in labels]


def _by_boxes(text: str, boxes: list[re.Match[str]]) -> tuple[str, bool]:
    """The choices whose box, before or behind all of them, is ticked; a cross means no beside a tick, else anything."""
    labels = _labels(text, boxes)
    if labels is None:
        return text, False
    marks = [_mark(box) for box in boxes]
    has_ticks = any(mark in _TICKED for mark in marks)
    if any(mark in _CROSSES for mark in marks) and not has_ticks:
        return text, False
    chosen = (label for label, mark in zip(labels, marks, strict=True) if mark in _TICKED)
    return "; ".join(chosen), True


@cache
def _signs() -> dict[str, bool]:
    meanings = {"yes": True, "no": False}
    return {
        r["wording"].casefold(): meanings[r["meaning"]]
        for r in vocabulary.rows("marks.csv")
        if r["meaning"] in meanings
    }


def _yes_or_no(word: str) -> bool | None:
    """What a word behind a choice says; a number is none."""
    return _signs().get(word.strip(".").casefold()) if not word.isdecimal() else None
