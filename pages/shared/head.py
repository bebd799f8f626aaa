"""The head of every page: one line that stays, with the filters that apply and what the documents say of themselves."""

from __future__ import annotations

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from gcm_data import reference, wording
from gcm_data.coverage.selection import ALL_BASES, BASES, GROUPS, Selection
from gcm_data.exhibits import quality
from gcm_data.text.inert import as_html
from gcm_data.wording import coding, menu
from gcm_data.wording.material import ABOUT_DOCUMENTS, NOTICES
from gcm_data.wording.store import SHIPPED
from pages.shared import filters, keys, navigation, say, session
from pages.shared.links import as_named

_CURRENT = "{ background: var(--st-secondary-background-color); font-weight: 600; }"
_SECTION = '[data-testid="stTopNav"] > div:nth-child(%d) > [data-testid="stTopNavSection"]'
_ENTRY = ':is([data-testid="stTopNavDropdownLink"], [data-testid="stSidebarNavLink"])[href$="/%s"]'
_HELP = {keys.BASIS: wording.BASES_ARE, keys.SUGGESTIONS: f"{coding.SUGGESTIONS_ARE} {coding.RINGS}"}  # under “More”
_WIDTHS = {keys.CYCLE: 100, keys.SUBREGION: 260, keys.GROUP: 190, keys.ROUND_TABLE: 290}  # pixels


def options() -> dict[str, tuple[str, dict[str, str]]]:
    """The shared filters: label, and option -> what is shown for it. The first option leaves nothing out."""
    tables = {str(t.round_table): f"{t.round_table} {t.short_label}" for t in reference.round_tables()}
    return {
        keys.CYCLE: ("Review cycle", as_named(cycle.cycle for cycle in reversed(reference.cycles()))),
        keys.SUBREGION: ("Subregion", as_named(s.subregion for s in reference.subregions())),
        keys.GROUP: ("Group of countries", {filters.ALL: "All groups", **as_named(GROUPS)}),
        keys.ROUND_TABLE: ("Round table", {filters.ALL: "All round tables", **tables}),
        keys.BASIS: ("Basis", {**as_named(BASES), ALL_BASES: "All"}),
        keys.SUGGESTIONS: ("Suggestions", coding.ON_PAGES),
    }


def mark(page: str, role: str, has_sign_in: bool) -> None:
    """Mark the section and the entry of a page in the menu, and say to those who can't see the menu where they are."""
    section, entry = navigation.home_of(page)
    if not section:  # Streamlit marks what stands in the line of the menu itself
        return
    way = [section, *([menu.TITLES[entry.page]] if page != entry.page else [])]
    said = "".join(f"<li>{as_html(name)}</li>" for name in way)
    said += f'<li aria-current="page">{as_html(menu.TITLES[page])}</li>'
    marked = f"{_SECTION % navigation.number_of(section, role, has_sign_in)}, {_ENTRY % entry.page} {_CURRENT}"
    say.html(f'<nav class="where" aria-label="This page"><ol>{said}</ol></nav><style>{marked}</style>')


def draw(page: str) -> DeltaGenerator | None:
    """The filters that apply to a page, without labels, in one line; the others are kept for pages to which they do.

    Gives that line on a page with a notice, which ends it; else None.
    """
    apply, choices = navigation.filters_of(page), options()
    for key in (key for key in keys.FILTERS if key not in apply):
        filters.unseen(key, choices[key][1], key == keys.SUBREGION)
    has_notice, place = page not in navigation.WITHOUT_NOTICE, None
    if apply or has_notice:
        line = st.container(horizontal=True, vertical_alignment="center", gap="small", key=keys.HEAD)
        place = line if has_notice else None
        with line:
            for key in apply:
                if key not in _HELP:
                    _draw(key, *choices[key])
            more = [key for key in apply if key in _HELP]
            if more:
                found = st.popover("More", type="tertiary", on_change="rerun", key=keys.MORE)
                for key in more:
                    if found.open:
                        with found:
                            _draw_more(key, *choices[key])
                    else:  # a box costs more than most of the head, and nobody sees it
                        filters.unseen(key, choices[key][1], holds=True)
                if said := _set_in_more():
                    say.caption(" · ".join(said))
    with st.container():  # in each run, whether something is said or not: no part of the page changes its place
        filters.say_unknown(*keys.FILTERS)
    return place


def _draw(key: str, label: str, names: dict[str, str]) -> None:
    is_several = key == keys.SUBREGION
    options = {"label_visibility": "collapsed", "width": _WIDTHS[key]}
    options |= {"placeholder": "All subregions"} if is_several else {}
    filters.choose(st.multiselect if is_several else st.selectbox, label, names, key, is_told=False, **options)


def _draw_more(key: str, label: str, names: dict[str, str]) -> None:
    filters.choose(st.selectbox, label, names, key, is_told=False, help=say.label(_HELP[key]))


def _set_in_more() -> list[str]:
    """What is chosen under “More”, which is closed, where it is not what holds anyway."""
    chosen = filters.current()
    basis = f"basis: {chosen.basis}" if chosen.basis != ALL_BASES else ""
    return list(filter(None, (basis, coding.SUGGESTIONS_SHOWN if chosen.suggestions else "")))


def notice(place: DeltaGenerator | None, selection: Selection) -> None:
    """What the documents say of themselves, as a badge in the line of the filters, its text a click away."""
    everybody = selection.of_everybody()
    said = session.compute(quality.remarks, everybody) if place is not None else None
    if said is None:
        return
    said = f"{said} {SHIPPED}".strip() if session.is_shipped() else said
    if said:
        texts = session.compute(quality.texts, everybody)
        title = NOTICES.get(texts, ABOUT_DOCUMENTS)
        with place, st.popover(say.label(title), type="tertiary", key=keys.ABOUT_DOCUMENTS):
            say.paragraphs((said, texts))
