"""What a newer submission of a State changes against the one before it, answer by answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import pandas as pd

from gcm_data.since.differences import table_of
from gcm_data.tables.reading_specs import TableSpec
from gcm_data.tables.specs import ReviewData
from gcm_data.text.cells import placed
from gcm_data.text.folding import fold
from gcm_data.wording.names import targets_in_words

SAME, CHANGED, NEW, LEFT_OUT = "same", "changed", "new", "left out"
ANSWERS = TableSpec(
    "changed_answers",
    "answer of the submission before, of the one now, or of both",
    (),
    dict.fromkeys(
        ("question", "before", "now", "kind", "codes_before", "codes_now", "place_before", "place_now"), "str"
    ),
)
MOST_ITEMS = 200  # answers to one question that are matched by their words; more are matched by their order
ALIKE = 0.3  # share of the words of two answers that stand in both, from which they are taken for one answer


@dataclass(frozen=True)
class Submitted:
    """One submission: its rows of the tables `responses` and `mentions`."""

    responses: pd.DataFrame
    mentions: pd.DataFrame

    @classmethod
    def of(cls, data: ReviewData, submission: str) -> Submitted:
        """The rows of a submission, whether it counts or is superseded; without rows where there is no such one."""
        return cls(*(table[table["submission"] == submission] for table in (data.responses, data.mentions)))


class _Said(NamedTuple):
    """An answer with its codes; one of a mark without a text has only codes."""

    text: str
    is_answered: bool
    codes: tuple[tuple[str, str], ...]
    place: str


def counting(data: ReviewData, iso3: str, cycle: str) -> str:
    """The submission of a State that counts in a cycle and may be named; "" where there is none."""
    found = data.submissions
    is_it = (found["iso3"] == iso3) & (found["cycle"] == cycle) & (found["status"] == "current")
    return next(iter(found.loc[is_it & (found["attribution"] == "named"), "submission"]), "") if iso3 else ""


def changed_answers(before: Submitted, now: Submitted) -> pd.DataFrame:
    """A row for each answer of two submissions of one State to one review, in the order of the questions.

    Columns: `question` (its letter; "" for a passage of a report, or a mark), `before` and `now` (the texts as they
    stand, "" for none), `kind` (same, changed, new, left out), `codes_before` and `codes_now` (what each names, in
    words), `place_before` and `place_now` (document, sheet and cell). An answer is changed where its words or its codes
    are; blank answers are no answers. Of several answers to one question those are matched that say the same, then
    those that have most words in common, then by their order. What differs in two texts tells
    gcm_data.text.changes.word_changes.
    """
    old, new = _by_question(before), _by_question(now)
    rows = [
        _row(question, *pair)
        for question in sorted(old.keys() | new.keys(), key=lambda letter: (letter == "", letter))
        for pair in _matched(old.get(question, []), new.get(question, []))
    ]
    return table_of(rows, ANSWERS)


def _by_question(submitted: Submitted) -> dict[str, list[_Said]]:
    """Question -> what is said in answer to it, in order; the marks of a tally last."""
    codes: dict[str, dict[tuple[str, str], None]] = {}
    marks: dict[str, tuple[dict[tuple[str, str], None], str]] = {}
    for row in submitted.mentions.itertuples():
        target = row.target_kind, row.target
        if row.response:
            codes.setdefault(row.response, {})[target] = None
        else:
            marks.setdefault(row.question, ({}, _place(row)))[0][target] = None
    found: dict[str, list[_Said]] = {}
    for row in submitted.responses.itertuples():
        said = _Said(row.text, row.state != "blank", tuple(codes.get(row.response, ())), _place(row))
        found.setdefault(row.question, []).append(said)
    for question, (targets, place) in marks.items():
        found.setdefault(question, []).append(_Said("", True, tuple(targets), place))
    return found


def _place(row: object) -> str:
    return " › ".join(filter(None, (row.document, placed(row.sheet, row.cell))))


def _matched(old: Sequence[_Said], new: Sequence[_Said]) -> Iterator[tuple[_Said | None, _Said | None]]:
    """The answers to one question in pairs, in the order in which they stand now; then those that are left out."""
    partners = _partners(old, new)
    yield from ((old[partners[place]] if place in partners else None, said) for place, said in enumerate(new))
    taken = set(partners.values())
    yield from ((said, None) for place, said in enumerate(old) if place not in taken)


def _partners(old: Sequence[_Said], new: Sequence[_Said]) -> dict[int, int]:
    """Place of an answer now -> place of the one before that it is taken for."""
    found: dict[int, int] = {}
    places: dict[tuple[str, bool], list[int]] = {}
    for place, said in enumerate(old):
        places.setdefault((said.text, said.is_answered), []).append(place)
    for place, said in enumerate(new):
        if equal := places.get((said.text, said.is_answered)):
            found[place] = equal.pop(0)
    for one, other in _alike(old, new, found):
        if other not in found and one not in found.values():
            found[other] = one
    left = [place for place in range(len(old)) if place not in set(found.values())]
    if len(left) == 1 == len(new) - len(found) or max(len(old), len(new)) > MOST_ITEMS:
        open_ = [place for place in range(len(new)) if place not in found]
        found |= dict(zip(open_, left, strict=False))
    return found


def _alike(old: Sequence[_Said], new: Sequence[_Said], found: dict[int, int]) -> list[tuple[int, int]]:
    """Pairs of places, before and now, of answers that have words in common, the most alike first."""
    if max(len(old), len(new)) > MOST_ITEMS:
        return []
    one = {place: _words(said) for place, said in enumerate(old) if place not in set(found.values())}
    other = {place: _words(said) for place, said in enumerate(new) if place not in found}
    shares = [
        (len(words & others) / len(words | others), -first, -second)
        for first, words in one.items()
        for second, others in other.items()
        if words & others
    ]
    return [(-first, -second) for share, first, second in sorted(shares, reverse=True) if share >= ALIKE]


def _words(said: _Said) -> frozenset[str]:
    return frozenset(fold(said.text).split())


def _row(question: str, old: _Said | None, new: _Said | None) -> tuple[str, ...]:
    texts = tuple(said.text if said else "" for said in (old, new))
    codes = tuple(targets_in_words(_in_order(said.codes)) if said else "" for said in (old, new))
    return question, *texts, _kind(old, new), *codes, *(said.place if said else "" for said in (old, new))


def _in_order(codes: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Targets by kind, the objectives by number."""
    return sorted(codes, key=lambda code: (code[0], len(code[1]) if code[0] == "objective" else 0, code[1]))


def _kind(old: _Said | None, new: _Said | None) -> str:
    was, is_now = (said is not None and said.is_answered for said in (old, new))
    if was != is_now:
        return NEW if is_now else LEFT_OUT
    if old is None or new is None:  # a blank line that is there no more, or newly
        return SAME
    is_same = old.text.split() == new.text.split() and set(old.codes) == set(new.codes)
    return SAME if is_same else CHANGED
