"""The shared filters and all choices of a reader: in the session, and in the link. The only user of session state.

A choice is kept while pages change. Its parameter in the link is the key of its widget; what the link says of it goes
before what was chosen on another page, and that before the first option.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, TypeVar
from urllib.parse import urlencode

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from gcm_data import wording
from gcm_data.coverage.selection import Selection
from gcm_data.wording import coding
from pages.shared import keys, navigation, say
from pages.shared.chosen import Chosen
from pages.shared.links import code_of_number, number_named

T = TypeVar("T")
ALL = "all"
_CHOSEN, _PAGE, _OPENED = "chosen", "page", "opened"
_NOTHING_YET = object()  # in the place of what a widget has that is drawn for the first time
_TIMES = "times_closed-"  # with the key of an exhibit


def begin(page: str) -> None:
    """Read the link before a page is drawn; `page` is its name. A number that was open on another page is closed."""
    state = st.session_state
    chosen = state.setdefault(_CHOSEN, Chosen())
    if state.get(_PAGE) != page:
        state[_PAGE], state[_OPENED], state[keys.ASKED_PICTURE] = page, None, None
    context = get_script_run_ctx()
    chosen.begin(_link(), context is not None and context.is_history_navigation)
    if chosen.news.get(keys.OPENED) == ():
        del chosen.news[keys.OPENED]
        state[_OPENED] = None


def page() -> str:
    """The name of the page that is drawn."""
    return st.session_state[_PAGE]


def write_link() -> None:
    """Have the link say what was chosen, all at once: each change is a step back for the reader."""
    changed = chosen_here().changes(_link()) | {name: [] for name in keys.FORMER if name in st.query_params}
    if changed:
        st.query_params.update(changed)


def write_link_of_part() -> None:
    """The same where a part of a page runs by itself; where the whole page runs, the frame does it at the end."""
    context = get_script_run_ctx()
    if context is not None and context.fragment_ids_this_run:
        write_link()


def chosen_here() -> Chosen:
    """What the reader chose, and what the link says that nobody has read yet."""
    return st.session_state[_CHOSEN]


def _link() -> dict[str, tuple[str, ...]]:
    params = st.query_params
    return {keys.FORMER.get(name, name): tuple(params.get_all(name)) for name in params if params.get_all(name)}


def choose(
    widget: Callable[..., T],
    label: str,
    names: Mapping[Any, str],
    key: str,
    is_told: bool = True,
    first: Any = None,
    **more: Any,
) -> T:
    """A widget for one or several options of `names`: option -> label. `more` is for the widget.

    `first` is the option that holds where the reader has chosen none, if it is not the first in the list.
    With `is_told` a line below it says what the link asks for and is not there.
    """
    nothing = first if first in names else _nothing(names, widget is st.multiselect, more.get("index", 0) is None)
    state, chosen = st.session_state, chosen_here()
    now = state.get(key, _NOTHING_YET)
    holds = chosen.settled(key, names, None if now is _NOTHING_YET else now, nothing)
    if chosen.offers_others(key, names) or now is _NOTHING_YET or now != holds:
        state[key] = holds  # only then: what is set anew goes before what the reader does meanwhile
    found = widget(say.label(label), list(names), key=key, format_func=names.__getitem__, **more)
    chosen.keep(key, found, nothing)
    if is_told:
        say_unknown(key)
    return found


def switched_off(label: str, names: Mapping[Any, str], key: str) -> tuple[Any, ...]:
    """Options that the reader has switched off, of which all are on at first; the link says those that are off."""
    box, state = f"on-{key}", st.session_state
    off = chosen_here().settled(key, names, [n for n in names if n not in state[box]] if box in state else None, [])
    state[box] = [option for option in names if option not in off]
    look = {"selection_mode": "multi", "label_visibility": "collapsed"}
    on = st.pills(say.label(label), list(names), key=box, format_func=say.named(names), **look)
    chosen_here().keep(key, off := [option for option in names if option not in on], [])
    say_unknown(key)
    return tuple(off)


def unseen(key: str, names: Mapping[Any, str], is_several: bool = False, holds: bool = False) -> None:
    """Keep a choice whose widget is not drawn: on a page that does not offer it for the next that does, unless it holds
    there all the same.
    """
    nothing, chosen = _nothing(names, is_several, False), chosen_here()
    chosen.keep(key, chosen.settled(key, names, None, nothing), nothing)
    chosen.aside |= {} if holds else {key: nothing}


def _nothing(names: Mapping[Any, str], is_several: bool, is_optional: bool) -> Any:
    return [] if is_several else None if is_optional else next(iter(names), None)


def say_unknown(*names: str) -> None:
    """Lines on what the link asks for and is not there, until the reader chooses something; plain text."""
    chosen = chosen_here()
    for key in names:
        if unknown := chosen.in_vain(key):
            _tell(wording.NOT_THERE, key, unknown)


def _tell(sentence: str, key: str, given: Iterable[str]) -> None:
    say.caption(sentence.format(key=key.replace("_", " "), given=wording.listed(list(given))))


def current() -> Selection:
    """The selection that the filters show.

    On a fresh server a first visit by deep link runs a page without the frame, because Streamlit finds the folder
    pages/ by itself until st.navigation has been called once. Calling it and running again brings the frame back.
    """
    chosen = st.session_state.get(_CHOSEN, Chosen())
    if keys.SUGGESTIONS not in chosen.kept:
        st.navigation(navigation.pages(), position="hidden")
        st.rerun()
    holds = chosen.kept | chosen.aside
    cycle, subregions, group, table, basis, suggestions = (holds[key] for key in keys.FILTERS)
    group, table = "" if group == ALL else group, 0 if table == ALL else int(table)
    return Selection(cycle, tuple(subregions), group, table, basis, suggestions == coding.SHOWN)


def link_to(**shown: str) -> dict[str, list[str]]:
    """The parameters of a link to another page: the shared filters as they are, and what it shall show, by codes."""
    return {**chosen_here().parameters(keys.FILTERS), **{key: [code] for key, code in shown.items()}}


def address(anchor: str) -> str:
    """The whole link to a part of this page as it is now."""
    said = urlencode(chosen_here().parameters(chosen_here().codes), doseq=True)
    return f"{st.context.url or ''}{'?' if said else ''}{said}#{anchor}"


def opened(key: str, labels: Iterable[str]) -> str | None:
    """The label of the number that is open of an exhibit, by a click, a choice or the link; None where none is."""
    state, chosen, known = st.session_state, chosen_here(), list(labels)
    given = chosen.number(key)
    if given and not chosen.codes.get(keys.OPENED):  # of several in an old link the first is opened
        label = number_named(given, known)
        state[_OPENED] = (key, label) if label else None
        if label is None:
            chosen.unknown[keys.OPENED] = [given]
            say_unknown(keys.OPENED)
    found = state.get(_OPENED)
    if not found or found[0] != key or found[1] not in known:
        return None
    chosen.codes[keys.OPENED] = (f"{key}.{code_of_number(found[1])}",)
    return found[1]


@contextmanager
def telling_unread() -> Iterator[None]:
    """Tell, above what is drawn meanwhile, what the link asks for and this page does not show.

    Its place is taken in each run: Streamlit knows the parts of a page that run alone by where they stand, and what was
    clicked in one is lost when that changes.
    """
    place = st.container()
    yield
    with place:
        for name, given in chosen_here().unread(_link()).items():
            _tell(wording.NOT_HERE, name, given)


def open_number(key: str, label: str | None) -> None:
    """Open a number of an exhibit, or close what is open; called before the page or its part runs again."""
    st.session_state[_OPENED] = (key, label) if label else None
    chosen_here().codes[keys.OPENED] = ()


def close(key: str) -> None:
    """Close the number that is open. The exhibit's chart and table begin anew.

    In the old chart the mark would still be selected, and a click on it would only take that away.
    """
    open_number(key, None)
    let_go(key)


def marks_key(kind: str, key: str) -> str:
    """The key of a chart, table or list whose marks open the numbers of an exhibit: a new one after each closing."""
    return f"{kind}-{key}-{st.session_state.get(_TIMES + key, 0)}"


def let_go(key: str) -> None:
    """Have the chart and table of an exhibit begin anew, so that no mark of it is chosen."""
    st.session_state[_TIMES + key] = st.session_state.get(_TIMES + key, 0) + 1


def state_of(key: str) -> Any:
    """What a widget has, also before it is drawn, or what else was put under this key; None where nothing was."""
    return st.session_state.get(key)


def put(key: str, value: object) -> None:
    """Have a widget hold a value, or keep it for this reader; called before the page runs again."""
    st.session_state[key] = value


def empty(key: str) -> None:
    """Have a box hold nothing. One without a value may also be one whose options are others now: it is filled again."""
    st.session_state[key] = chosen_here().kept[key] = None
