"""The presenter page by AppTest: which slide it opens, how it is turned, what it shows instead of the chart."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from gcm_data import wording
from gcm_data.coverage.focus import Evidence
from gcm_data.coverage.selection import Selection
from gcm_data.exhibits import round_table
from gcm_data.slides import deck
from gcm_data.text.inert import as_html, as_markdown
from pages.shared import projector, session
from tests import workbook_builder as build
from tests.fictional_review import write_review
from tests.test_pages import open_page

PAGE = "presenter"


def shown(app: AppTest) -> str:
    """The slide on the screen, as the link has it."""
    return app.selectbox(key="slide").value


def words(app: AppTest) -> str:
    """Everything written as HTML on the slide."""
    return " ".join(found.proto.body for found in app.get("html"))


def click(app: AppTest, key: str) -> AppTest:
    app.button(key=key).click().run()
    assert not app.exception
    return app


def list_of_numbers(app: AppTest, key: str) -> object:
    """The list from which a number of an exhibit is chosen."""
    (found,) = (box for box in app.selectbox if box.key.startswith(f"list-{key}-"))
    return found


def number_behind(scope, number: str) -> str:
    """The sentence behind the number of an objective in some scope, its count found in plain loops."""
    data, cycle = scope.data, scope.selection.cycle
    current = set(data.submissions.loc[data.submissions["status"] == "current", "submission"])
    reporting = {
        row.iso3 for row in data.mentions.itertuples()
        if (row.target_kind, row.target, row.cycle) == ("objective", number, cycle) and row.submission in current
    }  # fmt: skip
    count = len(reporting & set(scope.selection.iso3))
    assert 1 < count < scope.submissions
    return as_markdown(f"{count} of {scope.submissions} {scope.material.nouns[1]} report objective {number}.")


def test_it_opens_with_the_first_slide_and_at_that_of_the_link(scope_of):
    assert shown(open_page(PAGE)) == "title"
    app = open_page(PAGE, slide="round-table-2")
    assert shown(app) == "round-table-2"
    (slide,) = (slide for slide in deck(scope_of()) if slide.key == "round-table-2")
    material = slide.scope.material
    counted = Evidence(slide.scope.grid, slide.exhibit.focuses[round_table.WHOLE]).counted
    assert app.title[0].value == f"{material.of(len(counted))} mention an objective of round table 2"
    assert f"6 of {len(deck(scope_of()))}" in words(app)


@pytest.mark.parametrize("stale", ["round-table-9", "subregion-pacific-round-table-3", "", "Objective"])
def test_a_slide_that_is_not_there_falls_back_to_the_first(stale):
    assert shown(open_page(PAGE, slide=stale)) == "title"


def test_buttons_turn_to_the_neighbours_and_to_both_ends():
    app = open_page(PAGE, slide="objectives")
    assert shown(click(app, "turn-Next")) == "round-table-1"
    assert shown(click(app, "again-PageDown")) == "round-table-2"
    assert shown(click(app, "turn-Previous")) == "round-table-1"
    assert shown(click(app, "again-PageUp")) == "objectives"
    assert shown(click(app, "again-Space")) == "round-table-1"
    assert shown(click(app, "turn-Last")) == "how-to-read"
    assert all(app.button(key=key).disabled for key in ("turn-Next", "again-PageDown", "again-Space"))
    assert not app.button(key="turn-Previous").disabled
    assert shown(click(app, "turn-First")) == "title"
    assert app.button(key="turn-Previous").disabled and app.button(key="turn-First").disabled


def test_the_keys_of_keyboard_and_clicker_turn():
    app = open_page(PAGE)
    keys = {button.key: button.proto.shortcut for button in app.button}
    assert keys == {
        "turn-First": "home", "turn-Previous": "left", "again-PageUp": "pageup", "turn-Next": "right",
        "again-PageDown": "pagedown", "again-Space": "space", "turn-Last": "end", "blank": "b", "show-filters": "",
    }  # fmt: skip


def test_the_screen_is_blank_until_the_key_is_pressed_again_or_the_slide_is_turned():
    app = open_page(PAGE, slide="objectives")
    assert 'class="blank"' not in words(app)
    assert 'class="blank"' in words(click(app, "blank"))
    assert 'class="blank"' not in words(click(app, "blank"))
    click(app, "blank")
    assert 'class="blank"' not in words(click(app, "turn-Next"))


def test_the_filters_of_the_frame_are_shown_over_the_slide_and_hidden_again():
    app = open_page(PAGE, slide="objectives")
    assert ".st-key-head" in words(click(app, "show-filters"))
    assert shown(app) == "objectives"
    assert "<style>.st-key-head" not in words(click(app, "show-filters"))


def test_the_list_has_every_slide_by_its_topic_and_turns_to_it():
    app = open_page(PAGE)
    (listed,) = (box for box in app.selectbox if box.key.startswith("slides-"))
    assert listed.options[0].startswith("1 Global Compact for Migration")
    assert listed.options[4].startswith("5 Round table 1: Ensuring that migration")
    listed.set_value("gaps").run()
    assert shown(app) == "gaps" and not app.exception


def test_slides_follow_the_filters_of_the_link(scope_of):
    app = open_page(PAGE, cycle="2021", subregion=["Pacific"], slide="submissions")
    assert shown(app) == "submissions"
    assert "Pacific." in words(app) and "the review of 2021" in words(app)
    material = scope_of(cycle="2021", subregions=("Pacific",)).material
    assert material.compiled and material.have(21) in words(app) and "submitted" not in material.have(21)
    assert open_page(PAGE, subregion=["Pacific"], slide="subregion-nca").title[0].value.endswith("Pacific")


def test_every_slide_says_base_and_source_and_the_first_and_last_that_coverage_is_no_judgement():
    app = open_page(PAGE, subregion=["Pacific"])
    for slide in session.compute(deck, Selection("2025", ("Pacific",))):
        assert shown(app) == slide.key
        assert app.title[0].value == slide.title
        said = words(app)
        assert as_html(slide.base) in said and as_html(slide.source) in said
        is_framed = slide.key in ("title", "how-to-read")
        assert said.count("It is no ranking and no judgement") == is_framed
        assert ("official submission" in said) == (slide.key != "agenda")
        if slide.key != "how-to-read":
            click(app, "turn-Next")


def test_evidence_stands_in_the_place_of_the_chart_and_goes_with_the_slide(scope_of):
    app = open_page(PAGE, slide="round-table-3", **{"round-table-objectives": "objective 19"})
    assert not app.get("plotly_chart")
    assert number_behind(scope_of(), "19") in " ".join(found.value for found in app.markdown)
    assert "<blockquote" in words(app) and f"no submission: {62 - scope_of().submissions}" in words(app)
    click(app, "turn-Next")
    assert app.get("plotly_chart") and list_of_numbers(app, "round-table-objectives").value is None


def test_a_number_of_a_narrowed_slide_opens_what_that_slide_counts(scope_of):
    app = open_page(PAGE, slide="subregion-pacific")
    list_of_numbers(app, "objectives-by-round-table").set_value("objective 5").run()
    assert number_behind(scope_of(subregions=("Pacific",)), "5") in " ".join(found.value for found in app.markdown)
    click(app, "back")
    assert app.get("plotly_chart") and shown(app) == "subregion-pacific"


def test_the_table_stands_in_the_place_of_the_chart_until_the_slide_is_turned():
    app = click(open_page(PAGE, slide="submissions"), "table")
    assert not app.get("plotly_chart")
    assert app.dataframe[0].value["With documents"].sum() == 43
    assert app.get("plotly_chart") == [] and app.get("download_button")
    click(app, "turn-Next")
    assert app.get("plotly_chart") and not app.dataframe


def test_turning_a_slide_computes_nothing_again(monkeypatch):
    app = open_page(PAGE)
    for _ in range(3):
        click(app, "turn-Next")
    made: list[object] = []
    monkeypatch.setattr(session, "_scope", lambda *key: made.append(key))
    for turn in ("turn-Previous", "turn-Previous", "turn-Next"):
        click(app, turn)
    assert made == []


def test_without_documents_or_members_it_says_so_and_lets_one_leave(folder):
    for query, said in (({}, wording.NO_DOCUMENTS), ({"subregion": ["Pacific"], "group": "LLDC"}, wording.NO_MEMBERS)):
        app = open_page(PAGE, **query)
        assert [box.value for box in app.info] == [said]
        assert [link.proto.label for link in app.get("page_link")] == ["Leave"]


@pytest.mark.long
@pytest.mark.parametrize("cycle", ["2021", "2025"])
def test_every_slide_of_a_fictional_review(folder, cycle):
    write_review(folder)
    session._looks.clear()
    app = open_page(PAGE, cycle=cycle)
    for _ in range(40):
        if app.button(key="turn-Next").disabled:
            break
        click(app, "turn-Next")
    assert shown(app) == "how-to-read"


def test_what_a_document_says_of_itself_is_shown_as_text(folder, monkeypatch):
    (folder / "2025").mkdir()
    remark = "Fictional <script>alert(1)</script> <img src=x> ![picture](http://example.org/x.png) for a test"
    monkeypatch.setitem(build.COVER, "Status of this workbook", remark)
    (folder / "2025" / "one.xlsx").write_bytes(build.response_form())
    session._looks.clear()
    app = open_page(PAGE)
    assert "Fictional &lt;script&gt;alert(1)&lt;/script&gt; &lt;img src=x&gt; ![picture]" in words(app)
    assert "<script>alert" not in words(app) and "<img" not in words(app)
    assert "http://example.org" not in " ".join(found.value for found in [*app.markdown, *app.caption])


@pytest.mark.long
def test_a_takeaway_is_cut_between_sentences_only(scope_of):
    for chosen in ({}, {"subregions": ("East and North-East Asia",)}, {"cycle": "2021"}):
        for slide in deck(scope_of(**chosen)):
            said = slide.takeaway(projector._TAKEAWAY)
            assert len(said) <= projector._TAKEAWAY and slide.said.startswith(said)
            assert said == "" or said.endswith((".", "?", "!"))
