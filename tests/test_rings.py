"""Suggestions that a reader asks for: shown as rings, told in words, counted in no number of any page or file."""

from __future__ import annotations

import html
import io
import zipfile
from dataclasses import replace

import pandas as pd
import pytest

from gcm_data.coverage.focus import Evidence
from gcm_data.coverage.grid import STATES
from gcm_data.coverage.scope import Scope
from gcm_data.coverage.selection import Selection
from gcm_data.evidence.panel import behind
from gcm_data.evidence.uncounted import uncounted
from gcm_data.exhibits import country
from gcm_data.exports import tables
from gcm_data.exports.__main__ import main
from gcm_data.exports.commands import command_line
from gcm_data.exports.html import contents
from gcm_data.exports.progress import silent
from gcm_data.exports.registry import EXPORTS
from gcm_data.figures.theme import MARKS
from gcm_data.paper.contents import paper
from gcm_data.reference.targets import targets
from gcm_data.tables.specs import MENTIONS, ReviewData, conform
from gcm_data.tables.suggested import add_suggestions, without_suggestions
from gcm_data.wording.coding import NOT_COUNTED, RINGS, SUGGESTIONS_SHOWN
from loaders import load_review
from loaders.apart import LoadFailed
from loaders.suggestions.of_review import suggestions
from pages.shared import suggested
from tests.pages_read import open_popovers
from tests.test_pages import charts, open_page
from tests.workbook_builder import document, response_form

ANSWERS = [("(a)", "Arcadia licenses each recruitment agency."), ("(c)", "See objective 14."), ("(e)", "")]
SIX = "objective", "6"


def everywhere(data: ReviewData) -> pd.DataFrame:
    """A suggestion of every target in every answer, whoever gave it, be it superseded, blank or of a stakeholder."""
    every = targets()[["target_kind", "target"]]
    rows = data.responses.assign(evidence=data.responses["text"], end=data.responses["text"].str.len())
    rows = rows[rows["end"] > 0].merge(every, how="cross")
    found = {"basis": "suggested", "start": 0, "phrase": "", "aspect": "challenge", "chance": "weak", "reason": "r"}
    return conform(rows.assign(**found), MENTIONS)


def both(data: ReviewData, made: pd.DataFrame, scope_of, **chosen) -> tuple[Scope, Scope]:
    """A selection without suggestions, and with them."""
    more = add_suggestions(data, made)
    return scope_of(data=more, **chosen), scope_of(data=more, suggestions=True, **chosen)


@pytest.fixture(scope="module")
def arcadian() -> ReviewData:
    return load_review([document(response_form("Thailand", ANSWERS))])


@pytest.fixture(params=["shipped", "fictional"])
def pair(request, scope_of) -> tuple[Scope, Scope]:
    """All of a review without and with suggestions, as many as there can be."""
    data = request.getfixturevalue(request.param)
    return both(data, everywhere(data), scope_of)


def same_but_for_rings(one: pd.DataFrame, other: pd.DataFrame) -> bool:
    """Whether two tables say the same, and where the second says “suggested” the first names a state of silence."""
    one, other = (table.astype(str).fillna("") for table in (one, other))
    rings = (other == "suggested").to_numpy()
    return (
        list(one) == list(other)
        and len(one) == len(other)
        and set(one.to_numpy(dtype=object)[rings]) <= {*STATES[2:], "", "challenge"}
        and bool(((one == other).to_numpy() | rings | _beside(other)).all())
    )


def _beside(table: pd.DataFrame):
    """The cells that tell basis and aspects of a ring, in a profile."""
    told = pd.DataFrame(False, index=table.index, columns=table.columns)
    if {"State", "Basis"} <= set(table):
        told.loc[table["State"] == "suggested", ["Basis", "Aspects"]] = True
    return told.to_numpy()


def test_a_suggestion_changes_no_number_of_any_exhibit(pair):
    plain, ringed = (
        {made.key: made for section in contents.sections(scope) for made in section.exhibits} for scope in pair
    )
    assert set(ringed) - set(plain) == {"suggestions"}
    for key, made in plain.items():
        other = ringed[key]
        assert (made.title, made.takeaway, made.base) == (other.title, other.takeaway, other.base)
        assert same_but_for_rings(made.table, other.table), key
        assert made.focuses == other.focuses
        for focus in list(made.focuses.values())[:: max(1, len(made.focuses) // 40)]:
            counted = [Evidence(scope.grid, focus).counted for scope in pair]
            mentions = [behind(scope, focus).mentions for scope in pair]
            assert counted[0] == counted[1] and mentions[0] == mentions[1], (key, focus)


@pytest.mark.long
def test_a_suggestion_changes_no_number_of_the_paper_and_none_of_a_profile(pair):
    plain, ringed = pair
    said = [[s for p in paper(scope).paragraphs for s in p.sentences if s.counts] for scope in pair]
    assert said[0] == said[1] != []
    for member in plain.selection.members:
        one, other = (country.profile(scope, member.iso3) for scope in pair)
        assert one.takeaway == other.takeaway and same_but_for_rings(one.table, other.table)
    assert (ringed.grid.states != plain.grid.states).any() and (ringed.grid.mentions == plain.grid.mentions).all()
    assert ringed.provenance == plain.provenance


def test_a_ring_is_drawn_told_and_explained(arcadian, scope_of):
    plain, ringed = both(arcadian, suggestions(arcadian), scope_of)
    subregion = "South-East Asia"
    one, other = (country.member_matrix(scope, subregion) for scope in (plain, ringed))
    row = other.table.set_index("Member").loc["Thailand"]
    assert row["6"] == "suggested" and row["14"] == "reported" and "suggested" not in one.table.to_numpy()
    assert "Suggested, not counted: Thailand on objective" in other.note and RINGS in other.note
    assert RINGS not in one.note and (one.title, one.takeaway) == (other.title, other.takeaway)
    rings = next(trace for trace in other.draw("light").data if trace.name == "suggested")
    assert list(rings.x) != [None] and rings.marker.symbol == MARKS["suggested"].symbol == "circle-open"
    assert SUGGESTIONS_SHOWN in ringed.describe() and SUGGESTIONS_SHOWN not in plain.describe()
    assert ringed.selection.slug().endswith("with-suggestions")


def test_the_panel_of_a_ring_shows_the_passage_with_chance_and_reason(arcadian, scope_of):
    plain, ringed = both(arcadian, suggestions(arcadian), scope_of)
    (row,) = suggestions(arcadian).query("target == '6'").itertuples()
    for focus in (ringed.focus(["THA"], SIX), ringed.focus(None, SIX)):
        assert not Evidence(ringed.grid, focus).counted and not behind(ringed, focus).rows
        (passage,) = uncounted(ringed, focus).suggested
        assert passage.text[slice(*passage.spans[0])] == row.evidence and passage.cell
        (said,) = passage.named
        assert row.chance in said and row.reason in said and NOT_COUNTED in said
        assert behind(ringed, focus).states["suggested"] == ("Thailand",)
        assert not uncounted(plain, focus).suggested and not behind(plain, focus).states["suggested"]
    assert behind(ringed, ringed.focus(["THA"], SIX)).sentence.startswith("Thailand: suggested.")


def test_no_file_has_suggestions_unless_they_are_chosen(arcadian, scope_of):
    plain, ringed = both(arcadian, suggestions(arcadian), scope_of)
    chosen = replace(plain.selection, suggestions=True)
    for key, export in EXPORTS.items():
        assert export.selected(chosen).suggestions is False
        assert export.selected(plain.selection, True).suggestions is (key in ("xlsx", "html", "csv"))
    assert zip_names(tables.write(plain, silent)) == zip_names(tables.write(ringed, silent))
    said = [zipped(tables.write(scope, silent), "mentions.csv") for scope in (plain, ringed)]
    assert "suggested" not in said[0] and said[1].count('"suggested"') == len(suggestions(arcadian))
    states = [zipped(tables.write(scope, silent), "coverage.csv") for scope in (plain, ringed)]
    assert "suggested" not in states[0] and '"suggested"' in states[1]
    for by in ("coverage_by_all.csv", "coverage_by_subregion.csv"):
        assert zipped(tables.write(plain, silent), by) == zipped(tables.write(ringed, silent), by)


def zip_names(content: bytes) -> list[str]:
    return zipfile.ZipFile(io.BytesIO(content)).namelist()


def zipped(content: bytes, name: str) -> str:
    return zipfile.ZipFile(io.BytesIO(content)).read(name).decode("utf-8-sig")


@pytest.mark.long
def test_the_workbook_and_the_report_show_them_where_chosen(arcadian, scope_of):
    plain, ringed = both(arcadian, suggestions(arcadian), scope_of)
    reason = suggestions(arcadian)["reason"].iloc[0]
    for key in ("xlsx", "html"):
        one, other = (EXPORTS[key].write(scope, silent) for scope in (plain, ringed))
        one, other = (text_of(key, content) for content in (one, other))
        assert reason not in one and "Suggested, not counted" not in one
        assert reason in other and "Suggested, not counted" in other


def text_of(key: str, content: bytes) -> str:
    """The words of a file."""
    if key == "html":
        return content.decode()
    archive = zipfile.ZipFile(io.BytesIO(content))
    return "".join(html.unescape(archive.read(name).decode()) for name in archive.namelist() if name.endswith(".xml"))


def test_tables_lose_their_suggestions_where_nobody_asks(arcadian, scope_of):
    more = add_suggestions(arcadian, suggestions(arcadian))
    assert without_suggestions(more).digest == arcadian.digest and without_suggestions(arcadian) is arcadian
    assert add_suggestions(more, suggestions(arcadian)).mentions.equals(more.mentions)
    assert Scope.of(more, Selection("2025"), scope_of().as_of).data.mentions.equals(arcadian.mentions)


def test_the_page_shows_rings_to_whoever_asks_for_them(folder, monkeypatch):
    open_popovers(monkeypatch)
    (folder / "2025").mkdir()
    (folder / "2025" / "arcadia.xlsx").write_bytes(response_form("Thailand", ANSWERS))
    asked = {"member": "THA", "part": "beside", "number": "member-matrix.THA.6"}
    plain, ringed = open_page("country", **asked), open_page("country", suggestions="shown", **asked)
    said = [" ".join(str(element.value) for element in (*app.markdown, *app.caption)) for app in (plain, ringed)]
    assert RINGS not in said[0] and RINGS in said[1] and SUGGESTIONS_SHOWN in said[1]
    panels = [" ".join(element.proto.body for element in app.get("html")) for app in (plain, ringed)]
    assert NOT_COUNTED not in panels[0] and NOT_COUNTED in panels[1]
    assert "licenses each recruitment agency" in panels[1]


def test_a_page_whose_suggestions_fail_says_so_and_shows_the_rest(folder, monkeypatch):
    def fail(data: ReviewData) -> pd.DataFrame:
        raise LoadFailed("it takes longer than 5 seconds, the limit")

    monkeypatch.setattr(suggested, "suggest_apart", fail)
    (folder / "2025").mkdir()
    (folder / "2025" / "arcadia.xlsx").write_bytes(response_form("Thailand", [("(a)", "Boreal ships sail.")]))
    app = open_page("overview", suggestions="shown")
    assert ["it takes longer than 5 seconds" in warning.value for warning in app.warning] == [True]
    assert len(charts(app)) == len(charts(open_page("overview"))) > 0


@pytest.mark.long
def test_the_command_shows_suggestions_where_asked(tmp_path, capsys):
    (tmp_path / "in" / "2025").mkdir(parents=True)
    (tmp_path / "in" / "2025" / "arcadia.xlsx").write_bytes(response_form("Thailand", ANSWERS))
    asked = ["csv", "--from", str(tmp_path / "in"), "--out"]
    assert main([*asked, str(tmp_path / "with.zip"), "--suggest"]) == 0
    assert main([*asked, str(tmp_path / "without.zip")]) == 0
    said = [zipped((tmp_path / f"{name}.zip").read_bytes(), "mentions.csv") for name in ("with", "without")]
    assert '"suggested"' in said[0] and '"suggested"' not in said[1]
    with pytest.raises(SystemExit):
        main(["docx", "--out", str(tmp_path / "a.docx"), "--suggest"])
    selection = Selection("2025", suggestions=True)
    assert "--suggest" in command_line("html", selection) and "--suggest" not in command_line("html", Selection("2025"))
