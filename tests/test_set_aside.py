"""What people set aside stays in sight with the reason, wherever it would have counted. All texts are fictional."""

from __future__ import annotations

import io
import zipfile

import docx
import openpyxl
import pytest

from gcm_data.coverage.focus import Evidence
from gcm_data.evidence.panel import behind
from gcm_data.evidence.uncounted import uncounted
from gcm_data.exhibits import uncounted as exhibits
from gcm_data.exports.progress import silent
from gcm_data.exports.registry import EXPORTS
from gcm_data.wording.coding import SET_ASIDE_HEADING
from loaders import load_review
from pages.shared import panel
from tests.coders import ANNA, answers, decision, listed
from tests.more_builders import make
from tests.test_pages import open_page
from tests.workbook_builder import document, response_form

ANSWER = "Boreal registers its fishing boats. See objective 14."
FORM = response_form("Thailand", [("(c)", ANSWER, "4"), ("(d)", "The fleet is old.")])
PLAIN = load_review([document(FORM)])
CODED, CITED = ("objective", "4"), ("objective", "14")


@pytest.fixture(scope="module")
def data():
    answer, at = answers(PLAIN)[0], ANSWER.index("objective 14")
    words = {"passage_start": str(at), "passage_end": str(at + len("objective 14"))}
    return load_review(
        [document(FORM)],
        codings=listed(
            decision(answer, ANSWER, "4", verdict="set aside", basis="coded", because="passing mention"),
            decision(answer, ANSWER, "14", verdict="set aside", basis="cited", because="another framework", **words),
        ),
    )


def test_the_number_in_which_it_would_have_counted_shows_it(data, scope_of):
    scope, before = scope_of(data=data), scope_of(data=PLAIN)
    for target, said in ((CODED, "objective 4 (coded; passing mention)"), (CITED, "another framework")):
        for members in (["THA"], None):
            focus = scope.focus(members, target)
            assert Evidence(before.grid, focus).counted == ("THA",) and not Evidence(scope.grid, focus).counted
            (passage,) = uncounted(scope, focus).set_aside
            assert passage.text == ANSWER and said in "; ".join(passage.set_aside) and passage.cell
            assert f"{SET_ASIDE_HEADING}: Thailand, " in behind(scope, focus).sentence
            assert said in behind(scope, focus).sentence and SET_ASIDE_HEADING not in behind(before, focus).sentence
            assert "Set aside by a coder: objective" in panel.as_html(passage)


def test_other_numbers_do_not_show_it(data, scope_of):
    scope = scope_of(data=data)
    others = (
        scope.focus(["FJI"], CODED),
        scope.focus(None, ("objective", "5")),
        scope.focus(None, CODED, aspect="challenge"),
        scope.focus(None, CODED, cycle="2021"),
    )
    assert not any(uncounted(scope, focus).set_aside for focus in others)
    assert uncounted(scope, scope.focus(None, CODED, aspect="achievement")).set_aside
    cited_only = scope_of(data=data, basis="cited")
    assert not uncounted(cited_only, scope.focus(None, CODED)).set_aside  # there the code would not have counted either
    assert uncounted(cited_only, scope.focus(None, CITED)).set_aside


def test_a_mark_of_a_tally_is_shown_with_its_cell(scope_of):
    before = load_review([document(make("tally"))])
    mark = before.mentions[before.mentions["iso3"] != ""].iloc[0]
    row = {
        "iso3": mark.iso3, "question": "", "document": "a.xlsx", "sheet": mark.sheet, "cell": mark.cell, "sha256": "",
        "start": "", "end": "", "target kind": "objective", "target": mark.target, "basis": "coded", "by": ANNA,
        "verdict": "set aside", "because": "other", "round": "first", "codebook": "1",
    }  # fmt: skip
    after = load_review([document(make("tally"))], codings=listed(row, cycle=mark.cycle))
    scope = scope_of(data=after, cycle=mark.cycle)
    for focus in (scope.focus([mark.iso3], ("objective", mark.target)), scope.focus([mark.iso3])):
        (passage,) = uncounted(scope, focus).set_aside
        assert passage.cell == mark.cell and passage.set_aside == (f"objective {mark.target} (coded; other)",)


@pytest.mark.long
def test_every_file_tells_it(data, scope_of):
    scope, before = scope_of(data=data), scope_of(data=PLAIN)
    assert exhibits.set_aside(before).table.empty and not exhibits.of_selection(before)
    for key in ("xlsx", "html", "csv", "docx"):
        more = {"evidence": "with"} if key == "docx" else {}  # where its annex II stands
        said, plain = (words_of(key, EXPORTS[key].write(each, silent, **more)) for each in (scope, before))
        for reason in ("passing mention", "another framework"):
            assert reason in said and reason not in plain, key
    takeaway = exhibits.set_aside(scope).takeaway
    assert takeaway in words_of("docx", EXPORTS["docx"].write(scope, silent))  # and without annex II how many
    book = openpyxl.load_workbook(io.BytesIO(EXPORTS["xlsx"].write(scope, silent)))
    rows = list(book["Set aside"].iter_rows(values_only=True))
    assert any("Thailand" in row and "passing mention" in row and "objective 4" in row for row in rows)
    assert "Set aside" not in openpyxl.load_workbook(io.BytesIO(EXPORTS["xlsx"].write(before, silent))).sheetnames


@pytest.mark.long
def test_the_sheet_is_not_read_back_as_answers(data, scope_of):
    content = EXPORTS["xlsx"].write(scope_of(data=data), silent)
    read = load_review([document(content)])
    assert set(read.responses["sheet"]) <= {"Evidence"} and not (read.issues["severity"] == "error").any()


def words_of(key: str, content: bytes) -> str:
    """The words of a file."""
    if key == "html":
        return content.decode()
    if key == "docx":
        return "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(content)).paragraphs)
    if key == "xlsx":
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True)
        return "\n".join(str(row) for sheet in book for row in sheet.iter_rows(values_only=True))
    archive = zipfile.ZipFile(io.BytesIO(content))
    return "".join(archive.read(name).decode() for name in archive.namelist())


def test_the_page_data_quality_lists_it(folder):
    (folder / "2025").mkdir()
    (folder / "2025" / "thailand.xlsx").write_bytes(FORM)
    read = load_review([document(FORM, "thailand.xlsx")])
    row = decision(answers(read)[0], ANSWER, "4", verdict="set aside", basis="coded", because="passing mention")
    (folder / "2025" / "decisions.csv").write_bytes(listed(row)[0].content)
    said = [found.value for found in open_page("data_quality", part="decisions").subheader]
    assert "Set aside by coders: 1 code or citation" in said
