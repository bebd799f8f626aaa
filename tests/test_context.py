"""Context: the numbers of UN DESA and the World Bank as published, one revision a chart, and no data is never zero."""

from __future__ import annotations

import csv
import itertools
import shutil
from pathlib import Path

import plotly.graph_objects as go
import pytest

from gcm_data import reference, wording
from gcm_data.exhibits import context, published
from gcm_data.figures import lines
from gcm_data.figures.theme import PALETTES
from gcm_data.reference import BrokenReference, indicators
from gcm_data.reference.indicators import REGION, load_indicators
from gcm_data.tables.specs import ReviewData
from gcm_data.text.inert import as_markdown
from gcm_data.wording.amounts import amount, written
from tests.reference_edits import add, swap
from tests.test_pages import open_page

REGIONAL = [member for member in reference.members() if member.subregion]
SUBREGIONS = [subregion.subregion for subregion in reference.subregions()]


def value(who: str, measure: str, year: int, revision: str) -> float:
    """One value of a series."""
    return dict(indicators.series(who, measure, revision))[year]


@pytest.mark.parametrize(
    ("measure", "year", "revision", "expected"),
    [
        ("migrant_stock", 1990, "2019", 51.75),
        ("migrant_stock", 1990, "2020", 51.75),
        ("migrant_stock", 2019, "2019", 64.89),  # “over 65 million” of the press release of 2021, rounded
        ("migrant_stock", 2020, "2020", 66.61),
        ("migrant_stock", 1990, "2024", 50.74),
        ("migrant_stock", 2020, "2024", 61.47),
        ("migrant_stock", 2024, "2024", 66.98),
        ("emigrant_stock", 2020, "2020", 108.7),
    ],
)
def test_the_region_has_the_millions_of_the_concept_note(measure, year, revision, expected):
    assert value(REGION, measure, year, revision) / 1e6 == pytest.approx(
        expected, abs=0.05 if expected > 100 else 0.005
    )


@pytest.mark.parametrize(
    ("year", "revision", "expected"), [(2020, "2020", 71.0), (2020, "2024", 72.4), (2024, "2024", 71.8)]
)
def test_the_share_from_within_the_region_is_that_of_the_concept_note(year, revision, expected):
    assert value(REGION, "migrant_stock_from_asia_pacific_pct", year, revision) == pytest.approx(expected, abs=0.05)


@pytest.mark.parametrize("area", [REGION, *SUBREGIONS])
@pytest.mark.parametrize("measure", context.STOCKS)
def test_stocks_of_areas_are_the_sums_of_their_members(area, measure):
    """Read from the files by another way than the accessors."""
    keys = {row["indicator"]: row["revision"] for row in table("indicators") if row["measure"] == measure}
    inside = {m.iso3 for m in REGIONAL if area in (REGION, m.subregion)}
    sums: dict[tuple[str, str], float] = {}
    for row in table("member_values"):
        if row["indicator"] in keys and row["iso3"] in inside:
            place = row["indicator"], row["year"]
            sums[place] = sums.get(place, 0) + float(row["value"])
    published = {
        (row["indicator"], row["year"]): float(row["value"]) for row in table("area_values") if row["area"] == area
    }
    checked = [place for place in sums if place in published]
    assert len(checked) >= 15
    assert {place: published[place] for place in checked} == {place: sums[place] for place in checked}


def table(noun: str) -> list[dict[str, str]]:
    """A reference table as text."""
    with (reference.FOLDER / f"{noun}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_files_hold_what_their_sources_say():
    assert len(table("member_values")) == 6723 - 1448  # without the shares of GDP of two editions
    assert len(table("area_values")) == 561
    revisions = {i.indicator: i.revision for i in indicators.indicators()}
    assert all(row["indicator"] in revisions for row in (*table("member_values"), *table("area_values")))
    assert {(i.revision, i.licence) for i in indicators.indicators()} == {
        ("2019", "CC BY 3.0 IGO"), ("2020", "CC BY 3.0 IGO"), ("2024", "CC BY 3.0 IGO"), ("May 2026", "CC BY 4.0"),
    }  # fmt: skip
    assert all(i.revision in i.source for i in indicators.indicators() if i.revision.isdigit())


@pytest.mark.parametrize(
    ("file", "edit", "reason"),
    [
        ("member_values.csv", swap("AFG,emigrant", "DEU,emigrant"), "iso3 'DEU' is not in members.csv"),
        ("member_values.csv", swap("emigrant_stock,1990", "emigrants,1990"),
         "indicator 'emigrants' is not in indicators.csv"),
        ("member_values.csv", swap("7477104", "-1"), "value '-1' is not a number"),
        ("member_values.csv", swap("7477104", ""), "value is empty"),
        ("member_values.csv", add("AFG,emigrant_stock,1990,1"),
         "iso3 'AFG', indicator 'emigrant_stock', year '1990' stands twice (first on line 2)"),
        ("area_values.csv", swap("Pacific,migrant_stock,", "Oceania,migrant_stock,"),
         "area 'Asia and the Oceania' is neither the region nor in subregions.csv"),
        ("indicators.csv", swap("migrant_stock_rev2020,migrant_stock,2020", "migrant_stock_rev2020,migrant_stock,2019"),
         "measure 'migrant_stock', revision '2019' stands twice (first on line 2)"),
    ],
)  # fmt: skip
def test_a_broken_row_is_told_with_its_place(tmp_path: Path, file, edit, reason):
    for path in reference.FOLDER.glob("*.csv"):
        shutil.copy(path, tmp_path)
    rows = (tmp_path / file).read_text("utf-8").splitlines()
    line = edit(rows)
    (tmp_path / file).write_text("\n".join(rows) + "\n", "utf-8")
    with pytest.raises(BrokenReference) as caught:
        load_indicators(tmp_path)
    assert (caught.value.file, caught.value.line, caught.value.reason) == (file, line, reason)


def test_values_are_read_only_when_they_are_asked_for():
    reference.load_reference()
    assert not {"indicators", "member_values", "area_values"} & set(reference.TABLES)
    assert indicators.indicators() is indicators.indicators()


def test_no_data_is_no_zero(scope_of):
    exhibit = context.remittances(scope_of())
    recent = [name for name in exhibit.table["Current US$"] if name not in ("no data", "no recent data")]
    assert exhibit.title == f"Remittances received: {len(recent)} of 62 members shown have recent data"
    held = {row["iso3"] for row in table("member_values") if row["indicator"] == "remittances_received_usd"}
    rows = exhibit.table.set_index("Member")
    for member in reference.members():
        assert (rows.at[member.name, "Current US$"] == "no data") == (member.iso3 not in held)
    without = [member.name for member in reference.members() if member.iso3 not in held]
    assert exhibit.takeaway.startswith(f"No data for {wording.listed(without)}. ")
    assert not (exhibit.table == "0").any().any()
    assert list(rows.index) == [member.name for member in reference.members()]


def test_the_latest_value_is_that_of_the_file(scope_of):
    newest: dict[str, tuple[str, str]] = {}
    for row in table("member_values"):
        if row["indicator"] == "remittances_received_usd":
            newest[row["iso3"]] = max(newest.get(row["iso3"], ("", "")), (row["year"], row["value"]))
    rows = context.remittances(scope_of()).table.set_index("Member")
    for iso3, (year, dollars) in newest.items():
        shown = rows.loc[reference.member(iso3).name]
        is_recent = 2025 - int(year) <= 5
        assert shown["Year"] == year
        assert shown["Current US$"].replace(",", "") == (f"{float(dollars):.0f}" if is_recent else "no recent data")


def test_the_printed_figures_stand_beside_the_revisions_they_came_from(scope_of):
    rows = published.published(scope_of()).table.set_index("As printed")
    assert list(rows.index) == ["52 million", "over 65 million", "roughly 25 per cent", "70 per cent"]
    assert rows.at["52 million", "Revision 2019"] == rows.at["52 million", "Revision 2020"] == "51.75 million (1990)"
    assert rows.at["over 65 million", "Revision 2019"] == "64.89 million (2019)"
    assert rows.at["roughly 25 per cent", "Revision 2020"] == "23.7 per cent (2020)"
    assert rows.at["70 per cent", "Revision 2020"] == "71.0 per cent (2020)"
    assert rows.at["70 per cent", "Revision 2019"] == "no data"


def test_no_share_of_gdp_is_made_of_two_editions(scope_of):
    assert not [i for i in indicators.indicators() if "GDP" in i.unit or " over " in i.source]
    assert context.NO_SHARE in context.remittances(scope_of()).note


@pytest.mark.parametrize("revision", context.revisions())
@pytest.mark.parametrize("measure", [*context.STOCKS, *context.SHARES])
def test_a_chart_holds_one_revision_which_its_source_line_names(scope_of, measure, revision):
    exhibit = context.by_area(scope_of(), measure, revision)
    if revision not in indicators.revisions(measure):
        assert exhibit.draw is None and exhibit.title.startswith("No data in revision 2019")
        return
    assert set(exhibit.table["Revision"]) == {revision}
    assert f"revision {revision}" in exhibit.base and "CC BY 3.0 IGO" in exhibit.base
    keys = {row["indicator"] for row in table("indicators") if (row["measure"], row["revision"]) == (measure, revision)}
    expected = {
        (row["area"], row["year"], float(row["value"])) for row in table("area_values") if row["indicator"] in keys
    }
    assert {(row.Of, str(row.Year), row.Value) for row in exhibit.table.itertuples()} == expected


def test_titles_state_the_finding(scope_of):
    scope = scope_of()
    assert context.by_area(scope, "migrant_stock", "2024").title == "66.98 million migrants live in the region in 2024"
    assert context.by_area(scope, "migrant_stock", "2020").title == "66.61 million migrants live in the region in 2020"
    assert context.by_area(scope, context.SHARES[0], "2020").title.startswith("71.0 per cent of the migrants")


def test_the_sentence_says_what_the_lines_show(scope_of):
    said = context.by_area(scope_of(), "migrant_stock", "2024").takeaway
    assert said.startswith(
        f"{REGION}: 50.74 million in 1990, 66.98 million in 2024. In 2024: East and North-East Asia "
    )
    assert all(written(value(area, "migrant_stock", 2024, "2024"), "persons") in said for area in SUBREGIONS)
    only = context.of_state(scope_of(), "FJI", context.STOCKS, "2019").takeaway
    assert only == f"Migrants: {value('FJI', 'migrant_stock', 2019, '2019'):,.0f} in 2019."


def test_subregions_selected_are_those_shown_beside_the_region(scope_of):
    scope = scope_of(subregions=("Pacific",))
    assert list(dict.fromkeys(context.by_area(scope, "migrant_stock", "2024").table["Of"])) == [REGION, "Pacific"]
    table_of = context.remittances(scope).table
    assert set(table_of["Subregion"]) == {"Pacific"} and len(table_of) == 21


def test_the_revision_of_2019_is_told_to_lack_subregions(scope_of):
    exhibit = context.by_area(scope_of(), "migrant_stock", "2019")
    assert set(exhibit.table["Of"]) == {REGION}
    assert all(name in exhibit.takeaway for name in SUBREGIONS)


@pytest.mark.long
@pytest.mark.parametrize("mode", PALETTES)
@pytest.mark.parametrize("revision", context.revisions())
def test_every_state_draws_or_says_that_there_are_no_data(scope_of, mode, revision):
    scope = scope_of(data=ReviewData.of())
    for member in reference.members():
        for measures in (context.STOCKS, context.REMITTANCES):
            edition = revision if measures == context.STOCKS else context.edition(measures[0])
            exhibit = context.of_state(scope, member.iso3, measures, edition)
            assert not exhibit.table.isna().any().any()
            if exhibit.draw is None:
                assert "no data" in exhibit.title and exhibit.table["Value"].tolist() == ["no data"]
                continue
            figure = exhibit.draw(mode)
            assert sum(len(trace.x) for trace in figure.data) == len(exhibit.table) > 0


@pytest.mark.parametrize("measure", [*context.STOCKS, *context.SHARES])
def test_lines_are_named_at_their_ends_and_no_name_stands_on_another(scope_of, measure):
    figure = go.Figure(context.by_area(scope_of(), measure, "2024").draw("light").to_plotly_json())
    names = figure.layout.annotations
    assert len(names) == 6 == len(figure.data)
    top = figure.layout.yaxis.range[1]
    places = sorted(name.y / top * lines.PLOT_HEIGHT + name.yshift for name in names)
    assert all(above - below >= lines.LABEL_HEIGHT - 0.01 for below, above in itertools.pairwise(places))
    assert places[0] >= 0 and places[-1] <= lines.PLOT_HEIGHT
    looks = {(trace.line.dash, trace.marker.symbol) for trace in figure.data}
    assert len(looks) == 6  # colour is not the only sign


def test_the_block_beside_a_profile_has_a_source_in_each_row(scope_of):
    block = context.of_member(scope_of(), "FJI")
    rows = block.table.set_index("Measure")
    assert len(rows) == 5 and (rows[["Source", "Licence", "Revision"]] != "").all().all()
    assert rows.at["migrants", "Value"] == f"{value('FJI', 'migrant_stock', 2024, '2024'):,.0f}"
    without = context.of_member(scope_of(), "PRK").table.set_index("Measure")
    assert without.at["remittances received", "Value"] == "no data"
    assert context.of_subregion(scope_of(), "Pacific").table["Of"].unique().tolist() == ["Pacific"]


@pytest.mark.parametrize(
    ("number", "unit", "words"),
    [
        (66984019, "persons", "66.98 million"), (14087, "persons", "14,087"), (71.04, "% of migrants", "71.0 per cent"),
        (31410598200, "current US$", "US$ 31.41 billion"), (1234, "current US$", "US$ 1,234"), (0, "persons", "0"),
    ],
)  # fmt: skip
def test_values_in_words(number, unit, words):
    assert written(number, unit) == words


@pytest.mark.parametrize(
    ("number", "unit", "words"),
    [
        (6e7, "persons", "60 m"),
        (2.5e9, "current US$", "2.5 bn"),
        (80, "% of GDP", "80 %"),
        (50000, "persons", "50,000"),
    ],
)
def test_amounts_on_an_axis_are_short(number, unit, words):
    assert amount(number, unit) == words


def test_the_page_shows_the_revision_of_the_link():
    said = as_markdown("66.98 million migrants live in the region in 2024")
    assert said in [found.value for found in open_page("context").subheader]
    app = open_page("context", revision="2020")
    assert as_markdown("66.61 million migrants live in the region in 2020") in [found.value for found in app.subheader]
    app = open_page("context", revision="2020", member="Fiji", part="member")
    assert "Fiji: 14,087 migrants live there in 2020" in [found.value for found in app.subheader]
