"""Names of members as links to their pages, of whom there may be 62: as one part of the page, not as one for each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from urllib.parse import urlencode

import streamlit as st

from gcm_data import reference
from pages.shared import components, filters, keys

_PAGE = "country"


def draw(groups: Mapping[str, Iterable[str]]) -> None:
    """Members in groups, each group with its heading and how many they are; a click opens the page of one of them, with
    the filters as they are, and a browser opens it in another window as it does any link.
    """
    shared = filters.link_to()
    said = urlencode({**shared, keys.MEMBER: ""}, doseq=True)  # a State's code goes behind it
    address = f"{_PAGE}?{said}"
    shown = [[heading, [[name, _codes()[name]] for name in named]] for heading, named in groups.items()]
    told = components.put(components.NAMES, keys.NAMES, {"address": address, "groups": shown}, "chosen")
    if told.chosen in _codes().values():
        st.switch_page(f"pages/{_PAGE}.py", query_params={**shared, keys.MEMBER: [told.chosen]})


@cache
def _codes() -> dict[str, str]:
    return {member.name: member.iso3 for member in reference.members()}
