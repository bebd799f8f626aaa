"""Annex II: the members behind each count and list of the text, by paragraph, and the passages in full."""

from __future__ import annotations

from gcm_data.coverage.scope import Scope
from gcm_data.evidence.annex import ranges
from gcm_data.evidence.passages import Passage, coder_lines
from gcm_data.exhibits import uncounted
from gcm_data.exports.docx.body import Body, anchor_of
from gcm_data.exports.docx.elements import Element, field, paragraph, run, spoken
from gcm_data.exports.docx.tables import plain_table
from gcm_data.paper.annexes import PASSAGES, Annexes, Backing
from gcm_data.paper.counting import capital
from gcm_data.paper.dates import as_given
from gcm_data.paper.parts import Note
from gcm_data.wording import WITHHELD_PLACE, of

BEHIND, WORDS = "Members behind each count", "Passages"
_HEAD = ("Paragraph", "What is counted", "Count", "Members and associate members, with the numbers of their passages")
_WIDTHS = (17.0, 42.0, 15.0, 91.0)
_SILENT = ("blank", "not applicable")  # states of answers in which there are no words


def write(body: Body, annexes: Annexes, scope: Scope, *, is_linked: bool) -> None:
    """Write the annex below its heading; `is_linked`: the paragraphs that it names are in the same file."""
    body.caption(BEHIND)
    rows = [_cells(backing, is_linked) for backing in annexes.backings]
    body.elements.append(plain_table(BEHIND, _HEAD, rows, _WIDTHS))
    body.heading(WORDS, 3)
    body.block(Note(PASSAGES), 1)
    for number, passage in annexes.annex.numbered.items():
        if passage.state not in _SILENT:
            _passage(body, number, passage)
    _set_aside(body, scope)


def _set_aside(body: Body, scope: Scope) -> None:
    """Where people have set something aside: a line each, as it stands beside no count."""
    found = uncounted.set_aside(scope)
    if found.table.empty:
        return
    body.heading(found.title, 3)
    body.block(Note(found.takeaway), 1)
    for respondent, review, question, what, basis, because, words, *place in found.table.itertuples(index=False):
        asked = f", question ({question})" if question else ""
        head = f"{respondent}, review of {review}{asked}: {what} ({basis}), set aside by a coder: {because}"
        body.elements.append(paragraph("PassageHeading", run(head)))
        body.elements.append(spoken("Passage", words))
        body.elements.append(paragraph("PassageReference", run(", ".join(filter(None, place)))))


def _cells(backing: Backing, is_linked: bool) -> list[list[Element]]:
    count = backing.count
    return [
        _paragraph(backing.paragraph, is_linked),
        [run(count.what)],
        [run(of(count.count, count.total))],
        [run("As at paragraph "), *_paragraph(backing.told_at, is_linked)]
        if backing.told_at
        else [run(_members(backing))],
    ]


def _paragraph(number: int, is_linked: bool) -> list[Element]:
    """A reference to a numbered paragraph, which follows when paragraphs are put in or taken out."""
    return field(rf"REF {anchor_of(number)} \r \h", str(number)) if is_linked else [run(str(number))]


def _members(backing: Backing) -> str:
    said = "; ".join(_with_numbers(name, numbers) for name, numbers in backing.members.items())
    beside = "; ".join(_with_numbers(name, numbers) for name, numbers in backing.beside.items())
    return ". ".join(filter(None, (said, f"Not included in the counts of members: {beside}" if beside else "")))


def _with_numbers(name: str, numbers: tuple[int, ...]) -> str:
    return f"{name} [{ranges(numbers)}]" if numbers else name


def _passage(body: Body, number: int, passage: Passage) -> None:
    """A passage under its number, with what it is evidence for, its place and its source."""
    body.elements.append(paragraph("PassageHeading", run(f"[{number}] {capital(passage.respondent)}")))
    body.elements.append(spoken("Passage", passage.text))
    said = "paraphrased" if passage.is_paraphrased else ""
    where = (
        f"Review of {passage.cycle}",
        _asked(passage),
        passage.place or WITHHELD_PLACE,
        as_given(passage.date),
        said,
    )
    named = f" Evidence for {'; '.join(passage.named)}." if passage.named else ""
    decided = "".join(f" {line}." for line in coder_lines(passage))
    source = f" Source: {passage.source}" if passage.source else ""
    body.elements.append(
        paragraph("PassageReference", run(f"{', '.join(filter(None, where))}.{named}{source}{decided}"))
    )


def _asked(passage: Passage) -> str:
    return f"question {passage.asked}" if passage.question else passage.asked
