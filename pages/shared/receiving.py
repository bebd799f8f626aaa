"""Handing documents in, and the list of those that were: what waits for a decision first."""

from __future__ import annotations

from functools import partial

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from gcm_data import reference
from gcm_data.store.away import StoreAway
from gcm_data.store.kinds import ACCEPTED, RECEIVED
from gcm_data.store.lists import lists_on
from gcm_data.store.rights import OFFICER
from gcm_data.store.rows import Document, Incoming
from gcm_data.store.state import State
from gcm_data.store.store import Handed
from gcm_data.wording import receiving as wording
from pages.shared import deciding, drafts, kept, keys, marks, people, previews, say, uploads, watch

OTHERS = "others"
HEADS = ("Document", "Review", "State", "Handed in (UTC)", "By", "kB", "What was understood")


def state() -> State | None:
    """What stands in the store, for an officer; None, and a sentence that says why, for anybody else."""
    visitor = people.visitor()
    if not visitor.person.may(OFFICER):
        say.words(f"{wording.NEEDS_OFFICER} {visitor.why}")
        return None
    watch.shows(store=True)
    return _read()


def _read() -> State | None:
    try:
        return kept.store().state()
    except StoreAway as away:
        say.error(str(away))
        return None


def hand_in(found: State, cycle: str) -> None:
    """Take files, keep each at once, and look at it; then say what came of each."""
    visit = drafts.visit()
    cycles = [each.cycle for each in reversed(reference.cycles())]
    names = {each.cycle: f"{each.cycle}: {each.name}" for each in reference.cycles()}
    say.subheader("Hand in", anchor="hand-in")
    chosen = st.selectbox(
        "Review that the documents answer", cycles, cycles.index(cycle), names.__getitem__, key=keys.CYCLE_HANDED_IN
    )
    files = st.file_uploader(
        "Documents",
        accept_multiple_files=True,
        key=f"{keys.DOCUMENTS}{visit.turn}",
        max_upload_size=uploads.LARGEST_FILE,
        help=say.label(wording.HOW_MANY.format(largest=uploads.LARGEST_FILE)),
    )
    before = {each.key for each in found.decisions}
    new = [file for file in files if _key(file) not in before]
    if new:
        taken = _keep(chosen, new)
        after = _read() or found
        visit.said = [_said(found, after, each.document) for each in taken] or visit.said
        if len(taken) == len(new):  # else what was said of the others stays, and so do they
            visit.turn += 1  # an empty field for the next
            st.rerun()
    if visit.said:
        say.points(visit.said)


def _key(file: UploadedFile) -> str:
    return f"upload-{file.file_id}"


def _keep(cycle: str, files: list[UploadedFile]) -> list[Handed]:
    """Keep files one by one, so that one that can't be kept holds up no other; then look at each."""
    taken: list[Handed] = []
    bar = st.progress(0.0, "Documents are being kept")
    for number, file in enumerate(files):
        bar.progress(number / len(files), say.label(f"{file.name} is being kept"))
        if handed := deciding.receive(cycle, [Incoming(file.name, file.getvalue())], [_key(file)]):
            uploads.let_go([file.file_id])
            taken += handed
    found = _read() if taken else None
    for number, each in enumerate(taken if found else ()):
        bar.progress(number / len(taken), say.label(f"{each.document.name} is kept and is being read"))
        look(found, each.document)
    bar.empty()
    return taken


def _said(before: State, after: State, document: Document) -> str:
    """What became of a file, in a sentence or two."""
    if document in before.documents:
        return wording.KNOWN.format(name=document.name, state=wording.STATES[before.state_of(document)])
    text = wording.KEPT if document.name == document.received_as else wording.KEPT_AS
    first = text.format(name=document.name, received_as=document.received_as)
    twins = twins_in_words(after, document)
    return f"{first} {wording.TWIN.format(names=twins)}" if twins else first


def twins_in_words(found: State, document: Document) -> str:
    """The other documents with the same bytes, of any review, each with its state; "" where there are none."""
    twins = [each for each in found.documents if each.sha256 == document.sha256 and each != document]
    names = [each.name if each.cycle == document.cycle else f"{each.cycle}/{each.name}" for each in twins]
    states = (wording.STATES[found.state_of(each)] for each in twins)
    return "; ".join(wording.TWIN_STATE.format(name=n, state=s) for n, s in zip(names, states, strict=True))


def look(found: State, document: Document) -> previews.Preview | None:
    """What is understood of a document with what this person tries; None, and a sentence, where that can't be done."""
    address = people.current().address
    tried = drafts.draft_of(address, document).tried
    try:
        return previews.understood(document, lists_on(found, document, tried, address))
    except previews.NotRead as reason:
        say.error(str(reason))
        return None


def choose(found: State) -> Document | None:
    """The documents, and the one that is open."""
    if not found.documents:
        say.words(wording.NONE_THERE)
        return None
    say.subheader("Documents handed in", anchor="documents")
    shown = st.segmented_control(
        "Documents shown",
        list(wording.SHOWN),
        default=RECEIVED,
        required=True,
        format_func=say.named({key: name.capitalize() for key, name in wording.SHOWN.items()}),
        key=keys.DOCUMENTS_SHOWN,
    )
    place = st.container()
    newest = sorted(found.documents, key=lambda each: (found.state_of(each) == RECEIVED, each.received), reverse=True)
    by_label = {f"{each.cycle}/{each.name}": each for each in newest}
    label = st.selectbox(
        "Open a document", list(by_label), None, key=keys.DOCUMENT, placeholder=wording.CHOOSE, bind="query-params"
    )
    with place:
        _list(found, [each for each in newest if _shown_under(found.state_of(each)) == shown], shown, label or "")
    return by_label.get(label)


def _shown_under(name: str) -> str:
    return name if name in (RECEIVED, ACCEPTED) else OTHERS


def _list(found: State, documents: list[Document], shown: str, opened: str) -> None:
    """The table of documents; a click on a cell opens its document."""
    if not documents:
        say.words(wording.NONE_SHOWN.format(state=wording.SHOWN[shown]))
        return
    known = previews.known()
    rows = [_row(found, each, known) for each in documents]
    key = f"documents-{shown}-{opened}"
    columns = {name: [row[place] for row in rows] for place, name in enumerate(HEADS)}
    st.dataframe(
        columns,
        hide_index=True,
        key=key,
        alt=say.label(f"{len(rows)} documents, {wording.SHOWN[shown]}"),
        on_select=partial(marks.choose_cell, key, "document", lambda row, _: f"{rows[row][1]}/{rows[row][0]}"),
        selection_mode="single-cell",
    )


def _row(found: State, document: Document, known: dict[previews.Key, previews.Preview]) -> tuple[object, ...]:
    preview = known.get((document.sha256, document.cycle, document.name))
    said = found.state_of(document)
    day = document.received[:16].replace("T", " ")
    kilobytes = round(document.size / 1000, 1)
    return document.name, document.cycle, said, day, document.by, kilobytes, preview.summary if preview else ""
