"""What changed since a snapshot, in detail: what changed each cell, and the numbers and sentences that differ."""

from __future__ import annotations

import pandas as pd

from gcm_data import reference, wording
from gcm_data.coverage.focus import Focus
from gcm_data.exhibits.base import Exhibit
from gcm_data.since.affected import COUNT
from gcm_data.since.reasons import MENTION, READING
from gcm_data.since.two_sets import LINES, LONGEST, Since
from gcm_data.wording.names import targets_in_words

READ_OTHERWISE = "read otherwise; no document differs"
_SAME = ["iso3", "what", "change", "question", "before", "now", "document", "sheet", "cell", "old_state", "new_state"]
_CELL = ["cycle", "iso3", "target_kind", "target"]


def passages(since: Since) -> Exhibit:
    """What changed cells: a row for each mention, and a row for each answer or submission with all cells it changed."""
    found = since.reasons.merge(since.found.cells, on=_CELL)
    is_mention = found["what"] == MENTION  # each is told by itself
    alone = (found["target_kind"] + found["target"]).where(is_mention, "")
    groups = list(found.assign(alone=alone, row=range(len(found))).groupby([*_SAME, "alone", "evidence"]))
    groups.sort(key=lambda group: (reference.member(group[1]["iso3"].iloc[0]).short_name, group[1]["row"].iloc[0]))
    rows, focuses = [], {}
    for _, group in groups[:LONGEST]:
        row = group.iloc[0]
        name = reference.member(row["iso3"]).short_name
        named = targets_in_words(zip(group["target_kind"], group["target"], strict=True))
        what = READ_OTHERWISE if row["what"] == READING else f"{row['what']}: {row['change']}"
        states = f"{row['old_state']} → {row['new_state']}"
        rows.append((name, named, states, what, row["question"], row["basis"], row["evidence"], row["before"],
                     row["now"], row["document"], row["sheet"], row["cell"]))  # fmt: skip
        label = wording.mark(name, named if row["what"] == MENTION else states, row["document"], row["cell"])
        targets = ((row["target_kind"], row["target"]),) if row["what"] == MENTION else ()
        focuses[_new(label, focuses)] = since.new.focus([row["iso3"]], *targets)
    columns = ["Member", "Objective, principle or need", "State", "What", "Question", "Basis", "Evidence",
               "Words before", "Words now", "Document", "Sheet", "Cell"]  # fmt: skip
    more = f" Shown are the first {LONGEST:,} of {len(groups):,}." if len(groups) > LONGEST else ""
    takeaway = (
        "The mentions that are new or gone; where none is, the answers that differ, or the document that came in, is "
        f"gone or no longer counts. “Words” are what stands in the same cell of the document before and now.{more}"
    )
    table = pd.DataFrame(rows, columns=columns, dtype=object)
    return since.exhibit(
        "passages",
        "Passages that changed a cell",
        takeaway,
        table,
        note=wording.texts(since.new.data.documents),
        focuses=focuses,
        lines=LINES,
    )


def _new(label: str, known: dict[str, Focus]) -> str:
    """The label, numbered where it stands already."""
    numbered = (f"{label} ({number})" for number in range(2, len(known) + 3))
    return label if label not in known else next(name for name in numbered if name not in known)


def numbers(since: Since) -> Exhibit:
    """The numbers of slides and pages that differ, as written before and now."""
    found, focuses = since.numbers
    table = found.drop(columns="cycle").set_axis(["Where", "Number", "Before", "Now", "Differs in"], axis=1)
    count = int((found["differs_in"] == COUNT).sum())
    title = f"Numbers of slides and pages that differ: {count}"
    more = len(found) - count
    takeaway = (
        f"{more} further numbers count the same and differ in the members with documents only; they stand last."
        if more
        else "Each as it is written on a slide or a page, before and now."
    )
    return since.exhibit("numbers", title, takeaway, table, focuses=focuses)


def sentences(since: Since) -> Exhibit:
    """The titles and takeaways of slides, and the sentences of the paper, that differ."""
    found = since.sentences
    table = found.drop(columns="cycle").set_axis(["Where", "Sentence", "What", "Before", "Now"], axis=1)
    counts = "; ".join(f"{change}: {count}" for change, count in found["change"].value_counts(sort=False).items())
    takeaway = "Titles and takeaways of the slides, and sentences of the regional input. Days are left out of account."
    return since.exhibit("sentences", f"Sentences {counts}", takeaway, table, lines=LINES)
