"""The words of the project are spelt as the United Nations spell: -ize, but analyse; labour, programme."""

from __future__ import annotations

import re
import subprocess

from tests.conftest import ROOT

OTHERWISE = re.compile(
    r"\b\w*(?:recogn|normal|organ|summar|author|anonym|minim|maxim|initial|categor|util|emphas|real|final|general|visual)"
    r"is(?:e[ds]?|ing|ations?)\b|\b(?:analyz|programs? of work|labor\b)",
    re.IGNORECASE,
)
QUOTED = ("gcm_data/submissions/", "loaders/vocabulary/", "tests/")  # words of others: read, and not ours


def test_our_words_are_spelt_alike():
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    ours = [name for name in listed if name.endswith((".py", ".md", ".csv")) and not name.startswith(QUOTED)]
    found = {name: OTHERWISE.findall((ROOT / name).read_text(encoding="utf-8")) for name in ours}
    assert len(ours) > 100 and {name: words for name, words in found.items() if words} == {}
