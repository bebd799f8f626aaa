"""What must stand on the pages of gaps, cooperation needs and national implementation plans."""

from __future__ import annotations

import unicodedata

from gcm_data import reference
from gcm_data.reference import Member
from tests.recount import OUTSIDE, Pair, Recount, Seen, labels, mark, named, unique_most

KINDS = ("not mentioned", "challenges reported", "support sought", "progress reported", "other responses only")
ASPECTS = dict(zip(KINDS, ("", "challenge", "need", "achievement", ""), strict=True))
ANY, IN_ALL, ALONE = "Any of the six", "in all", "without any objective"
NOT_STATED, OTHER, BLANK, NOT_APPLICABLE = "not stated", "other wording", "blank", "not applicable"


def _kinds(seen: Seen, number: int) -> dict[str, set[str]]:
    """The States of each kind of gap for an objective."""
    silent = {iso3 for iso3 in seen.everybody if seen.state(iso3, "objective", number) == "not mentioned"}
    challenge, need, achieved = (seen.who("objective", number, a) for a in ("challenge", "need", "achievement"))
    others = seen.who("objective", number) - challenge - need - achieved
    return dict(zip(KINDS, (silent, challenge - achieved, need, achieved, others), strict=True))


def _numbers(seen: Seen, kind: str, who: set[str], group: str = "") -> tuple[object, ...]:
    """The numbers of a row: count, its three denominators, share, and the bounds for all members."""
    row = count, answered, _, members = seen.row(who, seen.able("objective", ASPECTS.get(kind, "")), group)
    share = round(100 * count / answered) if answered >= 3 else "<NA>"
    least = count if answered else 0
    return *row, share, least, least + members - answered


def _base(seen: Seen) -> list[Pair]:
    """What the base line of gaps says of who answered on objectives, and each of the three questions."""
    asked = ("", "achievement", "challenge", "need")
    return seen.also(*(seen.able("objective", aspect) for aspect in asked))


def gap_table(seen: Seen, *_: object) -> Recount:
    states, rows, silent, heard = {}, [], {}, set()
    quoted = {}
    for group, n in ((g, n) for g in seen.subregions for n in seen.objectives):
        base, inside = seen.of_group(group), seen.group(group)
        kinds = {kind: who & inside for kind, who in _kinds(seen, n).items()}
        reporting, answering = seen.who("objective", n) & inside, kinds["not mentioned"]
        if not base[0]:
            shown = {"nothing read": set()}
        elif reporting:
            shown = kinds
        else:
            shown = {"silent" if answering else "blank": answering}
        if "blank" not in shown and "nothing read" not in shown:
            heard.add(group)
            silent.setdefault(group, set()).update({n} if "silent" in shown else ())
        for kind, who in shown.items():
            label = mark(group, f"objective {n}", kind)
            states[label] = who
            rows.append((group, named(n), kind, *_numbers(seen, kind, who, group)))
            if kind in ("not mentioned", "silent", "blank"):
                quoted[label] = set()
    somewhere = len(set().union(*silent.values())) if silent else 0
    title = [(somewhere, len(seen.objectives))] if somewhere else []
    return Recount(states, rows, title, seen.base, quoted=quoted, also=_base(seen))


def gap_list(seen: Seen) -> Recount:
    tables = {t.round_table: f"Round table {t.round_table}: {t.short_label}" for t in reference.round_tables()}
    states, rows, asked = {}, [], []
    for n in seen.objectives:
        for kind, who in _kinds(seen, n).items():
            states[mark(f"objective {n}", kind)] = who
            rows.append((tables[reference.objective(n).round_table], named(n), kind, *_numbers(seen, kind, who)))
        asked.append(len(seen.who("objective", n, "need")))
    quoted = {label: set() for label in states if label.endswith("not mentioned")}
    title = unique_most(asked, len(seen.able("objective", "need")))
    beside = {(len(states[mark(f"objective {n}", kind)]), len(seen.able("objective", ASPECTS[kind])))
              for n in seen.objectives for kind in KINDS}  # fmt: skip
    return Recount(states, rows, title, seen.base, beside, quoted, also=_base(seen))


def needs_by_objectives(seen: Seen) -> Recount:
    names, states = labels("need"), {}
    for label, keys in [*((label, [key]) for key, label in names.items()), (ANY, list(names))]:
        beside = {n: set().union(*(seen.together(("objective", str(n)), ("need", key)) for key in keys))
                  for n in range(1, 24)}  # fmt: skip
        for n in seen.objectives:
            states[label, str(n)] = beside[n]
        states[label, IN_ALL] = set().union(*(seen.who("need", key) for key in keys))
        states[label, ALONE] = states[label, IN_ALL] - set().union(*beside.values())
    able = {True: seen.in_words("need", "objective"), False: seen.able("need")}
    rows = [(label, column, *seen.row(who, able[column.isdecimal()])) for (label, column), who in states.items()]
    some, alone = len(states[ANY, IN_ALL]), len(states[ANY, ALONE])
    opened = {mark(label, f"objective {column}" if column.isdecimal() else column): who
              for (label, column), who in states.items()}  # fmt: skip
    answered = len(able[False])
    beside = {(alone, some)} | {(len(who), len(able[column.isdecimal()])) for (_, column), who in states.items()}
    return Recount(opened, rows, [(some, answered)] if some else [], seen.base, beside, also=seen.also(able[False]))


def ask_and_offer(seen: Seen, number: int) -> Recount:
    target = ("objective", str(number))
    named_beside = {label: seen.together(target, ("need", key)) for key, label in labels("need").items()}
    in_need, practising = seen.who(*target, "need"), seen.who(*target, "achievement")
    states, rows, asking = {}, [], set()
    for m in seen.members:
        asks = [label for label, who in named_beside.items() if m.iso3 in who]
        asks = asks or (["Kind not named"] if m.iso3 in in_need else [])
        columns = [*asks, *(["Asks for"] if asks else []), *(["Reports a practice"] if m.iso3 in practising else [])]
        states |= {mark(m.short_name, column): {m.iso3} for column in columns}
        if columns:
            asking |= {m.iso3} if asks else set()
            rows.append(_stands(seen, m, asks, m.iso3 in practising))
    states |= {mark(f"objective {number}", "Asks for"): asking,
               mark(f"objective {number}", "Reports a practice"): practising}  # fmt: skip
    able = seen.able("need"), seen.able("objective", "achievement")
    counts = zip((asking, practising), able, strict=True)
    title = [(len(who), len(base)) for who, base in counts if base]
    return Recount(states, rows, title, seen.base, also=seen.also(*able))


def _stands(seen: Seen, member: Member, asks: list[str], is_practising: bool) -> tuple[str, ...]:
    """A State's row of the board."""
    *first, last = [kind.lower() for kind in asks] or [""]
    listed = " and ".join(filter(None, (", ".join(first), last)))
    champion = "champion country" if member.iso3 in seen.listed("Champion countries") else ""
    return member.short_name, listed, "yes" if is_practising else "", member.subregion or OUTSIDE, champion


def _letters(words: str) -> str:
    """The letters of some words alone, lower case, without accents."""
    return "".join(sign for sign in unicodedata.normalize("NFKD", words).casefold() if sign.isalpha())


def _plan(seen: Seen, iso3: str) -> tuple[str, str]:
    """The status of a member's plan, and the choices as they stand."""
    if iso3 not in seen.submitted():
        return "no submission", ""
    answers = [row for row in seen.answers.get((seen.cycle, iso3), []) if row["question"] in seen.asking("plan")]
    known = {_letters(words): s.label for s in reference.plan_statuses() for words in s.wordings}
    choices = list(dict.fromkeys(row["choice"].strip() for row in answers if row["choice"].strip()))
    telling = {known.get(_letters(choice), OTHER) for choice in choices} - {NOT_STATED}
    states = {row["state"] for row in answers}
    if telling and (NOT_APPLICABLE not in states or (len(telling) == 1 and OTHER not in telling)):
        status = telling.pop() if len(telling) == 1 else OTHER
    elif "answered" in states:
        status = OTHER if telling else NOT_STATED
    else:
        status = NOT_APPLICABLE if NOT_APPLICABLE in states else BLANK
    return status, "; ".join(choices)


def _statuses(seen: Seen) -> dict[str, set[str]]:
    """The States of each status, of those that have submitted."""
    stated = [s.label for s in reference.plan_statuses() if s.label != NOT_STATED]
    found = {status: set() for status in (*stated, OTHER, NOT_STATED, BLANK, NOT_APPLICABLE)}
    for iso3 in seen.submitted():
        found[_plan(seen, iso3)[0]].add(iso3)
    return found


def _said(seen: Seen, states: dict[str, set[str]]) -> dict[str, set[str]]:
    """Of the States that each number counts, those with a response to the question on plans."""
    asked = {iso3 for (cycle, iso3), rows in seen.answers.items() if cycle == seen.cycle
             and any(row["question"] in seen.asking("plan") for row in rows)}  # fmt: skip
    return {label: who & asked for label, who in states.items()}


def has_status(seen: Seen, result: bool) -> None:
    """Whether a choice of words stands beside an answer on plans that is more than that none is stated."""
    told = {status for status, who in _statuses(seen).items() if who}
    assert result == bool(told - {NOT_STATED, BLANK, NOT_APPLICABLE})


def plan_map(seen: Seen) -> Recount:
    found = _statuses(seen)
    stated = set().union(*list(found.values())[:5])
    rows = [(m.iso3, m.name, m.subregion, *_plan(seen, m.iso3)) for m in seen.members]
    states = {m.name: {m.iso3} & seen.submitted() for m in seen.members}
    states["a status is stated"] = stated
    states["answers to the question on plans"] = stated | found[OTHER] | found[NOT_STATED]
    answering = states["answers to the question on plans"]
    title = [(len(stated), len(answering))] if answering else []
    return Recount(states, rows, title, seen.base, quoted=_said(seen, states), also=seen.also(answering))


def plans_by_status(seen: Seen) -> Recount:
    found = _statuses(seen)
    rows = [(status, len(who), *seen.base) for status, who in found.items()]
    title = unique_most(map(len, found.values()), seen.base[0])
    return Recount(found, rows, title, seen.base, quoted=_said(seen, found))


def plans_by_subregion(seen: Seen) -> Recount:
    cells = {(g, status): who & seen.group(g) for g in seen.subregions for status, who in _statuses(seen).items()}
    rows = [(*cell, len(who), *seen.of_group(cell[0])) for cell, who in cells.items()]
    unstated = (OTHER, NOT_STATED, BLANK, NOT_APPLICABLE)
    where = {group for (group, status), who in cells.items() if who and status not in unstated}
    states = {mark(*cell): who for cell, who in cells.items()}
    return Recount(states, rows, [(len(where), len(seen.subregions))], seen.base, quoted=_said(seen, states))


RECOUNTS = {
    "gap_table.gap_table": gap_table,
    "gaps.gap_list": gap_list,
    "needs.needs_by_objectives": needs_by_objectives,
    "board.ask_and_offer": ask_and_offer,
    "plans.plan_map": plan_map,
    "plans.plans_by_status": plans_by_status,
    "plans.plans_by_subregion": plans_by_subregion,
}
