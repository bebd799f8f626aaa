"""What a person says of the places that are chosen on a sheet; it is tried, seen at once, and kept or taken back."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from gcm_data import reference
from gcm_data.store.lists import LAYOUT
from gcm_data.store.rows import Decision, Document, Proposal
from gcm_data.store.state import State
from gcm_data.tables.sheets import SheetText
from gcm_data.wording import receiving as wording
from pages.shared import deciding, keys, previews, say
from pages.shared.drafts import Draft

CELL = re.compile(r"[A-Z]{1,3}[1-9]\d*")
BETWEEN = ";"  # places that are told together
_LINE = r"(?:\d+|[A-Za-z]{1,3})"
OF_A_LAYOUT = re.compile(rf"(?:(?:rows?|columns?)\s+)?{_LINE}(?:\s*[:–-]\s*{_LINE})?", re.IGNORECASE)  # no cells


def form(found: State, document: Document, sheet: SheetText, places: list[str], draft: Draft) -> None:
    """Say what the chosen places are, or correct the text of a cell."""
    name = f"{document.cycle}/{document.name}-{draft.turn}-{sheet.name}"
    line = draft.line
    start = f"{BETWEEN} ".join(places) or (line.place if line else "")
    help_words = wording.TEXT_PLACE_HELP if sheet.lines else wording.PLACE_HELP
    place = st.text_input("Place", start, key=f"{keys.PLACE}{name}-{start}", help=say.label(help_words)).strip()
    ways = {"tell": "Say what it is", "correct": "Correct its text"}
    way = st.radio("With this place", list(ways), format_func=say.named(ways), horizontal=True, key=f"{keys.WAY}{name}")
    if way == "tell":
        _tell(document, sheet, place, draft, name)
    else:
        _correct(found, document, sheet, place, draft, name)


def _tell(document: Document, sheet: SheetText, place: str, draft: Draft, name: str) -> None:
    roles, line = list(wording.ROLES), draft.line
    with st.container(horizontal=True, vertical_alignment="bottom"):
        at = roles.index(line.role) if line else 0
        role = st.selectbox("This …", roles, at, wording.ROLES.__getitem__, key=f"{keys.ROLE}{name}")
        names = values_of(role, document.cycle)
        value = ""
        if names:
            given = list(names)
            first = given.index(line.value) if line and line.role == role and line.value in names else 0
            value = st.selectbox("Which", given, first, names.__getitem__, key=f"{keys.VALUE}{name}-{role}")
        why = st.text_input("Reason (optional)", key=f"{keys.WHY}{name}", max_chars=2_000)
        if st.button("Try it", type="primary", key=f"{keys.TRY}{name}"):
            parts = [part.strip() for part in place.split(BETWEEN)]
            what = {"sheet": sheet.name, "role": role, "value": value}
            told = ({**what, "place": part} for part in parts)
            proposals = [Proposal("map", document.cycle, document.name, each, why.strip()) for each in told]
            draft.add(sheet.name, *proposals)
            st.rerun()


def values_of(role: str, cycle: str) -> Mapping[str, str]:
    """The values that a role takes, each with what it is called; {} for one that takes none."""
    questions = {each.key: f"({each.key}) {each.short_label}" for each in reference.questions_of(cycle)}
    if role == "question":
        return questions
    if role == "answer":
        return {**questions, "": "none of its own: a passage"}
    if role in ("objectives", "principles", "needs"):
        return {"": "of the answer beside them", **questions}
    if role == "member":
        return {"": "that it holds", **{each.name: each.name for each in reference.members()}}
    if role == "objective":
        return {str(each.number): f"{each.number} {each.short_label}" for each in reference.objectives()}
    rows = {"principle": reference.principles(), "need": reference.needs()}.get(role, ())
    return {each.label: each.label for each in rows}


def _correct(found: State, document: Document, sheet: SheetText, place: str, draft: Draft, name: str) -> None:
    """Put another text into one cell; the document stays as it is."""
    section = _section(sheet, place)
    old = _text_at(found, document, sheet, place, draft) if section is not None else None
    if old is None:
        say.words(wording.NO_CELL)
        return
    with st.form(f"correct-{name}-{place}", border=False):
        new = st.text_area("New text", old)
        why = st.text_input("Reason of the correction", max_chars=2_000)
        if st.form_submit_button("Try the correction"):
            if not why.strip():
                say.warning(wording.REASON_MISSING)
            elif new == old:
                say.warning(wording.SAME_TEXT)
            else:
                what = {"sheet": section, "cell": place, "old text": old, "new text": new}
                draft.add(sheet.name, Proposal("correct", document.cycle, document.name, what, why.strip()))
                st.rerun()


def _section(sheet: SheetText, place: str) -> str | None:
    """What stands in the column “sheet” for a cell; None where the place is not one cell."""
    if not sheet.lines:
        return sheet.name if CELL.fullmatch(place) else None
    return "" if place and BETWEEN not in place else None


def _text_at(found: State, document: Document, sheet: SheetText, place: str, draft: Draft) -> str | None:
    """What a cell holds, with all corrections that are kept or tried."""
    kept = [each for each in found.of_kind("correct") if (each.cycle, each.document) == (document.cycle, document.name)]
    texts = [
        each.what["new text"]
        for each in (*kept, *draft.tried)
        if each.kind == "correct" and each.what["cell"] == place and each.what.get("sheet", "") in ("", sheet.name)
    ]
    return texts[-1] if texts else sheet.text_at(place)


def tried(found: State, document: Document, preview: previews.Preview, draft: Draft) -> None:
    """What is kept and tried of a document, with what became of it; to be taken back or kept."""
    data = preview.data
    for name in ("mappings", "corrections"):
        table = getattr(data, name).drop(columns=["cycle", "document"])
        if len(table):
            say.words(f"{name.capitalize()} of this document, those that are tried with them:")
            st.dataframe(table.rename(columns=lambda head: head.replace("_", " ").capitalize()), hide_index=True)
    _undo(found, document)
    if not draft.tried:
        say.words(wording.TRIED_NONE)
        return
    say.points(in_words(each) for each in draft.tried)
    key = f"{document.cycle}/{document.name}-{len(draft.tried)}"
    signs = {row.sheet: row.signature for row in data.mappings.itertuples(index=False) if row.signature}
    is_wide = bool(signs) and st.checkbox(say.label(wording.FOR_LAYOUT), key=f"{keys.LAYOUT}{key}")
    with st.container(horizontal=True):
        if st.button(say.label(f"Keep {len(draft.tried)}"), type="primary", key=f"{keys.KEEP}{key}"):
            kept = [for_layout(each, signs) for each in draft.tried] if is_wide else draft.tried
            if deciding.decide(kept) is not None:
                draft.tried.clear()
                st.rerun()
        if st.button("Take the last one back", key=f"{keys.BACK_OF}{key}"):
            draft.tried.pop()
            st.rerun()
        if st.button("Take all back", key=f"{keys.ALL_BACK}{key}"):
            draft.tried.clear()
            st.rerun()


def _undo(found: State, document: Document) -> None:
    """A button that undoes what was told of the document and kept last."""
    place = document.cycle, document.name
    told = [each for each in found.of_kind("map", "correct") if (each.cycle, each.document) == place]
    for last in told[-1:]:
        label = wording.UNDOES.format(number=last.number, kind=in_words(last), by=last.by)
        if st.button(say.label(label), key=f"{keys.UNDO_TOLD}{last.number}"):
            undo = Proposal("undo", what={"number": str(last.number)})
            if deciding.decide([undo], found.version) is not None:
                st.rerun()


def in_words(proposal: Proposal | Decision) -> str:
    """What is tried or kept, in a sentence."""
    what = proposal.what
    if proposal.kind == "correct":
        old, new = what["old text"], what["new text"]
        return wording.CORRECTED.format(cell=what["cell"], old=old[:80], new=new[:80], why=proposal.why)
    place = ", ".join(filter(None, (what.get("sheet"), what.get("place")))) or "The document"
    role = wording.ROLES.get(what["role"], what["role"])  # a list from elsewhere may hold any word
    return f"{place} {role} {what.get('value', '')}".rstrip()


def for_layout(proposal: Proposal, signs: Mapping[str, str]) -> Proposal:
    """A mapping of a row or column for every document with the header of its sheet; any other for its own document."""
    what = proposal.what
    is_of_layout = proposal.kind == "map" and OF_A_LAYOUT.fullmatch(what["place"]) is not None
    if not is_of_layout or (what["role"] == "member" and what["value"]) or what["sheet"] not in signs:
        return proposal
    return replace(proposal, document=f"{LAYOUT}{signs[what['sheet']]}")
