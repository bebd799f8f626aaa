"""Sentences of the paper that could be read otherwise than they are meant, or that name what isn't there."""

from __future__ import annotations

import datetime as dt

import pytest

from gcm_data import paper as papers
from gcm_data import wording
from gcm_data.paper import masthead
from gcm_data.paper.conclusions import EACH
from gcm_data.paper.counting import LEADERS, leaders, most_often, with_counts
from gcm_data.paper.dates import as_given, period
from gcm_data.paper.parts import Chart, Count, Table

FEW = {"subregions": ("South and South-West Asia",), "group": "LLDC"}  # of two of these something was read
PRINCIPLES = ("principle", "principles")


def counts(**sizes):
    return {name: Count(size, 10, name) for name, size in sizes.items()}


def test_what_is_mentioned_most_often_is_told_with_those_that_follow():
    (told,) = most_often("key", counts(a=2, b=9, c=3, d=3, e=1), PRINCIPLES)
    assert told.text == "The principle mentioned most often is b (9 members), followed by c (3), d (3) and a (2)."
    assert [found.count for found in told.counts] == [9, 3, 3, 2]


def test_equal_counts_are_told_together_or_not_at_all():
    (told,) = most_often("key", counts(a=4, b=4, c=1), PRINCIPLES)
    assert told.text == "The principles mentioned most often are a (4 members) and b (4)."
    many = {str(n): 5 for n in range(LEADERS + 1)}
    (told,) = most_often("key", counts(**many), PRINCIPLES)
    assert told.text == "No principle is mentioned by more than 5 members."
    assert leaders(counts(a=5, b=2, c=2, d=2), 3) == ["a"]


def test_what_one_member_mentions_is_not_mentioned_most_often():
    assert most_often("key", counts(a=1, b=0), PRINCIPLES) == []
    assert most_often("key", {"a": Count(2, 2, "a")}, PRINCIPLES) == []  # of two, one would be most


def test_a_number_stands_beside_the_objective_in_one_pair_of_brackets():
    found = {"data (objective 1)": Count(2, 9, ""), "skills (objective 18)": Count(1, 9, "")}
    assert with_counts(list(found), found) == "data (objective 1; 2 members) and skills (objective 18; 1)"


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ((dt.date(2025, 2, 4), dt.date(2025, 2, 6)), "4 to 6 February 2025"),
        ((dt.date(2025, 3, 30), dt.date(2025, 4, 1)), "30 March to 1 April 2025"),
        ((dt.date(2025, 12, 30), dt.date(2026, 1, 2)), "30 December 2025 to 2 January 2026"),
        ((dt.date(2025, 2, 4), dt.date(2025, 2, 4)), "4 February 2025"),
    ],
)
def test_periods_are_written_as_the_united_nations_does(days, said):
    assert period(*days) == said


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("2024-11-28", "28 November 2024"),
        ("2022-05", "May 2022"),
        ("2024-13-01", "2024-13-01"),
        ("2024-02-30", "2024-02-30"),
        ("May 2022", "May 2022"),
        ("", ""),
    ],
)
def test_days_of_sources_are_in_words_where_they_are_days(given, said):
    assert as_given(given) == said


def test_the_title_names_what_is_selected(scope_of):
    titles = {
        (): "Asia and the Pacific",
        (("subregions", ("Pacific",)), ("round_table", 3)): "Pacific, round table 3",
        (("group", "LDC"), ("basis", "cited")): "Asia and the Pacific, LDC, only what is cited",
    }
    for chosen, said in titles.items():
        title = masthead.title(scope_of(**dict(chosen)))
        assert title == f"Regional input to the International Migration Review Forum 2026: {said}"


def test_what_is_covered_is_told_with_what_is_not_filtered(scope_of):
    assert masthead.covers(scope_of()) == "It covers all 62 members and associate members of ESCAP."
    said = masthead.covers(scope_of(subregions=("Pacific",), round_table=3))
    assert said.startswith("It covers the 21 members and associate members of ESCAP in the Pacific.")
    assert "only those of round table 3" in said and "whatever objective they concern" in said


def test_each_review_is_told_its_own_questions(scope_of):
    found = papers.sentences(scope_of(cycle="2021"))
    assert "impacts of COVID-19" in found["introduction/questions"] and "CRP.1" in found["introduction/questions"]
    assert "Progress Declaration" not in " ".join(found.values()) and "76/266" not in " ".join(found.values())
    found = papers.sentences(scope_of())
    assert "annex 1 to the concept note" in found["introduction/questions"] and "introduction/question-e" in found


def test_places_to_be_filled_in_are_marked(scope_of):
    paper = papers.paper(scope_of(round_table=2))
    lines = " ".join((*paper.masthead.right, *paper.masthead.below))
    for place in (
        "[symbol]",
        "[distribution]",
        "[date of issue]",
        "[English]",
        "[number]",
        "[Title of the agenda item]",
    ):
        assert place in lines
    open_ = [paragraph for paragraph in paper.paragraphs if paragraph.is_open]
    assert len(open_) == 2 * EACH and {p.sentences[0].text for p in open_} == {masthead.PLACE}


@pytest.mark.long
def test_a_table_without_shades_does_not_speak_of_them(scope_of):
    def note(**chosen):
        tables = (block for block in papers.paper(scope_of(**chosen)).blocks if isinstance(block, Table))
        return next(table.note for table in tables if table.key == "objectives-by-question")

    assert wording.SHADES in note() and wording.SHADES not in note(**FEW)
    assert wording.FEW in note(**FEW)


def test_every_sentence_of_the_method_says_what_it_is_about(scope_of):
    found = papers.sentences(scope_of())
    assert found["method/same-answer"].startswith("In the same answer: counted where one answer names both.")


def test_one_document_among_several_says_of_itself(fictional):
    told = wording.remarks(fictional.documents[fictional.documents["cycle"] == "2025"])
    assert [text.partition(":")[0] for text in told] == [
        "7 of 9 documents say of themselves",
        "1 of 9 documents says of itself",
    ]


def test_documents_are_told_by_what_they_are(fictional, scope_of):
    said = papers.sentences(scope_of(fictional))["introduction/documents"]
    compiled = sum(map(wording.is_compilation, fictional.documents.query("cycle == '2025'")["remark"]))
    total = len(fictional.documents.query("cycle == '2025'"))
    assert said == (f"The paper is based on {total} documents." if not compiled else said) and str(total) in said
    shipped = papers.sentences(scope_of())["introduction/documents"]
    assert shipped.endswith("documents were compiled from public statements; none is an official submission.")


PACIFIC = {"subregions": ("Pacific",)}
FEW_CITED = PACIFIC | {"group": "LDC", "round_table": 1, "basis": "cited"}  # who was read cites none of its objectives


@pytest.mark.parametrize("chosen", [{}, PACIFIC, {"cycle": "2021"}], ids=str)
def test_the_documents_told_are_those_in_which_the_members_selected_stand(scope_of, chosen):
    scope = scope_of(**chosen)
    rows = scope.data.submissions[lambda table: table["cycle"] == scope.selection.cycle]
    theirs = rows[rows["iso3"].isin(scope.selection.iso3)]["document"].nunique()
    found = {each.key: each for each in papers.paper(scope).sentences}
    (count,) = found["introduction/documents"].counts
    assert (count.count, count.total) == (theirs, theirs)
    start = {1: "The document was", 2: "Both documents were"}.get(theirs, f"All {theirs} documents were")
    assert found["introduction/documents"].text.startswith(start)
    assert {each.counts[0].total for key, each in found.items() if key.startswith("method/remark")} == {theirs}


def test_where_nobody_can_be_compared_or_mentions_anything_it_is_said_once(scope_of):
    found = papers.sentences(scope_of(**FEW_CITED))
    assert found["change/panel"].endswith(" have statements in both 2021 and 2025.")
    assert found["change/not-comparable"].startswith("None of them can be compared")
    assert not {"change/gained", "change/meaning"} & found.keys()
    assert found["goals/none"] == "No objective is mentioned, so that no Goal is counted."
    assert {"change/meaning", "goals/most"} <= papers.sentences(scope_of()).keys()


def test_the_pacific_has_its_article_behind_a_preposition(scope_of):
    paper = papers.paper(scope_of(**PACIFIC))
    captions = [block.caption for block in paper.blocks if isinstance(block, Table | Chart)]
    assert not [text for text in (*captions, *(each.text for each in paper.sentences)) if " in Pacific" in text]
