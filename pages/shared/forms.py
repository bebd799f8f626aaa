"""What is sent out: the response form, empty or with what a State said before, and the verification slip of a State."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from gcm_data.coverage.scope import Scope
from gcm_data.coverage.selection import Selection
from gcm_data.exports import slip, template
from gcm_data.exports.template.form import Prefilled, former_cycle, prefilled
from gcm_data.reference.in_text import in_text
from gcm_data.reference.translations import LANGUAGES
from gcm_data.wording import forms as wording
from pages.shared import choices, keys, say, session

_MIME = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}
_CALLED = {"xlsx": "Workbook", "docx": "Word document", "pptx": "Slide"}
_WRITERS = {"xlsx": template.response_form_xlsx, "docx": template.response_form_docx}


def response_form(selection: Selection) -> None:
    """The form of the review selected, in a language, for all members or for one of them."""
    say.header("Response form")
    say.words(wording.RESPONSE_FORM)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        language = choices.one("Language", keys.LANGUAGE, LANGUAGES)
        members = {member.iso3: member.name for member in selection.members}
        iso3 = choices.one("For", keys.ADDRESSEE, {"": "All members", **members})
    before = session.compute(_prefilled, selection.of_everybody(), iso3) if iso3 else None
    if before is not None:
        say.caption(_said_before(before, selection.cycle))
    day = session.as_of(selection)
    with st.container(horizontal=True):
        for suffix, write in _WRITERS.items():
            name = template.file_name(selection.cycle, language, suffix, before)
            offer(name, partial(write, selection.cycle, language, day, before))


def _prefilled(scope: Scope, iso3: str) -> Prefilled:
    return prefilled(scope.data, iso3, scope.selection.cycle)


def _said_before(before: Prefilled, cycle: str) -> str:
    """What is filled in of the State's last response."""
    if before.said:
        return wording.PREFILLED
    if not former_cycle(cycle):
        return wording.NO_REVIEW_BEFORE.format(cycle=cycle)
    return wording.NOTHING_BEFORE.format(member=in_text(before.iso3))


def offer(name: str, write: Callable[[], bytes]) -> None:
    """A button that builds a workbook, Word document or slide when it is clicked, and saves it."""
    suffix = name.rpartition(".")[2]
    st.download_button(
        say.label(f"{_CALLED[suffix]}: {name}"),
        write,
        name,
        _MIME[suffix],
        on_click="ignore",
        key=f"{keys.FORM}{suffix}-{name}",
    )


def slip_of(selection: Selection) -> None:
    """The verification slip of one of the States of which something was read."""
    say.header("Verification slip")
    say.words(wording.SLIP)
    read = session.compute(_named_members, selection)
    if not read:
        say.info(wording.NO_SLIP)
        return
    iso3 = choices.one("Slip of", keys.SLIP_OF, read)
    day = session.as_of(selection)
    with st.container(horizontal=True):
        for suffix in _WRITERS:
            name = slip.file_name(iso3, selection.cycle, day, suffix)
            offer(name, partial(session.build, _slip, selection.of_everybody(), iso3, suffix))


def _named_members(scope: Scope) -> dict[str, str]:
    """The members selected of which something was read that may be named: iso3 -> name."""
    found = scope.data.submissions
    is_it = (found["cycle"] == scope.selection.cycle) & (found["attribution"] == "named")
    read = set(found.loc[is_it, "iso3"])
    return {member.iso3: member.name for member in scope.selection.members if member.iso3 in read}


def _slip(scope: Scope, iso3: str, suffix: str) -> bytes:
    return slip.write(scope.data, iso3, scope.selection.cycle, scope.as_of, suffix)
