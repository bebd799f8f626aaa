"""One document that was handed in: what was understood of it, what it would change, and what is decided on it."""

from __future__ import annotations

import streamlit as st

from gcm_data.coverage.selection import Selection
from gcm_data.exhibits.quality import MESSAGE_LINES
from gcm_data.store.rows import Document
from gcm_data.store.state import State
from gcm_data.wording import receiving as wording
from pages.shared import blocks, decisions_on, kept, keys, mapping_desk, previews, receiving, say, superseding

MOST_SHOWN = 2_000  # answers
MIME = "application/octet-stream"


def show(found: State, document: Document, selection: Selection) -> None:
    """All about a document, and what an officer may do with it."""
    say.header(document.name)
    say.words(_history(found, document))
    if twins := receiving.twins_in_words(found, document):
        say.warning(wording.TWINS.format(names=twins))
    preview = receiving.look(found, document)
    older = ""
    if preview is not None:
        _understood(document, preview)
        mapping_desk.draw(found, document, preview)
        older = superseding.choose(found, document, preview, selection)
    decisions_on.draw(found, document, older)
    _give_back(document, preview)


def _history(found: State, document: Document) -> str:
    """Who handed a document in, and what was decided on it last."""
    last = found.last[document.cycle, document.name]
    why = f": {last.why}" if last.why else ""
    since = wording.SINCE.format(by=last.by, day=last.day, why=why) if last.kind != "receive" else ""
    state = wording.STATES[found.state_of(document)]
    facts = {"by": document.by, "day": document.received[:10], "size": document.size, "digest": document.sha256[:12]}
    return wording.RECEIVED.format(**facts, state=state, since=since)


def _understood(document: Document, preview: previews.Preview) -> None:
    """The summary, the answers and the issues."""
    say.subheader("What was understood", anchor="understood")
    say.words(preview.summary)
    answers, issues = preview.answers, preview.issues
    if len(answers):
        blocks.table(answers.head(MOST_SHOWN), f"answers-{document.sha256[:12]}.csv")
    if len(answers) > MOST_SHOWN:
        say.caption(wording.FIRST_ONLY.format(shown=MOST_SHOWN, all=len(answers)))
    say.subheader(f"Issues: {len(issues)}" if len(issues) else "No issues were found", anchor="document-issues")
    if len(issues):
        blocks.table(issues, f"issues-{document.sha256[:12]}.csv", lines=MESSAGE_LINES)


def _give_back(document: Document, preview: previews.Preview | None) -> None:
    """The document as it came, and a copy for whoever filled it in, with its issues marked in their cells."""
    say.subheader("Give back", anchor="give-back")
    if preview is not None:
        _with_issues(document, preview)
    st.download_button(
        "Download it as it came",
        lambda: kept.store().content(document.sha256),
        document.received_as,
        MIME,
        on_click="ignore",
        key=f"{keys.ORIGINAL}{document.cycle}-{document.name}",
    )


def _with_issues(document: Document, preview: previews.Preview) -> None:
    """A button that makes the copy, and in its place one that saves it."""
    say.words(wording.GIVES_BACK)
    place, key = st.empty(), f"{document.cycle}/{document.name}"
    made = previews.made_checked(document, preview)
    if made is None and place.button("Mark its issues in a copy", key=f"{keys.MARK}{key}"):
        try:
            made = previews.checked(document, preview)
        except previews.NotRead as reason:
            say.error(str(reason))
    if made is not None:
        place.download_button(
            say.label(f"Save {made.name}"), made.content, made.name, MIME, on_click="ignore", key=f"{keys.SAVE}{key}"
        )
