"""Suggestions as the pages have them: made once for the answers that are shown, whatever coders decide meanwhile."""

from __future__ import annotations

import pytest

from loaders import load_review
from loaders.apart import LoadFailed
from loaders.suggestions.of_review import suggestions
from loaders.suggestions.versions import lexicon_version, weights_version
from pages.shared import suggested
from pages.shared.review import Review
from tests.coders import answers, decision, listed
from tests.workbook_builder import document, response_form

LICENCES = "Arcadia licenses each recruitment agency and doubled its labour inspectors."
TEXT = f"{LICENCES}\n\nIts consulates help citizens abroad. See objective 14."
DOCUMENTS = [document(response_form("Fiji", [("(c)", TEXT)]), "f.xlsx")]
DATA = load_review(DOCUMENTS)


@pytest.fixture(autouse=True)
def nothing_is_kept(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(suggested, "_of_answers", type(suggested._of_answers)())


def review_of(data) -> Review:
    return Review.of("folder", "version", data, is_shipped=False)


def test_what_is_open_is_what_the_loaders_suggest():
    shown = review_of(DATA)
    assert not suggested.are_ready(shown)
    open_ones = suggested.suggestions(shown)
    assert open_ones.equals(suggestions(DATA)) and len(open_ones)
    assert suggested.all_suggestions(shown).equals(suggestions(DATA, is_known_too=True))
    assert len(suggested.all_suggestions(shown)) > len(open_ones) and suggested.are_ready(shown)


def test_a_decision_leaves_the_rest_open_and_makes_no_suggestions_anew(monkeypatch: pytest.MonkeyPatch):
    before = suggested.suggestions(review_of(DATA))
    first = before.iloc[0]
    row = decision(answers(DATA)[0], first["evidence"], first["target"], target_kind=first["target_kind"])
    data = load_review(DOCUMENTS, codings=listed(row))
    monkeypatch.setattr(suggested, "suggest_apart", lambda data: pytest.fail("they were made again"))
    after = suggested.suggestions(review_of(data))
    assert len(after) == len(before) - 1 and after.equals(suggestions(data))


def test_that_none_can_be_made_is_said(monkeypatch: pytest.MonkeyPatch):
    tried, shown = [], review_of(DATA)

    def fails(data: object) -> None:
        tried.append(data)
        raise LoadFailed("it takes too long")

    monkeypatch.setattr(suggested, "suggest_apart", fails)
    for _ in range(2):  # of a million mentions each try takes seconds, and the desk asks at every click
        with pytest.raises(suggested.NotSuggested, match="it takes too long"):
            suggested.suggestions(shown)
    assert len(tried) == 1


def test_versions_are_digests_of_the_files():
    assert suggested.versions() == {"lexicon": lexicon_version(), "weights": weights_version()}
    assert all(len(found) == 12 and set(found) <= set("0123456789abcdef") for found in suggested.versions().values())
    assert lexicon_version() != weights_version()
