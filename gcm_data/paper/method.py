"""Annex III: how was counted, what the evidence is, and what the paper can't say."""

from __future__ import annotations

from collections import Counter

from gcm_data import wording
from gcm_data.coverage.scope import Scope
from gcm_data.exhibits import agreement, method, uncounted
from gcm_data.paper.answers import answered_count, letters
from gcm_data.paper.parts import Block, Cell, Count, Paragraph, Section, Sentence, Table
from gcm_data.paper.quoting import RULE
from gcm_data.tables.issues import SEVERITIES

HEADING = "Method and limits"
AGREEMENT = "How far two coders agree, by objective, guiding principle and cooperation need"
BASE = (
    "Counts are expressed in relation to the members that answered a question which can carry what is counted or, "
    "where stated, to all members. A dash stands where no member answered such a question."
)
SHADED = "The darker a cell, the larger the share of these members. Of fewer than three no share is shown."
RANGE = "Figures in brackets show the range if none, or all, of the members that did not answer were counted."
LENGTH = "The number of passages reflects the length of the material, not the level of implementation."
PASSAGES = "Each passage has one number, which is its own in all files made of these data."


def limits(scope: Scope) -> Section:
    """Counting, evidence and limits, each under its heading; then how far coders agree on what they reviewed."""
    counting = {
        "base": BASE,
        "shades": SHADED,
        "bounds": RANGE,
        "non-regional": wording.NON_REGIONAL,
        "superseded": wording.SUPERSEDED,
    }
    evidence = {
        "passages": f"{PASSAGES} {LENGTH}",
        "quotes": RULE,
        "same-answer": f"In the same answer: {wording.SAME_ANSWER[:1].lower()}{wording.SAME_ANSWER[1:]}",
        "goals": wording.SDGS_ARE,
        "set-aside": _set_aside(scope),
        "withheld": wording.WITHHELD,
    }
    bounding = {f"limit-{n}": text for n, text in enumerate(wording.LIMITS[1:], start=1)} | {"issues": _issues(scope)}
    caveat = wording.asked_otherwise(scope.selection.cycle)
    bounding |= {"other-questions": caveat} if caveat else {}
    paragraphs = [
        *_under("Counting", counting),
        *_needs(scope),
        *_under("Evidence", evidence),
        *_remarks(scope),
        *_under("Limits", bounding),
    ]
    blocks = (*paragraphs, *_coders(scope), _words("states"), _words("bases"))
    return Section(HEADING, blocks=blocks, is_annex=True)


def _set_aside(scope: Scope) -> str:
    """How much coders have set aside, and what that is; "" for nothing."""
    made = uncounted.set_aside(scope)
    return "" if made.table.empty else f"{made.title}. {made.takeaway}"


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
    made = [(Sentence(f"method/{key}", text),) for key, text in said.items() if text]
    return [Paragraph(made[0], lead), *map(Paragraph, made[1:])]


def _needs(scope: Scope) -> list[Paragraph]:
    """Of whom needs are counted."""
    if not scope.submissions:
        return []
    found = answered_count(scope, "need")
    noun = "member" if found.count == 1 else "members"
    asked = f"Needs are asked for in question {letters(scope, 'need')}"
    text = f"{asked}, which {found.count or 'no'} {noun} answered; members that name them elsewhere are counted, too. "
    text += "Tallies give objectives only."
    return [Paragraph((Sentence("method/needs", text, (found,)),))]


def _remarks(scope: Scope) -> list[Paragraph]:
    """What documents say of themselves, what most of them say first."""
    here = scope.documents
    told = Counter(filter(None, here["remark"])).most_common()
    return [
        Paragraph((Sentence(f"method/remark-{number}", text, (Count(times, len(here), "documents that say so"),)),))
        for number, (text, (_, times)) in enumerate(zip(wording.remarks(here), told, strict=True), start=1)
    ]


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
