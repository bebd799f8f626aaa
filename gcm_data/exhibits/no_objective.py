"""The answers that name no objective of the Compact: no count of objectives has them, and they shall not get lost."""

from __future__ import annotations

import pandas as pd

from gcm_data import wording
from gcm_data.coverage.scope import Scope
from gcm_data.evidence.annex import number_of
from gcm_data.evidence.passages import Row, passages, rows_of_responses
from gcm_data.exhibits.base import Exhibit

COLUMNS = (
    "Passage",
    "Respondent",
    "Review",
    "Question",
    "What it names",
    "Words",
    "Document",
    "Place",
    "Source",
    "Date",
)
TAKEAWAY = "They count in no number of objectives. What they name of principles and needs counts there."


def answers_without_objective(scope: Scope) -> Exhibit:
    """The answers of the members selected that name none of the objectives, a row each, in the order of their numbers.

    Stakeholders' are among them where nobody is left out. A round table that is selected changes nothing.
    """
    rows = _rows(scope)
    made = [
        (
            number_of(scope, row), said.respondent, said.cycle, said.asked, "; ".join(said.named), said.text,
            said.document or wording.WITHHELD_PLACE, said.place.removeprefix(said.document).removeprefix(" › "),
            said.source, said.date,
        )
        for row, said in zip(rows, passages(scope.data, rows), strict=True)
    ]  # fmt: skip
    noun = "answer names" if len(made) == 1 else "answers name"
    return Exhibit(
        "no-objective",
        f"{len(made)} {noun} no objective",
        TAKEAWAY,
        scope.base,
        pd.DataFrame(made, columns=list(COLUMNS), dtype=object),
        note=scope.texts,
        is_of_all_objectives=True,
    )


def _rows(scope: Scope) -> list[Row]:
    """The answers, each with all of its mentions that count: of no objective."""
    selection, index = scope.selection, scope.grid.index
    shown = [*selection.iso3, *([] if selection.is_narrowed else [""])]
    kinds = scope.data.mentions["target_kind"].tolist()
    states = scope.data.responses["state"].tolist()
    found = rows_of_responses(scope.grid, index.responses_of(selection.cycle, shown).tolist())
    silent = [row for row in found if states[row[0]] == "answered" and "objective" not in {kinds[m] for m in row[1]}]
    return sorted(silent, key=lambda row: number_of(scope, row))
