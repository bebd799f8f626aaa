"""The slide of a brief: one State on one screen, or who could be called on at a round table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from gcm_data import reference, wording
from gcm_data.coverage.focus import Evidence
from gcm_data.coverage.scope import Scope
from gcm_data.coverage.two_cycles import NEWLY, NO_LONGER, previous
from gcm_data.evidence.annex import bracketed, numbers_by_member
from gcm_data.exhibits import Exhibit, change, context, country, member, round_table
from gcm_data.exhibits.said_on import ASPECTS, OTHERWISE, Said, alphabetical, in_turn, on_objectives, passages_of
from gcm_data.figures.chart import NOTHING, Words
from gcm_data.reference.in_text import at_start, in_text
from gcm_data.slides import sentences
from gcm_data.slides.slide import Slide
from gcm_data.wording.glance import MARKS_ONLY
from gcm_data.wording.reviews import asked_on
from gcm_data.wording.sentences import glance

KEY, SECTION = "brief", "Brief"
LONGEST, NUMBERS = 170, 3  # signs of a line, and passages at one place, so that all lines fit any template
ANY = "any objective"
OTHERS = "Other responses"
ROOM_FOR_CONTEXT = 120


def brief(scope: Scope) -> Slide:
    """The slide of the State selected, or of the round table."""
    return _of_member(scope) if scope.selection.member else _of_round_table(scope)


def _of_member(scope: Scope) -> Slide:
    """What a State reports, by question; of a silent one what was read of it in another review."""
    iso3, cycle = scope.selection.member, scope.selection.cycle
    told = member.review_told(scope, iso3)
    inside = scope.narrowed(cycle=told) if told else scope
    made = country.profile(inside, iso3)
    reported = [label for label, focus in made.focuses.items() if _is_reported(inside, focus)]
    count = wording.of(sum(label.startswith("objective ") for label in reported), len(reference.objectives()))
    title = f"{at_start(iso3)} reports {count} objectives"
    title = f"Nothing was read of {in_text(iso3)} in the review of {cycle}" if told != cycle else title
    earlier = f"In the review of {told} it reports {count} objectives." if told not in ("", cycle) else ""
    spoken = [*_by_question(inside), _across(inside, made, reported)] if told else []
    lines = [earlier, *spoken, _change(scope), _context(scope)]
    every = [("objective", str(objective.number)) for objective in reference.objectives()]
    made = replace(made, key=KEY, title=title, base=scope.base, focuses={ANY: inside.focus(None, *every, is_any=True)})
    said = _answered(inside) if told == cycle else country.profile(scope, iso3).takeaway
    topic, shown = member.flags(scope, iso3), Words(tuple(filter(None, lines)) or (wording.COVERAGE_IS,))
    return Slide(KEY, SECTION, topic, inside, made, shown, title, said, ANY if told == cycle else "")


def _context(scope: Scope) -> str:
    """The first figures on migrants, and whose they are: “Migrants: 14,362 (2024). Source: UN DESA.”"""
    made = context.of_member(scope, scope.selection.member)
    shown = glance(made.takeaway, ROOM_FOR_CONTEXT)
    rows = zip(made.table["Measure"], made.table["Source"], strict=True)
    whose = dict.fromkeys(source.partition(",")[0] for name, source in rows if f"{name}: ".lower() in shown.lower())
    return f"{shown} Source: {wording.listed(list(whose))}." if whose else shown


def _answered(scope: Scope) -> str:
    """“Fiji answered (a), (c) and (d).”, or that it has marks alone."""
    cycle, index = scope.selection.cycle, scope.grid.index
    place = index.axes.members[scope.selection.member]
    aspects = dict.fromkeys(q.aspect for q in reference.questions_of(cycle) if q.aspect)
    asked = [asked_on(cycle, aspect, is_told=False) for aspect in aspects if index.answered(cycle, aspect)[place]]
    iso3 = scope.selection.member
    return f"{at_start(iso3)} answered {wording.listed(asked)}." if asked else MARKS_ONLY.format(name=in_text(iso3))


def _is_reported(scope: Scope, focus: object) -> bool:
    return bool(Evidence(scope.grid, focus).counted)


def _by_question(scope: Scope) -> Iterable[str]:
    """“Progress (c): 5 Regular pathways [12]; …” for each question; where it was not answered a dash says so."""
    iso3, said = scope.selection.member, on_objectives(scope)
    for aspect, heading in {**ASPECTS, OTHERWISE: OTHERS}.items():
        found = said[aspect].get(iso3, {})
        asked = f"{heading} {asked_on(scope.selection.cycle, aspect, is_told=False)}" if aspect else heading
        each = [f"{sentences.numbered(number)}{bracketed(passages, NUMBERS)}" for number, passages in found.items()]
        if each:
            yield f"{asked}: {_fitting(each)}."
        elif aspect:
            place = scope.grid.index.axes.members[iso3]
            is_answered = scope.grid.index.answered(scope.selection.cycle, aspect)[place]
            yield f"{asked}: {'no objective named' if is_answered else f'{NOTHING} (not answered)'}."


def _across(scope: Scope, made: Exhibit, reported: list[str]) -> str:
    """Kinds of support and guiding principles, in a line."""
    kinds = {"Support": reference.needs(), "Principles": reference.principles()}
    told = []
    for heading, rows in kinds.items():
        numbers = {
            row.label: numbers_by_member(scope, made.focuses[row.label]).get(scope.selection.member, ())
            for row in rows
            if row.label in reported
        }
        named = [f"{label}{bracketed(passages, NUMBERS)}" for label, passages in numbers.items()]
        told.append(f"{heading}: {_fitting(named, LONGEST // 2)}." if named else "")
    return " ".join(filter(None, told))


def _change(scope: Scope) -> str:
    """What became of the objectives since the review before; "" where that can't be said."""
    iso3, other = scope.selection.member, change.compared_with(scope)
    if not other or other != previous(scope.selection.cycle) or member.last_review(scope, iso3)[1]:
        return ""
    table = change.of_member(scope, other, iso3).table
    said = []
    for became in (NEWLY, NO_LONGER):
        numbers = [label.removeprefix("objective ") for label in table.loc[table["Change"] == became, "Objective"]]
        named = wording.objectives(sorted(numbers, key=int)) if numbers else "none"
        said.append(f"{became} in {scope.selection.cycle}: {named}.")
    return " ".join(said)


def _of_round_table(scope: Scope) -> Slide:
    """Who reports progress, who challenges, and who seeks support, on which objectives."""
    (table,) = scope.selection.round_tables
    targets = [("objective", str(number)) for number in scope.selection.objectives]
    focuses = {ANY: scope.focus(None, *targets, is_any=True)}
    focuses |= {heading: scope.focus(None, *targets, is_any=True, aspect=aspect) for aspect, heading in ASPECTS.items()}
    evidence = {label: Evidence(scope.grid, focus) for label, focus in focuses.items()}
    what = f"an objective of round table {table.round_table}"
    title = evidence[ANY].material.report(len(evidence[ANY].counted), what, sentences.MENTION).removesuffix(".")
    said, lines = on_objectives(scope), []
    for aspect, heading in ASPECTS.items():
        found = evidence[heading]
        asked = asked_on(scope.selection.cycle, aspect, is_told=False)
        number = f"{found.material.of(len(found.counted))}" if found.total else f"{NOTHING}, nobody answered {asked}"
        lines.append(f"{heading}, {number}{_who(scope, said[aspect])}.")
    only = {iso3: told for iso3, told in said[OTHERWISE].items() if not any(iso3 in said[a] for a in ASPECTS)}
    lines += [f"{OTHERS} only{_who(scope, only)}."] if only else []
    made = round_table.objectives(scope)
    made = replace(made, key=KEY, title=title, focuses={**made.focuses, **focuses})
    topic = f"Round table {table.round_table}: {table.title}"
    return Slide(KEY, SECTION, topic, scope, made, Words(tuple(lines)), title, "Who could be called on is named.", ANY)


def _who(scope: Scope, said: Mapping[str, Said]) -> str:
    """“: Fiji on 5 and 6 [12]; … and 3 more”: as many as fit a line, by turns of the subregions."""
    each = {
        iso3: f"{reference.member(iso3).name} on {wording.listed(list(map(str, objectives)))}"
        f"{bracketed(passages_of(objectives), NUMBERS)}"
        for iso3, objectives in said.items()
    }
    order = in_turn(scope, said)
    shown = alphabetical(scope, order[: _fits([each[iso3] for iso3 in order], LONGEST)])
    return f": {_listed([each[iso3] for iso3 in shown], len(order))}" if said else ""


def _fits(items: Sequence[str], room: int) -> int:
    """How many of the items fit so many signs, from the first on; at least one."""
    return next((many for many in range(len(items), 1, -1) if len("; ".join(items[:many])) <= room), 1)


def _listed(shown: Sequence[str], total: int) -> str:
    """Items, and how many more there are."""
    return "; ".join([*shown, *([f"and {total - len(shown)} more"] if total > len(shown) else [])])


def _fitting(items: Sequence[str], room: int = LONGEST) -> str:
    """As many items as fit so many signs."""
    return _listed(items[: _fits(items, room)], len(items))
