"""What must stand on the pages that tell who reports what: overview, subregion, principle, round table, objective."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product

from gcm_data import reference
from gcm_data.reference import sdgs
from tests.conftest import ROOT
from tests.recount import LISTS, OUTSIDE, Recount, Seen, labels, mark, named, read_rows, unique_most

WHOLE = "At least one of its objectives"
EVERYBODY = "all members shown"


def _answers_received(seen: Seen, iso3: str) -> str:
    """The word of the overview for a member's submission."""
    states = {seen.state(iso3, "objective", number) for number in seen.objectives}
    alone = {"no submission": "no submission", "blank": "document without an answer",
             "not applicable": "“not applicable” only"}  # fmt: skip
    return alone.get(states.pop(), "answers read") if len(states) == 1 else "answers read"


def who_reported(seen: Seen) -> Recount:
    of = {row["iso3"]: row["document"] for row in seen.tables.current.values() if row["cycle"] == seen.cycle}
    submitted = seen.submitted()
    rows = [(m.iso3, m.name, m.membership, m.subregion, _answers_received(seen, m.iso3), of.get(m.iso3, ""))
            for m in seen.members]  # fmt: skip
    states = {m.name: {m.iso3} & submitted for m in seen.members} | {EVERYBODY: submitted}
    return Recount(states, rows, [seen.base], seen.base, quoted=_spoken(seen, states))


def _spoken(seen: Seen, states: dict[str, set[str]]) -> dict[str, set[str]]:
    """Of the States that numbers of submissions count, those that say anything in them."""
    return {label: who & seen.speaking(seen.cycle) for label, who in states.items()}


def submissions_by_subregion(seen: Seen) -> Recount:
    rows = [(name, *seen.of_group(name)) for name in seen.subregions]
    states = {name: seen.group(name) & seen.submitted() for name in seen.subregions}
    return Recount(states, rows, base=seen.base, quoted=_spoken(seen, states))


def objectives_by_round_table(seen: Seen) -> Recount:
    who = {n: seen.who("objective", n) for n in seen.objectives}
    able = seen.able("objective")
    rows = [(reference.objective(n).round_table, named(n), *seen.row(who[n], able)) for n in who]
    most = max(map(len, who.values()))
    tied = sum(len(found) == most for found in who.values())
    title = unique_most(map(len, who.values()), len(able))
    if most and tied > 5:  # more than a title can name
        title = [(sum(map(bool, who.values())), len(who))]
    states = {f"objective {n}": found for n, found in who.items()}
    return Recount(states, rows, title, seen.base, also=seen.also(able))


def _by_group(seen: Seen, names: Iterable[str]) -> Recount:
    """Groups × objectives."""
    present = [name for name in names if seen.group(name)]
    cells = {(g, n): seen.group(g) & seen.who("objective", n) for g, n in product(present, seen.objectives)}
    able = seen.able("objective")
    rows = [(g, n, *seen.row(found, able, g)) for (g, n), found in cells.items()]
    somewhere = {n for (_, n), found in cells.items() if found}
    title = [(len(somewhere), len(seen.objectives))] if somewhere else []
    states = {mark(g, f"objective {n}"): found for (g, n), found in cells.items()}
    return Recount(states, rows, title, seen.base, also=seen.also(able))


def subregion_matrix(seen: Seen) -> Recount:
    return _by_group(seen, seen.subregions)


def group_matrix(seen: Seen) -> Recount:
    return _by_group(seen, LISTS)


def membership_matrix(seen: Seen) -> Recount:
    return _by_group(seen, ("member State", "associate member"))


def _by_subregion(seen: Seen, kind: str) -> Recount:
    """Principles or needs × subregions."""
    cells = {(key, g): seen.group(g) & seen.who(kind, key) for key, g in product(labels(kind), seen.subregions)}
    able = seen.able(kind)
    rows = [(labels(kind)[key], g, *seen.row(found, able, g)) for (key, g), found in cells.items()]
    states = {mark(labels(kind)[key], g): found for (key, g), found in cells.items()}
    return Recount(states, rows, base=seen.base, also=seen.also(able))


def principle_matrix(seen: Seen) -> Recount:
    made = _by_subregion(seen, "principle")
    counts = [len(seen.who("principle", key)) for key in labels("principle")]
    made.beside = {(count, len(seen.able("principle"))) for count in counts}
    made.title = [(sum(map(bool, counts)), 10)] if any(counts) else []
    return made


def needs_by_subregion(seen: Seen) -> Recount:
    made = _by_subregion(seen, "need")
    counts = [len(seen.who("need", key)) for key in labels("need")]
    made.beside = {(count, len(seen.able("need"))) for count in counts}
    made.title = unique_most(counts, len(seen.able("need")))
    return made


def principles_by_objectives(seen: Seen) -> Recount:
    names = labels("principle")
    both = {(key, n): seen.who("principle", key) & seen.who("objective", n) for key, n in
            product(names, seen.objectives)}  # fmt: skip
    able = seen.able("principle") & seen.able("objective")
    rows = [(names[key], n, *seen.row(found, able)) for (key, n), found in both.items()]
    states = {mark(names[key], f"objective {n}"): found for (key, n), found in both.items()}
    title = unique_most(map(len, both.values()), len(able))
    return Recount(states, rows, title, seen.base, also=seen.also(able))


def _whole(seen: Seen) -> set[str]:
    """Who reports at least one of the objectives selected."""
    return set().union(*(seen.who("objective", n) for n in seen.objectives))


def round_table_objectives(seen: Seen) -> Recount:
    who = {n: seen.who("objective", n) for n in seen.objectives}
    able = seen.able("objective")
    rows = [(named(n), reference.objective(n).title, *seen.row(found, able)) for n, found in who.items()]
    states = {f"objective {n}": found for n, found in who.items()} | {WHOLE: _whole(seen)}
    title = [(len(_whole(seen)), len(able))] if able or not seen.base[0] else []
    rows = [(WHOLE, "", *seen.row(_whole(seen), able)), *rows]
    return Recount(states, rows, title, seen.base, also=seen.also(able))


def round_table_by_subregion(seen: Seen) -> Recount:
    states, rows = {}, []
    for group in seen.subregions:
        lines = {WHOLE: (WHOLE, _whole(seen))}
        lines |= {f"objective {n}": (named(n), seen.who("objective", n)) for n in seen.objectives}
        for tail, (name, who) in lines.items():
            states[mark(group, tail)] = who & seen.group(group)
            rows.append((name, group, *seen.row(who, seen.able("objective"), group)))
    return Recount(states, rows, base=seen.base, also=seen.also(seen.able("objective")))


def member_matrix(seen: Seen, shown: str) -> Recount:
    """Members of a subregion, or of all of them, by objectives in the six states."""
    inside = [m for m in seen.members if shown in ("All subregions", m.subregion or OUTSIDE)]
    states = {mark(m.short_name, str(n)): {m.iso3} & seen.who("objective", n) for m in inside for n in seen.objectives}
    rows = [(m.short_name, *(seen.state(m.iso3, "objective", n) for n in seen.objectives)) for m in inside]
    codes = {m.iso3 for m in inside}
    somewhere = sum(bool(codes & seen.who("objective", n)) for n in seen.objectives)
    base = len(codes & seen.submitted()), len(codes)
    return Recount(states, rows, [(somewhere, len(seen.objectives))], base)


def profile(seen: Seen, iso3: str) -> Recount:
    """Every target of a State in its state, with how many mentions, on which basis, in which aspects."""
    states, rows, counts = {}, [], {}
    aspects = ("plan", "follow-up", "achievement", "challenge", "need")
    for kind in ("objective", "principle", "need"):
        for key, label in labels(kind).items():
            found = [row for row in seen.mentions(kind, key) if row["iso3"] == iso3]
            bases, said = {row["basis"] for row in found}, {row["aspect"] for row in found}
            basis = next((name for name in ("coded", "cited", "reviewed") if name in bases), "")
            name = named(int(key)) if kind == "objective" else label
            rows.append((kind.capitalize(), name, seen.state(iso3, kind, key), len(found), basis,
                         ";".join(a for a in aspects if a in said)))  # fmt: skip
            states[label] = {iso3} if found else set()
            counts.setdefault(kind, []).append(bool(found))
    beside = {(sum(found), len(found)) for found in counts.values()}
    return Recount(states, rows, beside=beside)


def named_with(seen: Seen, kind: str, objectives: list[int]) -> Recount:
    """Needs or principles in the same answer as at least one of some objectives."""
    states = {}
    for key, label in labels(kind).items():
        each = (seen.together((kind, key), ("objective", str(n))) for n in objectives)
        states[label] = set().union(*each)
    able = seen.in_words(kind, "objective")
    rows = [(label, *seen.row(who, able)) for label, who in states.items()]
    title = [(sum(map(bool, states.values())), len(states))] if able else []
    return Recount(states, rows, title, seen.base, also=seen.also(able))


def objective_by_subregion(seen: Seen, number: int) -> Recount:
    who = seen.who("objective", number)
    states = {g: seen.group(g) & who for g in seen.subregions} | {EVERYBODY: who}
    able = seen.able("objective")
    rows = [(g, *seen.row(who, able, g)) for g in seen.subregions]
    title = [(len(who), len(able))] if able or not seen.base[0] else []
    return Recount(states, rows, title, seen.base, also=seen.also(able))


def objective_by_question(seen: Seen, number: int) -> Recount:
    questions = {f"({q.key}) {q.short_label}": q.aspect for q in reference.questions_of(seen.cycle) if q.aspect}
    states = {label: seen.who("objective", number, aspect) for label, aspect in questions.items()}
    able = {label: seen.able("objective", aspect) for label, aspect in questions.items()}
    asked = len(states)
    answering = set().union(*states.values())
    some = sum(map(bool, states.values()))
    if marked := seen.who("objective", number) - answering:
        states["no question (a mark or a code in no answer)"] = marked
    rows = [(label, *seen.row(who, able.get(label, seen.able("objective")))) for label, who in states.items()]
    return Recount(states, rows, [(some, asked)] if some else [], seen.base, also=seen.also(*able.values()))


def over_reviews(seen: Seen, number: int) -> Recount:
    cycles = [cycle.cycle for cycle in reference.cycles()]
    who = {cycle: seen.who("objective", number, cycle=cycle) for cycle in cycles}
    able = {cycle: len(seen.able("objective", cycle=cycle)) for cycle in cycles}
    rows = [(cycle, len(who[cycle]) if able[cycle] else "<NA>", able[cycle], len(seen.submitted(cycle)),
             len(seen.members)) for cycle in cycles]  # fmt: skip
    title = [(len(who[cycle]), able[cycle]) for cycle in cycles if able[cycle]]
    return Recount({f"review of {cycle}": found for cycle, found in who.items()}, rows, title)


def _served(seen: Seen, goal: str) -> list[int]:
    """The objectives selected for which the file names a goal or one of its targets (“16”, “16.”), or all goals."""
    rows = read_rows(ROOT / "gcm_data" / "reference" / "objective_sdg_targets.csv")
    found = {int(row["objective"]) for row in rows if row["sdg_target"] == goal
             or (goal.isdecimal() and row["sdg_target"].startswith(f"{goal}."))}  # fmt: skip
    return sorted(found & {*seen.objectives})


def _sdgs(seen: Seen, served: dict[str, list[int]], names: dict[str, str]) -> tuple[dict[str, set[str]], list[tuple]]:
    """States and rows of goals or targets with objectives; `names` is how the table calls them."""
    states = {key: set().union(*(seen.who("objective", n) for n in numbers)) for key, numbers in served.items()}
    able = seen.able("objective")
    rows = [(names[key], ", ".join(map(str, served[key])), *seen.row(who, able)) for key, who in states.items()]
    return states, rows


def sdg_goals(seen: Seen) -> Recount:
    names = {f"{goal.number} {goal.label}": str(goal.number) for goal in sdgs.goals()} | {"All 17 Goals": "all"}
    served = {name: numbers for name, goal in names.items() if (numbers := _served(seen, goal))}
    states, rows = _sdgs(seen, served, dict(zip(served, served, strict=True)))
    some = sum(bool(who) for name, who in states.items() if name != "All 17 Goals")
    title = [(some, 17)] if any(states.values()) else []
    return Recount(states, rows, title, seen.base, also=seen.also(seen.able("objective")))


def sdg_targets(seen: Seen) -> Recount:
    rows = read_rows(ROOT / "gcm_data" / "reference" / "objective_sdg_targets.csv")
    targets = {row["sdg_target"] for row in rows} - {"all"}
    served = {mark("target", target): numbers for target in targets if (numbers := _served(seen, target))}
    states, told = _sdgs(seen, served, {mark("target", target): target for target in targets})
    title = [(sum(map(bool, states.values())), len(states))]
    return Recount(states, told, title, seen.base, also=seen.also(seen.able("objective")))


RECOUNTS = {
    "sdg.by_goal": sdg_goals,
    "sdg.by_target": sdg_targets,
    "overview.who_reported": who_reported,
    "overview.submissions_by_subregion": submissions_by_subregion,
    "overview.objectives_by_round_table": objectives_by_round_table,
    "subregion.subregion_matrix": subregion_matrix,
    "subregion.group_matrix": group_matrix,
    "subregion.membership_matrix": membership_matrix,
    "principle.principle_matrix": principle_matrix,
    "principle.principles_by_objectives": principles_by_objectives,
    "round_table.objectives": round_table_objectives,
    "round_table.by_subregion": round_table_by_subregion,
    "round_table.needs": lambda seen: named_with(seen, "need", seen.objectives),
    "round_table.principles": lambda seen: named_with(seen, "principle", seen.objectives),
    "country.member_matrix": member_matrix,
    "country.profile": profile,
    "objective.by_subregion": objective_by_subregion,
    "objective.by_question": objective_by_question,
    "objective.needs": lambda seen, number: named_with(seen, "need", [number]),
    "objective.principles": lambda seen, number: named_with(seen, "principle", [number]),
    "objective.over_reviews": over_reviews,
    "needs.needs_by_subregion": needs_by_subregion,
}
