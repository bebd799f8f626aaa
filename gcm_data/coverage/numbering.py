"""The number of each passage: given with the data, so that it is the same in every file, view and selection."""

from __future__ import annotations

from collections.abc import Hashable

import pandas as pd

from gcm_data import reference
from gcm_data.tables.specs import ReviewData

OF_A_MARK = ("submission", "document", "sheet", "cell", "evidence")  # a mark is a cell, which may code several targets


def passage_numbers(data: ReviewData) -> dict[Hashable, int]:
    """Row of `responses`, or the five values of OF_A_MARK of a mark -> the number of the passage, from 1.

    In the order of the review's members, each by review and question; who may not be named and stakeholders stand last.
    """
    order = {member.iso3: place for place, member in enumerate(reference.members())}
    answers = data.responses[["iso3", "cycle", "question", "submission"]]
    is_mark = ~data.mentions["response"].isin(data.responses["response"])
    marks = data.mentions[is_mark].drop_duplicates(list(OF_A_MARK))
    rows = [
        (order.get(iso3, len(order)), submission if not iso3 else "", cycle, question, 0, row, row)
        for row, (iso3, cycle, question, submission) in enumerate(answers.itertuples(index=False))
    ]
    rows += [
        (order.get(row.iso3, len(order)), row.submission if not row.iso3 else "", row.cycle, "", 1, place,
         tuple(getattr(row, name) for name in OF_A_MARK))
        for place, row in enumerate(marks.itertuples(index=False))
    ]  # fmt: skip
    rows.sort(key=lambda row: row[:-1])
    return {key: number for number, (*_, key) in enumerate(rows, start=1)}


def key_of_mark(mentions: pd.DataFrame, row: int) -> Hashable:
    """What tells a mark, given by a row of `mentions`, from every other one."""
    return tuple(mentions.at[row, name] for name in OF_A_MARK)
