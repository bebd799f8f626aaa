"""The section on change: what members that submitted in both reviews report otherwise than in the review before."""

from __future__ import annotations

from gcm_data import reference, wording
from gcm_data.coverage.scope import Scope
from gcm_data.coverage.two_cycles import CHANGES, NEWLY, NO_LONGER, NOT_COMPARABLE
from gcm_data.exhibits.change_lines import Comparison, Line, lines
from gcm_data.paper.counting import MEMBERS
from gcm_data.paper.parts import Block, Cell, Count, Paragraph, Section, Sentence, Table
from gcm_data.paper.quantifiers import subject, verb
from gcm_data.paper.tables import widths

HEADING = "Change since the previous review"
FIRST = "This is the first review: there is none before it to compare."
EACH = "What members with documents of both reviews report otherwise, objective by objective:"
TOLD = {
    NEWLY: "newly reported by",
    NO_LONGER: "no longer reported by",
    NOT_COMPARABLE: "not comparable in",
}


def previous(cycle: str) -> str:
    """The review before a review, both by their code; "" for the first."""
    codes = [known.cycle for known in reference.cycles()]
    at = codes.index(cycle)
    return codes[at - 1] if at else ""


def changes(scope: Scope) -> Section:
    """The section; where nobody can be compared it says why."""
    return Section(HEADING, blocks=tuple(_blocks(scope)))


def _blocks(scope: Scope) -> list[Block]:
    before = previous(scope.selection.cycle)
    if not before:
        return [Paragraph((Sentence("change/none", FIRST),))]
    found = Comparison(scope, before)
    if not found.panel:
        none = f"Of no member shown something was read in both {found.in_words}: there is nothing to compare."
        return [Paragraph((Sentence("change/none", none),))]
    who = Count(len(found.panel), scope.members, f"{found.what} in both {found.in_words}", _panel_focus(found))
    verbs = verb(who.count, who.total, "has", "have")
    whom = f"{subject(who.count, who.total, MEMBERS)} {verbs} {found.what} in both {found.in_words}"
    panel = f"{whom}; only these are compared."
    said = [
        Sentence("change/panel", panel, (who,)),
        Sentence("change/meaning", f"{wording.CHANGE_IS} {wording.asked_otherwise(*found.cycles)}".strip()),
    ]
    shown = lines(scope, "objective")
    told = {line: _of_line(found, line) for line in shown}
    steady = [line.target[1] for line, sentence in told.items() if sentence is None]
    if steady:
        none = f"Neither newly nor no longer reported by any of them: {wording.objectives(sorted(steady, key=int))}."
        said.append(Sentence("change/steady", none))
    by_table: dict[str, list[Sentence]] = {}
    for line, sentence in told.items():
        if sentence is not None:
            by_table.setdefault(line.band, []).append(sentence)
    blocks = [_of_round_table(band, sentences) for band, sentences in by_table.items()]
    return [Paragraph(tuple(said)), *blocks, _table(found, shown)]


def _of_round_table(band: str, sentences: list[Sentence]) -> Paragraph:
    key = "-".join(band.lower().split(":")[0].split())
    return Paragraph((Sentence(f"change/{key}", EACH), *sentences), band, is_list=True)


def _panel_focus(found: Comparison) -> object:
    return found.scope.focus(None, only=found.panel, cycle=found.cycles[1], beside=found.cycles[0])


def _of_line(found: Comparison, line: Line) -> Sentence | None:
    """How many newly report an objective, no longer report it or can't be compared; None where nobody does."""
    counts = dict(zip(CHANGES, found.counts(found.panel, line), strict=True))
    if not any(counts[change] for change in TOLD):
        return None
    said, numbers = [], []
    for change, words in TOLD.items():
        if counts[change]:
            said.append(f"{words} {wording.of(counts[change], len(found.panel))}")
            what = f"{line.label}, {change.lower()} in {found.cycles[1]}"
            numbers.append(Count(counts[change], len(found.panel), what, found.focus(found.panel, line, change)))
    text = f"{line.label.capitalize()}: {wording.listed(said)}."
    return Sentence(f"change/objective-{line.target[1]}", text, tuple(numbers))


def _table(found: Comparison, shown: list[Line]) -> Table:
    """Objectives × changes: members with documents of both reviews."""
    rows = [(Cell(line.name), *(Cell(str(n)) for n in found.counts(found.panel, line))) for line in shown]
    caption = f"Change between {found.in_words}: members, of the {len(found.panel)} with documents in both"
    note = f"{NOT_COMPARABLE}: {wording.NO_ANSWER_IN_ONE}"
    return Table("change", caption, ("Objective", *CHANGES), tuple(rows), widths(len(CHANGES) + 1), note=note)
