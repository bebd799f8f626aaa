"""One submission and one member are singular wherever a number is told."""

from __future__ import annotations

import re

import pytest

from gcm_data import reference, wording
from gcm_data.coverage.scope import Scope
from gcm_data.evidence.annex import Annex
from gcm_data.exports.html.contents import sections
from gcm_data.slides import deck
from tests.cases import first

ONE = {"subregions": ("South-East Asia",), "group": "LLDC"}  # one member, which has submitted
ALONE = {"subregions": ("East and North-East Asia",), "group": "LLDC"}  # one member, which has not
FEW = {"subregions": ("East and North-East Asia",)}
UNITS = r"(?:submissions|members(?: with \w+)?)"
PLURAL = re.compile(
    rf"\b(?:\d+ of 1 {UNITS}|[01] of 1 \w+ (?:have|report|name|state|do)"
    rf"|1 of \d+ {UNITS} (?:have|report|name|state|do)|all 1 members|each by 1 {UNITS})\b"
)


def _told(scope: Scope) -> list[str]:
    """Every sentence that the exhibits of slides and report tell, and those behind their numbers."""
    exhibits = [slide.exhibit for slide in deck(scope)]
    exhibits += [made for section in sections(scope) for made in section.exhibits]
    focuses = [focus for made in exhibits for focus in made.focuses.values()]
    told = [text for made in exhibits for text in (made.title, made.takeaway, made.base, made.note)]
    return told + [panel.sentence for panel in Annex.of(scope, focuses).panels.values()]


@pytest.mark.parametrize("chosen", first(1, [ONE, ALONE, FEW, {"cycle": "2021"}, {}]))
def test_one_is_singular_in_every_sentence(scope_of, chosen):
    told = _told(scope_of(**chosen))
    assert len(told) > 100
    assert [text for text in told if PLURAL.search(text)] == []


@pytest.mark.parametrize(
    ("count", "submissions", "said"),
    [
        (0, 1, "0 of 1 submission reports it."),
        (1, 1, "1 of 1 submission reports it."),
        (0, 2, "0 of 2 submissions report it."),
        (1, 2, "1 of 2 submissions reports it."),
        (2, 2, "2 of 2 submissions report it."),
        (11, 21, "11 of 21 submissions report it."),
    ],
)
def test_the_verb_fits_the_number(count, submissions, said):
    assert wording.Material(submitted=submissions).report(count, "it") == said


@pytest.mark.long
def test_the_earlier_review_comes_first_whichever_is_selected(scope_of):
    for cycle, told in (("2021", []), ("2025", ["Change between 2021 and 2025"])):  # the first has none before it
        scope = scope_of(cycle=cycle)
        assert [slide.topic for slide in deck(scope) if slide.key == "change"] == told
        assert [made.title for made in sections(scope) if made.key == "change"] == ["Change between 2021 and 2025"]


def test_states_behind_a_number_have_the_names_of_the_united_nations(scope_of):
    """A file leaves the house: “DPR Korea” and “Lao PDR” are short forms for the axes of figures alone."""
    scope = scope_of()
    focuses = [focus for slide in deck(scope) for focus in slide.exhibit.focuses.values()]
    panels = Annex.of(scope, focuses).panels.values()
    named = {name for panel in panels for names in panel.states.values() for name in names}
    assert named == {member.name for member in reference.members()}
