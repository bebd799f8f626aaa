"""A label and its value, side by side, in one cell or below each other: “Country: Fiji”."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from loaders import vocabulary
from loaders.codes.names import single_name
from loaders.codes.objectives import read_mark, single_objective
from loaders.documents.answer import ATTRIBUTION, WHO
from loaders.documents.workbook import Cell
from loaders.headers.one_header import role_of
from loaders.layouts.consent import BLANK_ROWS, answered_inside, chosen
from loaders.respondents.kinds import tells_kind
from loaders.respondents.member_codes import decoded
from loaders.respondents.members import names_member

COVER_ROLES = ("member", *WHO, "review", "received", "remark")
LONGEST_LABEL = 200  # characters
_LETTERED = re.compile(r"\s*(?:\(\w\)|\w[.)]\s)")
_NUMBERED = re.compile(r"^\s*\(?\w{1,2}[.)]\s*")


def pair_at(cells: list[Cell], place: int, below: list[Cell]) -> tuple[str, Cell] | None:
    """Role and value of the pair whose label stands there; where a name is asked for, no answer is an answer, too.

    `below` is the next row: what is asked there alone may be answered there.
    """
    label = cells[place]
    if found := answered_inside(cells, place):
        return found
    if len(label.text) > LONGEST_LABEL:
        return None
    role, text, colon, behind = _label(label.text)
    beside = cells[place + 1] if place + 1 < len(cells) and not behind else None
    value = beside or label._replace(value=behind)
    if role == "member_code":
        value = decoded(value, text, is_code=True)
        role = "member" if names_member(value.text) else role
    role = _told_role(role, text, value)
    if (
        beside
        and role in ("member", "respondent")
        and (_heads_column(value.text) or _heads_states(label, value, below))
    ):
        return None  # “Country | (a) Plan”, “Country | Finance” are the heads of a table
    if role not in COVER_ROLES or (place and not colon and (role not in ATTRIBUTION or value.is_empty)):
        return None
    if role in ATTRIBUTION and value.is_empty and len(cells) == 1 and _is_answer_below(label, below):
        value = below[0]
    value = chosen(value) if role in ATTRIBUTION else value
    return None if value.is_empty and role not in ATTRIBUTION else (role, value)


@lru_cache(maxsize=5_000)
def _label(text: str) -> tuple[str | None, str, str, str]:
    """The role of a label, what stands before its colon, the colon, and what stands behind it."""
    label, colon, behind = vocabulary.at_colon(text)
    return role_of(label.strip()) or role_of(_NUMBERED.sub("", label)), label, colon, behind.strip()


@lru_cache(maxsize=5_000)
def _heads_column(text: str) -> bool:
    """Whether a text is the head of a column: it begins with a question's letter or number, or names a target."""
    return bool(_LETTERED.match(text) or single_objective(text) or single_name(text, "need"))


def _heads_states(label: Cell, value: Cell, below: list[Cell]) -> bool:
    """Whether a label and what stands beside it, which is no State, are heads: a State stands below the label."""
    is_headed = bool(below) and below[0].column == label.column and len(below) > 1
    return is_headed and names_member(below[0].text) and not names_member(value.text)


def _is_answer_below(label: Cell, below: list[Cell]) -> bool:
    """Whether the next row holds nothing but the answer to a question that stands alone in its own."""
    rows = 1 if label.places is None else 1 + BLANK_ROWS
    if len(below) != 1 or below[0].row - label.row not in range(1, rows + 1):
        return False
    return read_mark(below[0].value) is not None or role_of(below[0].text.strip()) is None


def _told_role(role: str | None, label: str, value: Cell) -> str | None:
    """The role of a pair, by its label and its value together.

    “Respondent” has a kind of respondent beside it, or a name. A State's name stands beside many labels; those that
    speak of a State, a country or a government name the one that answers.
    """
    is_state = names_member(value.text)
    if role in ("respondent", "organization") and is_state:
        return "member"
    if role == "respondent" and not tells_kind(value.text):
        return "organization"
    if role is None and is_state:
        return "member" if _state_labels().intersection(vocabulary.plain(label).split()) else None
    return role


@cache
def _state_labels() -> frozenset[str]:
    return frozenset(row["wording"] for row in vocabulary.rows("state_labels.csv"))
