"""Why a cell of coverage is in another state than in an older set: the passages, answers or submissions that did it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

import numpy as np
import pandas as pd

from gcm_data import reference
from gcm_data.coverage.axes import NOWHERE
from gcm_data.coverage.grid import STATES, SUGGESTED
from gcm_data.coverage.scope import Scope
from gcm_data.since.differences import CHANGED, GONE, SUPERSEDED, changed_places
from gcm_data.tables.reading_specs import TableSpec
from gcm_data.tables.specs import conform
from gcm_data.tables.withheld import without_numbers

NEW = "new"
MENTION, ANSWER, SUBMISSION, READING = "mention", "answer", "submission", "reading"
_NONE = STATES.index("no submission")
_ANSWER = ["cycle", "iso3", "question", "place"]
_OF = ("cycle", "iso3", "target_kind", "target")
REASONS = TableSpec(
    "reasons",
    "changed cell × mention, answer or submission that did it",
    (),
    dict.fromkeys(
        (*_OF, "what", "change", "question", "basis", "evidence", "before", "now", "document", "sheet", "cell"), "str"
    ),
)


class _Side(NamedTuple):
    """One of the two sets: its scope, the names that its documents have in the newer one, and the changed places."""

    scope: Scope
    renamed: Mapping[tuple[str, str], str]
    places: np.ndarray

    def named(self, rows: pd.DataFrame) -> pd.DataFrame:
        """Rows with the names of documents as in the newer set."""
        if self.renamed:
            keys = zip(rows["cycle"], rows["document"], strict=True)
            rows = rows.assign(document=[self.renamed.get(key, key[1]) for key in keys])
        return rows.assign(document=without_numbers(rows["document"].astype("str")))


def reasons(old: Scope, new: Scope, renamed: Mapping[tuple[str, str], str]) -> pd.DataFrame:
    """What changed the state of each cell of the selection: table REASONS, in the order of the cells.

    A cell changes by mentions that stand in one of the sets only. Without such mentions the rows are the answers of the
    member that differ, or else its submissions that came, went or no longer count, or else one row which says that
    equal documents were read differently. `before` and `now` are the words at that place in the older and newer set.
    """
    places = changed_places(old, new)
    sides = _Side(old, renamed, places), _Side(new, {}, places)
    parts = [_mentions(*sides, GONE), _mentions(*reversed(sides), NEW)]
    told = np.concatenate([part["at"].to_numpy(dtype="int64") for part in parts])
    left = places[~np.isin(places, told)]
    parts.append(_others(*sides, left))
    found = pd.concat(parts, ignore_index=True).sort_values("at", kind="stable", ignore_index=True)
    axes = new.grid.index.axes
    at = np.unravel_index(found["at"].to_numpy(dtype="int64"), axes.shape)
    for name, names, where in zip(("cycle", "iso3"), (axes.cycles, axes.members), at, strict=False):
        found[name] = np.array(list(names), dtype=object)[where]
    targets = np.array(list(axes.targets), dtype=object).reshape(-1, 2)[at[2]]
    return conform(found.assign(target_kind=targets[:, 0], target=targets[:, 1]), REASONS)


def _mentions(side: _Side, other: _Side, change: str) -> pd.DataFrame:
    """The mentions of one side that count in the changed cells; in these the other side has none."""
    grid, index, data = side.scope.grid, side.scope.grid.index, side.scope.data
    rows = np.flatnonzero((grid.is_counted | (index.rank == SUGGESTED)) & np.isin(index.cell, side.places))
    found = side.named(data.mentions.iloc[rows]).reset_index(drop=True)
    answers = index.response[rows]
    texts = found["evidence"].to_numpy(dtype=object)  # of a mark
    texts[answers != NOWHERE] = data.responses["text"].to_numpy(dtype=object)[answers[answers != NOWHERE]]
    stand = data.responses.iloc[np.unique(answers[answers != NOWHERE])].set_index("response")[["sheet", "cell"]]
    at = stand.reindex(found["response"]).fillna("").to_numpy()
    there = _there(found.assign(sheet=at[:, 0], cell=at[:, 1]), other)
    before, now = (texts, there) if change == GONE else (there, texts)
    changes = np.where(_is_superseded(found, other), SUPERSEDED, change) if change == GONE else change
    return found.assign(at=index.cell[rows], what=MENTION, change=changes, before=before, now=now)


def _there(rows: pd.DataFrame, other: _Side) -> np.ndarray:
    """For each row the text at its document, sheet and cell in the other set; "" where no answer stands there.

    In a document whose places are withheld it is the answer of the same member to the same question.
    """
    responses = other.scope.data.responses
    near = other.named(responses[responses["iso3"].isin(rows["iso3"].unique())])
    found = np.full(len(rows), "", dtype=object)
    is_placed = (rows["cell"] != "").to_numpy()
    for is_of, own in ((is_placed, ["sheet", "cell"]), (~is_placed, ["iso3", "question"])):
        keys = ["cycle", "document", *own]
        told = near[(near["cell"] != "") == (own[0] == "sheet")].drop_duplicates(keys).set_index(keys)["text"]
        texts = told.reindex(pd.MultiIndex.from_frame(rows.loc[is_of, keys])).fillna("")
        found[is_of] = texts.to_numpy(dtype=object)
    return found


def _is_superseded(rows: pd.DataFrame, other: _Side) -> np.ndarray:
    """For each row whether its submission is superseded in the other set."""
    submissions = other.named(other.scope.data.submissions)
    submissions = submissions[(submissions["status"] == "superseded") & (submissions["iso3"] != "")]
    keys = ["cycle", "iso3", "document"]
    return rows.set_index(keys).index.isin(submissions.set_index(keys).index)


def _others(old: _Side, new: _Side, places: np.ndarray) -> pd.DataFrame:
    """Rows for changed cells without a mention: answers that differ, else submissions, else a row “reading”."""
    axes = new.scope.grid.index.axes
    cycles, members, targets = list(axes.cycles), list(axes.members), list(axes.targets)
    cells = [tuple(found.tolist() for found in np.unravel_index(place, axes.shape)) for place in places]
    who = sorted({(cycles[cycle], members[member]) for cycle, member, _ in cells})
    answers, submissions = _by_member(_answers(old, new, who)), _by_member(_submissions(old, new, who))
    rows = []
    for place, (cycle, member, target) in zip(places.tolist(), cells, strict=True):
        key = cycles[cycle], members[member]
        states = (side.scope.grid.states[cycle, member, target] for side in (old, new))
        found = [] if _NONE in states else list(_asked(answers.get(key, []), key[0], targets[target][0]))
        found = found or submissions.get(key) or [{"what": READING, "change": CHANGED}]
        rows += [{"at": place, **row} for row in found]
    return pd.DataFrame(rows, columns=["at", *REASONS.columns], dtype=object).fillna("")


def _by_member(rows: pd.DataFrame) -> dict[tuple[str, str], list[dict[str, object]]]:
    found: dict[tuple[str, str], list[dict[str, object]]] = {}
    for row in rows.to_dict("records"):
        found.setdefault((row["cycle"], row["iso3"]), []).append(row)
    return found


def _asked(rows: Iterable[dict[str, object]], cycle: str, kind: str) -> Iterator[dict[str, object]]:
    """The answers to questions that can carry a kind of target: needs are asked for in one of them.

    A passage of a report answers no question and can carry an objective or a principle.
    """
    questions = reference.questions_of(cycle)
    carrying = {question.key for question in questions if kind != "need" or question.aspect == "need"}
    carrying |= {""} if kind != "need" else set()
    return (row for row in rows if row["question"] in carrying)


def _answers(old: _Side, new: _Side, who: list[tuple[str, str]]) -> pd.DataFrame:
    """The answers of some members that differ between the sets, matched by question and by place among its items."""
    sides = []
    for side in (old, new):
        index = side.scope.grid.index
        rows = [index.responses_of(cycle, [iso3]) for cycle, iso3 in who]
        found = side.named(side.scope.data.responses.iloc[np.concatenate([*rows, np.empty(0, dtype="int64")])])
        found = found.assign(place=found.groupby(["cycle", "iso3", "question"]).cumcount())
        sides.append(found.set_index(_ANSWER)[["state", "text", "document", "sheet", "cell"]])
    both = sides[0].merge(sides[1], "outer", left_index=True, right_index=True, suffixes=("_old", "_new"))
    both = both.fillna("").reset_index()
    both = both[(both["state_old"] != both["state_new"]) | (both["text_old"] != both["text_new"])]
    is_new, is_gone = both["state_old"] == "", both["state_new"] == ""
    at = {name: both[f"{name}_new"].mask(is_gone, both[f"{name}_old"]) for name in ("document", "sheet", "cell")}
    change = np.select([is_new, is_gone], [NEW, GONE], CHANGED)
    return both.assign(what=ANSWER, change=change, before=both["text_old"], now=both["text_new"], **at)


def _submissions(old: _Side, new: _Side, who: list[tuple[str, str]]) -> pd.DataFrame:
    """The submissions of some members that count in one of the sets only, each with its document."""
    keys = ["cycle", "iso3", "document"]
    sides = []
    for side in (old, new):
        found = side.named(side.scope.data.submissions)
        found = found[(found["status"] == "current") & (found["iso3"] != "")]
        found = found[found.set_index(["cycle", "iso3"]).index.isin(who)]
        sides.append(found[keys])
    gone, added = (
        one[~one.set_index(keys).index.isin(other.set_index(keys).index)] for one, other in (sides, sides[::-1])
    )
    return pd.concat([gone.assign(change=GONE), added.assign(change=NEW)]).assign(what=SUBMISSION)
