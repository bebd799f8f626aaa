"""Documents to answers with their evidence, one document at a time. What was read once is kept by the file's bytes."""

from __future__ import annotations

import itertools
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from functools import partial
from types import MappingProxyType

from gcm_data import reference
from gcm_data.tables.issues import Issue, issue
from gcm_data.tables.slips import LAYOUT, PACKET
from loaders.budget import budget, more
from loaders.cells import CellRun, runs_of
from loaders.checks import answer_issues, cycle_issues
from loaders.citations.ahead import Ahead, Found
from loaders.citations.evidence import Evidence, find_evidence
from loaders.citations.tokens import lexicon
from loaders.codes.objectives import single_objective
from loaders.documents.answer import Answer
from loaders.documents.corrections import Correction, Wanted, apply_corrections
from loaders.documents.mappings import Mapped, WantedMappings
from loaders.documents.workbook import Document, Workbook, read_workbooks
from loaders.grouping import grouped
from loaders.headers.questions import resolve_question
from loaders.layouts import read_answers
from loaders.packets.filled import is_packet
from loaders.parsing import limits
from loaders.parsing.limits import Refused
from loaders.respondents.attribution import LONGEST_LINE, NAMED, NON_ATTRIBUTABLE, names_rule
from loaders.respondents.members import resolve_member
from loaders.respondents.silence import may_ask_silence
from loaders.slips.filled import is_slip

KEPT_ANSWERS = 50_000  # in all outcomes that are kept: some 60 MB
MOST_CELLS = 20_000  # looked at in a document without answers
_ALL_TOO_LONG = "all documents together take longer than {:g} seconds, the limit"
_NO_RESPONSES = (  # what this program has made for people to fill in, beside response forms
    (LAYOUT, "document-slip", is_slip),
    (PACKET, "document-packet", is_packet),
)
FULL_CELL = 32_767  # characters: the most that a cell of an Excel workbook holds


@dataclass(frozen=True, slots=True)
class Outcome:
    """All that one document gives: answers with their evidence, the layouts, what its cover says, and issues."""

    answers: tuple[tuple[Answer, tuple[Evidence, ...]], ...] = ()
    layouts: tuple[str, ...] = ()
    received: str = ""
    remark: str = ""
    attribution: str = NAMED
    corrections: tuple[Correction, ...] = ()
    issues: tuple[Issue, ...] = ()
    cells: tuple[CellRun, ...] = ()
    mappings: tuple[Mapped, ...] = ()


Told = tuple[tuple[Correction, ...], tuple[Mapped, ...]]  # what people have told of a document
Key = tuple[str, str, str, Told]
_kept: OrderedDict[Key, Outcome] = OrderedDict()
_keeping = threading.Lock()


def read_documents(
    documents: Sequence[Document],
    wanted: Wanted,
    mapped: WantedMappings = MappingProxyType({}),
    begin: Callable[[Document], None] = lambda document: None,
    barred: Mapping[tuple[str, str], str] = MappingProxyType({}),
) -> Iterator[tuple[Document, Outcome]]:
    """Each document's outcome, in order; one of which bytes, name and what people told are unchanged is not read again.

    `begin` hears of each before it is read. `barred` are (cycle, name) of documents that are not read, with the reason.
    """
    until = time.monotonic() + limits.ALL_SECONDS
    keys = [_key(document, wanted, mapped) for document in documents]
    with _keeping:
        known = {key: _kept[key] for key in keys if key in _kept}
        for key in known:
            _kept.move_to_end(key)
    known |= {
        key: _stopped(document, barred[key[2], key[1]])
        for key, document in zip(keys, documents, strict=True)
        if (key[2], key[1]) in barred
    }
    missing = [document for document, key in zip(documents, keys, strict=True) if key not in known]
    ahead = Ahead(sum(len(document.content) for document in missing))
    with closing(ahead), closing(read_workbooks(missing, partial(_prepare, ahead))) as workbooks:
        for document, key in zip(documents, keys, strict=True):
            begin(document)
            if time.monotonic() > until and key not in known:
                yield document, _stopped(document, _ALL_TOO_LONG.format(limits.ALL_SECONDS))
                continue
            if key in known:
                yield document, known[key]
                continue
            # no name is given to the workbook: its cells are let go before what follows needs room
            outcome = _limited(document, *next(workbooks), key[-1], ahead)
            _keep(key, outcome)
            yield document, outcome


def _prepare(ahead: Ahead) -> None:
    """Read what is read once and takes long: words of citations, which `ahead` needs, and of silence, the reference,
    titles of objectives.
    """
    lexicon()
    ahead.start()
    single_objective(reference.objective(1).title)
    may_ask_silence("a word")  # without the patterns, which few documents need
    resolve_member("")
    resolve_question("", reference.cycles()[0].instrument)


def _key(document: Document, wanted: Wanted, mapped: WantedMappings) -> Key:
    place = document.cycle, document.name
    return document.sha256, document.name, document.cycle, (wanted.get(place, ()), mapped.get(place, ()))


def _keep(key: Key, outcome: Outcome) -> None:
    """Keep an outcome, at the cost of those not asked for the longest; one that was stopped may go better next time."""
    if len(outcome.answers) >= KEPT_ANSWERS or any(found.code == "document-stopped" for found in outcome.issues):
        return
    with _keeping:
        _kept[key] = outcome
        while sum(len(kept.answers) + 1 for kept in _kept.values()) > KEPT_ANSWERS:
            _kept.popitem(last=False)


def refusal(document: Document, refused: Refused) -> Outcome:
    """The outcome of a document of which nothing is read."""
    return Outcome(issues=(issue(refused.code, document.name, cycle=document.cycle, **refused.facts),))


def _stopped(document: Document, reason: str) -> Outcome:
    return refusal(document, Refused("document-stopped", reason=reason))


def _limited(document: Document, workbook: Workbook | None, opening: list[Issue], told: Told, ahead: Ahead) -> Outcome:
    """The outcome within the limits; beyond them the document is one issue."""
    try:
        with budget():
            return _outcome(document, workbook, opening, told, ahead)
    except Refused as refused:
        return replace(refusal(document, refused), corrections=told[0], mappings=told[1])


def _outcome(document: Document, workbook: Workbook | None, opening: list[Issue], told: Told, ahead: Ahead) -> Outcome:
    corrections, mappings = told
    if workbook is None:
        return Outcome(corrections=corrections, mappings=mappings, issues=tuple(opening))
    for layout, code, is_it in _NO_RESPONSES:
        if is_it(workbook):
            found = issue(code, document.name, cycle=document.cycle)
            told = {"corrections": corrections, "mappings": mappings}
            return Outcome((), (layout,), attribution=_attribution_of(workbook), issues=(found,), **told)
    workbook, corrected, correcting = apply_corrections(workbook, corrections)
    ahead.give(row for sheet in workbook.sheets for row in sheet.rows)
    reading, recognizing = read_answers(workbook, reference.cycle(document.cycle).instrument, mappings)
    received = reading.cover["received"].text.strip() if "received" in reading.cover else ""
    issues = [*opening, *correcting, *recognizing]
    issues += cycle_issues(document, reading.cover.get("review"))
    issues += answer_issues(document, reading, recognizing)
    if len(reading.answers) > limits.MAX_ANSWERS:
        raise more("The number of answers", limits.MAX_ANSWERS)
    answers, coding = _with_evidence(reading.answers, document, ahead.taken())
    issues += coding
    attribution = NAMED if answers else _attribution_of(workbook)
    return Outcome(
        answers,
        reading.layouts,
        received,
        reading.remark,
        attribution,
        tuple(corrected),
        tuple(grouped(issues)),
        tuple(runs_of(document, reading.roles)),
        reading.mappings,
    )


def _with_evidence(
    answers: Sequence[Answer], document: Document, known: Found
) -> tuple[tuple[tuple[Answer, tuple[Evidence, ...]], ...], list[Issue]]:
    """The answers with their evidence, and the issues with it; `known`: citations that were found ahead."""
    found = []
    issues: list[Issue] = []
    mentions = 0
    for answer in answers:
        evidence, coding = find_evidence(answer, document, known)
        mentions += len(evidence)
        if mentions > limits.MAX_MENTIONS:
            raise more("The number of mentions", limits.MAX_MENTIONS)
        found.append((answer, evidence))
        issues += coding
        issues += _length_issues(answer, document)
    return tuple(found), issues


def _attribution_of(workbook: Workbook) -> str:
    """Of a document without answers, which its issues quote: does a line ask for silence, or is a sheet hidden."""
    sheets = (*workbook.sheets, *(sheet for sheet in workbook.hidden if sheet.places is not None))
    cells = (cell.text for sheet in sheets for row in range(len(sheet.rows)) for cell in sheet.filled(row))
    lines = (text for text in itertools.islice(cells, MOST_CELLS) if len(text) <= LONGEST_LINE)
    is_silent = any(names_rule(line) or may_ask_silence(line) for line in lines)
    is_unread = any(sheet.places is None for sheet in workbook.hidden)  # of a text document all lines are there
    return NON_ATTRIBUTABLE if is_silent or is_unread else NAMED


def _length_issues(answer: Answer, document: Document) -> list[Issue]:
    """A warning for a text that fills its cell to the last character."""
    cell = answer.text
    if cell is None or cell.value.__class__ is not str or len(cell.value) != FULL_CELL:
        return []
    where = {"document": document.name, "cycle": document.cycle, "sheet": cell.section, "cell": cell.address}
    return [issue("text-cut", **where, found=f"{FULL_CELL:,}")]
