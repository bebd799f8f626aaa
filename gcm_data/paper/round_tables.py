"""The section on a round table: how many report its objectives, where, to which question, beside what; passages."""

from __future__ import annotations

from collections.abc import Sequence

from gcm_data import wording
from gcm_data.coverage.scope import Scope
from gcm_data.exhibits import Exhibit, objective, round_table
from gcm_data.paper.counting import by_subregion, count, enumerated, in_words, of_exhibit, reported
from gcm_data.paper.parts import Note, Paragraph, Quote, Section, Sentence
from gcm_data.paper.quoting import CHOSEN
from gcm_data.reference import RoundTable

NAMED = "Members naming it in the same answer"


def section(scope: Scope, table: RoundTable, quotes: Sequence[Quote]) -> Section:
    """The section on a round table, under its official title."""
    inside = scope.narrowed(round_table=table.round_table)
    key = f"round-table-{table.round_table}"
    blocks = [
        Paragraph(tuple(whole(inside, table))),
        *(Paragraph(tuple(_objective(inside, key, n)), objective.title(n)) for n in table.objectives),
        Paragraph(_beside(inside, key, "principles", round_table.principles(inside)), "Guiding principles"),
        Paragraph(_beside(inside, key, "needs", round_table.needs(inside)), "Cooperation needs"),
    ]
    if quotes:
        blocks += [Note(CHOSEN, is_lead=True), *quotes]
    return Section(f"Round table {table.round_table}: {table.title}", blocks=tuple(blocks))


def whole(scope: Scope, table: RoundTable) -> list[Sentence]:
    """How many members report at least one of its objectives."""
    targets = [("objective", str(number)) for number in table.objectives]
    key, what = f"round-table-{table.round_table}", f"any objective of round table {table.round_table}"
    found = count(scope, what, scope.focus(None, *targets, is_any=True))
    name = f"at least one of the objectives of round table {table.round_table} ({wording.objectives(table.objectives)})"
    return [
        reported(scope, f"{key}/reported", found, name),
        *by_subregion(scope, f"{key}/by-subregion", what, targets, is_any=True),
    ]


def _objective(scope: Scope, key: str, number: int) -> list[Sentence]:
    """One objective: reported by how many, in which subregions, in answer to which question."""
    key, what, target = f"{key}/objective-{number}", f"objective {number}", ("objective", str(number))
    found = count(scope, what, scope.focus(None, target))
    said = [reported(scope, f"{key}/reported", found, what)]
    if found.count:
        said += by_subregion(scope, f"{key}/by-subregion", what, [target])
        said.append(_by_question(scope, f"{key}/by-question", number))
    return said


def _by_question(scope: Scope, key: str, number: int) -> Sentence:
    made = objective.by_question(scope, number)
    found = of_exhibit(made, "Members reporting it", f"objective {number}, {{}}")
    by_letter = {label.split()[0]: each for label, each in found.items() if label != objective.MARKS_ONLY}
    some, none = in_words(by_letter)
    never = f"; not to {wording.listed(none)}" if none else ""
    said = [f"It is named in answer to question {enumerated(some)}{never}."] if some else []
    counts = tuple(some.values())
    if marked := found.get(objective.MARKS_ONLY):
        said.append(f"By a mark or a code in no answer alone: {wording.of(marked.count, marked.total)}.")
        counts = (*counts, marked)
    return Sentence(key, " ".join(said), counts)


def _beside(scope: Scope, key: str, kind: str, made: Exhibit) -> tuple[Sentence, ...]:
    """Principles or needs that stand in the same answer as one of the objectives."""
    number = scope.selection.round_table
    found = of_exhibit(made, NAMED, f"{{}}, in one answer with an objective of round table {number}")
    some, none = in_words(found)
    named = "Argued" if kind == "principles" else "Asked for"
    told = f"{named} in the same answer as one of these objectives: {enumerated(some)}." if some else ""
    rest = f"Not named in the same answer: {wording.listed(none)}." if none else ""
    return (Sentence(f"{key}/{kind}", " ".join(filter(None, (told, rest))), tuple(some.values())),)


def sections(scope: Scope, quotes: dict[int, tuple[Quote, ...]]) -> list[Section]:
    """A section for each round table that is selected."""
    return [section(scope, table, quotes[table.round_table]) for table in scope.selection.round_tables]
