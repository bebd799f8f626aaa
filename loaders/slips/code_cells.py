"""Changes of codes as corrections of the cells that code: all changes of one cell become one new text of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from gcm_data import reference
from gcm_data.tables.slips import Place, Slip, SlipCode, Target
from loaders.citations.evidence import read_codes
from loaders.slips.reading import ADDED, CITED, MARKED, NOT_ALONE, REVIEWED, SHARED, Question, about

CODED = "coded"


class Change(NamedTuple):
    """A code that is wrong, and what stands instead (None: nothing); or where none is wrong, what is added to its cell.

    `row` is sheet and cell in the slip.
    """

    code: SlipCode
    is_wrong: bool
    instead: Target | None
    reason: str
    row: tuple[str, str]


class NewText(NamedTuple):
    """The new text of a coded cell, and the changes that it makes."""

    place: Place
    old: str
    new: str
    changes: tuple[Change, ...]


def place_of(code: SlipCode) -> Place:
    """The cell in which a code stands."""
    return code.document, code.sheet, code.cell


def cell_for(slip: Slip, answer: int, kind: str) -> SlipCode | None:
    """A code of the one cell that codes an answer for targets of a kind; None where there is none, or several."""
    found = {
        place_of(code): code
        for code in slip.codes
        if (code.answer, code.target[0], code.basis) == (answer, kind, CODED)
    }
    return next(iter(found.values())) if answer and len(found) == 1 else None


def new_texts(slip: Slip, changes: Iterable[Change]) -> Iterator[NewText | Question]:
    """A new text for each cell that can be written anew, a question to people for each change that can't be made."""
    cells: dict[Place, list[Change]] = {}
    for change in changes:
        if change.code.basis == CODED:
            cells.setdefault(place_of(change.code), []).append(change)
        else:
            yield _asked(change, REVIEWED if change.code.basis == "reviewed" else CITED)
    for place, found in cells.items():
        codes = [code for code in slip.codes if place_of(code) == place and code.basis == CODED]
        made = _written(place, codes, found)
        yield from [made] if isinstance(made, NewText) else (_asked(change, made) for change in found)


def _asked(change: Change, what: str) -> Question:
    if not change.is_wrong:  # the code of the cell is not what is asked about
        code = change.code
        where = code.document, code.sheet, code.cell
        return Question(
            ADDED, change.row, *where, code.question, should_be=change.instead or ("", ""), reason=change.reason
        )
    return about(change.code, what, change.row, change.reason, change.instead or ("", ""))


def _written(place: Place, codes: Sequence[SlipCode], changes: list[Change]) -> NewText | str:
    """The cell written anew, or why it can't be: the text of a question."""
    if any(code.is_shared for code in codes):
        return SHARED
    kinds, texts = {code.target[0] for code in codes}, {code.evidence for code in codes}
    if len(kinds) != 1 or len(texts) != 1:
        return MARKED
    (kind,), (old,) = kinds, texts
    now = {code.target[1] for code in codes}
    if set(_read(kind, old)) != now:
        return MARKED
    if len({_wish(answer, changes) for answer in {code.answer for code in codes}}) > 1:
        return NOT_ALONE
    wrong = {change.code.target[1] for change in changes if change.is_wrong}
    added = {change.instead for change in changes if change.instead}
    if any(target[0] != kind for target in added):
        return MARKED
    wanted = (now - wrong) | {target for _, target in added}
    new = _text_of(kind, wanted)
    return NewText(place, old, new, tuple(changes)) if set(_read(kind, new)) == wanted else MARKED


def _wish(answer: int, changes: Sequence[Change]) -> tuple[frozenset[Target], frozenset[Target | None]]:
    """What is wrong of the codes of one answer, and what stands instead: a cell may code several answers."""
    own = [change for change in changes if change.code.answer == answer]
    return frozenset(each.code.target for each in own if each.is_wrong), frozenset(each.instead for each in own)


def _read(kind: str, text: str) -> Iterable[str]:
    return read_codes(kind, text).found


def _text_of(kind: str, targets: Iterable[str]) -> str:
    """A list of codes as it is read: “2, 6”, “Human rights; Child-sensitive”."""
    if kind == "objective":
        return ", ".join(sorted(targets, key=int))
    named = reference.principles() if kind == "principle" else reference.needs()
    return "; ".join(row.label for row in named if row.key in targets)
