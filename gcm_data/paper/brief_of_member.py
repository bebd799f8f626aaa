"""The brief on one State: what it reports, asks for and says, what changed since the last review, and its context."""

from __future__ import annotations

from gcm_data import reference, wording
from gcm_data.coverage import plans
from gcm_data.coverage.grid import STATES
from gcm_data.coverage.scope import Scope
from gcm_data.evidence.annex import bracketed, few, number_of, numbers_by_member
from gcm_data.evidence.passages import passages, rows_of_responses
from gcm_data.exhibits import context, member
from gcm_data.exhibits.said_on import ASPECTS, OTHERWISE, on_objectives
from gcm_data.paper.answers import answered, asked, letters
from gcm_data.paper.brief_change import change
from gcm_data.paper.briefs import NUMBERS, in_brief, made_of, numbered
from gcm_data.paper.counting import capital
from gcm_data.paper.naming import objective_noun
from gcm_data.paper.parts import Block, Cell, Count, Note, Paper, Paragraph, Quote, Section, Sentence, Table
from gcm_data.reference.in_text import at_start, in_text
from gcm_data.tables.suggested import SUGGESTED

READ, OBJECTIVES, ACROSS, WORDS = "What was read", "Objectives", "Support sought and guiding principles", "Passages"
CHANGE, CONTEXT = "Change since the previous review", "Migration figures"
MOST_OBJECTIVES, MOST_PASSAGES = 15, 3
RULE = (
    f"At most {MOST_OBJECTIVES} objectives stand in the table, by their numbers. The first answers on progress, "
    f"challenges and support sought are quoted, then those to other questions, {MOST_PASSAGES} in all."
)
NO_PASSAGE = "No answer in words was read."
KINDS = {
    "need": ("kind of support", "Kinds of support named"),
    "principle": ("guiding principle", "Guiding principles named"),
}
_WIDTHS = (45.0, 20.0, 25.0, 25.0, 25.0, 25.0)


def brief(scope: Scope) -> Paper:
    """The brief on the State that is selected. Of a silent one it tells what was read of it in another review."""
    iso3 = scope.selection.member
    cycle = scope.selection.cycle
    sections = [Section(READ, blocks=(Paragraph(tuple(_read(scope))),))]
    told = member.review_told(scope, iso3)
    if told:
        inside = scope.narrowed(cycle=told)
        of = "" if told == cycle else f", review of {told}"
        sections += [
            Section(f"{OBJECTIVES}{of}", blocks=tuple(_objectives(inside))),
            Section(f"{ACROSS}{of}", blocks=(Paragraph(tuple(_of_kind(inside, kind) for kind in KINDS)),)),
            Section(f"{WORDS}{of}", blocks=tuple(_quotes(inside))),
        ]
    sections.append(Section(CHANGE, blocks=(Paragraph(tuple(change(scope))),)))
    sections.append(Section(CONTEXT, blocks=(_context(scope),)))
    about = f"{member.flags(scope, iso3)}. As of {wording.day(scope.as_of)}."
    return made_of(scope, f"Brief on {in_text(iso3)}: review of {cycle}", about, sections, RULE if told else "")


def _read(scope: Scope) -> list[Sentence]:
    """Whether something was read, what its texts are, which questions it answers and which not, and its plan."""
    iso3, cycle = scope.selection.member, scope.selection.cycle
    if not scope.submissions:
        return [Sentence("brief/read", wording.NO_SUBMISSION.format(name=in_text(iso3))), *_instead(scope)]
    found = {aspect: answered(scope, aspect) for aspect in asked(scope)}
    numbers = {a: numbers_by_member(scope, focus)[iso3] for a, focus in found.items() if focus.only}
    said = [
        Sentence("brief/read", f"{at_start(iso3)} has {scope.material.what} in the review of {cycle}."),
        Sentence("brief/texts", wording.texts(scope.documents)),
    ]
    if numbers:
        each = [f"{_questions(cycle, aspect)}{bracketed(passages, NUMBERS)}" for aspect, passages in numbers.items()]
        said.append(Sentence("brief/answered", f"Answered: {'; '.join(each)}."))
    said += _unanswered(scope)
    (plan,) = plans.find_plans(scope.grid, cycle, [iso3])
    if plan.status in (*plans.stated_statuses(), plans.OTHER):
        stated = f"“{plan.stated_as}”" if plan.status == plans.OTHER else plan.status
        said.append(Sentence("brief/plan", f"The status of its national implementation plan is stated as: {stated}."))
    return said


def _unanswered(scope: Scope) -> list[Sentence]:
    """Questions that were left blank or called not applicable, and those on which nothing at all was read."""
    iso3, cycle = scope.selection.member, scope.selection.cycle
    silence = member.answers(scope, iso3).silence
    said = [Sentence("brief/silence", silence)] if silence else []
    rows = scope.grid.index.responses_of(cycle, [iso3])
    there = set(scope.data.responses["question"].iloc[rows])
    missing = [q for q in reference.questions_of(cycle) if q.key not in there]
    if there and missing:
        named = "; ".join(f"({question.key}) {question.short_label}" for question in missing)
        said.append(Sentence("brief/missing", f"Nothing was read on: {named}."))
    return said


def _questions(cycle: str, aspect: str) -> str:
    """“(c) Achievements and practices”: the questions on an aspect."""
    return wording.listed([f"({q.key}) {q.short_label}" for q in reference.questions_of(cycle) if q.aspect == aspect])


def _instead(scope: Scope) -> list[Sentence]:
    """Of which other review a silent State is told."""
    told = member.review_told(scope, scope.selection.member)
    return [Sentence("brief/instead", f"What was read of it in the review of {told} follows.")] if told else []


def _targets(scope: Scope, kind: str) -> dict[str, list[str]]:
    """State -> the objectives, principles or needs in it."""
    found: dict[str, list[str]] = {state: [] for state in STATES if state != SUGGESTED}
    for cell in scope.cells(scope.selection.member):
        if cell.target_kind == kind and cell.state != SUGGESTED:
            found[cell.state].append(cell.target)
    return found


def _objectives(scope: Scope) -> list[Block]:
    """How many objectives are reported, in which states the others are, and the passages on each that is."""
    states = _targets(scope, "objective")
    reported, total = [int(target) for target in states.pop("reported")], len(reference.objectives())
    text = f"{at_start(scope.selection.member)} reports {len(reported) or 'none'} of the {total} objectives."
    said = [Sentence("brief/objectives", text, (Count(len(reported), total, "objectives reported"),))]
    for state, targets in states.items():
        if targets:
            meaning = f" {wording.STATE_MEANINGS[state]}" if state != "not mentioned" else ""
            key = f"brief/{state.replace(' ', '-')}"
            said.append(Sentence(key, f"{capital(state)}: {numbered(targets)}.{meaning}"))
    return [Paragraph(tuple(said)), *([_table(scope, sorted(reported))] if reported else [])]


def _table(scope: Scope, reported: list[int]) -> Table:
    """Objectives × questions: the numbers of the passages, and on what each objective rests."""
    iso3, cycle = scope.selection.member, scope.selection.cycle
    basis = {cell.target: cell.basis for cell in scope.cells(iso3) if cell.target_kind == "objective"}
    said = {aspect: found.get(iso3, {}) for aspect, found in on_objectives(scope).items()}
    columns = (*ASPECTS, OTHERWISE)
    rows = [
        (
            Cell(f"{number} {capital(objective_noun(number))}"),
            Cell(basis[str(number)]),
            *(Cell(_passages(said[aspect], number)) for aspect in columns),
        )
        for number in reported[:MOST_OBJECTIVES]
    ]
    heads = [f"{name} {letters(scope, aspect)}" for aspect, name in ASPECTS.items()]
    head = ("Objective", "Rests on", *heads, "Other responses")
    left = reported[MOST_OBJECTIVES:]
    more = f"{len(left)} more: {wording.objectives(left)}. " if left else ""
    note = f"{more}The numbers are those of the passages; a dash: none names it there. {wording.BASES_ARE}"
    return Table("brief-objectives", f"Objectives reported, review of {cycle}", head, tuple(rows), _WIDTHS, note=note)


def _passages(said: dict[int, tuple[int, ...]], number: int) -> str:
    """The numbers of passages in a cell; a mark where an objective is coded beside an answer without words."""
    if number not in said:
        return "–"
    return few(said[number], NUMBERS) or "code without words"


def _of_kind(scope: Scope, kind: str) -> Sentence:
    """“Kinds of support named: finance [35].”, or in which state these are."""
    iso3, states = scope.selection.member, _targets(scope, kind)
    rows = {"need": reference.needs, "principle": reference.principles}[kind]()
    one, heading = KINDS[kind]
    told = []
    for row in rows:
        if row.key in states["reported"]:
            numbers = numbers_by_member(scope, scope.focus(None, (kind, row.key)))[iso3]
            told.append(f"{row.label[:1].lower()}{row.label[1:]}{bracketed(numbers, NUMBERS)}")
    key = f"brief/{kind}s"
    if told:
        found = Count(len(told), len(rows), f"{kind}s named")
        return Sentence(key, f"{heading}, {len(told)} of {len(rows)}: {'; '.join(told)}.", (found,))
    if states["not mentioned"]:
        return Sentence(key, f"No {one} is named.")
    (state,) = [state for state, targets in states.items() if targets]
    meaning = wording.STATE_MEANINGS[state]
    return Sentence(key, f"No {one} could be counted ({state}): {meaning[0].lower()}{meaning[1:]}")


def _quotes(scope: Scope) -> list[Block]:
    """The first answer to some questions, cut to a part; the numbers of all stand beside what was answered."""
    index, responses = scope.grid.index, scope.data.responses
    rows = index.responses_of(scope.selection.cycle, [scope.selection.member])
    rows = rows[(responses["state"].iloc[rows] == "answered").to_numpy()].tolist()
    found = rows_of_responses(scope.grid, sorted(rows, key=lambda row: number_of(scope, (row, ()))))
    first: dict[str, Quote] = {}
    for row, passage in zip(found, passages(scope.data, found), strict=True):
        quote = Quote(passage, row[0], number_of(scope, row))
        first.setdefault(passage.question, in_brief(quote, capital(passage.asked)))
    leading = {q.key for q in reference.questions_of(scope.selection.cycle) if q.aspect in ASPECTS}
    order = sorted(first, key=lambda question: question not in leading)[:MOST_PASSAGES]
    shown = [quote for question, quote in first.items() if question in order]
    return [*shown] or [Note(NO_PASSAGE)]


def _context(scope: Scope) -> Paragraph:
    """The latest figures on migrants and remittances, each with its year, and whose they are."""
    made = context.of_member(scope, scope.selection.member)
    return Paragraph((Sentence("brief/context", made.takeaway), Sentence("brief/context-source", made.base)))
