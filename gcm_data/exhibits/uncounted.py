"""What counts for nothing and stays in sight: suggestions that nobody has reviewed, and what people have set aside."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from gcm_data import wording
from gcm_data.coverage.scope import Scope
from gcm_data.evidence.passages import respondents_of
from gcm_data.exhibits.base import Exhibit
from gcm_data.tables.suggested import SUGGESTED
from gcm_data.text.cells import placed
from gcm_data.wording import coding
from gcm_data.wording.names import label_of

_WHO = ("Respondent", "Review", "Question")
_WHERE = ("Document", "Place")
SET_ASIDE = (*_WHO, "What was set aside", "Basis", "Because", "Evidence", *_WHERE)
SUGGESTIONS = (*_WHO, "May be about", "Chance", "Why", "Paragraph", *_WHERE)


def set_aside(scope: Scope) -> Exhibit:
    """What people set aside of the selection, a row each: a code or citation, why, its words and its place."""
    found = _selected(scope, scope.data.set_aside)
    rows = [
        (*who, label_of(row.target_kind, row.target), row.basis, row.because, row.evidence, *where)
        for who, row, where in _placed(scope, found)
    ]
    title = f"Set aside by coders: {_many(len(rows), 'code or citation', 'codes and citations')}"
    return _listed(scope, "set-aside", title, coding.SET_ASIDE_IS, rows, SET_ASIDE)


def suggestions(scope: Scope) -> Exhibit:
    """The suggestions of the selection, a row each: what a paragraph may be about, the word for the chance, and why."""
    mentions = scope.data.mentions
    found = _selected(scope, mentions[mentions["basis"] == SUGGESTED])
    rows = [
        (*who, label_of(row.target_kind, row.target), row.chance, row.reason, row.evidence, *where)
        for who, row, where in _placed(scope, found)
    ]
    title = f"{coding.SUGGESTED_HEADING}: {_many(len(rows), 'suggestion', 'suggestions')}"
    return _listed(scope, "suggestions", title, f"{coding.SUGGESTIONS_ARE} {coding.CHANCES_ARE}", rows, SUGGESTIONS)


def _listed(scope: Scope, key: str, title: str, about: str, rows: list[tuple], columns: tuple[str, ...]) -> Exhibit:
    base = f"{scope.describe()}. As of {wording.day(scope.as_of)}."
    return Exhibit(key, title, about, base, pd.DataFrame(rows, columns=list(columns), dtype=object))


def of_selection(scope: Scope) -> list[Exhibit]:
    """The tables above that have something to show: suggestions where they are chosen, and what was set aside."""
    made = [suggestions(scope)] if scope.selection.suggestions else []
    made += [set_aside(scope)] if len(scope.data.set_aside) else []
    return [exhibit for exhibit in made if len(exhibit.table)]


def _selected(scope: Scope, table: pd.DataFrame) -> pd.DataFrame:
    """The rows of the cycle, members and objectives selected; stakeholders belong to no group of members."""
    selection = scope.selection
    shown = [*selection.iso3, *([] if selection.is_narrowed else [""])]
    objectives = [str(number) for number in selection.objectives]
    is_shown = (table["target_kind"] != "objective") | table["target"].isin(objectives)
    return table[(table["cycle"] == selection.cycle) & table["iso3"].isin(shown) & is_shown]


def _placed(scope: Scope, table: pd.DataFrame) -> list[tuple[Sequence[str], object, Sequence[str]]]:
    """Who says it in which review and answer, the row, and where it stands; by respondent and question."""
    named = respondents_of(scope.data.submissions)
    rows = sorted(table.itertuples(index=False), key=lambda row: (not row.iso3, named[row.submission], row.question))
    return [
        (
            (named[row.submission], row.cycle, row.question),
            row,
            (row.document or wording.WITHHELD_PLACE, placed(row.sheet, row.cell)),
        )
        for row in rows
    ]


def _many(count: int, one: str, several: str) -> str:
    return f"{count:,} {one if count == 1 else several}"
