"""The files of the exports page: each is built when it is asked for, with its progress, and then saved."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from gcm_data import wording
from gcm_data.coverage.selection import Selection
from gcm_data.exports.commands import command_line
from gcm_data.exports.registry import EXPORTS, Export
from gcm_data.wording import coding
from pages.shared import built_files, choices, keys, say, session, uploads


def provenance(selection: Selection) -> None:
    """The fingerprint that every file carries."""
    say.caption(wording.provenance_line(session.compute(built_files.provenance, built_files.whole(selection))))


def choose_suggestions() -> bool:
    """Whether files show suggestions, those that can; whatever the pages show."""
    chosen = choices.one("Suggestions in files", keys.SUGGESTIONS_IN_FILES, coding.IN_FILES)
    say.caption(f"{coding.IN_FILES_ARE} {coding.SUGGESTIONS_ARE}")
    return chosen == coding.SHOWN


def offer(export: Export, selection: Selection, with_suggestions: bool) -> dict[str, str]:
    """One kind of file: what is in it, a button that builds it, and once it is built one in its place that saves it.

    Returns what the reader chose of it.
    """
    with st.container(key=f"{keys.EXPORT}{export.key}"):
        say.subheader(export.label, anchor=export.key)
        say.words(export.about)
        chosen = export.selected(selection, with_suggestions)
        template, picked = _template(export), _choices(export)
        made = built_files.built(export, chosen, template, picked)
        place = st.empty()
        if made is None and place.button(
            say.label(f"{export.action}: {export.label}"), key=f"{keys.BUILD}{export.key}"
        ):
            made = built_files.build(export, chosen, template, picked)
        if made is not None:
            name = export.file_name(chosen, session.as_of(chosen), picked)
            place.download_button(
                say.label(f"Save {name} ({len(made) / 1000:,.0f} kB)"),
                made,
                name,
                export.mime,
                on_click="ignore",
                key=f"{keys.SAVE}{export.key}",
            )
    return picked


def _choices(export: Export) -> dict[str, str]:
    """What the reader chooses of a file, by the key of each choice."""
    return {
        choice.key: st.radio(
            say.label(choice.label),
            list(choice.options),
            format_func=say.named(choice.options),
            horizontal=True,
            key=f"{choice.key}-{export.key}",
        )
        for choice in export.choices
    }


def _template(export: Export) -> bytes | None:
    """The office's own master, where the reader gives one."""
    if not export.takes_template:
        return None
    given = st.file_uploader(
        "Your office's template (optional)",
        ["pptx", "potx"],
        key=f"{keys.TEMPLATE}{export.key}",
        max_upload_size=uploads.LARGEST_FILE,
        help="Its master, fonts and size are used. The template itself is not kept.",
    )
    return given.getvalue() if given else None


def command(selection: Selection, with_suggestions: bool, picked: Mapping[str, Mapping[str, str]]) -> None:
    """How the same files are made without a browser; `picked` has the choices of each export by its key."""
    say.subheader("Without a browser", anchor="commands")
    say.words("The same files, made in the project's folder with the Python of its virtual environment.")
    selected = {key: EXPORTS[key].selected(selection, with_suggestions) for key in picked}
    lines = (command_line(key, selected[key], chosen) for key, chosen in picked.items())
    st.code("\n".join(lines), language=None, wrap_lines=True)
