"""No page and no file judges a State, and none says that somebody submitted where nobody did.

What documents say themselves is left out: their words are quoted as they stand.
"""

from __future__ import annotations

import html
import io
import re
import zipfile
from collections.abc import Iterable

import pytest

from gcm_data.coverage.scope import Scope
from gcm_data.exhibits.coding import codebook
from gcm_data.exports import brief
from gcm_data.exports.registry import EXPORTS
from gcm_data.tables.specs import ReviewData
from gcm_data.text.excerpts import GAP
from gcm_data.wording.coding import CHANCES_ARE
from tests.cases import first
from tests.conftest import ROOT
from tests.pages_read import open_popovers
from tests.test_pages import open_page

PAGES = (
    "overview", "gaps", "sdg", "change", "needs", "plans", "country", "subregion", "principle", "round_table",
    "objective", "together", "context", "milestones", "method", "data_quality", "respondents", "exports", "presenter",
)  # fmt: skip
JUDGED = re.compile(
    r"\b(struggl\w*|lagg\w*|laggard\w*|best|worst|better|worse|rank(?:s|ed|ing|ings)?|fail(?:s|ed|ure|ures|ing)?|"
    r"leader(?:s|board)?|outperform\w*|underperform\w*|performer\w*|success(?:ful|fully)?|weak(?:er|est|ness)?|"
    r"poor(?:er|est|ly)?|advancing|catch(?:ing)? up|falling short|on track|off track|good|bad|score[sd]?)\b",
    re.IGNORECASE,
)
SUBMITTED = re.compile(r"\b(?:submitted|as received|word for word)\b", re.IGNORECASE)
OWN = (  # where a sentence needs such a word, because it says that nobody is judged, or names a thing
    "no ranking", "Good health and well-being", "best interests of the child", "good practice", "Good practice",
)  # fmt: skip


def own_words(said: str, quoted: Iterable[str]) -> str:
    """What is said besides the words of documents and names of things."""
    for words in sorted({*quoted, *OWN}, key=len, reverse=True):
        said = said.replace(words, " ")
    return said


def quoted_of(data: ReviewData) -> set[str]:
    """All that documents say: answers, evidence, choices, remarks, in whole and paragraph by paragraph."""
    found = {*data.responses["text"], *data.mentions["evidence"], *data.documents["remark"], *data.responses["source"]}
    found |= {part.strip() for text in list(found) for part in text.splitlines()}
    return {text for text in found if len(text) > 3}


def unpacked(content: bytes, suffix: str) -> str:
    """What stands in a file as text: of packages every part, without mark-up."""
    if suffix == "html":
        parts = [re.sub(r"(?s)<(script|style)[^>]*>.*?</\1>", " ", content.decode())]
    else:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = [name for name in archive.namelist() if name.endswith((".xml", ".csv", ".json"))]
            parts = [archive.read(name).decode("utf-8-sig") for name in names if "theme" not in name]
    text = re.sub(r"<[^>]*>", " ", "\n".join(parts))
    return re.sub(r"\s+", " ", html.unescape(text))


def told(scope: Scope, format_name: str) -> str:
    """A file of the selection as text, without what documents say."""
    export = EXPORTS[format_name]
    content = export.write(scope, lambda share, what: None)
    quoted = {re.sub(r"\s+", " ", text) for text in quoted_of(scope.data)}
    quoted |= {CHANCES_ARE, *codebook()["Counts"], *codebook()["Does not count"]}
    said = own_words(unpacked(content, export.suffix), quoted)
    return re.sub(r"\b[a-z]{2} weak (?=\d)", " ", said)  # the word for an estimate of the program, in its table


def found_in(pattern: re.Pattern[str], text: str) -> list[str]:
    """Each hit with the words around it."""
    return [text[max(0, hit.start() - 60) : hit.end() + 40] for hit in pattern.finditer(text)]


@pytest.mark.parametrize("format_name", first(2, ["csv", "pptx", "docx", "xlsx", "html", "snapshot"]))
def test_no_file_judges_or_says_submitted_where_nobody_did(scope_of, format_name):
    scope = scope_of()
    assert not scope.material.submitted
    said = told(scope, format_name)
    assert found_in(JUDGED, said) == []
    assert found_in(SUBMITTED, said) == []


@pytest.mark.parametrize("chosen", [{"member": "BGD"}, {"round_table": 1}, {"member": "PYF"}], ids=str)
@pytest.mark.parametrize("suffix", brief.FORMATS)
def test_no_brief_judges_or_says_submitted_where_nobody_did(scope_of, chosen, suffix):
    scope = scope_of(**chosen)
    parts = [quote.text.strip(f" {GAP}") for quote in brief.paper_of(scope).quotes]
    quoted = {re.sub(r"\s+", " ", text) for text in [*quoted_of(scope.data), *parts]}
    said = own_words(unpacked(brief.write(scope, suffix), suffix), quoted)
    assert len(said) > 1_000
    assert found_in(JUDGED, said) == []
    assert found_in(SUBMITTED, said) == []


def test_a_word_of_judgement_would_be_found():
    assert found_in(JUDGED, own_words("Struggling most: Fiji", []))
    assert not found_in(JUDGED, own_words("A best practice of Fiji", ["A best practice of Fiji"]))


def test_no_text_of_the_program_judges_members():
    """Kinds of answers have names that judge nobody, also in the code: names of things, texts, and labels in links."""
    rooms = ("coverage", "evidence", "exhibits", "paper", "slides", "figures", "since", "exports", "wording")
    paths = [*(ROOT / "pages").rglob("*.py"), *(path for r in rooms for path in (ROOT / "gcm_data" / r).rglob("*.py"))]
    judging = re.compile(r"struggl|lagg(?:ing|ard)|\bworst\b|\badvancing\b|outperform|leaderboard|top.?performer", re.I)
    found = {path.name: judging.findall(path.read_text(encoding="utf-8")) for path in paths}
    assert len(paths) > 150
    assert {name: words for name, words in found.items() if words} == {}


@pytest.mark.parametrize("page", first(3, PAGES))
def test_no_page_judges_or_says_submitted_where_nobody_did(page, shipped, monkeypatch):
    open_popovers(monkeypatch)
    app = open_page(page)
    blocks = (*app.markdown, *app.caption, *app.header, *app.subheader, *app.title, *app.info, *app.warning)
    said = own_words(" ".join(str(block.value) for block in blocks), quoted_of(shipped))
    assert len(said) > 400  # the first slide has few words
    assert found_in(JUDGED, said) == []
    assert found_in(SUBMITTED, said) == []
