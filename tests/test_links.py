"""Links that a person writes: by number, code or name, whatever the case; what is not there is told in a line."""

from __future__ import annotations

import pytest
from streamlit.runtime import fragment
from streamlit.testing.v1 import AppTest

from gcm_data import reference, wording
from gcm_data.text.inert import as_markdown
from pages.shared.links import code_of, code_of_number, number_named, option_named
from tests.cases import first
from tests.pages_read import open_popovers
from tests.test_pages import open_page
from tests.test_panel_states import exhibits

MEMBERS = {member.iso3: member.name for member in reference.members()}
OBJECTIVES = {each.number: f"{each.number} {each.short_label}" for each in reference.objectives()}


@pytest.mark.parametrize("given", ["FJI", "fji", "Fiji", " FIJI "])
def test_a_member_is_named_by_code_and_name(given):
    assert option_named(given, MEMBERS) == "FJI"


def test_every_option_is_named_by_its_label_its_key_and_its_number():
    for names in (MEMBERS, OBJECTIVES):
        for option, label in names.items():
            assert all(option_named(given, names) == option for given in (label, label.upper(), str(option)))
    assert option_named("viet nam", MEMBERS) == option_named("Vietnam", MEMBERS) == "VNM"
    assert option_named("c", {"q3": "(c) Achievements", "q4": "(d) Gaps"}) == "q3"


@pytest.mark.parametrize("given", ["", " ", "0", "24", "Atlantis", "F", "Guinea"])
def test_nothing_is_guessed(given):
    assert option_named(given, MEMBERS) is None
    assert option_named(given, OBJECTIVES) is None


@pytest.mark.parametrize(
    ("page", "key", "given", "kind", "expected"),
    first(
        4,
        [
            ("objective", "objective", "6", "selectbox", 6),
            ("country", "member", "FJI", "selectbox", "FJI"),
            ("overview", "round_table", "2", "selectbox", "2"),
            ("overview", "subregion", "pacific", "multiselect", ["Pacific"]),
            ("overview", "subregion", ["Pacific", "seA"], "multiselect", ["Pacific", "South-East Asia"]),
            ("overview", "group", "sids", "selectbox", "SIDS"),
            ("overview", "basis", "CITED", "selectbox", "cited"),
            ("round_table", "shown", "pacific", "button_group", "Pacific"),
            ("responses", "answer_objective", "6", "multiselect", None),
        ],
        several=True,
    ),
)
def test_a_page_takes_what_its_link_names(page, key, given, kind, expected, monkeypatch):
    open_popovers(monkeypatch)
    app = open_page(page, **{key: given})
    (box,) = [box for box in app.get(kind) if box.key == key]
    if expected is None:
        assert len(box.value) == 1
    else:
        assert box.value == expected
    assert not [line for line in app.caption if "link asks" in line.value]


def filters_alone(key: str, given: str | list[str]) -> AppTest:
    """The shared filters: AppTest draws the frame of a page only once."""

    def frame() -> None:
        from pages.shared import filters, head

        filters.begin("overview")
        head.draw("overview")

    app = AppTest.from_function(frame, default_timeout=60)
    app.query_params[key] = given
    return app.run()


@pytest.mark.parametrize(
    ("page", "key", "given"),
    [
        ("objective", "objective", "99"), ("country", "member", "*Atlantis* <b>"), ("", "cycle", "1999"),
        ("", "subregion", ["pacific", "Lemuria"]), ("responses", "answer_state", "Atlantis"),
    ],
)  # fmt: skip
def test_what_a_link_asks_for_and_is_not_there_is_told_until_something_is_chosen(page, key, given):
    app = open_page(page, **{key: given}) if page else filters_alone(key, given)
    unknown = given if isinstance(given, str) else given[-1]
    for _ in range(2):  # a page in the dark mode runs twice
        (said,) = [line.value for line in app.caption if "link asks" in line.value]
        assert as_markdown(unknown) in said
        app.run()
    box = next(box for kind in ("selectbox", "multiselect") for box in app.get(kind) if box.key == key)
    if box.type == "multiselect":
        box.select(box.options[-1])
    else:
        box.select_index(len(box.options) - 1)
    app.run()
    assert not [line for line in app.caption if "link asks" in line.value]


@pytest.mark.parametrize(
    ("option", "code"),
    [
        ("Pacific", "pacific"),
        ("East and North-East Asia", "enea"),
        ("Champion countries", "champion"),
        ("FJI", "FJI"),
        (6, "6"),
        ("coded or cited", "coded-or-cited"),
        ("Guiding principles", "guiding-principles"),
    ],
)
def test_a_code_is_short_and_names_its_option_again(option, code):
    assert code_of(option) == code
    assert option_named(code, {option: f"Another label of {option}"}) == option


@pytest.mark.long
@pytest.mark.parametrize("cycle", ["2021", "2025"])
def test_the_numbers_of_every_exhibit_have_codes_of_their_own(scope_of, cycle):
    seen = 0
    for made in exhibits(scope_of(cycle=cycle)):
        codes = {code_of_number(label) for label in made.focuses}
        assert len(codes) == len(made.focuses), made.key
        for label in made.focuses:
            assert number_named(code_of_number(label), made.focuses) == number_named(label, made.focuses) == label
            seen += 1
    assert seen > 1000


def test_an_old_link_to_a_number_opens_it_and_becomes_a_code():
    app = open_page("subregion", **{"subregions-by-objectives": "Pacific · objective 5"})
    assert any(found.value.startswith("**Pacific · 5 Regular pathways.**") for found in app.markdown)
    assert app.query_params["number"] == "subregions-by-objectives.pacific.5"
    assert not app.query_params.get("subregions-by-objectives")


def test_a_number_that_is_not_there_is_told():
    app = open_page("subregion", number="subregions-by-objectives.atlantis.5")
    assert any("atlantis.5" in line.value for line in app.caption)


def test_a_choice_holds_on_pages_that_do_not_offer_it():
    app = open_page("method", cycle="2021", subregion="pacific")
    assert not [box for box in app.selectbox if box.key == "cycle"]
    app.switch_page("pages/subregion.py").run()
    assert app.selectbox(key="cycle").value == "2021" and app.multiselect(key="subregion").value == ["Pacific"]


@pytest.mark.parametrize(
    ("page", "given"),
    [
        ("overview", {"objective": "6"}), ("country", {"atlantis": "7"}), ("method", {"member": "FJI"}),
        ("needs", {"part": "objectives", "number": "plan-map.fiji"}),
    ],
)  # fmt: skip
def test_what_a_link_asks_for_and_the_page_does_not_show_is_told(page, given):
    app = open_page(page, **given)
    name, value = list(given.items())[-1]
    (said,) = [line.value for line in app.caption if "link asks" in line.value]
    assert said == as_markdown(wording.NOT_HERE.format(key=name, given=value))


@pytest.mark.parametrize(
    ("page", "given"),
    [
        ("needs", {"part": "objectives", "objective": "6"}), ("responses", {"search": "fees", "answers_page": "2"}),
        ("round_table", {"part": "named", "shown": "pacific"}), ("country", {"part": "since", "said_on": "2025.6"}),
        ("subregion", {"part": "subregions", "number": "groups-by-objectives.sids.5"}),
        ("overview", {"cycle": "2021", "subregion": "pacific", "basis": "cited"}),
    ],
)  # fmt: skip
def test_what_another_part_of_the_page_shows_is_not_told(page, given):
    assert not [line for line in open_page(page, **given).caption if "link asks" in line.value]


def test_a_link_to_a_state_and_an_objective_opens_what_the_state_said_on_it():
    app = open_page("country", cycle="2021", member="FJI", objective="6")
    assert app.selectbox(key="said_on").value == "2021.6"
    assert not [line for line in app.caption if "link asks" in line.value]
    assert "objective" not in app.query_params and app.query_params["said_on"] == "2021.6"
    app = open_page("country", member="FJI", objective="99")
    assert len([line for line in app.caption if "link asks" in line.value and "99" in line.value]) == 1


@pytest.mark.parametrize("page", ["coding", "overview"])
def test_what_runs_alone_keeps_its_place_when_lines_on_a_link_go(page, monkeypatch):
    """Streamlit finds a part that runs alone by where it stands: what is clicked in one that has moved is lost."""
    places, name = {}, fragment._make_fragment_identity

    def placed_in(**query: str) -> dict[str, str]:
        places.clear()
        app = open_page(page, **query)
        told = [each.value for each in app.caption if "Atlantis" in each.value or "shelf" in each.value]
        assert len(told) == len({"subregion", "shelf"} & set(query))
        return dict(places)

    def noted(func: object, *, delta_path: str, **more: str) -> object:
        places[func.__qualname__] = delta_path
        return name(func, delta_path=delta_path, **more)

    monkeypatch.setattr(fragment, "_make_fragment_identity", noted)
    without = placed_in()
    assert without and without == placed_in(subregion="Atlantis") == placed_in(shelf="9", code_state="FJI")
