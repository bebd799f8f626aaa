"""The section on change: what members with documents of both reviews report otherwise than in the review before."""

from __future__ import annotations

from dataclasses import replace

from gcm_data import wording
from gcm_data.coverage.scope import Scope
from gcm_data.coverage.shares import FEWEST_FOR_A_SHARE
from gcm_data.coverage.two_cycles import CHANGES, NEWLY, NO_LONGER, NOT_COMPARABLE, previous
from gcm_data.exhibits.change_lines import Comparison, Line, compared, lines
from gcm_data.paper.counting import capital
from gcm_data.paper.naming import objective_noun
from gcm_data.paper.parts import Block, Cell, Count, Paragraph, Section, Sentence, Table
from gcm_data.paper.tables import widths

HEADING = "Change since the previous review"
FIRST = "This is the first review: there is none before it to compare."
MEANING = "A change is one in what is reported, not in what is done; annex I has all objectives."
OTHERWISE = " A difference can also come from the questions, which the reviews did not ask alike (annex III)."
NOBODY = (
    "None of them can be compared on these objectives: they are blank or not applicable in one of the reviews, or "
    "stand there in a tally that cannot carry what counts; annex I has the numbers."
)
LEAST = 2  # members; that one more or fewer reports an objective is no finding
ONLY = "only these are compared."
_NEWLY, _NO_LONGER = CHANGES.index(NEWLY), CHANGES.index(NO_LONGER)


def changes(scope: Scope) -> Section:
    """The section; where nobody can be compared it says why."""
    return Section(HEADING, blocks=tuple(_blocks(scope)))


def _blocks(scope: Scope) -> list[Block]:
    before = previous(scope.selection.cycle)
    if not before:
        return [Paragraph((Sentence("change/none", FIRST),))]
    found = Comparison(scope, before)
    if not found.panel:
        none = f"Nothing was read of any member in both {found.in_words}, so that there is nothing to compare."
        return [Paragraph((Sentence("change/none", none),))]
    shown = lines(scope, "objective")
    counts = [found.counts(found.panel, line) for line in shown]
    if not any(map(compared, counts)):
        who = _panel(found)
        who = replace(who, text=who.text.replace(f"; {ONLY}", "."))
        return [Paragraph((who, Sentence("change/not-comparable", NOBODY)))]
    said = [_panel(found), *_gained(found, shown)]
    meaning = f"{MEANING}{OTHERWISE if wording.asked_otherwise(*found.cycles) else ''}"
    return [Paragraph((*said, Sentence("change/meaning", meaning)))]


def _panel(found: Comparison) -> Sentence:
    focus = found.scope.focus(None, only=found.panel, cycle=found.cycles[1], beside=found.cycles[0])
    who = Count(len(found.panel), found.scope.members, f"{found.what} in both {found.in_words}", focus)
    has = "has" if who.count == 1 else "have"
    if who.total == 1:
        text = f"The one member has {found.what} in both {found.in_words}."
    else:
        text = f"Of the {who.total} members, {who.count} {has} {found.what} in both {found.in_words}; {ONLY}"
    return Sentence("change/panel", text, (who,))


def _gained(found: Comparison, shown: list[Line]) -> list[Sentence]:
    """Which objective gained most mentions and which lost most, all told; none where several did alike."""
    counts = {line: found.counts(found.panel, line) for line in shown}
    able = {line: many for line, many in counts.items() if compared(many) >= FEWEST_FOR_A_SHARE}
    net = {line: many[_NEWLY] - many[_NO_LONGER] for line, many in able.items()}
    said = []
    for key, words, end in (("gained", "gained most mentions", max), ("lost", "lost most mentions", min)):
        most = end(net.values(), default=0)
        first = [line for line, change in net.items() if change == most]
        if len(first) == 1 and (most > 0) == (end is max) and abs(most) >= LEAST:
            said.append(_of_line(found, first[0], counts[first[0]], key, words))
    return said


def _of_line(found: Comparison, line: Line, many: list[int], key: str, words: str) -> Sentence:
    """“Data (objective 1) gained most mentions: 8 members newly report it, 3 no longer do.”"""
    number, newly, gone = line.target[1], many[_NEWLY], many[_NO_LONGER]
    noun, verb = ("member", "reports") if newly == 1 else ("members", "report")
    do = "does" if gone == 1 else "do"
    text = f"{capital(objective_noun(int(number)))} (objective {number}) {words} since {found.cycles[0]}: "
    text += f"{newly or 'no'} {noun} newly {verb} it, {gone or 'none'} no longer {do}."
    told = (
        Count(size, len(found.panel), f"{line.label}, {change.lower()} in {found.cycles[1]}",
              found.focus(found.panel, line, change))
        for size, change in ((newly, NEWLY), (gone, NO_LONGER))
    )  # fmt: skip
    return Sentence(f"change/{key}", text, tuple(told))


def table(scope: Scope) -> list[Table]:
    """Objectives × changes: members with documents of both reviews; no table where nobody can be compared."""
    before = previous(scope.selection.cycle)
    found = Comparison(scope, before) if before else None
    if not found or not found.panel:
        return []
    rows = [
        (Cell(line.name), *(Cell(str(n)) for n in found.counts(found.panel, line)))
        for line in lines(scope, "objective")
    ]
    caption = f"Change between {found.in_words}: members, of the {len(found.panel)} with documents in both"
    note = f"{NOT_COMPARABLE}: {wording.NO_ANSWER_IN_ONE}"
    head = ("Objective", *CHANGES)
    return [Table("change", caption, head, tuple(rows), widths(len(head)), note=note)]
