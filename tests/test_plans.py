"""National implementation plans: a status is what a choice beside the answer says, never what the words suggest."""

from __future__ import annotations

from collections import Counter
from itertools import groupby

import plotly.graph_objects as go
import pytest

from gcm_data import reference, wording
from gcm_data.coverage import plans as found_plans
from gcm_data.coverage.counts import NON_REGIONAL
from gcm_data.coverage.focus import Evidence
from gcm_data.evidence.panel import behind, quoted
from gcm_data.exhibits import plans
from gcm_data.tables.specs import ReviewData
from gcm_data.text.inert import as_markdown
from loaders import load_review
from tests import workbook_builder as build
from tests.cases import first
from tests.test_exhibits import SELECTIONS, submitted
from tests.test_pages import charts, open_page
from tests.workbook_builder import document, text

A, C = "(a) National implementation plan", "(c) Achievements"
FORM = (*build.FORM_HEADER, "Status of plan")
TABLE = (*build.TABLE_HEADER, "Status of plan")
SURVEY = (*build.SURVEY_HEADER[:4], "Status of plan (a)", *build.SURVEY_HEADER[4:])
MAKERS = [plans.plan_map, plans.plans_by_status, plans.plans_by_subregion]


def form(member: str, choice: str, answer: str = "", cycle: str = "2025") -> object:
    """A response form with a status beside the answer to question (a), and an answer to (c)."""
    rows = [[A, answer, "", "", "", "", choice], [C, text(2), "5"]]
    return document(build.response_form(member, rows, header=FORM), f"{member}.xlsx", cycle)


def compiled(*rows: tuple[str, str, str]) -> object:
    """A compiled table of States, answers to question (a) and statuses."""
    table = [[member, A, answer, "", "", "", choice] for member, answer, choice in rows]
    return document(build.compiled_table(table, header=TABLE), "compiled.xlsx")


def survey(member: str, answer: str, choice: str) -> object:
    """A survey export with a column of statuses beside question (a)."""
    row = ["1", "2025-01-15", member, answer, choice, "", text(9), "6", ""]
    return document(build.survey_export([row], header=SURVEY), "survey.xlsx")


def status_of(data: ReviewData, scope_of: object, name: str) -> str:
    """The status shown for a member, by its name."""
    table = plans.plan_map(scope_of(data=data)).table
    return table.set_index("Name").at[name, "Status"]


@pytest.fixture(scope="module")
def mixed() -> ReviewData:
    """Every kind of status, in three layouts."""
    return load_review([
        form("Thailand", "Yes, stand-alone plan", text(1)),
        form("Fiji", "yes, INTEGRATED in existing frameworks"),
        survey("Georgia", text(3), "in preparation"),
        compiled(
            ("Samoa", text(4), "Planned"), ("Nepal", text(5), "No"), ("India", text(6), "Yes"), ("Japan", text(7), ""),
            ("Tonga", "N/A", ""),
        ),
        form("Palau", "not answered"),
        form("Tuvalu", "Not answered", text(8)),
    ])  # fmt: skip


EXPECTED = {
    "Thailand": "stand-alone plan", "Fiji": "integrated in existing frameworks", "Georgia": "in preparation",
    "Samoa": "planned", "Nepal": "no plan", "India": "other wording", "Japan": "not stated", "Tonga": "not applicable",
    "Palau": "blank", "Tuvalu": "not stated", "China": "no submission",
}  # fmt: skip


@pytest.mark.parametrize("name", EXPECTED)
def test_a_status_arrives_from_form_table_and_survey(mixed, scope_of, name):
    assert status_of(mixed, scope_of, name) == EXPECTED[name]


def test_yes_alone_is_listed_word_for_word_and_not_guessed(mixed, scope_of):
    exhibit = plans.plan_map(scope_of(data=mixed))
    assert exhibit.table.set_index("Name").at["India", "Stated as"] == "Yes"
    assert "Stated, but not as one of the six statuses: India “Yes”." in exhibit.takeaway
    assert exhibit.title.startswith("5 of 8 submissions that answered (a) state")


@pytest.mark.parametrize("words", ["Yes", "Yes, partly", "planing", "stand alone pla", "final", "1"])
def test_no_status_is_found_by_likeness(words):
    assert found_plans.resolve_status(words) is None


@pytest.mark.parametrize("status", reference.plan_statuses(), ids=lambda status: status.key)
def test_every_wording_leads_to_its_status_whatever_its_case_and_signs(status):
    for words in status.wordings:
        assert found_plans.resolve_status(words) == status.label
        assert found_plans.resolve_status(f" {words.upper()}. ") == status.label


def test_words_of_an_answer_never_make_a_status(scope_of):
    said = "Fictional: a stand-alone plan is in preparation. Status: planned."
    assert status_of(load_review([form("Fiji", "", said)]), scope_of, "Fiji") == "not stated"


def test_two_different_statuses_are_shown_as_they_stand(scope_of):
    rows = [[A, text(1), "", "", "", "", "Planned"], [A, text(2), "", "", "", "", "No"]]
    data = load_review([document(build.response_form("Fiji", rows, header=FORM))])
    row = plans.plan_map(scope_of(data=data)).table.set_index("Name").loc["Fiji"]
    assert (row["Status"], row["Stated as"]) == ("other wording", "Planned; No")


def test_a_status_beside_another_question_is_none_of_the_plan(scope_of):
    rows = [[A, text(1), "", "", "", "", ""], [C, text(2), "", "", "", "", "planned"]]
    data = load_review([document(build.response_form("Fiji", rows, header=FORM))])
    assert status_of(data, scope_of, "Fiji") == "not stated"


def test_a_superseded_status_does_not_count(scope_of):
    documents = [
        document(build.response_form("Fiji", [[A, text(n), "", "", "", "", choice]], header=FORM), name)
        for n, choice, name in ((1, "planned", "a.xlsx"), (2, "No", "b.xlsx"))
    ]
    assert status_of(load_review(documents), scope_of, "Fiji") == "no plan"


@pytest.mark.parametrize("chosen", first(2, SELECTIONS), ids=str)
def test_the_map_counts_what_stands_beside_the_answers_of_the_shipped_workbooks(scope_of, shipped, chosen):
    scope = scope_of(**chosen)
    received = submitted(shipped, scope.selection.cycle) & set(scope.selection.iso3)
    states: dict[str, set[str]] = {}
    chosen_there: dict[str, set[str]] = {}
    current = {row.submission for row in shipped.submissions.itertuples() if row.status == "current"}
    for row in shipped.responses.itertuples():
        if row.cycle == scope.selection.cycle and row.question == "a" and row.submission in current:
            states.setdefault(row.iso3, set()).add(row.state)
            if row.choice:
                chosen_there.setdefault(row.iso3, set()).add(row.choice)
    stating = {iso3 for iso3 in received if len(chosen_there.get(iso3, set())) == 1}
    differing = (received & set(chosen_there)) - stating
    labels = {words for status in reference.plan_statuses() if status.key != "not_stated" for words in status.wordings}
    assert stating and {words.lower() for iso3 in stating | differing for words in chosen_there[iso3]} <= labels
    answered = {iso3 for iso3 in received - stating - differing if "answered" in states.get(iso3, set())}
    shown = Counter(plans.plan_map(scope).table["Status"])
    assert shown["not stated"] == len(answered)
    assert shown["blank"] + shown["not applicable"] == len(received - answered - stating - differing)
    assert shown["other wording"] == len(differing)
    assert shown["no submission"] == len(scope.selection.iso3) - len(received)
    base = len(answered | stating | differing)
    said = f"{len(stating)} of {base} members with statements that answered (a) state"
    assert plans.plan_map(scope).title.startswith(said)


@pytest.mark.parametrize("is_mixed", [True, False], ids=["built", "shipped"])
@pytest.mark.parametrize("make", MAKERS[1:], ids=lambda make: make.__name__)
def test_every_number_opens_as_many_states(scope_of, shipped, mixed, make, is_mixed):
    scope = scope_of(data=mixed if is_mixed else shipped)
    exhibit = make(scope)
    labels = [exhibit.label_at(row, "Members stating it") for row in range(len(exhibit.table))]
    assert labels == list(exhibit.focuses)
    for label, number in zip(labels, exhibit.table["Members stating it"].tolist(), strict=True):
        assert len(Evidence(scope.grid, exhibit.focuses[label]).counted) == number, label
        assert label.endswith(exhibit.table["Status"].iloc[labels.index(label)])


def test_the_numbers_of_the_map_open_who_states_and_who_answers(scope_of, mixed):
    scope = scope_of(data=mixed)
    focuses = plans.plan_map(scope).focuses
    stated = Evidence(scope.grid, focuses[plans.STATED]).counted
    assert set(stated) == {"THA", "FJI", "GEO", "WSM", "NPL"}
    answered = Evidence(scope.grid, focuses[plans.ANSWERS]).counted
    assert set(answered) == {*stated, "IND", "JPN", "TUV"}


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ([("Japan", text(1), "")], "The one submission answers the question in words without a status."),
        ([("Japan", "", "")], "The one submission leaves the question blank or was not asked it."),
        ([("Japan", "N/A", "")], "The one submission answers “not applicable”."),
        ([("Japan", text(1), ""), ("Nepal", "", "")], "Of the 2 submissions, 1 answers the question in words"),
        ([("Japan", "", ""), ("Nepal", "", "")], "Of the 2 submissions, 2 leave the question blank or were not"),
    ],
)
def test_one_submission_has_the_grammar_of_one(scope_of, answers, said):
    exhibit = plans.plan_map(scope_of(data=load_review([compiled(*answers)])))
    assert said in exhibit.takeaway
    count = sum(bool(words) and words != "N/A" for _, words, _ in answers)
    that = " that answered (a)" if len(answers) > count else ""
    begins = f"0 of {count} submission{that} states the status of" if count else "No member shown answered (a)"
    assert exhibit.title.startswith(begins)


def test_bars_stand_in_the_band_of_what_is_stated(scope_of, mixed):
    (drawn,) = plans.plans_by_status(scope_of(data=mixed)).draw.args
    bands = {band: [bar.label for bar in bars] for band, bars in groupby(drawn, key=lambda bar: bar.band)}
    stated = [status.label for status in reference.plan_statuses() if status.key != "not_stated"]
    assert bands == {"Stated": [*stated, "other wording"], "Not stated": ["not stated", "blank", "not applicable"]}


def test_by_subregion_equals_a_count_over_the_map(scope_of, mixed):
    scope = scope_of(data=mixed)
    rows = plans.plan_map(scope).table.itertuples(index=False)
    expected = Counter((row.Subregion or NON_REGIONAL, row.Status) for row in rows)
    for subregion, status, count, *_ in plans.plans_by_subregion(scope).table.itertuples(index=False):
        assert count == expected[subregion, status], (subregion, status)
    assert sum(plans.plans_by_subregion(scope).table["Members stating it"]) == scope.submissions


def test_a_tile_opens_the_answers_to_the_question_on_plans_and_no_others(scope_of):
    data = load_review([form("Fiji", "planned", text(1))])
    scope = scope_of(data=data)
    found = behind(scope, plans.plan_map(scope).focuses["Fiji"])
    assert [passage.text for passage in quoted(scope, found.rows)] == [text(1)]


def test_the_panel_of_a_status_names_every_member_once(scope_of, mixed):
    scope = scope_of(data=mixed)
    exhibit = plans.plans_by_status(scope)
    for label, focus in exhibit.focuses.items():
        found = behind(scope, focus)
        assert list(found.states) == ["counted here", wording.READ_OTHERWISE, "no submission"]
        assert [len(names) for names in found.states.values()][2] == 52
        named = sorted(name for names in found.states.values() for name in names)
        assert named == sorted(member.name for member in reference.members()), label


@pytest.mark.parametrize("chosen", [{"group": "SIDS"}, {"group": "Champion countries"}, {"subregions": ("Pacific",)}])
def test_every_panel_opens_whatever_is_selected(scope_of, chosen):
    scope = scope_of(**chosen)
    for make in MAKERS:
        for label, focus in make(scope).focuses.items():
            assert behind(scope, focus).sentence, label


def test_every_status_has_a_sign_of_its_own_and_its_place_in_the_legend(scope_of, mixed):
    assert tuple(plans.looks()) == found_plans.statuses()
    assert len({look.sign for look in plans.looks().values()}) == len(plans.looks())
    figure = go.Figure(plans.plan_map(scope_of(data=mixed)).draw("dark").to_plotly_json())
    assert [trace.name for trace in figure.data if trace.name] == list(plans.looks())
    drawn = [sum(x is not None for x in trace.x) for trace in figure.data[1 : 1 + len(plans.looks())]]
    table = Counter(plans.plan_map(scope_of(data=mixed)).table["Status"])
    assert drawn == [table[status] for status in plans.looks()]


@pytest.mark.parametrize("make", first(1, MAKERS), ids=lambda make: make.__name__)
@pytest.mark.parametrize("mode", first(1, ["light", "dark"]))
def test_exhibits_draw_with_and_without_documents(scope_of, mixed, make, mode):
    for data in (mixed, ReviewData.of()):
        exhibit = make(scope_of(data=data))
        assert go.Figure(exhibit.draw(mode).to_plotly_json()).data
        assert exhibit.title and exhibit.takeaway and not exhibit.table.isna().any().any()
    assert plans.plan_map(scope_of(data=ReviewData.of())).takeaway == wording.NOTHING_READ_HERE


def test_the_page_says_what_a_workbook_needs(scope_of):
    app = open_page("plans")
    assert len(charts(app)) == 1 and len(charts(open_page("plans", part="status"))) == 2
    assert as_markdown(plans.how_to_state("2025")) in [found.value for found in app.markdown]
    assert "a column “Status of plan” beside the answers" in plans.how_to_state("2025")
    assert as_markdown(plans.plan_map(scope_of()).title) in [found.value for found in app.subheader]


@pytest.mark.parametrize(
    "header", ["Status of plan", "Status of plan (a)", "Plan status", "Status", "(a) Status of plan"]
)
@pytest.mark.parametrize("layout", ["form", "compiled", "survey"])
def test_a_status_is_read_with_and_without_the_letter_of_its_question(header, layout):
    said = "yes, stand-alone plan"
    content = {
        "form": build.response_form("Fiji", [[A, text(1), said], [C, text(2), ""]],
                                    header=("Question", "Response", header)),
        "compiled": build.workbook({"T": [["Country", "Question", "Response", header],
                                          ["Fiji", A, text(1), said], ["Fiji", C, text(2), ""]]}),
        "survey": build.workbook({"S": [["Country", A, header, C, "(d) Gaps"],
                                        ["Fiji", text(1), said, text(2), text(3)]]}),
    }[layout]  # fmt: skip
    found = load_review([document(content)]).responses
    assert dict(zip(found["question"], found["choice"], strict=True)) | {"d": ""} == {"a": said, "c": "", "d": ""}
