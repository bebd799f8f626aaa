"""The facts of the overview and of a State, the strip, and how a State's page moves with the State."""

from __future__ import annotations

import pytest

from gcm_data import reference, wording
from gcm_data.coverage.grid import STATES
from gcm_data.coverage.selection import CHAMPIONS, in_group
from gcm_data.evidence.panel import behind
from gcm_data.exhibits import at_a_glance, member, moved
from gcm_data.exhibits.facts import NAMED, Facts
from gcm_data.figures.theme import PALETTES, contrast
from gcm_data.tables.specs import ReviewData
from gcm_data.text.inert import as_markdown
from gcm_data.wording import glance
from loaders import load_review
from pages.shared import find, keys, session
from tests.cases import first
from tests.test_figures import validated
from tests.test_pages import open_page
from tests.workbook_builder import document, response_form, text

C = "(c) Achievements"


def fact(made: Facts, label: str) -> tuple[str, ...]:
    """The words of a fact's numbers, and what stands beside them."""
    (found,) = [each for each in made.facts if each.label == label]
    return (*(words for words, _ in found.numbers), found.beside)


def of_fiji(scope_of, *answers: list[object], **chosen: object) -> object:
    return scope_of(data=load_review([document(response_form("Fiji", answers))]), **chosen)


def test_objectives_that_tie_are_each_a_number_and_named_as_long_as_they_are_few(scope_of):
    few = at_a_glance.at_a_glance(of_fiji(scope_of, [C, text(1), "5, 6, 7"]))
    assert fact(few, glance.MOST) == (
        "5 Regular pathways", "6 Recruitment and decent work", "7 Reduce vulnerabilities", "1 of 1",
    )  # fmt: skip
    many = at_a_glance.at_a_glance(of_fiji(scope_of, [C, text(1), "5-8"]))
    assert fact(many, glance.MOST) == ("5", "6", "7", "8", "1 of 1")
    assert len([label for label in many.focuses if label.startswith(glance.MOST)]) == 4 > NAMED


@pytest.mark.parametrize(
    ("named", "left"), [("1-22", ("23 International cooperation", "0 of 1")), ("1-4", ("19 of 23", ""))]
)
def test_objectives_in_no_response_are_one_number_that_counts_nobody(scope_of, named, left):
    scope = of_fiji(scope_of, [C, text(1), named])
    made = at_a_glance.at_a_glance(scope)
    assert fact(made, glance.SILENT) == left
    found = behind(scope, made.focuses[glance.SILENT])
    assert not found.counted and not found.rows and found.sentence.startswith("0 of 1 submission")


def test_where_each_objective_is_in_a_response_those_in_fewest_are_told(scope_of):
    made = at_a_glance.at_a_glance(of_fiji(scope_of, [C, text(1), "1-23"], round_table=1))
    assert fact(made, glance.LEAST)[-1] == "1 of 1" and not any(each.label == glance.SILENT for each in made.facts)


def test_nothing_read_makes_facts_that_open_nothing_but_who_is_missing(scope_of):
    scope = scope_of(data=ReviewData.of())
    made = at_a_glance.at_a_glance(scope)
    assert list(made.focuses) == [glance.ANSWERED] and not made.table["Count"].any()
    assert fact(made, glance.SILENT) == (glance.NOTHING, "")
    everybody = behind(scope, made.focuses[glance.ANSWERED]).states["no submission"]
    assert len(everybody) == len(reference.members())


def test_what_moved_is_told_by_the_two_largest_counts_with_all_that_tie(scope_of):
    scope = scope_of()
    made = moved.moved(scope, "2021")
    for head in (glance.NEWLY, glance.NO_LONGER):
        counts = [each.count for each in made.facts if each.label.startswith(head)]
        assert counts == sorted(set(counts), reverse=True) and len(counts) == moved.RANKS
    assert wording.CHANGE_IS in made.note


def test_a_state_is_told_with_its_groups_in_words(scope_of):
    champion = sorted(in_group(CHAMPIONS, "2025"))[0]
    assert "champion country" in member.flags(scope_of(), champion).split(" · ")
    assert "SIDS" in member.flags(scope_of(), "FJI").split(" · ")
    assert member.flags(scope_of(data=ReviewData.of()), "FJI").endswith(glance.NOTHING_READ)


def test_a_number_of_a_state_opens_what_it_reports_or_why_it_reports_nothing(scope_of):
    scope = of_fiji(scope_of, [C, text(1), "5, 6"])
    made = member.facts(scope, "FJI")
    said = {label: behind(scope, focus).sentence for label, focus in made.focuses.items()}
    objectives, principles, _ = said.values()
    assert objectives == "Fiji reports objective 5 and objective 6."
    assert principles.startswith("Fiji: not mentioned.")


def test_the_strip_has_a_square_for_each_objective_in_each_review(scope_of):
    made = member.strip(scope_of(), "FJI")
    *marks, clicks = validated(made).data
    drawn = {trace.name: sum(x is not None for x in trace.x) for trace in marks}
    states = made.table.drop(columns="Review").to_numpy().ravel().tolist()
    assert drawn == {state: states.count(state) for state in STATES}
    assert len(clicks.x) == 23 * len(reference.cycles()) == len(made.focuses)
    names = validated(made).layout.xaxis.ticktext
    assert all(each.short_label in " ".join(names) for each in reference.objectives())


@pytest.mark.parametrize("mode", PALETTES)
def test_the_square_that_is_chosen_is_filled_framed_and_named_in_bold(scope_of, mode):
    plain, made = member.strip(scope_of(), "FJI").draw(mode), member.strip(scope_of(), "FJI", "2025.6").draw(mode)
    *_, filled, mark, clicks = made.data
    palette = PALETTES[mode]
    place = next((x, y) for x, y, said in zip(clicks.x, clicks.y, clicks.customdata, strict=True)
                 if said[0] == wording.mark("2025", "objective 6"))  # fmt: skip
    assert (filled.x[0], filled.y[0]) == (mark.x[0], mark.y[0]) == place
    assert filled.marker.color == palette.chosen and filled.marker.line.width > 2
    assert contrast(mark.marker.color, palette.chosen) > 4 and mark.marker.size < filled.marker.size / 2
    bold = [words for words in made.layout.xaxis.ticktext if words.startswith("<b>")]
    assert bold == [f"<b>6 {reference.objective(6).short_label}</b>"]
    assert len(plain.data) + 2 == len(made.data) and not any("<b>" in each for each in plain.layout.xaxis.ticktext)


def test_a_page_of_a_state_leads_to_the_one_before_and_behind_with_all_that_was_chosen():
    app = open_page("country", subregion="pacific", cycle="2021", said_on="2021.5")
    shown = app.selectbox(key=keys.MEMBER).options
    assert shown == sorted(shown)
    app.selectbox(key=keys.MEMBER).set_value("FJI").run()
    for way, name in (("next", "French Polynesia"), ("previous", "Fiji"), ("previous", "Cook Islands")):
        app.button(key=f"{keys.TURN_MEMBER}{way}").click().run()
        assert reference.member(app.selectbox(key=keys.MEMBER).value).name == name
        assert app.selectbox(key=keys.SAID_ON).value == "2021.5"
        assert app.query_params["cycle"] in ("2021", ["2021"])
    app.selectbox(key=keys.MEMBER).set_value("ASM").run()
    assert app.button(key=f"{keys.TURN_MEMBER}previous").disabled
    assert not app.button(key=f"{keys.TURN_MEMBER}next").disabled


def test_the_last_answers_chosen_are_let_go_when_the_box_is_emptied():
    app = open_page("country", member="FJI", said_on="2025.2")
    assert app.selectbox(key=keys.SAID_ON).value == "2025.2"
    app.selectbox(key=keys.SAID_ON).set_value(None).run()
    assert app.selectbox(key=keys.SAID_ON).value is None
    assert "said_on" not in app.query_params


def test_blank_questions_are_one_line_and_no_quotation(scope_of):
    scope = of_fiji(scope_of, [C, text(1), "5"], ["(a) National implementation plan", ""], ["(d) Gaps", ""])
    found = member.answers(scope, "FJI")
    assert [each.question for each in found.passages] == ["c"]
    assert found.silence == "Left blank: (a) National implementation plan and (d) Gaps and challenges."


def test_a_page_of_a_state_begins_with_one_of_which_something_was_read(folder):
    (folder / "2025").mkdir()
    (folder / "2025" / "Tonga.xlsx").write_bytes(response_form("Tonga"))
    session._looks.clear()
    assert open_page("country", subregion="pacific", group="sids").selectbox(key=keys.MEMBER).value == "TON"


IN_PART = {
    "answers": "country.profile", "beside": "country.member_matrix", "since": "change.of_member",
    "migration": "context.of_state",
}  # fmt: skip


@pytest.mark.parametrize("part", first(2, IN_PART))
def test_only_the_open_part_of_a_state_is_computed_and_all_of_it_is_of_that_state(part, monkeypatch):
    caught, compute = [], session.compute

    def catch(function, selection, *arguments):
        caught.append((f"{function.__module__.rsplit('.', 1)[-1]}.{function.__name__}", arguments))
        return compute(function, selection, *arguments)

    monkeypatch.setattr(session, "compute", catch)
    app = open_page("country", member="VNM", part=part)
    computed = [(name, arguments) for name, arguments in caught if name in IN_PART.values()]
    assert {name for name, _ in computed} == {IN_PART[part]}
    assert all({"VNM", "South-East Asia"} & {*arguments} for _, arguments in computed)
    caught.clear()
    app.selectbox(key=keys.MEMBER).set_value("FJI").run()
    assert not [name for name, arguments in caught if {"VNM", "South-East Asia"} & {*arguments}]
    assert [name for name, arguments in caught if name == IN_PART[part] and {"FJI", "Pacific"} & {*arguments}]


@pytest.mark.parametrize(
    ("words", "page", "said"),
    [
        ("FJI", "country", {keys.MEMBER: "FJI"}), ("viet nam", "country", {keys.MEMBER: "VNM"}),
        ("Turkey", "country", {keys.MEMBER: "TUR"}), ("mongo", "country", {keys.MEMBER: "MNG"}),
        ("6", "objective", {keys.OBJECTIVE: "6"}), ("20 remittances", "objective", {keys.OBJECTIVE: "20"}),
        ("finance 2", "needs", {keys.OPENED: "needs-by-objectives.finance.2"}),
        ("Finance on objective 2", "needs", {keys.OPENED: "needs-by-objectives.finance.2"}),
        ("23 capac", "needs", {keys.OPENED: "needs-by-objectives.capacity_building.23"}),
        ("finance 24", "responses", {keys.SEARCH: "finance 24"}), ("fees 2", "responses", {keys.SEARCH: "fees 2"}),
        ("new", "responses", {keys.SEARCH: "new"}), ("*bold* fees", "responses", {keys.SEARCH: "*bold* fees"}),
    ],
)  # fmt: skip
def test_one_field_finds_a_state_an_objective_or_words(words, page, said):
    assert find.place_of(words) == (f"pages/{page}.py", said)


@pytest.mark.parametrize(("table", "figures"), [("1", 3), ("2", 2)])
def test_where_nothing_is_reported_the_overview_says_so_and_draws_no_zeros(folder, table, figures):
    (folder / "2025").mkdir()
    (folder / "2025" / "Fiji.xlsx").write_bytes(response_form("Fiji", [[C, text(1), "5"]]))
    session._looks.clear()
    app = open_page("overview", round_table=table)
    assert len(app.get("plotly_chart")) == figures
    said = as_markdown(wording.NOTHING_REPORTED)
    assert (said in [found.value for found in app.markdown]) == (figures == 2)
