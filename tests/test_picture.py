"""Pictures of figures: what has to stand in them, wrapped to the width, and the figure itself unchanged."""

from __future__ import annotations

import copy
import json
from html import unescape

import pytest

from gcm_data import reference, wording
from gcm_data.exhibits import Exhibit, context, country, milestones, overview, plans, together
from gcm_data.exhibits.base import caption
from gcm_data.figures.picture import EDGE, WIDTH, picture, save_button, wrapped
from gcm_data.figures.theme import PALETTES, is_click_layer
from gcm_data.tables.provenance import Provenance
from pages.shared.picture import FORMATS
from tests.cases import first
from tests.pages_read import open_popovers
from tests.test_figures import contrast
from tests.test_pages import WITH_CHARTS, open_page


def made_of(scope_of) -> dict[str, Exhibit]:
    """Exhibits of each kind of figure: a map, a matrix, a triangle, one with a long note, a timeline, lines."""
    scope = scope_of()
    exhibits = (
        overview.who_reported(scope),
        country.member_matrix(scope, country.ALL_SUBREGIONS),
        together.objectives_together(scope, next(iter(together.WAYS))),
        plans.plan_map(scope),
        milestones.review_calendar(scope),
        context.by_area(scope, context.STOCKS[0], context.revisions()[0]),
    )
    return {made.key: made for made in exhibits}


def words_of(spec: dict) -> str:
    """Everything that is written in a picture, lines joined."""
    texts = [spec["layout"]["title"]["text"], *(note["text"] for note in spec["layout"]["annotations"])]
    return unescape(" ".join(texts).replace("<br>", " "))


@pytest.mark.parametrize("mode", PALETTES)
def test_a_picture_says_what_it_is_made_of(scope_of, mode):
    scope = scope_of(subregions=("Pacific",))
    made = overview.objectives_by_round_table(scope)
    lines = caption(scope, made, Provenance.of(scope.data, scope.as_of))
    shown = picture(made.draw(mode), made.title, made.takeaway, lines, mode).to_plotly_json()
    said = words_of(shown)
    needed = (made.title, made.takeaway, made.base, scope.selection.describe(), wording.COVERAGE_IS)
    assert all(words in said for words in needed)
    pacific = {m.iso3 for m in reference.members() if m.subregion == "Pacific"}
    found = scope.data.submissions[scope.data.submissions["cycle"] == "2025"]
    theirs = found.loc[found["iso3"].isin(pacific), "document"].nunique()
    assert 0 < theirs < sum(scope.data.documents["cycle"] == "2025")
    assert f"Source: {theirs} document" in said and scope.source in said  # those of the members shown alone
    assert "As of 1 February 2025. Data " in said
    assert said.count(wording.COVERAGE_IS) == 1
    assert shown["layout"]["paper_bgcolor"] == PALETTES[mode].surface
    for note in shown["layout"]["annotations"][-2:]:
        assert contrast(note["font"]["color"], shown["layout"]["paper_bgcolor"]) >= 4.5


def test_a_map_keeps_its_disclaimer_and_other_sources_their_own(scope_of):
    scope = scope_of()
    exhibits = made_of(scope_of)
    found = Provenance.of(scope.data, scope.as_of)
    tiles = caption(scope, exhibits["who-has-reported"], found)
    assert wording.SCHEMATIC in tiles and wording.COVERAGE_IS in tiles
    elsewhere = [made for made in exhibits.values() if not made.focuses]
    assert len(elsewhere) == 2
    for made in elsewhere:
        said = " ".join(caption(scope, made, found))
        assert made.base in said and "documents of the review" not in said and wording.COVERAGE_IS not in said


def test_the_figure_is_never_changed(scope_of):
    for made in made_of(scope_of).values():
        figure = made.draw("light")
        before = copy.deepcopy(figure.to_plotly_json())
        shown = picture(figure, made.title, made.takeaway, ("One line.",), "light").to_plotly_json()
        assert figure.to_plotly_json() == before, made.key
        seen = [trace for trace in before["data"] if not is_click_layer(trace)]
        assert shown["data"] == seen and len(seen) >= 1
        assert shown["layout"]["height"] > before["layout"]["height"]
        json.dumps(shown, default=list)


@pytest.mark.parametrize(
    "text",
    [
        "Tonga, Tuvalu and Vanuatu report it. " * 40,
        "移徙" * 300,
        "W" * 500,
        "ไทย" * 200,
        "",
        "a",
        " a  b ",
        "<b>&amp;" * 99,
    ],
    ids=["words", "Chinese", "one long word", "Thai", "nothing", "one sign", "spaces", "tags"],
)
def test_lines_fit_and_keep_every_word(text):
    lines = wrapped(text, 12)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(lines) and all(line == line.strip() for line in lines)
    most = (WIDTH - 2 * EDGE) / 12
    assert all(sum(1.0 if sign > "\u2e80" else 0.5 for sign in line) <= most for line in lines)
    if " " in text.strip():
        assert [word for line in lines for word in line.split()] == text.split()


def test_what_data_say_is_no_tag(scope_of):
    figure = overview.who_reported(scope_of()).draw("light")
    hostile = '<a href="javascript:alert(1)">x</a> & <script>'
    shown = picture(figure, hostile, hostile, (hostile,), "light").to_plotly_json()
    written = [shown["layout"]["title"]["text"], *(note["text"] for note in shown["layout"]["annotations"][-2:])]
    assert all("<a" not in text and "<script" not in text and "&lt;a href" in text for text in written)


def test_a_png_has_twice_the_pixels_and_an_svg_its_own(scope_of):
    figure = overview.who_reported(scope_of()).draw("light")
    shown = picture(figure, "Title", "", (), "light")
    options = {suffix: save_button("gcm-2025-x", suffix, shown)["toImageButtonOptions"] for suffix in ("png", "svg")}
    assert (options["png"]["scale"], options["svg"]["scale"]) == (2, 1)
    for suffix, found in options.items():
        assert (found["format"], found["filename"], found["width"]) == (suffix, "gcm-2025-x", WIDTH)
        assert found["height"] == shown.to_plotly_json()["layout"]["height"]


WITH_PICTURES = sorted({*WITH_CHARTS} - {"presenter"})  # on the projector there is nothing but the chart


@pytest.mark.parametrize("page", first(3, WITH_PICTURES))
def test_each_figure_can_be_saved_as_a_picture_in_each_format(page, monkeypatch):
    open_popovers(monkeypatch)
    app = open_page(page)
    shown = len(app.get("plotly_chart"))
    buttons = [button.key for button in app.button if button.key.startswith("picture-")]
    assert len(buttons) == len(FORMATS) * WITH_CHARTS[page] == len(FORMATS) * shown
    app.button(key=buttons[0]).click().run()
    assert not app.exception
    assert len(app.get("plotly_chart")) == shown + 1
    app.run()  # as when the list of files closes, because the reader clicks on the picture
    assert len(app.get("plotly_chart")) == shown + 1
    app.switch_page("pages/method.py").run()
    app.switch_page(f"pages/{page}.py").run()
    assert len(app.get("plotly_chart")) == shown
