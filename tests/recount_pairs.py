"""What must stand on the pages that compare two reviews, or two objectives in one."""

from __future__ import annotations

from itertools import product

from gcm_data import reference
from tests.recount import OUTSIDE, Recount, Seen, labels, mark, named

CHANGES = NEWLY, NO_LONGER, IN_BOTH, IN_NEITHER, NOT_COMPARABLE = (
    "Newly reported", "No longer reported", "Reported in both", "Mentioned in neither", "Not comparable",
)  # fmt: skip
KINDS = ("objective", "principle", "need")


def _lines(seen: Seen, kind: str) -> dict[str, tuple[str, str]]:
    """Target -> its label and its name in a table, of a kind."""
    if kind == "objective":
        return {str(n): (f"objective {n}", named(n)) for n in seen.objectives}
    return {key: (label, label) for key, label in labels(kind).items()}


def _cycles(seen: Seen, other: str) -> tuple[str, str]:
    """The earlier review and the later."""
    earlier, later = sorted((seen.cycle, other))
    return earlier, later


def panel(seen: Seen, other: str) -> set[str]:
    """The members selected that submitted in both reviews."""
    return seen.submitted() & seen.submitted(other)


def _change(seen: Seen, other: str, iso3: str, kind: str, target: str) -> str:
    """What became of a target between two reviews, for a member that submitted in both."""
    cycles = _cycles(seen, other)
    states = [seen.state(iso3, kind, target, cycle) for cycle in cycles]
    is_marks_alone = any(not seen.answers.get((cycle, iso3)) for cycle in cycles)
    if {"blank", "not applicable"} & {*states} or (is_marks_alone and seen.selection.basis == "cited"):
        return NOT_COMPARABLE
    before, after = (state == "reported" for state in states)
    return {(False, True): NEWLY, (True, False): NO_LONGER, (True, True): IN_BOTH}.get((before, after), IN_NEITHER)


def _fates(seen: Seen, other: str, kind: str, target: str) -> dict[str, set[str]]:
    """Each change -> the members in which it happened to a target."""
    found = {change: set() for change in CHANGES}
    for iso3 in panel(seen, other):
        found[_change(seen, other, iso3, kind, target)].add(iso3)
    return found


def _naming(seen: Seen, other: str, kind: str, target: str) -> set[str]:
    """Who names a target in either review."""
    return seen.who(kind, target) | seen.who(kind, target, cycle=other)


def who_is_compared(seen: Seen, other: str) -> Recount:
    earlier, later = _cycles(seen, other)
    before, after = seen.submitted(earlier), seen.submitted(later)
    groups = {
        "Documents in both": before & after,
        f"Documents in {later} only": after - before,
        f"Documents in {earlier} only": before - after,
        "Documents in neither": seen.everybody - before - after,
    }
    states = groups | {m.name: {m.iso3} for m in seen.members}
    both = len(groups["Documents in both"]), len(seen.members)
    quoted = {label: who & seen.speaking(earlier, later) for label, who in states.items()}
    rows = [(name, len(who), len(seen.members)) for name, who in groups.items()]
    says = tuple(f"{name}: {len(who)}" for name, who in list(groups.items())[1:])
    return Recount(states, rows, [both], both, quoted=quoted, columns=("Group", "Members in it", "Members"), says=says)


def by_target(seen: Seen, other: str, kind: str) -> Recount:
    size = len(panel(seen, other))
    states, quoted, rows, beside = {}, {}, [], set()
    changed = {NEWLY: [], NO_LONGER: []}
    lines = _lines(seen, kind)
    for target, (label, name) in lines.items():
        fates = _fates(seen, other, kind, target)
        compared = size - len(fates[NOT_COMPARABLE])
        told = [len(fates[change]) if compared or change == NOT_COMPARABLE else "<NA>" for change in CHANGES]
        rows.append((label, name, *told, compared, size))
        for change, who in fates.items():
            states[mark(label, change)] = who
            quoted[mark(label, change)] = who & _naming(seen, other, kind, target)
            beside.add((len(who), compared))
        for change in changed:
            changed[change].append(len(fates[change]))
    title, says = _changed_most(list(lines.values()), changed, compared)
    return Recount(states, rows, title, (size, len(seen.members)), beside, quoted, says=says)


def _changed_most(
    lines: list[tuple[str, str]], changed: dict[str, list[int]], compared: int
) -> tuple[list[tuple[int, int]], tuple[str, ...]]:
    """The “n of N” of the title and words that stand in it: what gained and lost most, or how many changed at all."""
    if not compared:
        return [], ("can be compared",)
    newly, no_longer = changed.values()
    if all(max(counts) and counts.count(max(counts)) == 1 for counts in (newly, no_longer)):
        gained, lost = newly.index(max(newly)), no_longer.index(max(no_longer))
        fewer = f"no longer by {no_longer[gained]}"
        said = [f"{lines[gained][1]} ", f"by {newly[gained]}", fewer, f"Among {compared} member"]
        return [], (*said, *([f"{lines[lost][1]} no longer by {no_longer[lost]} (newly by {newly[lost]})"]
                             if gained != lost else []))  # fmt: skip
    return [(sum(map(bool, counts)), len(lines)) for counts in (newly, no_longer)], (f"Among {compared} member",)


def by_subregion(seen: Seen, other: str, kind: str) -> Recount:
    states, quoted, rows = {}, {}, []
    order = [*(s.subregion for s in reference.subregions()), OUTSIDE]
    inside = {name: seen.group(name) & panel(seen, other) for name in order}
    groups = {name: who for name, who in inside.items() if who}
    for group, (target, (label, name)) in product(groups, _lines(seen, kind).items()):
        fates = {change: who & groups[group] for change, who in _fates(seen, other, kind, target).items()}
        size = len(groups[group])
        for change in (NEWLY, NO_LONGER):
            opens = mark(group, label, change)
            states[opens] = fates[change]
            quoted[opens] = fates[change] & _naming(seen, other, kind, target)
            compared = size - len(fates[NOT_COMPARABLE])
            rows.append((group, name, change, len(fates[change]) if compared else "<NA>", compared, size))
    return Recount(states, rows, [], (len(panel(seen, other)), len(seen.members)), quoted=quoted)


def of_member(seen: Seen, other: str, iso3: str) -> Recount:
    states, quoted, rows, moved = {}, {}, [], 0
    cycles, lines = _cycles(seen, other), _lines(seen, "objective")
    for target, (label, name) in lines.items():
        became = _change(seen, other, iso3, "objective", target)
        moved += became in (NEWLY, NO_LONGER)
        rows.append((label, name, *(seen.state(iso3, "objective", target, cycle) for cycle in cycles), became))
        for cycle in cycles:
            states[mark(label, cycle)] = {iso3} & seen.who("objective", target, cycle=cycle)
        states[mark(label, "Change")] = {iso3}
        quoted[mark(label, "Change")] = {iso3} & _naming(seen, other, "objective", target)
    return Recount(states, rows, [(moved, len(lines))], quoted=quoted)


def _pairs(seen: Seen, way: str) -> dict[tuple[int, int], set[str]]:
    """Each pair of objectives once, and each with itself: who names both; the later by round table stands first."""
    found = {}
    for at, row in enumerate(seen.objectives):
        for column in seen.objectives[: at + 1]:
            if way == "Same member":
                found[row, column] = seen.who("objective", row) & seen.who("objective", column)
            else:
                found[row, column] = seen.together(("objective", str(row)), ("objective", str(column)))
    return found


def _able(seen: Seen, way: str) -> set[str]:
    """Who could name two objectives in a way."""
    return seen.able("objective") if way == "Same member" else seen.in_words("objective")


def _pair(row: int, column: int) -> str:
    return mark(*dict.fromkeys((f"objective {row}", f"objective {column}")))


def objectives_together(seen: Seen, way: str) -> Recount:
    found = _pairs(seen, way)
    able = _able(seen, way)
    rows = [(*pair, *seen.row(who, able)[:3]) for pair, who in found.items()]
    two = [who for (row, column), who in found.items() if row != column]
    title = [(sum(map(bool, two)), len(two))] if able else []
    states = {_pair(*pair): who for pair, who in found.items()}
    return Recount(states, rows, title, seen.base, also=seen.also(able))


def pairs_most_named(seen: Seen, way: str) -> Recount:
    """Ten pairs or more, with all that tie with the last of them; a rank that would make more than twenty ends it."""
    found = {pair: who for pair, who in _pairs(seen, way).items() if who and pair[0] != pair[1]}
    listed, left = {}, set()
    for count in sorted({len(who) for who in found.values()}, reverse=True):
        rank = {pair: who for pair, who in found.items() if len(who) == count}
        if len(listed) >= 10 or len(listed) + len(rank) > 20:
            left = {(count, len(_able(seen, way)))}
            break
        listed |= rank
    able = _able(seen, way)
    rows = [(named(column), named(row), *seen.row(who, able)[:3]) for (row, column), who in listed.items()]
    states = {_pair(*pair): who for pair, who in listed.items()}
    return Recount(states, rows, [], seen.base, left, also=seen.also(able))


def principles_argued(seen: Seen) -> Recount:
    names = labels("principle")
    found = {(key, n): seen.together(("principle", key), ("objective", str(n)))
             for key, n in product(names, seen.objectives)}  # fmt: skip
    able = seen.in_words("principle", "objective")
    rows = [(names[key], n, *seen.row(who, able)[:3]) for (key, n), who in found.items()]
    anywhere = sum(bool(seen.who("principle", key) & seen.who("objective", n)) for key, n in found)
    says = (f"stand {anywhere} pairs",) if seen.base[0] and anywhere else ()
    states = {mark(names[key], f"objective {n}"): who for (key, n), who in found.items()}
    title = [(sum(map(bool, found.values())), len(found))] if able else []
    return Recount(states, rows, title, seen.base, says=says, also=seen.also(able))


RECOUNTS = {
    "change.who_is_compared": who_is_compared,
    "change.by_target": by_target,
    "change.by_subregion": by_subregion,
    "change.of_member": of_member,
    "together.objectives_together": objectives_together,
    "together.pairs_most_named": pairs_most_named,
    "together.principles_argued": principles_argued,
}
