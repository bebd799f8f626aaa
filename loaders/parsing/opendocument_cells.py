"""What a cell of an .ods workbook holds: the text it shows, and its value by that and its attributes."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any

OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0 "
TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0 "
TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0 "
TYPES = (f"{OFFICE}value-type", "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0 value-type")
_FORMULA = f"{TABLE}formula"
_ERROR = re.compile(r"#\S+[!?]|#N/A|#NV|(?:Err|Fehler|Erreur):\d{3}")  # as programs show them that store no type
_LANGUAGE = re.compile(r"^\w+:(?==)")  # of the formula: of:=SUM(…)
_TIME = re.compile(r"PT(?:(\d{1,6})H)?(?:(\d{1,8})M)?(?:(\d{1,10}(?:[.,]\d+)?)S)?")
_SPACES = re.compile(r"[ \t\r\n]+")
_PARAGRAPHS = ("p", "h")
_SIGNS = {"s": " ", "tab": "\t", "line-break": "\n"}
_MOST_SPACES = 32_767  # of one element; more are there to fill the memory
_DAY = dt.timedelta(days=1)


def value_of(attributes: Mapping[str, str], text: str) -> Any:
    """A cell's value as the spreadsheet reader gives those of other formats; its text where that says nothing else."""
    kind = attributes.get(TYPES[0])
    if kind == "string":
        return attributes.get(f"{OFFICE}string-value", text)
    if kind == "boolean":
        return attributes.get(f"{OFFICE}boolean-value") == "true"
    try:
        if kind in ("float", "percentage", "currency"):
            return float(attributes[f"{OFFICE}value"])
        if kind == "date":
            return _date(attributes[f"{OFFICE}date-value"])
        if kind == "time":
            return _time(attributes[f"{OFFICE}time-value"])
    except (KeyError, ValueError, OverflowError):  # no such day, or none that Python knows
        pass
    return text


def error_of(attributes: Mapping[str, str], text: str) -> str:
    """The error that a cell shows; empty where it shows none."""
    if attributes.get(TYPES[1]) == "error" or (_FORMULA in attributes and _ERROR.fullmatch(text)):
        return text or "an error"
    return ""


def unstored_formula(attributes: Mapping[str, str], has_text: bool) -> str:
    """The formula of a cell without a stored value; empty where there is none.

    An empty text is stored as an empty paragraph without any type; a type without a value is not.
    """
    if TYPES[0] in attributes or (has_text and TYPES[1] not in attributes):
        return ""
    return _LANGUAGE.sub("", attributes.get(_FORMULA, ""))


def _date(text: str) -> dt.date:
    return dt.datetime.fromisoformat(text) if "T" in text else dt.date.fromisoformat(text)


def _time(text: str) -> dt.time | dt.timedelta:
    match = _TIME.fullmatch(text)
    if match is None:
        raise ValueError(text)
    hours, minutes, seconds = (float((part or "0").replace(",", ".")) for part in match.groups())
    length = dt.timedelta(hours=hours, minutes=minutes, seconds=seconds)
    return (dt.datetime.min + length).time() if length < _DAY else length


class CellText:
    """The text of an open cell: paragraphs become lines, and white space counts once, as programs show it."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._paragraphs = 0
        self._is_open = False
        self._after_space = True

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Begin an element of the text."""
        if name in _PARAGRAPHS:
            self._parts += ["\n"] * (self._paragraphs > 0)
            self._paragraphs += 1
            self._is_open = self._after_space = True
        elif self._is_open and name in _SIGNS:
            repeats = int(attributes.get(f"{TEXT}c", "1")[:10]) if name == "s" else 1
            self._parts.append(_SIGNS[name] * min(repeats, _MOST_SPACES))
            self._after_space = False

    def end(self, name: str) -> None:
        """End an element of the text."""
        if name in _PARAGRAPHS:
            self._is_open = False

    def add(self, text: str) -> None:
        """Add characters; those between paragraphs only lay out the XML."""
        if self._is_open:
            text = _SPACES.sub(" ", text)
            self._parts.append(text[1:] if self._after_space and text[0] == " " else text)
            self._after_space = text[-1] == " "

    def __bool__(self) -> bool:
        """Whether there is a paragraph, and be it an empty one."""
        return self._paragraphs > 0

    def whole(self) -> str:
        """The text."""
        return "".join(self._parts)
