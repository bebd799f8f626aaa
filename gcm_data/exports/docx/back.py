"""The annexes: words for shares, coverage tables, the States behind each count, the passages."""

from __future__ import annotations

from gcm_data import reference
from gcm_data.coverage.scope import Scope
from gcm_data.evidence.annex import ranges
from gcm_data.evidence.passages import coder_lines
from gcm_data.exhibits import uncounted
from gcm_data.exports.docx.body import Body, anchor_of
from gcm_data.exports.docx.elements import Element, field, paragraph, run, spoken
from gcm_data.exports.docx.frame import LANDSCAPE, PORTRAIT, Frame
from gcm_data.exports.docx.tables import plain_table
from gcm_data.paper import tables
from gcm_data.paper.annexes import PASSAGES, STATES_BEHIND, Annexes, Backing
from gcm_data.paper.counting import written
from gcm_data.paper.method import quantifier_words
from gcm_data.paper.parts import Note

COVERAGE, BEHIND, WORDS = "Coverage tables", "States behind each count, by paragraph", "Passages"
_HEAD = ("Paragraph", "What is counted", "Count", "States, with the numbers of their passages in annex D")
_WIDTHS = (17.0, 42.0, 15.0, 91.0)


def back(body: Body, scope: Scope, frame: Frame) -> None:
    """Write all annexes at the end of a body."""
    body.elements.append(frame.end_of_section(PORTRAIT))
    words = quantifier_words()
    body.heading(words.heading, 1, is_annex=True)
    for block in words.blocks:
        body.block(block, 1)
    if scope.submissions:
        _coverage(body, scope, frame)
        _behind(body)
        _passages(body)
        _set_aside(body, scope)


def _coverage(body: Body, scope: Scope, frame: Frame) -> None:
    """Annex B; the wide table on pages that lie on their side."""
    wide = tables.groups_by_objectives(scope)
    if wide.is_wide:
        body.elements.append(frame.end_of_section(PORTRAIT))
    body.heading(COVERAGE, 1, is_annex=True)
    body.table(wide)
    if wide.is_wide:
        body.elements.append(frame.end_of_section(LANDSCAPE))
    body.table(tables.states_of_objectives(scope))
    principles = {principle.key: principle.label for principle in reference.principles()}
    needs = {need.key: need.label for need in reference.needs()}
    body.table(tables.targets_by_subregion(scope, "principle", principles, "Guiding principle", "Guiding principles"))
    body.table(tables.targets_by_subregion(scope, "need", needs, "Cooperation need", "Cooperation needs"))


def _behind(body: Body) -> None:
    """Annex C."""
    body.heading(BEHIND, 1, is_annex=True)
    body.block(Note(STATES_BEHIND), 1)
    body.caption(BEHIND)
    rows = [_cells(backing) for backing in body.annexes.backings]
    body.elements.append(plain_table(BEHIND, _HEAD, rows, _WIDTHS))


def _cells(backing: Backing) -> list[list[Element]]:
    count = backing.count
    return [
        _paragraph(backing.paragraph),
        [run(count.what)],
        [run(written(count))],
        [run("As at paragraph "), *_paragraph(backing.told_at)] if backing.told_at else [run(_states(backing))],
    ]


def _paragraph(number: int) -> list[Element]:
    """A reference to a numbered paragraph, which follows when paragraphs are put in or taken out."""
    return field(rf"REF {anchor_of(number)} \r \h", str(number))


def _states(backing: Backing) -> str:
    said = "; ".join(_with_numbers(name, numbers) for name, numbers in backing.states.items())
    beside = "; ".join(_with_numbers(name, numbers) for name, numbers in backing.beside.items())
    return ". ".join(filter(None, (said, f"Beside them, counting for no State: {beside}" if beside else "")))


def _with_numbers(name: str, numbers: tuple[int, ...]) -> str:
    return f"{name} [{ranges(numbers)}]" if numbers else name


def _passages(body: Body) -> None:
    """Annex D."""
    annexes: Annexes = body.annexes
    body.heading(WORDS, 1, is_annex=True)
    body.block(Note(PASSAGES), 1)
    for number, passage in enumerate(annexes.annex.passages, start=1):
        body.elements.append(paragraph("PassageHeading", run(f"[{number}] {passage.respondent}")))
        body.elements.append(spoken("Passage", passage.text))
        said = f"{passage.reference}. Evidence for {'; '.join(passage.named)}."
        source = f" Source: {passage.source}" if passage.source else ""
        decided = "".join(f" {line}." for line in coder_lines(passage))
        body.elements.append(paragraph("PassageReference", run(said + source + decided)))


def _set_aside(body: Body, scope: Scope) -> None:
    """Annex E, where people have set something aside: a line each, as it stands beside no count."""
    found = uncounted.set_aside(scope)
    if found.table.empty:
        return
    body.heading(found.title, 1, is_annex=True)
    body.block(Note(found.takeaway), 1)
    for respondent, review, question, what, basis, because, words, *place in found.table.itertuples(index=False):
        asked = f", question ({question})" if question else ""
        head = f"{respondent}, review of {review}{asked}: {what} ({basis}), set aside by a coder: {because}"
        body.elements.append(paragraph("PassageHeading", run(head)))
        body.elements.append(spoken("Passage", words))
        body.elements.append(paragraph("PassageReference", run(", ".join(filter(None, place)))))
