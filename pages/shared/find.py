"""One field that finds a State, an objective or words, and leads to the page that shows them."""

from __future__ import annotations

import streamlit as st

from gcm_data import reference
from gcm_data.wording import glance
from pages.shared import filters, keys, say
from pages.shared.links import option_named

_WIDE = 360  # pixels


def field() -> None:
    """The field. A State and an objective open their pages; any other words are looked for in the answers."""
    found = st.selectbox(
        say.label(glance.FIND),
        [*_members(), *_objectives()],
        format_func={**_members(), **_objectives()}.get,
        index=None,
        accept_new_options=True,
        placeholder=glance.FIND,
        label_visibility="collapsed",
        key=keys.FOUND,
        width=_WIDE,
    )
    if isinstance(found, str) and found.strip():
        page, said = place_of(found.strip())
        st.switch_page(page, query_params=filters.link_to(**said))


def place_of(words: str) -> tuple[str, dict[str, str]]:
    """The page that shows what somebody looks for, and what its link has to say: by a code, a name, or words.

    Three letters are enough with which one name of a State alone begins.
    """
    names, begun = _members(), words.casefold()
    beginning = [iso3 for iso3, name in names.items() if len(begun) > 2 and name.casefold().startswith(begun)]
    if member := option_named(words, names) or (beginning[0] if len(beginning) == 1 else None):
        return "pages/country.py", {keys.MEMBER: member}
    if objective := option_named(words, _objectives()):
        return "pages/objective.py", {keys.OBJECTIVE: objective}
    return "pages/responses.py", {keys.SEARCH: words}


def _members() -> dict[str, str]:
    return {member.iso3: member.name for member in reference.members()}


def _objectives() -> dict[str, str]:
    return {str(each.number): f"{each.number} {each.short_label}" for each in reference.objectives()}
