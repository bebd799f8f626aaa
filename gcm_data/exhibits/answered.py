"""Who has answered in a review, member by member: what counts, what is open, and when it came. No ranking."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass

import pandas as pd

from gcm_data import reference, wording
from gcm_data.coverage.counts import NON_REGIONAL
from gcm_data.coverage.scope import Scope
from gcm_data.exhibits.base import Exhibit
from gcm_data.tables.withheld import DOCUMENT, NON_ATTRIBUTABLE
from gcm_data.wording import answered as said

Days = tuple[tuple[str, str, str], ...]  # cycle, document, the day on which it was handed in, ISO 8601
_SERIOUS = ("error", "warning")


@dataclass(frozen=True, slots=True)
class Answer:
    """What stands of a member in a review. `late` is in days, 0 for none; `open_questions` are issues."""

    iso3: str
    name: str
    subregion: str
    status: str
    received: dt.date | None = None
    late: int = 0
    open_questions: int = 0
    documents: tuple[str, ...] = ()

    def is_in(self, states: tuple[str, ...]) -> bool:
        """Whether it is in one of some states of wording.answered; in all, if there are none."""
        return not states or self.status in states or (said.LATE in states and self.late > 0)


def answers(scope: Scope, days: Days = ()) -> list[Answer]:
    """What stands of each selected member, by subregion and name; those outside of the region last.

    `days`: when documents were handed in, for those that give no earlier day themselves.
    """
    cycle = scope.selection.cycle
    read = scope.data.submissions
    theirs = read[(read["cycle"] == cycle) & (read["iso3"] != "") & (read["status"] == "current")]
    own, compiled, respondents = _documents(scope, theirs)
    handed = {document: day for found, document, day in days if found == cycle}
    given = dict(zip(theirs["submission"], theirs["received"], strict=True))
    issues = _serious(scope)
    deadline = reference.cycle(cycle).deadline
    order = {subregion.subregion: place for place, subregion in enumerate(reference.subregions())}
    found = []
    for member in sorted(scope.selection.members, key=lambda each: (order.get(each.subregion, len(order)), each.name)):
        subregion = member.subregion or NON_REGIONAL
        documents = own.get(member.iso3, {})
        if not documents:
            names = tuple(sorted(compiled.get(member.iso3, {})))
            status = said.STATEMENTS if names else said.NOTHING
            found.append(Answer(member.iso3, member.name, subregion, status, documents=names))
            continue
        known = [day for name, submission in documents.items() for day in (given[submission], handed.get(name, ""))]
        received = min(filter(None, map(_day, known)), default=None)
        late = max((received - deadline).days, 0) if received and deadline else 0
        count = sum(issues[name] for name in documents if respondents[name] == 1 and not name.startswith(DOCUMENT))
        status = said.OPEN if count else said.ACCEPTED
        names = tuple(sorted(documents))
        found.append(Answer(member.iso3, member.name, subregion, status, received, late, count, names))
    return found


def _serious(scope: Scope) -> Counter[str]:
    """Document of the cycle -> how many issues it has that leave a question open."""
    columns = (scope.data.issues[name].tolist() for name in ("cycle", "severity", "document"))
    rows = zip(*columns, strict=True)
    return Counter(name for cycle, severity, name in rows if cycle == scope.selection.cycle and severity in _SERIOUS)


def members(scope: Scope, days: Days = (), states: tuple[str, ...] = ()) -> Exhibit:
    """Every member with its state, the day, and what is open; with `states` those that are in one of them."""
    everybody = answers(scope, days)
    shown = [each for each in everybody if each.is_in(states)]
    table = pd.DataFrame(
        {
            "Subregion": [each.subregion for each in shown],
            "Member State or associate member": [each.name for each in shown],
            "State of the answer": [each.status for each in shown],
            "Received on": [each.received.isoformat() if each.received else "" for each in shown],
            "Days after the deadline": pd.array([each.late or None for each in shown], dtype="Int64"),
            "Open questions": pd.array([each.open_questions or None for each in shown], dtype="Int64"),
            "Documents": ["; ".join(each.documents) for each in shown],
        }
    )
    return Exhibit(
        "who-has-answered",
        scope.material.have(scope.members),
        f"{_counted(everybody)} {_deadline(scope)}",
        scope.base,
        table,
        note=" ".join(filter(None, (said.STATES_ARE, _withheld(scope)))),
        focuses={each.name: scope.focus([each.iso3]) for each in shown},
    )


def by_subregion(scope: Scope, days: Days = ()) -> Exhibit:
    """How many members of each subregion are in each state."""
    groups: dict[str, list[Answer]] = {}
    for each in answers(scope, days):
        groups.setdefault(each.subregion, []).append(each)
    rows = [
        {"Subregion": name, "Members": len(group)}
        | {state[:1].upper() + state[1:]: sum(each.is_in((state,)) for each in group) for state in said.STATES}
        for name, group in groups.items()
    ]
    whole = [name for name, group in groups.items() if not any(each.status == said.NOTHING for each in group)]
    takeaway = f"Something was read of every member shown of: {wording.listed(whole)}." if whole else ""
    return Exhibit(
        "answered-by-subregion",
        "The members by subregion",
        f"{takeaway} Who answered after the deadline stands in two columns.".strip(),
        scope.base,
        pd.DataFrame(rows),
        focuses={name: scope.focus([each.iso3 for each in group]) for name, group in groups.items()},
    )


def in_states(scope: Scope, *states: str) -> tuple[str, ...]:
    """The names of the selected members that are in one of some states, alphabetical."""
    return tuple(sorted(each.name for each in answers(scope) if each.is_in(states)))


def _documents(
    scope: Scope, submissions: pd.DataFrame
) -> tuple[dict[str, dict[str, str]], dict[str, dict[str, str]], Counter[str]]:
    """For each member its own documents and the compiled ones, each with its submission; and of how many each is."""
    compiled = wording.compilations(scope.data.documents)
    found: tuple[dict[str, dict[str, str]], dict[str, dict[str, str]]] = ({}, {})
    for row in submissions.itertuples():
        kind = found[(row.cycle, row.document) in compiled]
        kind.setdefault(row.iso3, {})[row.document] = row.submission
    return *found, Counter(submissions["document"])


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text[:10])
    except ValueError:  # a document gives none, or one of which only the month is told
        return None


def _counted(found: list[Answer]) -> str:
    """How many are in each state that occurs: “Accepted: 12; nothing yet: 40.”"""
    counts = {state: sum(each.is_in((state,)) for each in found) for state in said.STATES}
    parts = "; ".join(f"{state}: {count}" for state, count in counts.items() if count)
    return f"{parts[:1].upper()}{parts[1:]}."


def _deadline(scope: Scope) -> str:
    deadline = reference.cycle(scope.selection.cycle).deadline
    if deadline is None:
        return said.NO_DEADLINE
    return (said.DEADLINE if deadline < scope.as_of else said.DEADLINE_AHEAD).format(day=wording.day(deadline))


def _withheld(scope: Scope) -> str:
    """How many sources may not be named, and so stand in no row; "" for none. Stakeholders are nobody's answer."""
    found = scope.data.submissions
    is_of_state = (found["cycle"] == scope.selection.cycle) & (found["respondent_kind"] != "stakeholder")
    count = int((is_of_state & (found["attribution"] == NON_ATTRIBUTABLE)).sum())
    return (said.WITHHELD_ONE if count == 1 else said.WITHHELD.format(count=count)) if count else ""
