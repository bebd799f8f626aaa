"""The ask-and-offer board of an objective: who asks for support on it, and who reports a practice."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import pandas as pd

from gcm_data import reference, wording
from gcm_data.coverage.counts import NON_REGIONAL
from gcm_data.coverage.focus import Focus
from gcm_data.coverage.gaps import PROGRESS, SUPPORT, Gaps
from gcm_data.coverage.pairs import in_same_answer
from gcm_data.coverage.scope import Scope
from gcm_data.coverage.selection import CHAMPIONS, in_group
from gcm_data.exhibits.base import Exhibit, with_caveat
from gcm_data.exhibits.country import subregion_names
from gcm_data.figures import board
from gcm_data.figures.written import bold, in_lines
from gcm_data.reference import Member
from gcm_data.wording.names import label_of

UNNAMED, PRACTICE, ASKS = "Kind not named", "Reports a practice", "Asks for"
SIDES = ("Asks for", "“Offer”")
OFFER = (
    "“Offer” means “reports a practice”: the member names the objective in answer to {achievement}. Nobody has "
    "offered anything. Asks for: the kinds of support named in the same answer as the objective, or the objective "
    "named in answer to {need} without a kind. Members alphabetical within their subregion."
)
CHAMPION = "champion country"
_ASKS = ("asks", "ask")


def offer(cycle: str) -> str:
    """What both sides of the board mean, by the questions of a review."""
    return OFFER.format(**{aspect: wording.asked_on(cycle, aspect) for aspect in ("achievement", "need")})


@dataclass(frozen=True, slots=True)
class Standing:
    """What one member asks for on the objective (labels of needs, or UNNAMED), whether it reports a practice,
    and whether it is a champion country on the first day of the review's meeting.
    """

    member: Member
    asks: tuple[str, ...]
    is_practising: bool
    is_champion: bool

    @property
    def row(self) -> str:
        """The member's name, with the word for champions."""
        return f"{self.member.short_name} (champion)" if self.is_champion else self.member.short_name

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of the board in which the member has a mark."""
        return (*self.asks, PRACTICE) if self.is_practising else self.asks


def ask_and_offer(scope: Scope, objective: int) -> Exhibit:
    """Who asks for which support on an objective, and who reports a practice on it."""
    found = standings(scope, objective)
    kinds = [need.label for need in reference.needs()]
    pins = [board.Pin(_subregion(s.member), s.row, column, wording.mark(s.member.short_name, column),
                      in_lines(bold(s.row), column)) for s in found for column in s.columns]  # fmt: skip
    table = pd.DataFrame(
        [(s.member.short_name, wording.listed([kind.lower() for kind in s.asks]), "yes" if s.is_practising else "",
          _subregion(s.member), CHAMPION if s.is_champion else "") for s in found],
        columns=["Member", ASKS, PRACTICE, "Subregion", "Champion"], dtype=object,
    )  # fmt: skip
    empty = f"No member shown asks for support or reports a practice on objective {objective}. Choose another one."
    draw = partial(board.ask_board, pins, left=(*kinds, UNNAMED), right=(PRACTICE,), sides=SIDES, empty=empty)
    return Exhibit(
        "ask-and-offer",
        *_finding(scope, objective, found, empty),
        scope.base_on(*_answering(scope, objective)),
        table,
        draw,
        with_caveat(scope, offer(scope.selection.cycle)),
        _focuses(scope, objective, found),
        is_wide=True,
    )


def standings(scope: Scope, objective: int) -> list[Standing]:
    """Selected members that ask or report a practice: by subregion, alphabetical in each."""
    axes, cycle = scope.grid.index.axes, scope.selection.cycle
    place = axes.targets["objective", str(objective)]
    needs = {need.label: axes.targets["need", need.key] for need in reference.needs()}
    together = in_same_answer(scope.grid, cycle)[:, place]
    kinds = Gaps.of(scope.grid, cycle).kinds
    champions = in_group(CHAMPIONS, cycle)
    found = []
    for member in scope.selection.members:
        row = axes.members[member.iso3]
        named = tuple(label for label, need in needs.items() if together[row, need])
        is_in_need, is_practising = bool(kinds[SUPPORT][row, place]), bool(kinds[PROGRESS][row, place])
        asks = named or ((UNNAMED,) if is_in_need else ())
        if asks or is_practising:
            found.append(Standing(member, asks, is_practising, member.iso3 in champions))
    order = subregion_names(scope.selection)
    return sorted(found, key=lambda standing: order.index(_subregion(standing.member)))


def _subregion(member: Member) -> str:
    return member.subregion or NON_REGIONAL


def _focuses(scope: Scope, objective: int, found: list[Standing]) -> dict[str, Focus]:
    """What stands behind each mark and cell of a member, and behind both counts of the title."""
    target = ("objective", str(objective))
    keys = {need.label: ("need", need.key) for need in reference.needs()}
    focuses = {}
    for standing in found:
        name, who = standing.member.short_name, [standing.member.iso3]
        named = [keys[kind] for kind in standing.asks if kind != UNNAMED]
        if standing.asks:
            focuses[wording.mark(name, ASKS)] = (
                scope.focus(who, target, *named, is_same_answer=True, is_any=len(named) > 1) if named
                else scope.focus(who, target, aspect="need")
            )  # fmt: skip
        for kind in standing.asks:
            focuses[wording.mark(name, kind)] = (
                scope.focus(who, target, aspect="need") if kind == UNNAMED
                else scope.focus(who, target, keys[kind], is_same_answer=True)
            )  # fmt: skip
        if standing.is_practising:
            focuses[wording.mark(name, PRACTICE)] = scope.focus(who, target, aspect="achievement")
    asking = tuple(standing.member.iso3 for standing in found if standing.asks)
    focuses[wording.mark(label_of(*target), ASKS)] = scope.focus(None, target, only=asking)
    focuses[wording.mark(label_of(*target), PRACTICE)] = scope.focus(None, target, aspect="achievement")
    return focuses


def _answering(scope: Scope, objective: int) -> tuple[wording.Material, wording.Material]:
    """What was read of the members that could ask for support, and of those that could report a practice."""
    needs = (("need", need.key) for need in reference.needs())
    return scope.answering(*needs, is_any=True), scope.answering(("objective", str(objective)), aspect="achievement")


def _finding(scope: Scope, objective: int, found: list[Standing], empty: str) -> tuple[str, str]:
    """Title and takeaway: how many ask, how many report a practice, and which kind most ask for."""
    name = f"Objective {objective} {reference.objective(objective).short_label}"
    if not scope.submissions:
        return name, wording.NOTHING_READ_HERE
    asking = [standing for standing in found if standing.asks]
    practising = sum(standing.is_practising for standing in found)
    on_needs, on_practices = _answering(scope, objective)
    parts = on_needs.report(len(asking), "for support", _ASKS), on_practices.report(practising, "a practice")
    title = f"{name}: {wording.listed([part.removesuffix('.') for part in parts])}"
    if not found:
        return title, empty
    kinds = [need.label.lower() for need in reference.needs()]
    counts = {kind: sum(kind in map(str.lower, standing.asks) for standing in asking) for kind in kinds}
    asked = [f"{kind} ({count})" for kind, count in counts.items() if count]
    both = wording.listed([standing.member.short_name for standing in asking if standing.is_practising])
    said = [
        f"Asked for: {wording.listed(asked)}." if asked else "No kind of support is named with it.",
        f"Both asking and reporting a practice: {both}." if both else "",
    ]
    return title, " ".join(filter(None, said))
