"""Poison in every place that a person writes stays a text: on every page, in every file, on a terminal."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import openpyxl
import pytest
from streamlit.testing.v1 import AppTest

from gcm_data.coverage.scope import Scope
from gcm_data.coverage.selection import Selection
from gcm_data.exports.registry import EXPORTS
from gcm_data.snapshots.snapshot import freeze
from gcm_data.tables.withheld import withhold
from loaders.__main__ import main as load
from loaders.files import files_of_review, load_files
from pages.shared import navigation, session
from tests.cases import first
from tests.conftest import ROOT
from tests.pages_read import unfold
from tests.poison import HOST, ON_PAPER, POISON, acting, write_review
from tests.test_inert import OWN_TAGS, strings
from tests.test_pages import PAGES, open_page
from tests.test_since_page import give
from tests.test_withheld_pages import elements

LINKS = {
    "overview": {"who-has-reported": "Fiji", "stakeholders": "Academia", "objectives-by-round-table": "objective 5"},
    "country": {"member": "Fiji", "said_on": POISON, "cycle": "2021"},
    "data_quality": {"documents": POISON, "subregion": [POISON]},
    "objective": {"objective": "5 Regular pathways"},
    "plans": {"plan-map": "Fiji"},
    "presenter": {"slide": POISON},
    "responses": {"search": f"poison {POISON}", "answer_blank": "true"},
}


@pytest.fixture(scope="module")
def poisoned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("poisoned")
    write_review(folder)
    return folder


@pytest.fixture(scope="module")
def data(poisoned: Path) -> object:
    return load_files(files_of_review(poisoned))


@pytest.fixture
def unfolded(poisoned: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The dashboard reads that folder and unfolds all that is folded."""
    monkeypatch.setenv("GCM_SUBMISSIONS", str(poisoned))
    session._looks.clear()
    unfold(monkeypatch)


class Tags(HTMLParser):
    """The tags in HTML with their attributes."""

    def __init__(self, content: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(content)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def foreign_tags(content: str, own: set[str]) -> list[tuple[str, dict[str, str | None]]]:
    """Tags that are not ours, and any that loads something or runs."""
    return [
        (tag, attributes)
        for tag, attributes in Tags(content).found
        if not (tag == "a" and (attributes.get("href") or "").startswith("?answer="))
        and (tag not in own or any(name.startswith("on") or name == "src" for name in attributes))
    ]


IN_HTML = {"blockquote", "bdi", "br", "details", "div", "em", "li", "mark", "nav", "ol", "p", "strong", "style",
           "summary", "ul"}  # fmt: skip


def in_markdown(element: object) -> Iterator[str]:
    """The texts of an element that Streamlit takes for Markdown."""
    proto = element.proto
    for name in ("body", "label", "help", "text"):
        text = getattr(proto, name, "")
        if isinstance(text, str) and "poison" in text:
            yield text


def seen(app: AppTest) -> Iterator[tuple[str, str]]:
    """What shows poison on a page, as (kind of element, text)."""
    for element in elements(app._tree):
        if element.type == "html":
            yield "html", element.proto.body
        elif element.type == "plotly_chart":
            yield from (("figure", text) for text in strings(json.loads(element.proto.spec)) if "poison" in text)
        elif element.type not in ("code", "arrow_data_frame"):
            yield from ((element.type, text) for text in in_markdown(element))


@pytest.mark.parametrize("page", first(2, PAGES))
def test_no_page_runs_it(unfolded, page):
    app = open_page(page, **LINKS.get(page, {}))
    found = list(seen(app))
    assert any("poison" in text for _, text in found) or page in {
        "agreement",
        "presenter",  # opens with its title
        *navigation.WITHOUT_NOTICE,
    }
    assert_inert(found)


def assert_inert(found: list[tuple[str, str]]) -> None:
    """No text of a page is more than a text."""
    script = (ROOT / "pages" / "shared" / "full_screen.js").read_text(encoding="utf-8")
    button = '<button class="full-screen" type="button">Full screen F</button>'
    own = f"{button}<script>{script}</script>"  # the presenter's
    for kind, text in found:
        if kind == "html":
            assert foreign_tags(text.replace(own, ""), IN_HTML) == []
        elif kind == "figure":
            assert not re.search("[<>]", OWN_TAGS.sub("", text))
        else:
            written = re.sub(r"^\*\*(.*?)\*\* ", r"\1 ", text)  # our own bold label before a sentence
            assert acting(written) == [], (kind, text)
    around = [re.sub(r"(?s)<blockquote.*?</blockquote>", "", text) for _, text in found]  # a quote is its own block
    assert not [text for text in around if "\x1b" in text or "\u202e" in text]


def spoilt(package: bytes) -> bytes:
    """A snapshot with poison in a header and in its manifest."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(
                name, content.replace(b'"remark"', f'"{ON_PAPER}"'.encode()) if name.endswith(".csv") else content
            )
    return made.getvalue()


@pytest.mark.long
def test_no_file_that_a_reader_gives_runs(unfolded, data):
    frozen = freeze(data, dt.date(2025, 1, 15))
    found = list(seen(give(open_page("since"), spoilt(frozen))))
    assert any(kind == "error" and "poison" in text for kind, text in found)
    assert_inert(found)
    older = replace(data, **{name: getattr(data, name).iloc[:0] for name in ("responses", "mentions", "submissions")})
    assert_inert(list(seen(give(open_page("since"), freeze(older, dt.date(2025, 1, 15))))))


def test_the_poison_was_read(data):
    columns = {
        "documents": ["document", "remark"],
        "responses": ["text", "choice", "source", "source_date", "sheet"],
        "issues": ["document", "sheet", "value", "message"],
        "corrections": ["sheet", "old_text", "new_text", "reason", "by"],
    }
    for table, names in columns.items():
        found = getattr(data, table)
        assert [name for name in names if not found[name].str.contains("poison", regex=False).any()] == [], table


def test_of_a_withheld_source_the_poison_is_left_and_no_address(data):
    shown = withhold(data).responses
    (said,) = shown.loc[(shown["cycle"] == "2025") & shown["text"].str.contains("withheld", regex=False), "text"]
    assert "**bold** `code` $x^2$ US$5" in said
    assert HOST not in said and "Quibble" not in said


@pytest.fixture(scope="module")
def made(data: object) -> Callable[[str], bytes]:
    """An export of the poisoned review by its key, made where it is asked for."""
    scope = Scope.of(data, Selection("2025"), dt.date(2025, 2, 1))
    return cache(lambda key: EXPORTS[key].write(scope, lambda share, what: None))


def parts(content: bytes, ending: str) -> Iterator[tuple[str, str]]:
    """The parts of a package with this ending."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        yield from ((name, package.read(name).decode("utf-8")) for name in package.namelist() if name.endswith(ending))


@pytest.mark.long
@pytest.mark.parametrize("key", ["xlsx", "pptx", "docx"])
def test_an_office_file_links_to_nobody_and_runs_nothing(made, key):
    for name, content in parts(made(key), ".rels"):
        assert HOST not in content or 'TargetMode="External"' not in content, name
    said = "".join(content for _, content in parts(made(key), ".xml"))
    assert "poison" in said
    assert not re.search(
        r"<a:hlinkClick(?![^>]*ppaction://hlink(?:sldjump|showjump))|HYPERLINK[^<]*</w:instrText|<f>|\x1b|\x07", said
    )
    if key != "xlsx":  # there each text has a cell of its own
        assert "\u202e" not in said


def test_no_cell_is_a_formula_or_a_link(made):
    for sheet in openpyxl.load_workbook(io.BytesIO(made("xlsx"))):
        cells = [cell for row in sheet.iter_rows() for cell in row if HOST in str(cell.value)]
        assert not [cell.coordinate for cell in cells if cell.data_type == "f" or cell.hyperlink]


def test_a_report_in_html_runs_nothing(made):
    page = made("html").decode("utf-8")
    shown = re.sub(r"(?s)<script.*?</script>|<style.*?</style>|<!--.*?-->", "", page)
    assert "poison" in shown
    named = {tag for tag, _ in Tags(shown).found}
    assert not named & {"img", "script", "iframe", "object", "embed", "form", "b"}
    assert not [each for tag, each in Tags(shown).found if tag == "a" and not each.get("href", "#").startswith("#")]
    assert not [each for _, each in Tags(shown).found if any(name.startswith("on") for name in each)]


def test_no_field_of_a_csv_file_is_a_formula(data, made):
    packages = [made("csv"), freeze(data, dt.date(2025, 2, 1))]
    tables = [content for package in packages for _, content in parts(package, ".csv")]
    fields = [field for table in tables for row in csv.reader(io.StringIO(table.lstrip("\ufeff"))) for field in row]
    assert any("HYPERLINK" in field for field in fields)
    assert not [field for field in fields if re.match(r"\s*[=+@\t\r]", field)]


MISSING = "missing \x1b[31m\x07\u202e"  # name of a file
ACTING_SIGNS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def test_no_command_of_the_loaders_acts_on_a_terminal(poisoned, tmp_path, capsys):
    load([str(poisoned), "--snapshot", str(tmp_path / "a.zip")])
    with pytest.raises(SystemExit):
        load([str(tmp_path / MISSING)])
    said = "".join(capsys.readouterr())
    assert r"\x1b" in said and r"\u202e" in said
    assert ACTING_SIGNS.findall(said) == []


@pytest.mark.long
def test_no_command_of_the_exports_acts_on_a_terminal(poisoned, tmp_path):
    command = [sys.executable, "-m", "gcm_data.exports"]
    out = tmp_path / f"{MISSING}.zip"
    runs = (
        ["snapshot", "--from", str(tmp_path / MISSING), "--out", str(out)],
        ["snapshot", "--from", str(poisoned), "--out", str(out)],
        ["changes", str(ROOT / "gcm_data" / "submissions"), str(poisoned)],
    )
    said = ""
    for arguments in runs:
        done = subprocess.run([*command, *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
        assert "Traceback" not in done.stderr
        said += done.stdout + done.stderr
    assert r"\x1b" in said
    assert not ACTING_SIGNS.search(said)
