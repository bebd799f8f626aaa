"""The keys of the desk, always in sight. Streamlit writes the key on each button, and lets none act while one types."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from gcm_data.coding.decisions import REASONS
from gcm_data.coding.desk import Name
from gcm_data.coding.queue import BLANK, DISAGREEMENT
from gcm_data.wording import desk as wording
from pages.shared import desk_acts as acts
from pages.shared import keys, say
from pages.shared.desk_state import ASIDE, DECIDING, MARKING, NAMING, REJECTING, Desk, View


def draw(desk: Desk, view: View, last: Callable[[], None]) -> None:
    """The keys that can be pressed now; those of no use at the moment stay where they are, and do nothing.

    `last` draws what stands behind them.
    """
    item, may = view.item, view.may_code
    is_free = may and item is not None and desk.mode in (DECIDING, REJECTING)
    has_target = is_free and item.target is not None
    is_rejecting = desk.mode == REJECTING

    def key(label: str, shortcut: str, act: Callable[..., None], *more: object, on: bool) -> None:
        st.button(
            say.label(label), shortcut=shortcut, on_click=act, args=(desk, view, desk.turn, *more), disabled=not on,
            key=f"{keys.DESK_OF}{shortcut}-{desk.turn}",
        )  # fmt: skip

    with st.container(horizontal=True, gap="small", key=keys.DESK_VERDICTS):
        key(wording.ACCEPT, "A", acts.accept, on=has_target and not is_rejecting)
        key(wording.REJECT, "X", acts.turn_to, REJECTING, on=has_target and not is_rejecting)
        for number, reason in enumerate(REASONS, start=1):
            key(reason.capitalize(), str(number), acts.reject, reason, on=has_target or (is_rejecting and may))
        is_open = is_free and not is_rejecting and item.kind != DISAGREEMENT
        key(wording.NOTHING, "0", acts.nothing, on=is_open and (item.kind == BLANK or not item.target[2]))
    with st.container(horizontal=True, gap="small", key=keys.DESK_OTHERS):
        key(wording.ANOTHER, "N", acts.turn_to, NAMING, on=is_free and not is_rejecting)
        key(wording.MARK, "M", acts.turn_to, MARKING, on=is_free and not is_rejecting)
        stated = is_free and bool(view.around.stated.get(item.row))
        key(wording.SET_ASIDE, "Z", acts.turn_to, ASIDE, on=stated and not is_rejecting)
        if desk.mode == DECIDING:
            key(wording.SKIP, "S", acts.skip, on=is_free)
        else:
            key(wording.LEAVE, "Esc", acts.turn_to, DECIDING, on=True)
        key(wording.UNDO, "U", acts.undo, on=may and desk.mode == DECIDING and bool(acts.last_of(view)))
        before, after = _beside(view)
        key(wording.PREVIOUS, "K", acts.go, before, on=before is not None and desk.mode == DECIDING)
        key(wording.NEXT, "J", acts.go, after, on=after is not None and desk.mode == DECIDING)
        last()


def _beside(view: View) -> tuple[Name | None, Name | None]:
    """The names of the items before and behind what lies before the coder; None where there is none."""
    items, number = view.items, len(view.items) if view.number is None else view.number
    before = items[number - 1].name if number else None
    return before, items[number + 1].name if number + 1 < len(items) else None
