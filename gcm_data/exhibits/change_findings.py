"""What the exhibits of change say: which targets gained and lost most mentions, and where too few can be compared."""

from __future__ import annotations

from gcm_data import wording
from gcm_data.coverage.two_cycles import CHANGES, FEWEST, NEWLY, NO_LONGER, NOT_COMPARABLE
from gcm_data.exhibits.change_lines import Comparison, compared
from gcm_data.tables.specs import TARGET_KINDS

KINDS = dict(zip(("Objectives", "Guiding principles", "Cooperation needs"), TARGET_KINDS, strict=True))
NAMED = 5  # targets at most that a sentence names
LEFT, RIGHT = CHANGES.index(NO_LONGER), CHANGES.index(NEWLY)


def of_targets(counts: dict[str, list[int]], kind: str, found: Comparison) -> tuple[str, str]:
    """Title and takeaway: which targets most members newly and no longer report, of those that can be compared."""
    plural = next(name for name, code in KINDS.items() if code == kind).lower()
    base = max(map(compared, counts.values()), default=0)
    if not base:
        none = f"None of the {wording.of_members(0, len(found.panel)).removeprefix('0 of ')} can be compared"
        return f"{none}, {plural} in {found.in_words}", f"{NOT_COMPARABLE}: {wording.NO_ANSWER_IN_ONE}"
    said, named = [], {}
    for place in (RIGHT, LEFT):
        most = max(many[place] for many in counts.values())
        names = [name for name, many in counts.items() if many[place] == most]
        if most:
            named[place] = names
            told = wording.listed(names) if len(names) <= NAMED else f"{len(names)} {plural}"
            said.append(f"{CHANGES[place]} by most: {told} ({wording.of_members(most, base)}).")
    if any(many[CHANGES.index(NOT_COMPARABLE)] for many in counts.values()):
        said.append(f"{NOT_COMPARABLE}: {wording.NO_ANSWER_IN_ONE}")
    takeaway = " ".join(said) or f"The same members report the same {plural} in {found.in_words}."
    return _title(counts, named, base, plural, found), takeaway


def _title(counts: dict[str, list[int]], named: dict[int, list[str]], base: int, plural: str, found: Comparison) -> str:
    """Which target gained and which lost most mentions; where several tie, how many changed at all."""
    among = f"Among {base} {'members' if base != 1 else 'member'} compared"
    if {*map(len, named.values())} == {1} and len(named) == 2:
        (gained,), (lost,) = named[RIGHT], named[LEFT]
        more, fewer = counts[gained], counts[lost]
        if gained == lost:
            changed = f"newly reported in {found.cycles[1]} by {more[RIGHT]}, no longer by {more[LEFT]}"
            return f"{among}, {gained} changed most: {changed}"
        return (
            f"{among}, {gained} is newly reported in {found.cycles[1]} by {more[RIGHT]} (no longer by "
            f"{more[LEFT]}), {lost} no longer by {fewer[LEFT]} (newly by {fewer[RIGHT]})"
        )
    newly, no_longer = (sum(bool(many[place]) for many in counts.values()) for place in (RIGHT, LEFT))
    total = len(counts)
    return (
        f"{among}, {wording.of(newly, total)} {plural} are newly reported in {found.cycles[1]} by some, and "
        f"{wording.of(no_longer, total)} no longer"
    )


def of_groups(groups: dict[str, tuple[str, ...]], empty: list[str], found: Comparison) -> tuple[str, str]:
    """Title and takeaway: the size of each part of the panel, and where it is too small to draw a change."""
    few = [name for name, members in groups.items() if len(members) < FEWEST]
    said = ["Left of each line, framed: no longer reported; right of it, filled: newly reported."]
    said.append("In brackets: members with documents in both, of all members.")
    if few:
        said.append(f"Fewer than {FEWEST} have in {wording.listed(few)}: counts only, no bars.")
    if empty and not found.scope.selection.is_narrowed:
        said.append(f"Nobody has in {wording.listed(empty)}.")
    return f"Newly and no longer reported in {found.cycles[1]}, by subregion", " ".join(said)
