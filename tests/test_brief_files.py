"""Briefs as files: two pages, one slide, nobody named who may not be, equal bytes; the command and the pages."""

from __future__ import annotations

import datetime as dt
import io
import re
import time
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from pptx import Presentation

from gcm_data import reference, wording
from gcm_data.coverage.scope import Scope
from gcm_data.coverage.selection import Selection
from gcm_data.exports import brief
from gcm_data.exports.__main__ import main
from gcm_data.slides import briefs
from gcm_data.snapshots.snapshot import freeze
from gcm_data.tables.provenance import fingerprint
from gcm_data.tables.specs import ReviewData
from gcm_data.tables.withheld import withhold
from loaders import load_review
from loaders.files import files_of_review, load_files
from pages.shared import session
from tests.cases import first
from tests.pages_read import open_popovers
from tests.pptx_file import assert_placed, is_hidden, links, overflowing, parts, shown, sizes, texts, words
from tests.printed import pages
from tests.test_export_pptx_templates import dark, template
from tests.test_pages import open_page
from tests.test_withheld import SECRETS, compiled, form
from tests.workbook_builder import compiled_table, document, response_form, text

DAY = dt.date(2025, 2, 1)
WORST = [{"member": "FSM"}, {"round_table": 2}, {"member": "GBR"}, *({"round_table": n} for n in (1, 3, 4))]
SHIPPED = [{"member": "BGD"}, {"round_table": 1}, {"member": "AUS"}, {"round_table": 3, "subregions": ("Pacific",)}]
QUESTIONS = ("(a) Plan", "(b) Progress Declaration follow-up", "(c) Achievements", "(d) Gaps", "(e) Cooperation")
HEADER = ("Country", "Organization", "Stakeholder category", "Attribution", "Question", "Response", "GCM objectives",
          "Guiding principles", "Cooperation needs")  # fmt: skip
LONG = "words of a fictional answer that goes on and on " * 6


@pytest.fixture(scope="module")
def worst(tmp_path_factory) -> ReviewData:
    """Every member but some answers every question at length and names everything; the others answer (a) alone."""
    folder = tmp_path_factory.mktemp("worst")
    every = ("; ".join(row.label for row in rows()) for rows in (reference.principles, reference.needs))
    objectives, principles, needs = (", ".join(map(str, range(1, 24))), *every)
    odd = ", ".join(map(str, range(1, 24, 2)))
    for cycle, named in (("2021", odd), ("2025", objectives)):
        rows = [
            (member.name, "", "", "", question, f"Fictional {cycle} {member.name} {question} {LONG}", named,
             principles, needs)
            for place, member in enumerate(reference.members())
            if cycle == "2025" or member.iso3 in ("FSM", "GBR")
            for question in (QUESTIONS if place % 3 or member.iso3 in ("FSM", "GBR") else QUESTIONS[:1])
            for _ in range(4 if member.iso3 == "FSM" else 1)
        ]  # fmt: skip
        rows += [
            (
                "",
                f"Union {category.label}",
                category.label,
                "yes",
                "c",
                f"Fictional {category.label}",
                objectives,
                "",
                "",
            )
            for category in reference.stakeholder_categories()
        ]
        (folder / cycle).mkdir()
        (folder / cycle / "all.xlsx").write_bytes(compiled_table(rows, header=HEADER))
    return load_files(files_of_review(folder))


def opened(content: bytes) -> object:
    return Presentation(io.BytesIO(content))


def lines_on(page: object) -> list[str]:
    (found,) = [shape for shape in page.shapes if shape.name == "Text"]
    return [paragraph.text for paragraph in found.text_frame.paragraphs]


# ---- Two pages


@pytest.mark.parametrize("chosen", first(2, WORST), ids=str)
def test_two_pages_hold_the_longest_brief(scope_of, worst, chosen):
    """The rule that limits what is listed does so whatever was said."""
    scope = scope_of(worst, **chosen)
    assert pages(brief.write(scope)) == 2
    told = " ".join(sentence.text for sentence in brief.paper_of(scope).sentences)
    assert "more" in told and len(brief.paper_of(scope).quotes) >= 3


@pytest.mark.parametrize("chosen", first(2, SHIPPED), ids=str)
def test_two_pages_hold_what_ships(scope_of, chosen):
    assert pages(brief.write(scope_of(**chosen))) <= 2


@pytest.mark.long
def test_two_pages_hold_the_brief_of_every_state(scope_of):
    for cycle in ("2021", "2025"):
        scope = scope_of(cycle=cycle)
        for member in reference.members():
            assert pages(brief.write(scope.narrowed(member=member.iso3))) <= 2, (cycle, member.iso3)


def test_a_longer_document_takes_more_pages(scope_of):
    """The measure of pages can fail: a document with the body of a brief twice is as many pages longer."""
    content = brief.write(scope_of(member="BGD"))
    twice = docx.Document(io.BytesIO(content))
    for element in list(twice.element.body)[:-1]:
        twice.element.body.insert(0, element.__copy__())
    made = io.BytesIO()
    twice.save(made)
    assert pages(made.getvalue()) >= 3


# ---- One slide


@pytest.mark.parametrize("size", [None, pytest.param((10, 7.5), marks=pytest.mark.long)], ids=["own", "4:3"])
@pytest.mark.parametrize("chosen", first(2, WORST), ids=str)
def test_one_slide_holds_every_line_in_letters_for_the_back_of_a_room(scope_of, worst, chosen, size):
    scope = scope_of(worst, **chosen)
    file = opened(brief.write(scope, "pptx", template(dark, size) if size else None))
    (page,) = shown(file)
    assert lines_on(page) == list(briefs.brief(scope).chart.paragraphs)
    assert min(sizes(page)) >= (12 if size else 14)
    assert_placed(list(file.slides), file.slide_width, file.slide_height)
    assert not [found for each in file.slides for found in overflowing(each)]


@pytest.mark.parametrize("chosen", SHIPPED[:2], ids=str)
def test_the_number_of_the_title_leads_to_its_evidence_and_passages_stand_behind(scope_of, chosen):
    scope = scope_of(**chosen)
    file = opened(brief.write(scope, "pptx"))
    front, *behind = file.slides
    assert not is_hidden(front) and all(map(is_hidden, behind))
    (number,) = re.findall(r"\d+ of \d+", front.shapes.title.text_frame.text)
    assert links(front)[number][0].startswith("Evidence: ")
    told = words(front)
    assert wording.day(scope.as_of) in told["Base"] and told["Source"].startswith("Source: ")
    passages = [words(page)["Text"] for page in behind if page.shapes.title.text_frame.text.startswith("Passages")]
    quotes = brief.paper_of(scope).quotes
    assert passages and all(f"{quote.reference}: {quote.text}" in "\n".join(passages) for quote in quotes)
    assert {properties.get("lang") for page in file.slides for properties in texts(page)} == {"en-GB"}


@pytest.mark.parametrize(("cycle", "iso3"), [("2021", "THA"), ("2025", "BGD")])
def test_the_slide_says_what_the_two_pages_say(scope_of, cycle, iso3):
    """Objectives and numbers of passages of the slide stand in the table of the document."""
    scope = scope_of(cycle=cycle, member=iso3)
    rows = {row[0].text.split()[0]: row for block in brief.paper_of(scope).blocks if hasattr(block, "rows")
            for row in block.rows}  # fmt: skip
    lines = {line.partition(" (")[0]: line.partition(": ")[2] for line in briefs.brief(scope).chart.paragraphs}
    columns = {"Progress": 2, "Challenges": 3, "Support sought": 4, "Other responses": 5}
    seen = 0
    for heading, column in columns.items():
        for number, passages in re.findall(r"(\d+) [A-Z][^;\[]+ \[([^\]]+)\]", lines.get(heading, "")):
            assert rows[number][column].text == passages
            seen += 1
    assert seen >= 2


def test_the_slide_of_a_silent_state_says_so_and_tells_its_other_review(scope_of, shipped):
    rows = shipped.submissions
    read = {cycle: set(rows.loc[rows["cycle"] == cycle, "iso3"]) for cycle in ("2021", "2025")}
    for iso3, told in ((sorted(read["2021"] - read["2025"])[0], True), ("PYF", False)):
        assert iso3 not in read["2025"] and (iso3 in read["2021"]) == told
        scope = scope_of(member=iso3)
        made = briefs.brief(scope)
        assert made.title == f"Nothing was read of {reference.member(iso3).name} in the review of 2025"
        assert any("In the review of 2021 it reports" in line for line in made.chart.paragraphs) == told
        (page,) = shown(opened(brief.write(scope, "pptx")))
        assert lines_on(page) == list(made.chart.paragraphs)
        assert ("of the review of 2021" in words(page)["Source"]) == told
        assert words(page)["Base"].startswith("Base: 0 of 1 member")
        assert made.chart.paragraphs[-1].endswith(" Source: UN DESA.")


# ---- What is in the files


@pytest.mark.parametrize("chosen", [{"member": "FJI"}, {"round_table": 1}, {"round_table": 3}], ids=str)
@pytest.mark.parametrize("suffix", brief.FORMATS)
def test_withheld_sources_appear_nowhere(scope_of, chosen, suffix):
    named = document(response_form("Fiji", [["(c)", text(1), "5; 19"]]), "FJI.xlsx")
    scope = scope_of(withhold(load_review([form(), compiled(), named])), **chosen)
    content = b"".join(part for _, part in parts(brief.write(scope, suffix)))
    assert [secret for secret in SECRETS if secret.encode() in content] == []


def test_bytes_are_equal_at_every_run_and_name_the_day_and_the_data(scope_of, shipped, monkeypatch):
    scope = scope_of(member="FJI")
    before = {suffix: brief.write(scope, suffix) for suffix in brief.FORMATS}
    later = time.time() + 86_400
    monkeypatch.setattr(time, "time", lambda: later)
    for suffix, content in before.items():
        assert brief.write(scope, suffix) == content
        found = b"".join(part for _, part in parts(content)).decode("utf-8", "replace")
        assert fingerprint(shipped) in found and "2025-02-01T00:00:00Z" in found


def test_the_document_can_be_read_by_those_who_can_not_see_it(scope_of):
    found = docx.Document(io.BytesIO(brief.write(scope_of(member="FJI"))))
    assert found.core_properties.title == "Brief on Fiji: review of 2025"
    assert found.core_properties.language == "en-GB" and not found.core_properties.author
    heads = [p.text for p in found.paragraphs if p.style.name == "heading 1" or p.style.name == "Heading 1"]
    assert heads == [section.heading for section in brief.paper_of(scope_of(member="FJI")).sections]
    (table,) = found.tables
    assert table.rows[0]._tr.find(f".//{qn('w:tblHeader')}") is not None
    assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")).startswith("Objectives reported")


# ---- The command


def run(*arguments: object) -> int:
    try:
        return main(["brief", *map(str, arguments)])
    except SystemExit as leaving:
        return leaving.code


@pytest.fixture
def fiji(tmp_path: Path) -> Path:
    """A snapshot of one document, of the review of 2025."""
    file = tmp_path / "fiji.zip"
    file.write_bytes(freeze(load_review([document(response_form("Fiji"))]), DAY))
    return file


WRONG = [
    (("--member", "Atlantis"), "x.docx", "no member 'Atlantis'; expected is an ISO code such as FJI, or a name"),
    (("--round-table", "9"), "x.docx", "invalid choice: 9 (choose from 1, 2, 3, 4)"),
    (("--member", "FJI"), "x.xlsx", "name a file that ends in .docx or .pptx, or a folder that is there"),
    (("--member", "FJI"), "x", "name a file that ends in .docx or .pptx"),
    ((), "x.docx", "name either a State (--member FJI) or a round table (--round-table 1)"),
    (("--member", "FJI", "--round-table", "1"), "x.docx", "name either a State"),
    (("--member", "FJI", "--subregion", "pacific"), "x.docx", "takes no --subregion and no --group"),
    (("--member", "FJI", "--template", "x.potx"), "x.docx", "a template is for the slide"),
    (("--member", "FJI", "--template", "nowhere.potx"), "x.pptx", "can't read nowhere.potx"),
    (("--round-table", "1", "--cycle", "2021"), "x.docx", "no submission to the review of 2021 was read"),
    (("--round-table", "1", "--subregion", "enea", "--group", "SIDS"), "x.docx", "fits these filters"),
]


@pytest.mark.parametrize(("arguments", "name", "said"), WRONG, ids=lambda value: str(value)[:40])
def test_wrong_usage_is_told_in_a_sentence(fiji, tmp_path, capsys, arguments, name, said):
    assert run(*arguments, "--from", fiji, "--out", tmp_path / name) == 2
    assert said in capsys.readouterr().err.replace("'1', '2', '3', '4'", "1, 2, 3, 4")
    assert not (tmp_path / name).exists()


def test_of_nothing_no_brief_is_made(tmp_path, capsys):
    (tmp_path / "empty.zip").write_bytes(freeze(load_review([]), DAY))
    assert run("--member", "FJI", "--from", tmp_path / "empty.zip", "--out", tmp_path / "x.docx") == 2
    assert "nothing was read, so that there is nothing to brief on" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "name"),
    [
        (("--member", "fiji"), "gcm-2025-fji-brief-2025-02-01.docx"),
        (("--round-table", "1", "--subregion", "pacific"), "gcm-2025-pacific-round-table-1-brief-2025-02-01.docx"),
    ],
    ids=["member", "round-table"],
)
def test_the_command_writes_what_the_pages_offer(fiji, tmp_path, capsys, arguments, name):
    assert run(*arguments, "--from", fiji, "--out", tmp_path) == 0
    assert capsys.readouterr().out.startswith(f"{tmp_path / name} ")
    assert "Brief" in docx.Document(tmp_path / name).paragraphs[0].text
    slide = tmp_path / "x.pptx"
    given = tmp_path / "template.pptx"
    given.write_bytes(template(dark))
    assert run(*arguments, "--from", fiji, "--out", slide, "--template", given) == 0
    assert len(shown(Presentation(slide))) == 1 and Presentation(slide).slide_width.inches == 10


# ---- The pages


@pytest.mark.parametrize(
    ("page", "query", "selection"),
    [
        ("country", {"member": "BGD", "suggestions": "shown"}, Selection("2025", member="BGD")),
        ("round_table", {"round_table": "3", "subregion": ["Pacific"]}, Selection("2025", ("Pacific",), round_table=3)),
    ],
    ids=["country", "round_table"],
)
def test_the_page_offers_the_brief_of_what_it_shows(page, query, selection, monkeypatch):
    open_popovers(monkeypatch)
    app = open_page(page, **query)
    day = session.as_of(selection)
    offered = [button.proto.label for button in app.get("download_button") if "brief" in button.proto.label]
    names = [brief.file_name(selection, day, suffix) for suffix in brief.FORMATS]
    assert offered == [f"Word document: {names[0]}", f"Slide: {names[1]}"]
    assert docx.Document(io.BytesIO(session.build(brief.write, selection, "docx"))).paragraphs


def test_a_brief_is_of_one_state_wherever_its_scope_is_told(shipped, scope_of):
    """The source, the base and the name of the file of a selection of one State are of that State alone."""
    scope: Scope = scope_of(member="FJI")
    assert scope.selection.iso3 == ("FJI",) and scope.selection.is_narrowed
    theirs = shipped.submissions[(shipped.submissions["iso3"] == "FJI") & (shipped.submissions["cycle"] == "2025")]
    assert set(scope.documents["document"]) == set(theirs["document"])
    assert "Fiji" in scope.describe() and scope.selection.slug() == "2025-fji"
