"""The words of the project are spelt as the United Nations spell: -ize, but analyse; labour, programme."""

from __future__ import annotations

import re

from tests.conftest import ROOT

OTHERWISE = re.compile(
    r"\b\w*(?:recogn|normal|organ|summar|author|anonym|minim|maxim|initial|categor|util|emphas|real|final|general|visual)"
    r"is(?:e[ds]?|ing|ations?)\b|\b(?:analyz|programs? of work|labor\b)",
    re.IGNORECASE,
)
QUOTED = ("gcm_data/submissions/", "loaders/vocabulary/", "tests/")  # words of others: read, and not ours
KEYS = ("sheet-unrecognised",)  # codes of issues, which snapshots hold: they stay as they are


def test_our_words_are_spelt_alike():
    rooms = [path for room in ("gcm_data", "loaders", "pages") for path in (ROOT / room).rglob("*")]
    ours = [path for path in (ROOT / "README.md", *rooms) if path.suffix in (".py", ".md", ".csv")]
    ours = [path for path in ours if not path.relative_to(ROOT).as_posix().startswith(QUOTED)]
    texts = {path: path.read_text(encoding="utf-8") for path in ours}
    for key in KEYS:
        texts = {path: text.replace(key, "") for path, text in texts.items()}
    found = {path: OTHERWISE.findall(text) for path, text in texts.items()}
    assert len(ours) > 100 and {path: words for path, words in found.items() if words} == {}
