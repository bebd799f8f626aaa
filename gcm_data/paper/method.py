"""The section on limits and method, and the definitions of annex A."""

from __future__ import annotations

from gcm_data import reference, wording
from gcm_data.coverage.scope import Scope
from gcm_data.exhibits import agreement, method
from gcm_data.exhibits.base import with_caveat
from gcm_data.paper.parts import Block, Cell, Note, Paragraph, Section, Sentence, Table
from gcm_data.paper.quantifiers import QUANTIFIERS, RULE
from gcm_data.paper.quoting import RULE as RULE_OF_QUOTES
from gcm_data.tables.issues import SEVERITIES

AGREEMENT = "How far two coders agree, by objective, guiding principle and cooperation need"


def limits(scope: Scope) -> Section:
    """What the numbers are made of, and what they can't say."""
    counting = {
        "denominators": wording.DENOMINATORS,
        "few": wording.FEW,
        "non-regional": wording.NON_REGIONAL,
        "superseded": wording.SUPERSEDED,
        "questions": with_caveat(scope, wording.QUESTIONS_CARRY),
        "bounds": wording.BOUNDS,
    }
    evidence = {
        "same-answer": f"In the same answer: {wording.SAME_ANSWER[:1].lower()}{wording.SAME_ANSWER[1:]}",
        "quotes": RULE_OF_QUOTES,
        "withheld": wording.WITHHELD,
    }
    numbered = {f"limit-{number}": text for number, text in enumerate(wording.LIMITS, start=1)}
    bounding = numbered | {"issues": _issues(scope)}
    parts = {"Counting": counting, "Evidence": evidence, "Limits": bounding}
    paragraphs = [paragraph for lead, said in parts.items() for paragraph in _under(lead, said)]
    blocks = (*paragraphs, *_other_questions(scope), *_coders(scope), _words("states"), _words("bases"))
    return Section("Limits and method", blocks=blocks)


def _coders(scope: Scope) -> list[Block]:
    """How far those agree who reviewed passages, of the whole review; nothing where no reviewed passage counts."""
    if not scope.reviewed:
        return []
    made = agreement.of_review(scope)
    found = made.takeaway if len(made.table) else f"{made.title}. {made.takeaway}"
    said = {"reviewed": scope.reviewed, "agreement": found, "agreement-is": made.note}
    paragraphs = _under("How far coders agree", said)
    rows = tuple(tuple(Cell(str(cell)) for cell in row) for row in made.table.itertuples(index=False))
    if not rows:
        return list(paragraphs)
    widths = (32.0, 48.0, 16.0, 22.0, 16.0, 31.0)
    return [*paragraphs, Table("agreement", AGREEMENT, tuple(made.table.columns), rows, widths)]


def _under(lead: str, said: dict[str, str]) -> list[Paragraph]:
    """A paragraph for each sentence, the first under a heading."""
    made = [(Sentence(f"method/{key}", text),) for key, text in said.items()]
    return [Paragraph(made[0], lead), *map(Paragraph, made[1:])]


def _other_questions(scope: Scope) -> list[Paragraph]:
    """What the review asked itself, where its answers are read by other questions; else nothing."""
    survey = wording.own_survey(scope.selection.cycle)
    if not survey:
        return []
    key = "method/other-questions"
    first = f"The survey of the review of {scope.selection.cycle} asked, in other words than the original:"
    said = [Sentence(key, first)]
    said += [
        Sentence(f"{key}/{q.key}", f"({q.key}) {q.short_label}: {q.wording}.") for q in reference.questions(survey)
    ]
    return [Paragraph(tuple(said), is_list=True)]


def _issues(scope: Scope) -> str:
    """How many issues the reading of the documents of this review found."""
    found = scope.data.issues
    counts = found.loc[found["cycle"] == scope.selection.cycle, "severity"].value_counts()
    said = [f"{counts[name]} {name}{'s' if counts[name] > 1 else ''}" for name in SEVERITIES if name in counts]
    return f"Issues found when the documents were read: {wording.listed(said) or 'none'}."


def _words(name: str) -> Table:
    """The six states, or the bases of a mention, with their meanings."""
    made = {"states": method.states, "bases": method.bases}[name]()
    captions = {
        "states": "The six states of a member on an objective, principle or need",
        "bases": "What a mention rests on",
    }
    head = tuple(column for column in made.columns if column != "Drawn as")
    rows = tuple(tuple(Cell(str(text)) for text in row) for row in made[list(head)].itertuples(index=False))
    return Table(name, captions[name], head, rows, (40.0, 125.0))


def quantifier_words() -> Section:
    """Annex A."""
    rows = tuple((Cell(found.word), Cell(found.meaning)) for found in QUANTIFIERS)
    table = Table("quantifiers", "Words and what they stand for", ("Word", "Share"), rows, (50.0, 115.0))
    return Section("Words for shares", blocks=(Note(RULE), table))
