"""The command line that makes a file of a selection: the page shows it to readers who want to make the file again."""

from __future__ import annotations

import shlex

from gcm_data import reference
from gcm_data.coverage.selection import ALL_BASES, Selection
from gcm_data.exports.registry import EXPORTS


def command_line(key: str, selection: Selection) -> str:
    """The command of a format with the options of a selection; its file lands in the folder from which it runs."""
    parts = ["python", "-m", "gcm_data.exports", key, "--out", "."]
    if not EXPORTS[key].is_whole:
        parts += _options(selection)
    return shlex.join(parts)


def _options(selection: Selection) -> list[str]:
    """The options of a selection: the cycle, and whatever differs from the default of the command."""
    short = {s.subregion: s.short_name for s in reference.subregions()}
    parts = ["--cycle", selection.cycle]
    for name in selection.subregions:
        parts += ["--subregion", short[name]]
    if selection.group:
        parts += ["--group", selection.group]
    if selection.round_table:
        parts += ["--round-table", str(selection.round_table)]
    if selection.basis != ALL_BASES:
        parts += ["--basis", selection.basis]
    if selection.suggestions:
        parts.append("--suggest")
    return parts
