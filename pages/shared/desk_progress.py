"""How far the coding is: of the State in sight, of this coder, and of every State."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from gcm_data import reference
from gcm_data.coding.missed import missed
from gcm_data.coding.queue import progress
from gcm_data.wording import desk as wording
from pages.shared import keys, say
from pages.shared.desk_state import View


def draw(view: View) -> None:
    """A button that says it for the State in sight and for what is this coder's; all States when it is pressed."""
    by_state = progress(view.around.found, view.decisions, view.cycle)
    names = {member.iso3: member.name for member in reference.members()}
    with st.popover(say.label(_line(view, by_state, names)), on_change="rerun", key=keys.DESK_PROGRESS) as opened:
        if opened.open:
            _states(view, by_state, names)


def _states(view: View, by_state: dict[str, tuple[int, int]], names: dict[str, str]) -> None:
    """How far each State is coded, and what suggestions miss."""
    with st.container(key=keys.DESK_STATES):
        say.caption(wording.COUNTED)
        say.caption(wording.missed(*missed(view.around.found, view.decisions, view.cycle)))
        told = sorted((names.get(iso3, wording.WITHHELD), *counts) for iso3, counts in by_state.items())
        rows = [(name, f"{done} of {total}") for name, done, total in told]
        say.table(pd.DataFrame(rows, columns=["State", "Decided"]))


def _line(view: View, by_state: dict[str, tuple[int, int]], names: dict[str, str]) -> str:
    if view.item is None:
        here, counts = wording.ALL_STATES, [sum(counts) for counts in zip(*by_state.values(), strict=True)] or [0, 0]
    else:
        iso3 = view.around.found.keys[view.item.row][1]
        here, counts = names.get(iso3, wording.WITHHELD), by_state[iso3]
    mine = sum(item.said is not None for item in view.items)
    return wording.PROGRESS.format(here=here, done=counts[0], total=counts[1], mine=mine, all=len(view.items))
