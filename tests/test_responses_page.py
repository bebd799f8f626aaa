"""The answers of a review: what fits a search, counted again in plain loops; and the page that shows them."""

from __future__ import annotations

import html
import re

import numpy as np
import pytest

from gcm_data import reference, wording
from gcm_data.exhibits.responses import COLUMNS, Asked, conditions, find, hits, member_labels, table
from gcm_data.snapshots.csv import write_csv
from gcm_data.tables.withheld import withhold
from gcm_data.text.search import FoldedTexts, parse_query
from loaders import load_review
from pages.shared.search_form import AT_ONCE, CARDS, marked, words
from tests import workbook_builder as build
from tests.cases import first
from tests.test_exhibits import SELECTIONS
from tests.test_pages import open_page
from tests.workbook_builder import document, response_form, text

A, C, D = "(a) National implementation plan", "(c) Achievements", "(d) Gaps"
RULE = "These answers were given under the Chatham House Rule, and nobody may say who it was that gave them."
ASKED = [
    Asked(),
    Asked("migrant"),
    Asked("the MIGRANT labour"),
    Asked(questions=("d",)),
    Asked("migra", questions=("c", "e"), objectives=(5, 6, 23)),
    Asked(objectives=(23,), principles=("human_rights",)),
    Asked(members=("THA", "BGD", "FJI")),
    Asked("no such words here", is_unanswered_shown=True),
    Asked(questions=("a",), is_unanswered_shown=True),
]
HOSTILE = (
    "Fictional <script>alert(1)</script> **not bold** & <img src=x onerror=alert(2)> [link](javascript:alert(3)) "
    "\u202eright to left\u202c 🙏🏽 cafe\u0301 $x^2$ :material/home: =1+1"
)


def scope_of_forms(scope_of, *forms: bytes, **chosen: object):
    data = load_review([document(form, f"{n}.xlsx") for n, form in enumerate(forms)])
    return scope_of(data=withhold(data), **chosen)


def counted_again(shipped, selection, asked: Asked) -> list[str]:
    """The keys of the answers that fit, found row by row; words as whole-word beginnings of plain lower-case text."""
    current = set(shipped.submissions.loc[shipped.submissions["status"] == "current", "submission"])
    bases = {"coded", "cited"} if selection.basis == "all" else {selection.basis}
    named: dict[str, set] = {}
    for row in shipped.mentions.itertuples():
        if row.basis in bases:
            named.setdefault(row.response, set()).add((row.target_kind, row.target))
    objectives = asked.objectives or (selection.objectives if selection.round_table else ())
    found = []
    for row in shipped.responses.itertuples():
        if row.submission not in current or row.cycle != selection.cycle or row.iso3 not in member_labels(selection):
            continue
        if (asked.questions and row.question not in asked.questions) or (
            asked.members and row.iso3 not in asked.members
        ):
            continue
        wanted = [{("objective", str(n)) for n in objectives}, {("principle", key) for key in asked.principles}]
        if any(targets and not targets & named.get(row.response, set()) for targets in wanted):
            continue
        begins = [word for word in re.split(r"[^a-zü0-9]+", row.text.lower()) if word]
        if row.state == "answered":
            if all(any(part.startswith(word) for part in begins) for word in asked.words.lower().split()):
                found.append(row)
        elif asked.is_unanswered_shown:
            found.append(row)
    order = {iso3: place for place, iso3 in enumerate(member_labels(selection))}
    return [row.response for row in sorted(found, key=lambda row: (order[row.iso3], row.question))]


@pytest.mark.parametrize("asked", first(2, ASKED), ids=str)
@pytest.mark.parametrize("chosen", [*SELECTIONS, {"cycle": "2021"}, {"round_table": 2, "basis": "coded"}], ids=str)
def test_what_fits_is_what_a_plain_search_finds(scope_of, shipped, chosen, asked):
    scope = scope_of(**chosen)
    found = find(scope, asked)
    expected = counted_again(shipped, scope.selection, asked)
    assert shipped.responses["response"].iloc[list(found.rows)].tolist() == expected
    listed = shipped.responses.iloc[list(found.rows)]
    answered = listed[listed["state"] == "answered"]
    assert (found.matches, found.respondents) == (len(answered), len(set(answered["iso3"]) - {""}))
    if found.is_unanswered_shown:
        assert (found.blank, found.not_applicable) == tuple(
            (listed["state"] == state).sum() for state in ("blank", "not applicable")
        )
    assert found.sentence.startswith(f"{found.matches} of {found.answers} answers match")


def test_the_searches_above_find_something_and_not_everything(scope_of):
    counts = [find(scope_of(), asked).matches for asked in ASKED]
    assert counts[0] == find(scope_of(), Asked()).answers > max(counts[1:])
    assert sum(count > 0 for count in counts) >= 7


def test_all_that_is_found_is_marked_and_stands_where_it_says(scope_of, shipped):
    scope, asked = scope_of(), Asked('"migrant workers"')
    places = {(row.document, row.sheet, row.cell): row.text for row in shipped.responses.itertuples()}
    found = hits(scope, asked, find(scope, asked).rows)
    assert len(found) > 3
    for hit in found:
        assert places[hit.passage.document, hit.passage.sheet, hit.passage.cell] == hit.passage.text
        assert {hit.passage.text[start:end].lower() for start, end in hit.marked} == {"migrant workers"}


def test_blank_and_not_applicable_answers_are_told_apart_and_have_no_marks(scope_of):
    scope = scope_of_forms(scope_of, response_form("Fiji", [[A, "N/A"], [C, text(1)], [D, None]]))
    found = find(scope, Asked("n"))
    assert (found.matches, found.answers, found.blank, found.not_applicable) == (1, 1, 1, 1)
    asked = Asked("n", is_unanswered_shown=True)
    assert [hit.passage.state for hit in hits(scope, asked, find(scope, asked).rows)] == [
        "not applicable", "answered", "blank",
    ]  # fmt: skip
    assert [bool(hit.marked) for hit in hits(scope, asked, find(scope, asked).rows)] == [False, True, False]


def test_superseded_answers_are_not_found(scope_of):
    scope = scope_of_forms(scope_of, response_form("Fiji", [[C, text(1)]]), response_form("Fiji", [[C, text(2)]]))
    assert [hit.passage.text for hit in hits(scope, Asked(), find(scope, Asked("fictional")).rows)] == [text(2)]


def test_sources_that_may_not_be_named_are_found_by_their_words_alone(scope_of):
    cover = [["Organization", "A Weavers’ Union of Nowhere"], [RULE]]
    rows = [["Question", "Response", "Objectives"], [C, text(1), "5"]]
    scope = scope_of_forms(scope_of, build.workbook({"Cover": cover, "Answers": rows}), response_form("Fiji"))
    for word in ("Weavers", "xlsx", "Answers", "stakeholder", "union", "Fiji", "B3"):
        assert find(scope, Asked(word)).matches == 0
    found = find(scope, Asked("fictional", members=("",)))
    assert (found.matches, found.respondents, found.of_stakeholders) == (1, 0, 1)
    assert "of stakeholders and sources not to be named (1 answer)." in found.sentence
    (hit,) = hits(scope, Asked("fictional"), found.rows)
    assert hit.passage.respondent.startswith("a stakeholder")
    assert wording.WITHHELD_PLACE in hit.passage.reference
    assert "Weavers" not in table(scope, Asked()).to_csv()
    assert find(scope, Asked(members=("",), objectives=(5,))).matches == 1
    narrowed = scope_of(data=scope.data, subregions=("Pacific",))
    assert find(narrowed, Asked("fictional")).answers == 1


def test_conditions_say_what_the_shared_filters_mean(scope_of):
    assert conditions(scope_of().selection, Asked("x")) == ""
    narrowed = scope_of(round_table=2, basis="cited").selection
    assert "round table 2" in conditions(narrowed, Asked()) and "“cited”" in conditions(narrowed, Asked())
    assert "Signs alone" in conditions(scope_of().selection, Asked("***"))


def test_the_file_has_every_answer_with_its_reference_and_no_formula(scope_of):
    scope = scope_of_forms(scope_of, response_form("Fiji", [[C, "@SUM fictional"], [D, text(2)]]))
    found = table(scope, Asked())
    assert tuple(found) == COLUMNS
    assert found["Answer"].tolist() == ["@SUM fictional", text(2)]
    assert found["Reference"].str.contains("Fiji, review of 2025, question").all()
    assert "'@SUM fictional" in write_csv(found).decode("utf-8-sig")
    assert table(scope, Asked("nothing like it")).empty


def test_marks_of_words_and_of_evidence_are_apart_and_text_is_escaped():
    shown = marked("a <b> & objective 5", (0, 19), [(8, 19)], [(3, 4), (6, 12)])
    assert re.sub("<mark[^>]*>", "[", shown).replace("</mark>", "]") == "a &lt;[b]&gt; [&amp; ][[obje]][ctive 5]"
    assert len(set(re.findall("<mark[^>]*>", shown))) == 2


def test_a_long_answer_is_shown_in_part_and_whole_on_demand(scope_of):
    long = "شرح " * 1000 + "needle " + "شرح " * 1000
    scope = scope_of_forms(scope_of, response_form("Fiji", [[C, text(1, long)]]))
    (hit,) = hits(scope, Asked("needle"), find(scope, Asked("needle")).rows)
    shown, whole = words(hit).split("<details>")
    assert shown.count("[…]") == 2 and shown.count("<mark") == whole.count("<mark") == 1
    assert len(shown) < 1500 < len(hit.passage.text) < len(whole)
    assert re.sub("<[^>]*>", "", whole.split("</summary>")[1]) == hit.passage.text


@pytest.mark.long
def test_a_search_finds_all_of_many_answers():
    said = [text(n, " The Government reports measures on migration and “fair” recruitment." * 6) for n in range(40)]
    kept = FoldedTexts(said * 1000)
    rows = np.arange(40_000).tolist()
    kept.that_fit(parse_query("x"), rows)
    for query, expected in (("migration", 40_000), ('"text 2" fair', 1000), ("nothing", 0)):
        assert len(kept.that_fit(parse_query(query), rows)) == expected


def bodies(app) -> str:
    """What the page itself says in HTML, without what stands around every page."""
    said = (found.proto.body for found in app.get("html"))
    return " ".join(body for body in said if not body.startswith(("<style>", "<nav")))


def said(app) -> str:
    return " ".join(found.value for found in app.markdown)


@pytest.mark.long
def test_the_page_shows_all_answers_until_something_is_asked():
    app = open_page("responses")
    (count,) = re.findall(r"\*\*(\d+) of (\d+) answers match, of [^*\\]*\.\*\* Not listed: ", said(app))
    assert count[0] == count[1] and int(count[0]) > 100
    assert bodies(app).count("<blockquote") == AT_ONCE[CARDS]
    assert len(app.get("download_button")) == 1


def test_a_link_reproduces_the_search():
    app = open_page(
        "responses", search='"migrant workers"', answer_question=["(d) Gaps and challenges"],
        answer_state=["Bangladesh", "Thailand"], answer_objective=["6 Fair recruitment"], answer_blank="true",
    )  # fmt: skip
    assert app.text_input(key="search").value == '"migrant workers"'
    assert app.multiselect(key="answer_question").value == ["d"]
    assert app.multiselect(key="answer_state").value == ["BGD", "THA"]
    assert app.toggle(key="answer_blank").value is True
    assert "answers match, of 1 member.** " in said(app)


def test_a_new_search_begins_at_its_first_page():
    app = open_page("responses", answers_page="3")
    first = bodies(app)
    assert bodies(open_page("responses")) != first
    app.text_input(key="search").set_value("the").run()
    assert bodies(app) == bodies(open_page("responses", search="the"))


def test_a_page_beyond_the_last_shows_the_last():
    app = open_page("responses", search="migrant", answers_page="999")
    assert bodies(app).count("<blockquote") >= 1


def test_choices_of_one_review_do_not_break_the_other():
    app = open_page("responses", answer_question=["(d) Gaps and challenges"], answer_state=["Thailand"])
    for key, value in (("cycle", "2021"), ("subregion", ["Pacific"])):
        app.session_state[key] = value
        app.run()
        assert not app.exception, [found.value for found in app.exception]
    assert app.multiselect(key="answer_state").value == []
    assert "Thailand" not in bodies(app)


def test_what_or_and_not_mean_is_told_and_counted(scope_of, shipped):
    scope = scope_of()
    alone = {word: set(find(scope, Asked(word)).rows) for word in ("migrants", "labour", "skills")}
    asked = Asked("migrants OR labour NOT skills")
    assert set(find(scope, asked).rows) == (alone["migrants"] | alone["labour"]) - alone["skills"] != set()
    assert conditions(scope.selection, asked) == "Looked for: “migrants” or “labour”; without “skills”."
    assert find(scope, Asked("countries")).rows == find(scope, Asked("country")).rows != ()


def test_each_answer_has_a_link_that_shows_it_alone_whatever_is_selected(shipped):
    codes = re.findall(r'href="\?answer=([^"]*)">', bodies(open_page("responses", search="migrant")))
    assert len(codes) == len(set(codes)) == AT_ONCE[CARDS]
    older = shipped.responses[shipped.responses["cycle"] == "2021"].iloc[0]
    for code in (codes[-1], older["response"]):
        app = open_page("responses", answer=code, subregion=["Pacific"])
        text_shown = shipped.responses.set_index("response").at[code, "text"]
        assert bodies(app).count("<blockquote") == 1
        assert html.escape(text_shown) in re.sub("</?mark[^>]*>", "", bodies(app))
        assert not app.text_input
    next(button for button in app.button if button.label == "Search all answers").click().run()
    assert bodies(app).count("<blockquote") > 1 and not app.query_params.get("answer")


def test_an_answer_that_is_not_there_is_told():
    app = open_page("responses", answer="2025-<b>-1-001")
    assert any("2025-\\<b\\>-1-001" in box.value for box in app.info) and not bodies(app)


def test_answers_stand_in_a_table_as_the_link_says():
    app = open_page("responses", search="migrant", answers_as="table")
    (shown,) = (found.value for found in app.dataframe)
    assert not bodies(app) and len(shown) > 10
    assert shown["Answer"].str.lower().str.contains("migra").all()
    app.segmented_control(key="answers_as").set_value("cards").run()
    assert bodies(app).count("<blockquote") == AT_ONCE[CARDS] and not app.dataframe


def test_nothing_found_says_what_to_try():
    app = open_page("responses", search="xyzzy")
    assert "**0 of" in said(app)
    assert any("Try fewer or shorter words" in box.value for box in app.info)
    assert not bodies(app)


@pytest.fixture(scope="module")
def hostile_answer(tmp_path_factory) -> str:
    """A folder with an answer that no page may run as markup, read once."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "2025").mkdir()
    (folder / "2025" / "one.xlsx").write_bytes(response_form(answers=[(C, HOSTILE, "5")]))
    return str(folder)


@pytest.mark.parametrize(
    "query",
    ["<script>alert(1)</script>", "**not bold**", "\u202eright", "🙏🏽", "cafe\u0301", "(.*)+[", '"', "x" * 5000],
)
def test_hostile_words_and_texts_are_shown_as_text(hostile_answer, monkeypatch, query):
    monkeypatch.setenv("GCM_SUBMISSIONS", hostile_answer)
    app = open_page("responses", search=query)
    shown = bodies(app)
    assert "<script" not in shown and "<img" not in shown
    found = "**1 of 1 " in said(app)
    assert found == (query not in ("(.*)+[x", "x" * 5000))
    if found:
        text_shown = re.sub("<[^>]*>", "", shown)
        assert "**not bold** &amp; &lt;img src=x onerror=alert(2)&gt; [link](javascript:alert(3))" in text_shown
    assert "<script" not in said(app)


def test_objectives_of_the_round_table_alone_can_be_chosen():
    app = open_page("responses", round_table="1 " + reference.round_tables()[0].short_label)
    assert len(app.multiselect(key="answer_objective").options) == len(reference.round_tables()[0].objectives)
    assert "Only answers that mention an objective of round table 1." in said(app)
