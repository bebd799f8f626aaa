"""A choice of one or several options on one page, kept in the link."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

import streamlit as st

from pages.shared import filters, say

Option = TypeVar("Option", bound=object)


def several(label: str, nothing: str, key: str, names: Mapping[Option, str], **more: Any) -> tuple[Option, ...]:
    """The options that a reader chose, none for all; `nothing` stands in the box as long as none is chosen.

    `more` is for the widget.
    """
    filters.read_link(key, names)
    found = st.multiselect(
        say.label(label),
        list(names),
        key=key,
        placeholder=nothing,
        format_func=names.__getitem__,
        bind="query-params",
        **more,
    )
    filters.say_unknown(key)
    return tuple(found)


def one(label: str, key: str, names: Mapping[Option, str]) -> Option:
    """The option that a reader chose; the first until then."""
    filters.read_link(key, names)
    found = st.selectbox(say.label(label), list(names), key=key, format_func=names.__getitem__, bind="query-params")
    filters.say_unknown(key)
    return found
