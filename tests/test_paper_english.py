"""Sentences of the paper that could be read otherwise than they are meant, or that name what isn't there."""

from __future__ import annotations

import re

import pytest

from gcm_data import paper as papers
from gcm_data import wording
from gcm_data.paper.parts import Count, Note, Table
from gcm_data.paper.targets import by_quantifier

FEW = {"subregions": ("South and South-West Asia",), "group": "LLDC"}  # of two of these something was read
NOUNS = ("submission", "submissions")


def test_one_submission_each_is_not_one_submission_for_all():
    (one,) = by_quantifier(
        "key", {"1": Count(1, 10, ""), "2": Count(1, 10, "")}, "objectives", ("submission", "submissions")
    )
    assert one.text == "One submission each reports objectives 1 (1 of 10) and 2 (1 of 10)."
    (alone,) = by_quantifier("key", {"1": Count(1, 10, "")}, "objectives", NOUNS)
    assert alone.text == "One submission reports objective 1 (1 of 10)."


def test_none_of_several_is_none_of_any():
    (none,) = by_quantifier(
        "key", {"1": Count(0, 10, ""), "2": Count(0, 10, "")}, "objectives", ("submission", "submissions")
    )
    assert none.text == "No submission reports any of objectives 1 (0 of 10) and 2 (0 of 10)."
    (alone,) = by_quantifier("key", {"1": Count(0, 10, "")}, "objectives", NOUNS)
    assert alone.text == "No submission reports objective 1 (0 of 10)."


def test_counts_without_a_word_name_the_noun_once():
    (told,) = by_quantifier(
        "key", {"1": Count(0, 2, ""), "2": Count(1, 2, "")}, "objectives", ("submission", "submissions")
    )
    assert told.text == "Submissions that report each objective: 1 (0 of 2) and 2 (1 of 2)."


def test_principles_are_called_so(scope_of):
    found = papers.sentences(scope_of())
    told = [text for key, text in found.items() if re.fullmatch("principles/[a-z-]+", key) and " report" in text]
    assert any(re.search("report the principle [A-Z]", text) for text in told)
    assert any(re.search("reports? (any of )?the principles [A-Z]", text) for text in told)


def test_silent_objectives_are_silent_each(scope_of):
    for key, text in papers.sentences(scope_of()).items():
        if key.startswith("gaps/silent/"):
            assert re.search(r"mentions? any of objectives \d+, ", text), text


def test_what_cannot_be_compared_is_told_of_every_objective(fictional, scope_of):
    """Nauru's blank form, and Japan's: of objectives that nobody newly or no longer reports it is told, too."""
    found = papers.sentences(scope_of(fictional))
    for number in range(1, 24):
        assert "not comparable in 2 of 7" in found[f"change/objective-{number}"]
    assert "change/steady" not in found


def test_objectives_that_all_can_be_compared_on_stay_together(scope_of):
    found = papers.sentences(scope_of(subregions=("East and North-East Asia",)))
    steady = re.findall(r"\d+", found["change/steady"])
    assert len(steady) > 3 and not [number for number in steady if f"change/objective-{number}" in found]


@pytest.mark.long
def test_a_table_without_shades_does_not_speak_of_them(scope_of):
    def note(**chosen):
        tables = (block for block in papers.paper(scope_of(**chosen)).blocks if isinstance(block, Table))
        return next(table.note for table in tables if table.key == "objectives-by-question")

    assert wording.SHADES in note() and wording.SHADES not in note(**FEW)
    assert wording.FEW in note(**FEW)


def test_quotes_are_announced_as_at_most_one_of_each_subregion(scope_of):
    """In round table 2 of 2021 the Pacific has no passage that the rule can take."""
    blocks = papers.paper(scope_of(cycle="2021")).blocks
    leads = [block.text for block in blocks if isinstance(block, Note) and block.is_lead]
    assert leads and all("at most one of each subregion" in text for text in leads)


def test_every_sentence_of_the_method_says_what_it_is_about(scope_of):
    found = papers.sentences(scope_of())
    assert found["method/same-answer"].startswith("In the same answer: counted where one answer names both.")


def test_one_document_among_several_says_of_itself(fictional):
    told = wording.remarks(fictional.documents[fictional.documents["cycle"] == "2025"])
    assert [text.partition(":")[0] for text in told] == [
        "7 of 9 documents say of themselves",
        "1 of 9 documents says of itself",
    ]
