"""The menu: its sections and entries, the pages that are parts of an entry, and which filters apply to each page."""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from functools import cache
from typing import NamedTuple

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from gcm_data.store.rights import CODER, OFFICER, READER, ROLES
from gcm_data.wording import menu
from pages.shared.keys import BASIS, CYCLE, FILTERS, GROUP, ROUND_TABLE, SUBREGION, SUGGESTIONS


class Entry(NamedTuple):
    """An entry of the menu, by the names of files of pages.

    `parts` are pages without an entry of their own, to which links lead beside the title. Who has not at least this
    `role` does not see the entry; its pages have their addresses for everybody, and say themselves who may do what.
    """

    page: str
    parts: tuple[str, ...] = ()
    role: str = READER


MENU: dict[str, tuple[Entry, ...]] = {
    "": (Entry("overview"), Entry("responses")),
    menu.COVERAGE: (
        Entry("country"),
        Entry("subregion"),
        Entry("round_table"),
        Entry("objective", ("sdg",)),
        Entry("principle", ("together",)),
    ),
    menu.GAPS: (Entry("gaps"), Entry("needs"), Entry("plans"), Entry("change")),
    menu.EXPORT: (Entry("presenter"), Entry("exports", ("since", "forms"))),
    menu.DATA: (
        Entry("data_quality", ("respondents", "agreement")),
        Entry("context"),
        Entry("method", ("milestones",)),
    ),
    menu.DESK: (
        Entry("receive", role=OFFICER),
        Entry("coding", role=CODER),
        Entry("log", role=CODER),
        Entry("people", role=CODER),
    ),
}
SIGN_IN = "people"  # the page on which people sign in: where they can, everybody sees it in the menu

# Pages to which not all of the shared filters apply; on these a filter that is not named changes nothing.
APPLY: dict[str, tuple[str, ...]] = {
    "country": (CYCLE, SUBREGION, GROUP, BASIS, SUGGESTIONS),
    "respondents": (CYCLE, SUBREGION, GROUP),
    "agreement": (CYCLE, SUBREGION, GROUP, ROUND_TABLE),
    "coding": (CYCLE, SUBREGION, GROUP, ROUND_TABLE),
    "context": (SUBREGION, GROUP),
    "forms": (CYCLE, SUBREGION, GROUP),
    "receive": (),
    "milestones": (CYCLE,),
    "data_quality": (),
    "log": (),
    "people": (),
    "method": (),
}
# Pages on which nothing of what documents say is shown, so that what they say of themselves would mislead.
WITHOUT_NOTICE = {"context", "forms", "log", "method", "milestones", "people", "receive", "since"}


def filters_of(page: str) -> tuple[str, ...]:
    """The shared filters that apply to a page, by the name of its file."""
    return APPLY.get(page, FILTERS)


def name_of(page: StreamlitPage) -> str:
    """The name of a page's file, without its ending: its address, too, but for the first page, which has none."""
    return page.url_path or "overview"


class Home(NamedTuple):
    """Where a page stands in the menu: its section, "" for none, and the entry to which it belongs."""

    section: str
    entry: Entry

    def beside(self, page: str) -> tuple[str, ...]:
        """The other pages of the entry, which links beside the title of a page lead to."""
        return tuple(each for each in (self.entry.page, *self.entry.parts) if each != page)


def home_of(page: str) -> Home:
    """Where a page stands in the menu, by the name of its file."""
    return next(home for home in _homes() if page in (home.entry.page, *home.entry.parts))


def _homes() -> Iterator[Home]:
    return (Home(section, entry) for section, entries in MENU.items() for entry in entries)


def shown(role: str, has_sign_in: bool) -> dict[str, list[str]]:
    """The menu of who has this role: the names of pages by section; `has_sign_in`: people can sign in here."""
    found: dict[str, list[str]] = {}
    for section, entry in _homes():
        may = ROLES.index(role) >= ROLES.index(entry.role)
        if may or (has_sign_in and entry.page == SIGN_IN):
            found.setdefault(section, []).append(entry.page)
    return found


def number_of(section: str, role: str, has_sign_in: bool) -> int:
    """The place of a section in the line of the menu, from 1; 0 where it is not shown."""
    menu_shown = shown(role, has_sign_in)
    sections = [name for name in menu_shown if name]
    return len(menu_shown[""]) + sections.index(section) + 1 if section in sections else 0


def pages(role: str = READER, has_sign_in: bool = False) -> dict[str, list[StreamlitPage]]:
    """Every page of the dashboard by section of the menu; the first is the default, and what is not shown is hidden.

    Each run has pages of its own: Streamlit notes in a page that it is being run, and lets no other run begin it then.
    """
    return {section: [copy(page) for page in found] for section, found in _pages(role, has_sign_in).items()}


@cache  # finding that many files takes as long as drawing a page, and every run asks
def _pages(role: str, has_sign_in: bool) -> dict[str, list[StreamlitPage]]:
    visible = shown(role, has_sign_in)
    found = {section: [_page(name) for name in names] for section, names in visible.items()}
    in_sight = {name for names in visible.values() for name in names}
    found[""] += [_page(name, "hidden") for name in menu.TITLES if name not in in_sight]
    return found


def _page(name: str, visibility: str = "visible") -> StreamlitPage:
    return st.Page(f"pages/{name}.py", title=menu.TITLES[name], default=name == "overview", visibility=visibility)
