"""Which accepted document a newer one of the same States takes the place of, and what it says otherwise."""

from __future__ import annotations

import streamlit as st

from gcm_data import reference, wording
from gcm_data.coverage.selection import Selection
from gcm_data.exhibits import receiving as exhibits
from gcm_data.since.newer_document import changed_by_state, differing
from gcm_data.store.kinds import ACCEPTED
from gcm_data.store.rows import Document
from gcm_data.store.state import State
from gcm_data.wording import receiving as said
from pages.shared import blocks, keys, previews, receiving, say, session


def choose(found: State, document: Document, preview: previews.Preview, selection: Selection) -> str:
    """The name of the document whose place the document takes, "" for none, with what it changes against that one."""
    if found.state_of(document) == ACCEPTED:
        return ""
    states = preview.members
    older = _of_states(found, document, states, selection)
    say.subheader("Beside what is accepted", anchor="changes")
    if not older:
        names = [reference.member(iso3).name for iso3 in sorted(states)]
        say.words(said.IS_NEW.format(who=wording.listed(names) if 0 < len(names) < 4 else "these respondents"))
        return ""
    whole = [each.name for each, members in older.items() if members <= states]
    options = [*(each.name for each in older), ""]
    chosen = st.selectbox(
        "Takes the place of",
        options,
        options.index(whole[-1] if whole else ""),
        lambda name: name or said.NO_PLACE,
        key=f"{keys.OLDER}{document.cycle}/{document.name}",
    )
    compared = next((each for each in older if each.name == chosen), next(iter(older)))
    beside = receiving.look(found, compared)
    if beside is not None:
        _changes(compared.name, beside, preview, document)
    return chosen


def _changes(name: str, before: previews.Preview, now: previews.Preview, document: Document) -> None:
    table = changed_by_state(before.data, now.data, now.members)
    if changed := differing(table):
        say.words(said.CHANGED.format(changed=changed, all=len(table), name=name))
        blocks.table(table, f"changes-{document.sha256[:12]}.csv", lines=2)
    else:
        say.words(said.NO_CHANGE.format(name=name))


def _of_states(
    found: State, document: Document, states: frozenset[str], selection: Selection
) -> dict[Document, frozenset[str]]:
    """The accepted documents of the review in which some of the States answer, each with the States in it."""
    counted = {} if session.is_shipped() else session.compute(exhibits.members_by_document, selection.of_everybody())
    known = {key[1:]: each.members for key, each in previews.known().items()}
    members = {**known, **counted}
    accepted = [each for each in found.accepted if each.cycle == document.cycle and each != document]
    inside = {each: members.get((each.cycle, each.name), frozenset()) for each in accepted}
    return {each: own for each, own in inside.items() if own & states}
