"""The names of members within sentences: with their article, wherever a sentence names a member."""

from __future__ import annotations

import re

import pytest

from gcm_data import reference, wording
from gcm_data.evidence.panel import behind
from gcm_data.exhibits import member as exhibits
from gcm_data.exports.brief import paper_of
from gcm_data.reference.in_text import at_start, in_text
from gcm_data.slides import deck
from gcm_data.slides.briefs import brief as slide_brief
from gcm_data.wording.reminders import reminder

WITH_ARTICLE = {"COK", "PRK", "IRN", "LAO", "MHL", "FSM", "NLD", "MNP", "PHL", "KOR", "RUS", "GBR", "USA"}
BARE = re.compile(
    r"(?<!the )(?<!The )\b(?P<name>Philippines|Marshall Islands|Russian Federation|Islamic Republic of Iran"
    r"|(?<!Democratic People's )Republic of Korea|Lao People's Democratic Republic|Iran \(Islamic Republic of\)"
    r"|Micronesia \(Federated States of\)|Netherlands \(Kingdom of the\)|United States of America)"
    r" (?:has|have|is|mentions?|reports?|answered|can't|does|in the review|in any review|in this review)\b"
)


def test_a_name_in_a_sentence_has_its_article_where_the_united_nations_gives_one():
    named = {m.iso3: in_text(m.iso3) for m in reference.members()}
    assert {iso3 for iso3, name in named.items() if name.startswith("the ")} == WITH_ARTICLE
    assert {iso3 for iso3, name in named.items() if name != reference.member(iso3).name} == WITH_ARTICLE
    assert named["MDV"] == "Maldives" and named["SLB"] == "Solomon Islands"
    assert not [name for name in named.values() if "(" in name]
    assert len(set(named.values())) == len(named)
    assert at_start("IRN") == "The Islamic Republic of Iran" and at_start("FJI") == "Fiji"


@pytest.mark.parametrize("iso3", ["PHL", "KOR", "RUS", "NLD", "MHL", "FJI"])
def test_briefs_name_a_state_in_their_sentences_with_its_article(scope_of, iso3):
    scope = scope_of(member=iso3)
    paper, slide = paper_of(scope), slide_brief(scope)
    told = [paper.title, *(sentence.text for sentence in paper.sentences)]
    told += [slide.title, slide.said, *slide.spoken, exhibits.facts(scope, iso3).title, slide.exhibit.takeaway]
    assert not [text for text in told if BARE.search(text)]
    assert any(in_text(iso3) in text or at_start(iso3) in text for text in told)


def test_the_sentence_of_a_number_of_one_state_has_its_article(scope_of):
    scope = scope_of()
    for iso3 in ("PHL", "KOR", "LAO"):
        for objective in (5, 6, 23):
            said = behind(scope, scope.focus([iso3], ("objective", str(objective)))).sentence
            assert said.startswith((f"{at_start(iso3)} report", f"{reference.member(iso3).name}: ")), said


def test_slides_name_states_in_their_sentences_with_their_article(scope_of):
    for chosen in ({}, {"subregions": ("East and North-East Asia",)}, {"subregions": ("North and Central Asia",)}):
        for slide in deck(scope_of(**chosen)):
            for text in (slide.title, slide.said, *slide.spoken):
                assert not BARE.search(text), text
    (read,) = (s for s in deck(scope_of(subregions=("North and Central Asia",))) if s.key == "submissions")
    assert "Russian Federation" in str(read.chart)


def test_a_letter_to_one_member_names_it_with_its_article(scope_of):
    written = reminder("English", "2025", ["Russian Federation"], scope_of().as_of)
    assert "no response of the Russian Federation has reached us" in written


def test_members_that_are_to_leave_a_group_are_named_as_in_a_sentence():
    said = wording.to_be_confirmed(["LDC"], "2025")
    assert not [text for text in said if re.search(r"(?<!the )Lao People", text)]
