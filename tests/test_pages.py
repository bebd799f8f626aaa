"""Every page with all the data, with none, with one submission, and with filters that fit nobody; by AppTest."""

from __future__ import annotations

import ast

import pytest
from streamlit.testing.v1 import AppTest

from gcm_data import wording
from gcm_data.wording import coding
from pages.shared import keys, navigation, session
from tests import workbook_builder as build
from tests.cases import first
from tests.conftest import ROOT
from tests.pages_read import open_popovers, unfold

PAGES = sorted(path.stem for path in (ROOT / "pages").glob("*.py"))
THIRD = "3 Integration and contribution"  # links carry what the filter shows
WITH_CHARTS = {  # of a page in parts: its first part
    "overview": 2,
    "country": 1,
    "subregion": 1,
    "principle": 2,
    "round_table": 2,
    "objective": 1,
    "gaps": 1,
    "needs": 1,
    "plans": 1,
    "context": 2,
    "milestones": 1,
    "change": 1,
    "together": 1,
    "sdg": 1,
}
# Pages on which one submission, of Thailand, leaves a figure without anything to draw: there stands a sentence.
OF_ONE = {"overview": 3, "needs": 0, "objective": 0, "plans": 0, "principle": 0, "round_table": 2, "together": 1}
OTHER_PARTS = {  # of a page in parts: the parts after the first, and the charts of each
    "overview": {"subregions": 3},
    "change": {"targets": 1, "subregions": 1, "member": 1},
    "context": {"shares": 2, "remittances": 0, "member": 2},
    "method": {"terms": 0, "principles": 0, "coding": 0, "times": 0, "limits": 0},
    "objective": {"how": 3, "passages": 0},
    "needs": {"subregions": 1, "members": 1},
    "plans": {"status": 2},
    "round_table": {"members": 2, "named": 3},
    "subregion": {"groups": 1, "membership": 1},
    "together": {"pairs": 0, "principles": 1},
}
NEED_NO_DOCUMENTS = {"context", "milestones"}
COMPARES_CYCLES = {"change"}  # pages without a chart where there is one cycle only


def open_page(page: str, **query: str | list[str]) -> AppTest:
    """A page as a reader opens it, with these parameters in the link."""
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
    if page != "overview":
        app.run()
        app.switch_page(f"pages/{page}.py")
    for name, value in query.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception, [found.value for found in app.exception]
    return app


def charts(app: AppTest) -> list[str]:
    """The text alternatives of the page's charts."""
    return [found.proto.alt for found in app.get("plotly_chart")]


def is_constant(node: ast.stmt) -> bool:
    """Whether a statement names a constant, which asks nothing of a reader's session."""
    return isinstance(node, ast.Assign) and all(isinstance(n, ast.Name) and n.id.isupper() for n in node.targets)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_asks_for_the_filters_before_anything_else(page):
    """On a fresh server that call brings the frame back, where a first visit by deep link has none."""
    module = ast.parse((ROOT / "pages" / f"{page}.py").read_text(encoding="utf-8"))
    begun = next(node for node in module.body if not isinstance(node, (ast.Import, ast.ImportFrom)) and not (
        isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)) and not is_constant(node))  # fmt: skip
    first_call = [node for node in ast.walk(begun) if isinstance(node, ast.Call)][-1]  # the innermost
    assert ast.unparse(first_call) == "filters.current()"


@pytest.mark.parametrize("page", first(4, PAGES))
@pytest.mark.parametrize("cycle", first(1, ["2025", "2021"]))
def test_full_data(page, cycle):
    app = open_page(page, cycle=cycle)
    assert len(app.title) == 1
    assert len(charts(app)) == WITH_CHARTS.get(page, 0)
    assert all(len(alt) > 40 for alt in charts(app))
    said = [*(found.value for found in app.markdown), *(found.proto.body for found in app.get("html"))]
    assert any("not an official submission" in words for words in said) == (page not in navigation.WITHOUT_NOTICE)


def with_numbers(app: AppTest) -> list[str]:
    """The keys of the exhibits on a page whose numbers can be opened."""
    return [box.key.removeprefix(keys.FIND) for box in app.get("popover") if box.key.startswith(keys.FIND)]


EACH_PART = [(page, part) for page, parts in OTHER_PARTS.items() for part in parts]


@pytest.mark.parametrize(("page", "part"), first(2, EACH_PART, several=True))
def test_a_part_of_a_page_is_shown_and_a_link_to_one_of_its_numbers_opens_it(page, part):
    app = open_page(page, part=part)
    assert app.segmented_control(key="part").value == part
    assert len(charts(app)) == OTHER_PARTS[page][part]
    titles = [found.value for found in app.subheader]
    assert titles != [found.value for found in open_page(page).subheader] or not titles
    for exhibit in set(with_numbers(app)) - set(with_numbers(open_page(page))):
        for query in ({"number": f"{exhibit}.none"}, {exhibit: "none"}):
            app = open_page(page, **query)
            assert app.segmented_control(key="part").value == part
            assert [found.value for found in app.subheader] == titles


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A folder in which there is nothing, read once."""
    return str(tmp_path_factory.mktemp("empty"))


@pytest.fixture(scope="module")
def with_one(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A folder with one submission, read once."""
    folder = tmp_path_factory.mktemp("one")
    (folder / "2025").mkdir()
    (folder / "2025" / "one.xlsx").write_bytes(build.response_form())
    return str(folder)


@pytest.mark.parametrize("page", first(4, PAGES))
def test_no_documents(page, empty, monkeypatch):
    monkeypatch.setenv("GCM_SUBMISSIONS", empty)
    app = open_page(page)
    assert [box.value for box in app.info] == [wording.NO_DOCUMENTS]
    assert len(charts(app)) == (WITH_CHARTS[page] if page in NEED_NO_DOCUMENTS else 0)


def test_folder_that_does_not_exist(empty, monkeypatch):
    monkeypatch.setenv("GCM_SUBMISSIONS", f"{empty}/missing")
    for page in ("overview", "milestones", "presenter"):
        assert open_page(page).info[0].value == wording.NO_DOCUMENTS


@pytest.mark.parametrize("page", first(4, PAGES))
def test_one_submission(page, with_one, monkeypatch):
    monkeypatch.setenv("GCM_SUBMISSIONS", with_one)
    app = open_page(page)
    assert len(charts(app)) == (0 if page in COMPARES_CYCLES else (WITH_CHARTS | OF_ONE).get(page, 0))
    if page == "overview":
        assert app.subheader[0].value == "1 of 62 members has submitted"
        assert any("Built for a test; not a submission of any State." in found.value for found in app.markdown)


@pytest.mark.parametrize("page", first(3, sorted(p for p in WITH_CHARTS if keys.SUBREGION in navigation.filters_of(p))))
def test_nothing_selected(page):
    app = open_page(page, subregion=["East and North-East Asia"], group="SIDS")
    assert not charts(app)
    assert wording.NO_MEMBERS in [box.value for box in app.info]


CHOSEN = {"cycle": "2021", "subregion": ["Pacific"], "group": "SIDS", "round_table": "3", "basis": "coded"}
CODES = {**CHOSEN, "subregion": "pacific"}
DRAWN = {**CHOSEN, "suggestions": next(iter(coding.ON_PAGES))}


def filters_drawn(app: AppTest) -> dict[str, object]:
    """The shared filters of a page, with what is chosen."""
    return {box.key: box.value for kind in ("selectbox", "multiselect") for box in app.get(kind) if box.key in DRAWN}


@pytest.mark.parametrize("page", first(4, sorted({*PAGES} - {"presenter"})))
def test_a_link_reproduces_the_view(page, monkeypatch):
    open_popovers(monkeypatch)
    app = open_page(page, cycle="2021", subregion=["Pacific"], group="SIDS", round_table=THIRD, basis="coded")
    apply = navigation.filters_of(page)
    assert filters_drawn(app) == {key: DRAWN[key] for key in apply}
    assert {key: said if isinstance(said := app.query_params[key], str) else said[0] for key in CHOSEN} == CODES
    files = [button.key for button in app.get("download_button") if button.key.startswith("csv-gcm-")]
    if apply == keys.FILTERS and charts(app):  # where nothing is drawn there is nothing to save
        assert "gcm-2021-pacific-sids-round-table-" in files[0] and "-coded-" in files[0]


@pytest.mark.long
@pytest.mark.parametrize("page", sorted(navigation.APPLY))
def test_a_filter_that_a_page_does_not_offer_changes_nothing_on_it(page):
    shown = []
    for chosen in ({}, {key: value for key, value in CHOSEN.items() if key not in navigation.filters_of(page)}):
        app = open_page(page, **chosen)
        words = [found.value for kind in (app.markdown, app.subheader, app.caption, app.info) for found in kind]
        tables = [found.value.to_csv() for found in app.dataframe]
        shown.append((words, tables, [found.proto.spec for found in app.get("plotly_chart")]))
    assert shown[0] == shown[1]


def test_unknown_values_in_a_link_fall_back():
    app = open_page("overview", cycle="1999", subregion=["Atlantis"], round_table="9")
    assert app.subheader[0].value == open_page("overview", cycle="2025").subheader[0].value


def test_wrong_files_become_issues_on_the_data_quality_page(folder, monkeypatch):
    unfold(monkeypatch)
    (folder / "2025").mkdir()
    (folder / "2025" / "one.xlsx").write_bytes(build.response_form())
    (folder / "2025" / "report.xlsx").write_bytes(b"%PDF-1.7 fictional")
    (folder / "2029").mkdir()
    (folder / "2029" / "early.xlsx").write_bytes(build.response_form())
    app = open_page("data_quality")
    documents, cells, issues, corrections, mappings = (found.value for found in app.dataframe)
    assert dict(zip(documents["Document"], documents["Layout"], strict=True)) == {
        "one.xlsx": "response form", "withheld document 1": "refused",
    }  # fmt: skip
    assert set(issues["Document"]) == {"withheld document 1", "withheld document"}  # the terminal has their names
    assert corrections.empty and mappings.empty and len(cells)
    assert set(issues["Issue"]) == {"Document can't be opened", "Unknown review cycle"}


def test_a_new_workbook_is_read_at_the_next_visit(folder):
    (folder / "2025").mkdir()
    (folder / "2025" / "one.xlsx").write_bytes(build.response_form())
    assert open_page("overview").subheader[0].value == "1 of 62 members has submitted"
    (folder / "2025" / "two.xlsx").write_bytes(build.response_form("Fiji"))
    session._looks.clear()  # stands for the two seconds after which the folder is looked at again
    assert open_page("overview").subheader[0].value == "2 of 62 members have submitted"


def test_answers_are_shown_verbatim_and_never_run_as_markup(folder):
    (folder / "2025").mkdir()
    hostile = "Fictional text <script>alert(1)</script> **not bold** & more"
    content = build.response_form(answers=[("(a)", hostile, "5", "", "", "javascript:alert(1)")])
    (folder / "2025" / "one.xlsx").write_bytes(content)
    app = open_page("country")
    app.selectbox(key="member").set_value("THA").run()
    bodies = " ".join(found.proto.body for found in app.get("html"))
    assert "&lt;script&gt;alert(1)&lt;/script&gt; **not bold** &amp; more" in bodies
    assert "<script" not in bodies
    assert 'href="javascript' not in bodies


@pytest.mark.long
def test_a_row_of_issues_has_room_for_what_to_do(folder):
    (folder / "2025").mkdir()
    (folder / "2025" / "wrong.xlsx").write_bytes(b"%PDF-1.7\n")
    (issues,) = open_page("data_quality", part="issues").dataframe
    documents, _ = open_page("data_quality").dataframe
    assert issues.proto.row_height >= 3 * 20 > documents.proto.row_height


def test_every_table_has_a_csv_file(monkeypatch):
    unfold(monkeypatch)
    assert len(open_page("data_quality").get("download_button")) == 5
