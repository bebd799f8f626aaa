"""The number of every passage, told by the tables alone: whoever says “passage 12” means one passage in every file.

A selection leaves passages out and never numbers anew; a snapshot, which holds the tables, keeps the numbers.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from gcm_data.tables.specs import ReviewData

MARK = ["submission", "document", "sheet", "cell", "evidence"]  # what makes marks that stand in no answer one passage


@dataclass(frozen=True)
class Numbers:
    """The number of the passage of each row of `responses` and of `mentions`; 0 for a mention within an answer."""

    of_response: np.ndarray
    of_mention: np.ndarray

    @classmethod
    def of(cls, data: ReviewData, cycles: dict[str, int], members: dict[str, int]) -> Numbers:
        """Number all passages from 1, also those that count no longer or say nothing: by member in the order of the
        reference, unnamed ones last, then by review and question, marks before answers.

        `cycles` and `members` map the names of the reference to their places.
        """
        responses, mentions = data.responses, data.mentions
        marks = mentions[mentions["response"] == ""].drop_duplicates(MARK)
        order = pd.concat(
            [
                _keys(data, responses, cycles, members, is_mark=False),
                _keys(data, marks, cycles, members, is_mark=True),
            ]
        )
        places = order.reset_index(drop=True).sort_values(list(order.columns), kind="stable").index.to_numpy()
        numbers = np.empty(len(order), dtype="int64")
        numbers[places] = np.arange(1, len(order) + 1)
        named = marks[MARK].assign(number=numbers[len(responses) :])
        of_mark = mentions[MARK].merge(named, how="left", on=MARK)["number"].fillna(0).astype("int64").to_numpy()
        is_mark = (mentions["response"] == "").to_numpy()
        return cls(numbers[: len(responses)], np.where(is_mark, of_mark, 0))


def _keys(
    data: ReviewData, rows: pd.DataFrame, cycles: dict[str, int], members: dict[str, int], *, is_mark: bool
) -> pd.DataFrame:
    """By what the passages of some rows are ordered; a row for each."""
    submissions = pd.Index(data.submissions["submission"]).get_indexer(rows["submission"])
    return pd.DataFrame(
        {
            "member": rows["iso3"].map(members).fillna(len(members)).astype("int64").to_numpy(),
            "unnamed": np.where(rows["iso3"] == "", submissions, 0),
            "cycle": rows["cycle"].map(cycles).fillna(len(cycles)).astype("int64").to_numpy(),
            "question": "" if is_mark else rows["question"].to_numpy(dtype=object),
            "is_answer": not is_mark,
        },
        index=range(len(rows)),
    )
