"""Counts for the sentences of a paper, each made of its evidence, and sentences that several sections need."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from gcm_data import wording
from gcm_data.coverage.focus import Evidence, Focus, Target
from gcm_data.coverage.scope import Scope
from gcm_data.exhibits import Exhibit
from gcm_data.exhibits.country import subregion_names
from gcm_data.paper.parts import Count, Sentence
from gcm_data.paper.quantifiers import subject, verb

MEMBERS = ("member", "members")


def count(scope: Scope, what: str, focus: Focus) -> Count:
    """How many members a focus counts, and of how many: of those read, or of all members (Evidence.total)."""
    evidence = Evidence(scope.grid, focus)
    return Count(len(evidence.counted), evidence.total, what, focus)


def written(found: Count) -> str:
    """“9 of 41”."""
    return wording.of(found.count, found.total)


def reported(scope: Scope, key: str, found: Count, what: str, how: str = "report") -> Sentence:
    """“Most submissions (29 of 41) report objective 5.”"""
    verbs = verb(found.count, found.total, f"{how}s", how)
    return Sentence(key, f"{subject(found.count, found.total, scope.material.nouns)} {verbs} {what}.", (found,))


def groups(scope: Scope) -> dict[str, tuple[str, ...]]:
    """Subregion -> its members that are selected (iso3); non-regional members last."""
    return {name: scope.members_of("subregion", name) for name in subregion_names(scope.selection)}


def enumerated(found: Mapping[str, Count]) -> str:
    """“Pacific (4 of 13), South-East Asia (3 of 11)”: names with their counts, as a list in a sentence."""
    return wording.listed([f"{name} ({written(each)})" for name, each in found.items()])


def by_subregion(scope: Scope, key: str, what: str, targets: Sequence[Target], **how: object) -> list[Sentence]:
    """How many members of each subregion report it; no sentence where only one subregion is selected."""
    inside = groups(scope)
    if len(inside) < 2:
        return []
    found = {name: count(scope, f"{what}, {name}", scope.focus(iso3, *targets, **how)) for name, iso3 in inside.items()}
    received = {name: each for name, each in found.items() if each.total}
    text = f"By subregion: {enumerated(received)}."
    return [Sentence(key, text, tuple(received.values()))] if received else []


def of_exhibit(made: Exhibit, column: str, submissions: int, what: str) -> dict[str, Count]:
    """The numbers of an exhibit by their labels; `column` of its table holds them."""
    numbers = made.table[column].tolist()
    labels = [made.label_at(row, column) for row in range(len(numbers))]
    return {
        label: Count(int(number), submissions, what.format(label), made.focuses[label])
        for label, number in zip(labels, numbers, strict=True)
    }


def in_words(found: Mapping[str, Count]) -> tuple[dict[str, Count], list[str]]:
    """The counts that are not 0, and the names whose count is 0."""
    some = {name: each for name, each in found.items() if each.count}
    return some, [name for name in found if name not in some]


def silence(scope: Scope, key: str, which: str, targets: Sequence[Target]) -> list[Sentence]:
    """A sentence on members that report none of the targets, which `which` names: each kind of silence by itself.

    A member that reports none of several targets is in the state of the first.
    """
    how = {"is_any": len(targets) > 1}
    states = Evidence(scope.grid, scope.focus(None, *targets, **how)).states_counted
    said, counts = [], []
    for state, words in _SILENT.items():
        found = count(
            scope, f"none of {which}: {state}", scope.focus(None, *targets, is_silent=True, only=states[state], **how)
        )
        if found.count:
            said.append(f"{written(found)} {words[found.count > 1].format(which)}")
            counts.append(found)
    nothing = nothing_received(scope)
    text = f"Of the {scope.material.nouns[1]}, {wording.listed(said)}." if said else ""
    if nothing.count:
        text = f"{text} Nothing was read of {written(nothing)} members.".strip()
        counts.append(nothing)
    return [Sentence(key, text, tuple(counts))] if text else []


_SILENT = {
    "not mentioned": ("answers and mentions none of {}", "answer and mention none of {}"),
    "blank": ("is blank where one of them could stand", "are blank where one of them could stand"),
    "not applicable": ("answers “not applicable”", "answer “not applicable”"),
}


def nothing_received(scope: Scope, members: Iterable[str] | None = None) -> Count:
    """The members of which nothing was read."""
    return count(scope, "no submission", scope.focus(members, is_silent=True))
