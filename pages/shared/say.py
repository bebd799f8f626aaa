"""Words on a page. Streamlit takes every text for Markdown; here it is shown as it stands, whoever wrote it.

Pages say everything through this module, so that a text of a document can't become a picture, a link or a formula.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from gcm_data.text.inert import as_markdown
from pages.shared import keys

_NOTHING_SAID = re.compile(r"(?:/\*.*?\*/|\s)+", re.DOTALL)  # by a style sheet


class _Html(str):
    """HTML that Streamlit takes as it stands: of a mere text it would look at each line."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        return str(self)


def html(content: str, **options: Any) -> None:
    """HTML of the project's own, in which every other text is escaped. `options` are for st.html."""
    st.html(_Html(content), **options)


def style(sheet: Path) -> None:
    """A style sheet of the project's own."""
    st.html(_sheet(sheet))


@cache  # every run sends it
def _sheet(sheet: Path) -> _Html:
    """Without comments and breaks: Streamlit looks through all of it in each run."""
    return _Html(f"<style>{_NOTHING_SAID.sub(' ', sheet.read_text(encoding='utf-8'))}</style>")


def title(text: str, anchor: str | bool | None = None) -> None:
    """The title of a page; an anchor is its address in the page, False for none."""
    st.title(as_markdown(text), anchor=anchor)


def header(text: str) -> None:
    """The heading of a part of a page."""
    st.header(as_markdown(text))


def subheader(text: str, anchor: str | None = None) -> None:
    """The heading of a finding; the anchor is its address in the page."""
    st.subheader(as_markdown(text), anchor=anchor)


def words(text: str, lead: str = "") -> None:
    """A paragraph; `lead` stands before it in bold."""
    st.markdown(f"**{as_markdown(lead)}** {as_markdown(text)}" if lead else as_markdown(text))


def paragraphs(texts: Iterable[str]) -> None:
    """Several paragraphs as one part of the page: each part costs as much as most of what is said in it."""
    st.markdown("\n\n".join(map(as_markdown, texts)))


def points(texts: Iterable[str], heading: str = "") -> None:
    """A list of points; `heading` stands over it, as that of a part of the page."""
    over = f"## {as_markdown(heading)}\n\n" if heading else ""
    st.markdown(over + "\n".join(f"- {as_markdown(text)}" for text in texts))


def about(text: str) -> None:
    """What has to be known of all figures of a page, behind a word in its title row."""
    with st.popover("About", type="tertiary", key=keys.ABOUT_PAGE):
        words(text)


def caption(text: str) -> None:
    """Small print."""
    st.caption(as_markdown(text))


def info(text: str) -> None:
    """A paragraph in a box: what a reader has to know first."""
    st.info(as_markdown(text))


def warning(text: str) -> None:
    """What a reader should look at, in a box."""
    st.warning(as_markdown(text))


def done(text: str) -> None:
    """That something was done, for a few seconds, also where the page runs again meanwhile."""
    st.toast(as_markdown(text), duration="long")


def code(text: str) -> None:
    """A text to copy, as it stands, with a button for that."""
    st.code(text, language=None, wrap_lines=True)


def error(text: str) -> None:
    """What is wrong and what to do, in a box."""
    st.error(as_markdown(text))


def table(frame: pd.DataFrame) -> None:
    """A small table of words, whole."""
    marked_table(marked(frame))


def marked(frame: pd.DataFrame) -> pd.DataFrame:
    """The words of a table as they are shown."""
    return frame.rename(columns=as_markdown).map(lambda cell: as_markdown(str(cell)))


def marked_table(rows: object) -> None:
    """The same of rows that are marked already."""
    st.table(rows, hide_index=True)


def our_markdown(text: str) -> None:
    """A text of the project's own that is written in Markdown."""
    st.markdown(text)


def label(text: str) -> str:
    """The label of a widget, for those that are put together of words."""
    return as_markdown(text)


def label_of_number(words: str, before: str = "", behind: str = "") -> str:
    """The label of a number that is a button: its words in bold, with what it is of above them, and its count."""
    above, beside = (f":small[{as_markdown(text)}]" if text else "" for text in (before, behind))
    return " ".join(filter(None, (above, f"**{as_markdown(words)}**", beside)))


def labels(texts: Iterable[str]) -> list[str]:
    """The labels of a widget that has several."""
    return list(map(label, texts))


def named(names: Mapping[object, str]) -> Callable[[object], str]:
    """How a widget that takes its options for Markdown names each of them."""
    return lambda option: as_markdown(names[option])
