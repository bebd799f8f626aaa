"""The brief for the moderator of a round table: who could be called on, on what, with short passages."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from gcm_data import reference, wording
from gcm_data.coverage.scope import Scope
from gcm_data.evidence.annex import Annex, bracketed, numbers_by_member
from gcm_data.exhibits import stakeholders
from gcm_data.exhibits.said_on import ASPECTS, OTHERWISE, Said, alphabetical, in_turn, on_objectives, passages_of
from gcm_data.paper.answers import letters
from gcm_data.paper.briefs import NUMBERS, in_brief, made_of
from gcm_data.paper.counting import capital, count, statement
from gcm_data.paper.masthead import chosen, covers
from gcm_data.paper.naming import names, objective_noun
from gcm_data.paper.parts import Block, Cell, Paper, Paragraph, Section, Sentence, Table
from gcm_data.paper.quoting import SHORTEST, Quoter
from gcm_data.paper.received import received
from gcm_data.paper.round_tables import PRINCIPLES, SUPPORT, leading, leading_beside, named_beside
from gcm_data.paper.stakeholders import LEFT_OUT

READ, CALLED_ON, ASKED, WORDS = "What was read", "Who could be called on", "Support and principles", "Passages"
OTHERS = "Contributions of stakeholders and of sources that may not be named"
MOST_MEMBERS, MOST_NAMED = 10, 4
RULE = (
    f"At most {MOST_MEMBERS} members stand in the table, and {MOST_NAMED} at other places: subregions take turns in "
    "alphabetical order, and so do the members of each. One passage on progress, one on challenges and one on support "
    f"sought are quoted, of {SHORTEST} characters or more, chosen as in the regional input."
)
NOBODY = "No member can be named: no response that was read concerns these objectives."
NO_PASSAGE = "No answer in words concerns these objectives."
_WIDTHS = (42.0, 41.0, 41.0, 41.0)


def brief(scope: Scope) -> Paper:
    """The brief for the round table that is selected, on the members that are."""
    (table,) = scope.selection.round_tables
    said = on_objectives(scope)
    inside = [f"{number} {objective_noun(number)}" for number in sorted(table.objectives)]
    about = f"{table.title}. Objectives: {', '.join(inside)}. {_whom(scope)} As of {wording.day(scope.as_of)}."
    sections = [
        Section(READ, blocks=(Paragraph((received(scope), *leading(scope), Sentence("brief/texts", scope.texts))),)),
        Section(CALLED_ON, blocks=tuple(_called_on(scope, said))),
    ]
    if scope.submissions:
        sections.append(Section(ASKED, blocks=tuple(_asked(scope))))
        sections.append(Section(WORDS, blocks=tuple(_quotes(scope))))
    if beside := _beside(scope):
        sections.append(Section(OTHERS, blocks=(Paragraph((beside,)),)))
    title = f"Brief for a moderator, review of {scope.selection.cycle}: {', '.join(chosen(scope))}"
    return made_of(scope, title, about, sections, RULE)


def _whom(scope: Scope) -> str:
    """Whom the brief covers, whatever objectives."""
    return covers(scope.narrowed(round_table=0, basis="all"), "The brief")


def _called_on(scope: Scope, said: Mapping[str, Mapping[str, Said]]) -> list[Block]:
    """How many of those that answered report progress, challenges, and seek support; and who, on which objectives."""
    if not any(said.values()):
        return [Paragraph((Sentence("brief/nobody", NOBODY),))]
    first = Sentence("brief/kinds", "On at least one of these objectives:")
    kinds = [_of_aspect(scope, aspect, heading) for aspect, heading in ASPECTS.items()]
    blocks: list[Block] = [Paragraph((first, *kinds), is_list=True)]
    able = {iso3 for aspect in ASPECTS for iso3 in said[aspect]}
    shown = _some_of(scope, able, MOST_MEMBERS)
    if shown:
        left = [iso3 for iso3 in scope.selection.iso3 if iso3 in able and iso3 not in shown]
        blocks.append(_table(scope, said, shown, left))
    only = {iso3: told for iso3, told in said[OTHERWISE].items() if iso3 not in able}
    if only:
        what = "in other responses only, these members name"
        blocks.append(Paragraph((Sentence("brief/others", f"{capital(what)} one of them: {_some(scope, only)}."),)))
    return blocks


def _of_aspect(scope: Scope, aspect: str, heading: str) -> Sentence:
    """“Progress: of the 28 members with statements that answered (c), 20 name …”."""
    targets = [("objective", str(number)) for number in scope.selection.objectives]
    focus = scope.focus(None, *targets, is_any=True, aspect=aspect)
    key = f"brief/{heading.lower().replace(' ', '-')}"
    found = count(scope, f"{heading.lower()}, in answer to {letters(scope, aspect)}", focus)
    if not found.total:
        return Sentence(key, f"{heading}: no member shown answered {letters(scope, aspect)}.", (found,))
    text = statement(scope, key, found, "at least one of them").text
    return Sentence(key, f"{heading}: {text[:1].lower()}{text[1:]}", (found,))


def _table(scope: Scope, said: Mapping[str, Mapping[str, Said]], shown: tuple[str, ...], left: list[str]) -> Table:
    """Members × progress, challenges, support sought: the objectives, with the numbers of the passages."""
    rows = [
        (Cell(reference.member(iso3).name), *(Cell(_told(said[aspect].get(iso3, {}))) for aspect in ASPECTS))
        for iso3 in shown
    ]
    head = ("Member", *(f"{heading} {letters(scope, aspect)}" for aspect, heading in ASPECTS.items()))
    more = f"{len(left)} more report on them: {names(left)}. " if left else ""
    note = f"{more}Objectives, with the numbers of the passages in square brackets; a dash: none named there."
    return Table("brief-members", "Members and objectives", head, tuple(rows), _WIDTHS, note=note)


def _told(said: Said) -> str:
    """“5 and 6 [12, 13]”."""
    if not said:
        return "–"
    return f"{wording.listed([str(number) for number in said])}{bracketed(passages_of(said), NUMBERS)}"


def _some(scope: Scope, said: Mapping[str, Said]) -> str:
    """“Fiji on 5 and 6 [12]; … and 3 more”."""
    shown = _some_of(scope, said, MOST_NAMED)
    each = [f"{reference.member(iso3).name} on {_told(said[iso3])}" for iso3 in shown]
    return "; ".join([*each, *_more(len(said) - len(shown))])


def _some_of(scope: Scope, members: Collection[str], most: int) -> tuple[str, ...]:
    """At most so many of some members, subregions in turn, in alphabetical order."""
    return alphabetical(scope, in_turn(scope, members)[:most])


def _more(left: int) -> list[str]:
    return [f"and {left} more"] if left > 0 else []


def _asked(scope: Scope) -> list[Block]:
    """Which kinds of support and principles stand beside the objectives, and who asks for which kind."""
    (table,) = scope.selection.round_tables
    leads = [
        *leading_beside(scope, "brief/principles", "principle", PRINCIPLES, table),
        *leading_beside(scope, "brief/needs", "need", SUPPORT, table),
    ]
    items = []
    for found in named_beside(scope, "need", table).values():
        numbers = numbers_by_member(scope, found.focus)
        shown = _some_of(scope, numbers, MOST_NAMED)
        each = [f"{reference.member(iso3).name}{bracketed(numbers[iso3], NUMBERS)}" for iso3 in shown]
        if each:
            label, key = found.what.partition(", in one answer")[0], found.focus.targets[0][1]
            who = "; ".join([*each, *_more(len(numbers) - len(shown))])
            items.append(
                Sentence(f"brief/need-{key}", f"{label}, {wording.of(found.count, found.total)}: {who}.", (found,))
            )
    if not items:
        none = "No kind of support is named in the same answer as one of these objectives."
        return [Paragraph((*leads, Sentence("brief/no-support", none)))]
    first = Sentence("brief/by-need", "Support is asked for in the same answer as one of these objectives by:")
    return [*([Paragraph(tuple(leads))] if leads else []), Paragraph((first, *items), is_list=True)]


def _quotes(scope: Scope) -> list[Block]:
    """One passage on progress, one on challenges and one on support sought, of different subregions where there are."""
    quoter, found = Quoter(scope, longest=float("inf")), []
    for aspect, heading in ASPECTS.items():
        focuses = [scope.focus(None, ("objective", str(n)), aspect=aspect) for n in sorted(scope.selection.objectives)]
        found += [in_brief(q, f"{q.passage.respondent}, {heading.lower()}") for q in quoter.take(focuses, 1)]
    return found or [Paragraph((Sentence("brief/no-passage", NO_PASSAGE),))]


def _beside(scope: Scope) -> Sentence | None:
    """Who names the objectives and counts for no member: stakeholders, and States that may not be named."""
    if scope.selection.is_narrowed and stakeholders.has_any(scope.narrowed(subregions=(), group="")):
        return Sentence("brief/stakeholders", LEFT_OUT)
    targets = [("objective", str(number)) for number in scope.selection.objectives]
    focus = scope.focus(None, *targets, is_any=True)
    named = {member.name for member in scope.selection.members}
    found = Annex.of(scope, [focus]).by_respondent(focus)
    each = [f"{who}{bracketed(numbers, NUMBERS)}" for who, numbers in found.items() if who not in named]
    if not each:
        return None
    said = "; ".join([*each[:MOST_NAMED], *_more(len(each) - MOST_NAMED)])
    return Sentence("brief/stakeholders", f"Not included in the counts of members: {said}.")
