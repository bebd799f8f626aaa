"""One field that finds a State, an objective, a kind of support on an objective, or words, where they are shown."""

from __future__ import annotations

import re
from collections.abc import Mapping

import streamlit as st

from gcm_data import reference
from gcm_data.exhibits import needs
from gcm_data.wording import glance
from pages.shared import filters, keys, say
from pages.shared.links import as_named, code_of_number, option_named

_WIDE = 360  # pixels
_BEGUN = 3  # letters with which one name alone begins
# “finance 2”, “finance on objective 2” or “2 finance”
_ON_OBJECTIVE = re.compile(r"(?P<need>\D+?)(?: on)?(?: objective)? (?P<after>\d+)|(?P<before>\d+) (?P<of>\D+)")


def field() -> None:
    """The field. A State and an objective open their pages; any other words are looked for in the answers."""
    names = {**_members(), **_objectives()}
    found = st.selectbox(
        say.label(glance.FIND),
        list(names),
        format_func=lambda option: names.get(option, option),
        index=None,
        accept_new_options=True,
        placeholder=glance.FIND_SUCH_AS,
        label_visibility="collapsed",
        key=keys.FOUND,
        width=_WIDE,
    )
    if isinstance(found, str) and found.strip():
        page, said = place_of(found.strip())
        st.switch_page(page, query_params=filters.link_to(**said))


def place_of(words: str) -> tuple[str, dict[str, str]]:
    """The page that shows what somebody looks for, and what its link has to say: by a code, a name, or words.

    Three letters are enough with which one name of a State or a kind of support alone begins. A kind of support beside
    an objective opens the number of those who ask for it there.
    """
    if member := _named(words, _members()):
        return "pages/country.py", {keys.MEMBER: member}
    if objective := option_named(words, _objectives()):
        return "pages/objective.py", {keys.OBJECTIVE: objective}
    if number := _support_on_objective(words):
        return "pages/needs.py", {keys.OPENED: f"{needs.BY_OBJECTIVES}.{number}"}
    return "pages/responses.py", {keys.SEARCH: words}


def _named(words: str, names: Mapping[str, str]) -> str | None:
    """The option of this name, or of the only name that begins so."""
    begun = words.casefold()
    beginning = [key for key, name in names.items() if len(begun) >= _BEGUN and name.casefold().startswith(begun)]
    return option_named(words, names) or (beginning[0] if len(beginning) == 1 else None)


def _support_on_objective(words: str) -> str | None:
    """What a link calls the number of those who ask for a kind of support on an objective; None for other words."""
    parts = _ON_OBJECTIVE.fullmatch(words)
    if parts is None:
        return None
    need = _named(parts["need"] or parts["of"], as_named(each.label for each in reference.needs()))
    objective = option_named(parts["after"] or parts["before"], _objectives())
    return code_of_number(needs.opens(need, int(objective))) if need and objective else None


def _members() -> dict[str, str]:
    return {member.iso3: member.name for member in reference.members()}


def _objectives() -> dict[str, str]:
    return {str(each.number): f"{each.number} {each.short_label}" for each in reference.objectives()}
