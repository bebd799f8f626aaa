"""What the keys of the desk do: each decides, keeps it in the store, and moves on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps

from gcm_data.coding.decisions import ACCEPT, ADD, CITED, FIRST, NOTHING, REJECT, SECOND, SET_ASIDE, SETTLE
from gcm_data.coding.desk import Name, OnDesk, Verdict, fields_of
from gcm_data.store.rows import Decision, Proposal, new_key
from gcm_data.text.spans import Span
from gcm_data.wording import desk as wording
from pages.shared import deciding, desk_tables, suggested
from pages.shared.desk_state import DECIDING, Desk, View

WRONG_THEME = "wrong theme"  # of what a coder gives another code instead
_Said = tuple[int, Span, str, Verdict]  # row of the answer, paragraph, round, what is said


def in_turn(act: Callable[..., None]) -> Callable[..., None]:
    """Let a key do nothing where the desk has moved on since it was drawn: nobody decides on what they don't see."""

    @wraps(act)
    def acting(desk: Desk, view: View, turn: int, *more: object) -> None:
        desk.problem = ""
        if turn != desk.turn:
            return
        act(desk, view, *more)

    return acting


@in_turn
def accept(desk: Desk, view: View) -> None:
    """The code counts."""
    _decide(desk, view, _on_target(view, view.item, ACCEPT))


@in_turn
def reject(desk: Desk, view: View, because: str) -> None:
    """The code does not count, for a reason; a citation, or a code of the submission, is set aside."""
    if desk.aside is not None:
        (kind, target, basis), span = desk.aside
        row = view.item.row
        paragraph = _paragraph(view, row, span)
        _decide(desk, view, [(row, paragraph, _round(view, row, paragraph),
                              Verdict(SET_ASIDE, (kind, target, basis), because, span))], is_moving=False)  # fmt: skip
        return
    is_stated = bool(view.item.target[2])
    _decide(desk, view, _on_target(view, view.item, SET_ASIDE if is_stated else REJECT, because))


@in_turn
def nothing(desk: Desk, view: View) -> None:
    """The paragraph is about nothing that is counted."""
    item = view.item
    _decide(desk, view, [(*item.place, item.round, Verdict(NOTHING))])


@in_turn
def another(desk: Desk, view: View, kind: str, target: str) -> None:
    """Another code counts instead; or the code counts that is given to a passage, or where none was suggested."""
    code = kind, target, ""
    if desk.passage is not None:
        row, passage, paragraph = desk.passage
        said = Verdict(ADD, code, passage=passage if passage != paragraph else None)
        _decide(desk, view, [(row, paragraph, _round(view, row, paragraph), said)], is_moving=False)
        return
    item = view.item
    if item.target and item.target[:2] == code[:2]:
        _decide(desk, view, _on_target(view, item, ACCEPT))
        return
    away = _on_target(view, item, SET_ASIDE if item.target[2] else REJECT, WRONG_THEME) if item.target else []
    _decide(desk, view, [*away, (*item.place, item.round, Verdict(ADD, code))])


@in_turn
def undo(desk: Desk, view: View) -> None:
    """Take back what this person did last in this review; it lies before them again."""
    last = last_of(view)
    if not last:
        desk.tell(wording.NOTHING_TO_UNDO)
        return
    proposals = [Proposal("undo", what={"number": str(each.number)}) for each in reversed(last)]
    if deciding.decide(proposals, tell=desk.tell) is None:
        return
    codes = [desk_tables.code_of(each) for each in last]
    at = next((item.name for item in view.items if item.said in codes), desk.at)
    desk.turn_to(at=at)
    desk.said = [wording.UNDONE.format(what=said_of(codes[-1].verdict, codes[-1].target_kind, codes[-1].target))]


@in_turn
def go(desk: Desk, view: View, name: Name) -> None:
    """Look at another item."""
    desk.turn_to(at=name)


@in_turn
def skip(desk: Desk, view: View) -> None:
    """Leave it open, and look at the next one that is."""
    desk.turn_to(behind=view.item.name)


@in_turn
def turn_to(desk: Desk, view: View, mode: str) -> None:
    """Begin to do something else at the same item, or leave it."""
    desk.turn_to(mode)


def last_of(view: View) -> list[Decision]:
    """The decisions that this person took together, the last ones that hold, in the review shown; none for none."""
    own = [
        each
        for each in view.state.of_kind("code")
        if each.by == view.person.address and each.cycle == view.cycle and "by" not in each.what
    ]
    return [each for each in own if _together(each.key) == _together(own[-1].key)]


def said_of(verdict: str, kind: str, target: str, because: str = "") -> str:
    """“rejected (negated): 5 Regular pathways”."""
    why = f" ({because})" if because else ""
    code = f": {wording.code(kind, target)}" if target else ""
    return f"{wording.VERDICTS[verdict]}{why}{code}"


def _together(key: str) -> str:
    """What the keys of decisions share that were taken with one press."""
    return key.partition("-")[0]


def _on_target(view: View, item: OnDesk, verdict: str, because: str = "") -> list[_Said]:
    """A verdict on the target of an item; of a cited one on each citation of the paragraph."""
    cited = view.around.citations(*item.place, item.target) if item.target[2] == CITED else [None]
    return [(*item.place, item.round, Verdict(verdict, item.target, because, span)) for span in cited]


def _paragraph(view: View, row: int, span: Span | None) -> Span:
    """The paragraph of a citation; for a code, which stands in no words, the first one, whoever decides."""
    spans = view.around.found.spans[row]
    return next((each for each in spans if span and each[0] <= span[0] < each[1]), spans[0])


def _round(view: View, row: int, paragraph: Span) -> str:
    """In which round this person decides on a paragraph that is not what lies before them, perhaps."""
    item = view.item
    if item is not None and item.place == (row, paragraph) and item.round != SETTLE:
        return item.round
    first = next((d.by for on, d in view.around.found.placed(view.decisions) if (on.row, on.span) == (row, paragraph)),
                 view.by)  # fmt: skip
    return FIRST if first == view.by else SECOND


def _decide(desk: Desk, view: View, said: Sequence[_Said], is_moving: bool = True) -> None:
    """Keep decisions together and move on; where that can't be done the desk says why and stays."""
    key, versions = new_key(), suggested.versions()
    proposals = []
    for number, (row, span, turn, verdict) in enumerate(said):
        fields = fields_of(view.around, row, span, turn, verdict, versions)
        document = view.around.found.data.responses.at[row, "document"]
        proposals.append(Proposal("code", view.cycle, document, fields, key=f"{key}-{number}"))
    if deciding.decide(proposals, tell=desk.tell) is None:
        return
    here = view.item.name
    desk.turn_to(DECIDING, behind=here if is_moving else None, at=None if is_moving else here)
    desk.said = [said_of(each.verdict, *each.target[:2], each.because) for *_, each in said]
