"""What stands behind a number of an exhibit: the sentence, the States in each state, and the passages."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from gcm_data import reference, wording
from gcm_data.coverage.axes import NOWHERE
from gcm_data.coverage.focus import Evidence, Focus
from gcm_data.coverage.grid import SUGGESTED
from gcm_data.coverage.scope import Scope
from gcm_data.evidence import panel_two_cycles
from gcm_data.evidence.passages import Passage, Row, evidence_table, passages, rows_of_mentions, rows_of_responses
from gcm_data.evidence.uncounted import set_aside_in_words
from gcm_data.reference.in_text import at_start, in_text
from gcm_data.reference.targets import aspects
from gcm_data.tables import withheld
from gcm_data.wording.names import label_of

_COUNTED_OTHERWISE = {"reported": wording.COUNTED_OTHERWISE, wording.READ: wording.READ_OTHERWISE}
_STATUSES = {"current": "counted", "superseded": "superseded"}


@dataclass(frozen=True)
class Behind:
    """The evidence panel of a number. `states` maps headings to names of members; `rows` are those of its passages."""

    sentence: str
    states: dict[str, tuple[str, ...]]
    rows: tuple[Row, ...]
    mentions: int

    @property
    def counted(self) -> tuple[str, ...]:
        """The names of the members that the number counts, which stand first."""
        first = next(iter(self.states), "")
        said = [state for state in self.states if state == first or state.endswith(wording.COUNTED_AS.format(""))]
        return tuple(name for state in said for name in self.states[state])


def behind(scope: Scope, focus: Focus) -> Behind:
    """The panel of a focus: which members are counted, in which state all others are, and the rows of its passages."""
    if focus.document:
        return _of_document(scope, focus)
    if focus.stakeholders:
        return _of_stakeholders(scope, focus)
    evidence = Evidence(scope.grid, focus)
    index = scope.grid.index
    if focus.targets:
        mentions = [*evidence.mentions.tolist(), *evidence.of_stakeholders.tolist()]
        rows = rows_of_mentions(index, mentions)
    else:
        mentions = evidence.marks.tolist()
        rows = rows_of_responses(scope.grid, evidence.responses.tolist()) + rows_of_mentions(index, mentions)
    sentence = f"{_sentence(evidence)}{set_aside_in_words(evidence)}"
    return Behind(sentence, _states(evidence), tuple(rows), len(mentions))


def _of_document(scope: Scope, focus: Focus) -> Behind:
    """The panel for a document: of whom it speaks, and all that was read from it, counted or not."""
    data, index = scope.data, scope.grid.index

    def here(table: pd.DataFrame) -> np.ndarray:
        return ((table["document"] == focus.document) & (table["cycle"] == focus.cycle)).to_numpy()

    answers = np.flatnonzero(here(data.responses)).tolist()
    mentions = np.flatnonzero(here(data.mentions) & (index.rank != SUGGESTED))
    marks = mentions[index.response[mentions] == NOWHERE].tolist()
    rows = [(row, tuple(m for m in index.in_response(row).tolist() if index.rank[m] != SUGGESTED)) for row in answers]
    rows += rows_of_mentions(index, marks)
    submissions = data.submissions[here(data.submissions)]
    states = {
        _STATUSES[status]: tuple(reference.member(iso3).name for iso3 in found["iso3"] if iso3)
        for status, found in submissions.groupby("status", sort=True)
    }
    counts = ((submissions, "respondent"), (answers, "response"), (mentions, "mention"))
    said = wording.listed([f"{len(found)} {noun}{'s' if len(found) != 1 else ''}" for found, noun in counts])
    is_withheld = focus.document.startswith(withheld.DOCUMENT) and submissions.empty
    sentence = wording.WITHHELD if is_withheld else f"{said} were read from it."
    return Behind(sentence, states, tuple(rows), len(mentions))


def _of_stakeholders(scope: Scope, focus: Focus) -> Behind:
    """The panel for a category of stakeholders: all that its stakeholders say."""
    data, found = scope.data, scope.data.submissions
    is_theirs = (found["cycle"] == focus.cycle) & (found["iso3"] == "") & (found["category"] == focus.stakeholders)
    theirs = set(found.loc[is_theirs, "submission"])
    answers = np.flatnonzero(data.responses["submission"].isin(theirs)).tolist()
    is_mark = (scope.grid.index.response == NOWHERE) & scope.grid.is_counted
    marks = np.flatnonzero(is_mark & data.mentions["submission"].isin(theirs).to_numpy()).tolist()
    rows = rows_of_responses(scope.grid, answers) + rows_of_mentions(scope.grid.index, marks)
    said = f"{len(theirs)} stakeholder{'s' if len(theirs) != 1 else ''} of this category."
    return Behind(said, {}, tuple(rows), sum(len(mentions) for _, mentions in rows))


def _sentence(evidence: Evidence) -> str:
    """“9 of 43 members with statements report objective 22.” and, where stakeholders name it too, how many do.

    Of one member its state in a sentence, because “1 of 1” says nothing.
    """
    focus, count, material = evidence.focus, len(evidence.counted), evidence.material
    if focus.beside:
        return panel_two_cycles.sentence(evidence)
    if len(focus.members) == 1 and not evidence.counted and any(evidence.states.values()):
        (state,) = [state for state, members in evidence.states.items() if members]
        name = reference.member(focus.members[0]).name
        if state == "reported":
            return f"{name}: {wording.COUNTED_OTHERWISE}."
        return f"{name}: {state}. {wording.STATE_MEANINGS[state]}"
    if not focus.targets:
        said = f"{_has(focus, material)}."
        said = f"{said} Counted here: {count}." if focus.only is not None else said
        return f"{said} Below: answers to {_question(focus.cycle, focus.aspect)}." if focus.aspect else said
    what = _named(focus)
    how = wording.NOT_MENTIONS if focus.is_silent else wording.REPORTS
    said = material.report(count, f"{what}{_manner(focus)}", how)
    if len(focus.members) == 1:
        said = f"{at_start(focus.members[0])} {how[0]} {what}{_manner(focus)}."
    return said + _beside(evidence)


def _has(focus: Focus, material: wording.Material) -> str:
    """“43 of 62 members have statements”; of one member “Fiji has statements”."""
    if len(focus.members) != 1:
        return material.have(len(focus.members))
    (iso3,) = focus.members
    return f"{at_start(iso3)} has {material.what}" if material.total else f"Nothing was read of {in_text(iso3)}"


def _beside(evidence: Evidence) -> str:
    """“ Beside them 2 of stakeholders, which count for no State.”, where there are any."""
    if not len(evidence.of_stakeholders):
        return ""  # so it is nearly always, and a file asks for thousands
    data = evidence.grid.index.data
    theirs = set(data.mentions["submission"].iloc[evidence.of_stakeholders])
    kinds = data.submissions.loc[data.submissions["submission"].isin(theirs), "respondent_kind"]
    of_stakeholders = int((kinds == "stakeholder").sum())
    withheld = len(kinds) - of_stakeholders
    found = [f"{of_stakeholders} of stakeholders"] if of_stakeholders else []
    found += [f"{withheld} of States that may not be named"] if withheld else []
    return f" Beside them {wording.listed(found)}, which are not included in the counts of members." if found else ""


def _named(focus: Focus) -> str:
    """The targets in a sentence: “objective 2”, “Finance and at least one of objectives 2, 5 and 6”."""
    first = 1 if focus.is_same_answer else 0
    needed, enough = (focus.targets[:first], focus.targets[first:]) if focus.is_any else (focus.targets, ())
    named = [label_of(*target) for target in needed]
    if len(enough) == 1:
        named.append(label_of(*enough[0]))
    elif enough:
        is_objectives = all(kind == "objective" for kind, _ in enough)
        numbers = wording.objectives(target for _, target in enough)
        among = numbers if is_objectives else wording.listed([label_of(*target) for target in enough])
        named.append(f"{'any' if focus.is_silent else 'at least one'} of {among}")
    return wording.listed(named)


def _manner(focus: Focus) -> str:
    """What a focus asks for besides its targets, as the end of a sentence: “ in answer to question (d)”, or ""."""
    parts = [
        (" in one and the same answer" if len(focus.targets) > 1 else " in an answer") if focus.is_same_answer else "",
        f" in answer to {_question(focus.cycle, focus.aspect)}" if focus.aspect else "",
        f" and not to {_question(focus.cycle, focus.without)}" if focus.without else "",
        " and are counted here" if focus.only is not None else "",
    ]
    return "".join(parts)


def _question(cycle: str, aspect: str) -> str:
    """“question (d) Gaps and challenges”."""
    assert aspect in aspects()
    found = [q for q in reference.questions_of(cycle) if q.aspect == aspect]
    return wording.listed([f"question ({q.key}) {q.short_label}" for q in found])


def _states(evidence: Evidence) -> dict[str, tuple[str, ...]]:
    """Who is counted, then the others by state; of a target all six states stand there, however few are in them.

    A number of silence counts members that are in one of the states. They stand under that state, with a note that
    they are counted, so that no state seems to have fewer members than it has.
    """
    if evidence.focus.beside:
        return panel_two_cycles.states(evidence)
    counted, focus = set(evidence.counted), evidence.focus
    states = evidence.states if focus.targets else _received(evidence)
    within = {state: tuple(iso3 for iso3 in members if iso3 in counted) for state, members in states.items()}
    if focus.is_silent and counted:
        found = {wording.COUNTED_AS.format(state): members for state, members in within.items() if members}
    else:
        found = {wording.COUNTED if _is_more_than_reporting(focus) else "reported": evidence.counted}
    for state, members in states.items():
        others = tuple(iso3 for iso3 in members if iso3 not in counted)
        is_said = focus.is_silent and within[state]  # above, so that it needs no line without a member
        name = state if focus.is_silent and focus.targets else _COUNTED_OTHERWISE.get(state, state)
        if others or not (is_said or name != state):
            found[name] = others
    return {state: tuple(reference.member(iso3).name for iso3 in members) for state, members in found.items()}


def _received(evidence: Evidence) -> dict[str, tuple[str, ...]]:
    """The members by whether something was read of them: of no target nobody is in another state."""
    received = set(evidence.submitted)
    left = tuple(iso3 for iso3 in evidence.focus.members if iso3 not in received)
    return {wording.READ: evidence.submitted, "no submission": left}


def _is_more_than_reporting(focus: Focus) -> bool:
    return not focus.targets or focus.is_silent or focus.only is not None


def quoted(scope: Scope, rows: tuple[Row, ...]) -> list[Passage]:
    """The passages of some of the rows of a panel: a page shows a few at a time."""
    return passages(scope.data, rows)


def table(scope: Scope, focus: Focus) -> pd.DataFrame:
    """All evidence of a focus as a table, for a file."""
    return evidence_table(scope.data, behind(scope, focus).rows)
