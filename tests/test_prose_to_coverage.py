"""From prose to a defended number: twelve long fictional answers, suggestions, decisions, a row of coverage."""

from __future__ import annotations

import pytest

from gcm_data import reference
from gcm_data.coverage.focus import Evidence
from gcm_data.coverage.grid import CoverageCell
from gcm_data.coverage.scope import Scope
from gcm_data.evidence.panel import behind, quoted
from gcm_data.store import present
from gcm_data.store.rights import Person
from gcm_data.store.rows import Incoming, Proposal
from gcm_data.store.store import Store
from gcm_data.tables.suggested import add_suggestions, measured
from loaders.files import File, load_files
from loaders.suggestions.of_review import suggestions
from loaders.suggestions.versions import lexicon_version, weights_version
from tests import databases
from tests.coders import ANNA, answers, decision
from tests.prose import PARAGRAPHS, answers_in
from tests.workbook_builder import response_form

ADMINISTRATOR = Person("administrator@example.org", "administrator")
OTHERS = ("fr", "ru", "es")
BOOKS = {
    "fiji.xlsx": response_form("Fiji", answers_in("en")),
    "vanuatu.xlsx": response_form("Vanuatu", answers_in(*OTHERS)),
}
MEANT = [(row["lang"], row["words"], row["objective"]) for row in PARAGRAPHS]
OBJECTIVES = [str(objective.number) for objective in reference.objectives()]


def derived(store: Store):
    """The tables of what counts in a store."""
    return load_files([File(each.path, each.name, each.cycle) for each in present.lay_out(store, store.state())])


@pytest.fixture(scope="module")
def store(tmp_path_factory) -> Store:
    """A store in which the documents were accepted, and nobody has decided on a passage."""
    made = Store(databases.new_database("sqlite", tmp_path_factory.mktemp("store")))
    made.receive(ADMINISTRATOR, "2025", [Incoming(name, content) for name, content in BOOKS.items()])
    made.decide(ADMINISTRATOR, [Proposal("accept", "2025", name) for name in BOOKS])
    return made


@pytest.fixture(scope="module")
def before(store):
    return derived(store)


@pytest.fixture(scope="module")
def found(before):
    """What is suggested for the answers."""
    return suggestions(before)


@pytest.fixture(scope="module")
def after(store, before, found):
    """The tables after a coder has accepted what each paragraph was written about, in English suggestions, in other
    languages codes of her own, with the suggestion that stood first in her list.
    """
    for answer in answers(before):
        for lang, words, objective in MEANT:
            if words not in answer.text:
                continue
            (row,) = about(found, words, objective)
            told = {"suggestion": row.reason, "lexicon": lexicon_version(), "weights": weights_version()}
            fields = decision(answer, words, objective, verdict="accept" if lang == "en" else "add", **told)
            what = {name: value for name, value in fields.items() if name not in ("document", "by")}
            store.decide(Person(ANNA, "coder"), [Proposal("code", "2025", answer.document, what)])
    return derived(store)


def about(found, words: str, objective: str) -> list[object]:
    """The suggestions of an objective for a paragraph."""
    is_of = (found["evidence"] == words) & (found["target_kind"] == "objective") & (found["target"] == objective)
    return list(found[is_of].itertuples(index=False))


def row_of(scope: Scope, iso3: str) -> dict[str, CoverageCell]:
    return {cell.target: cell for cell in scope.cells(iso3) if cell.target_kind == "objective"}


def test_nobody_has_coded_the_answers_and_they_cite_nothing(before, scope_of):
    assert (
        len(before.responses) == 12 and len(answers_in(*OTHERS)) == 3 and before.mentions.empty and before.issues.empty
    )
    assert {objective for lang, _, objective in MEANT if lang == "en"} == set(OBJECTIVES)
    for iso3 in ("FJI", "VUT"):
        assert {cell.state for cell in row_of(scope_of(data=before), iso3).values()} == {"not mentioned"}


def test_each_paragraph_has_a_suggestion_with_its_place_and_reason(before, found):
    texts = before.responses.set_index("response")["text"]
    for lang, words, objective in MEANT:
        (row,) = about(found, words, objective)
        assert texts[row.response][row.start : row.end] == row.evidence == words and row.phrase in words
        assert "row " in row.reason and row.chance in (("likely", "possible") if lang == "en" else ("possible", "weak"))
        listed = found[(found["evidence"] == words) & (found["target_kind"] == "objective")]["target"].tolist()
        assert listed[0] == objective  # in the list to pick from it stands first


def test_suggestions_are_rings_in_english_and_order_a_list_in_other_languages(before, found, scope_of):
    shown = scope_of(data=add_suggestions(before, measured(found)), suggestions=True)
    assert {cell.state for cell in row_of(shown, "FJI").values()} == {"suggested"}
    assert {cell.state for cell in row_of(shown, "VUT").values()} == {"not mentioned"}
    for objective in OBJECTIVES:
        assert not Evidence(shown.grid, shown.focus(None, ("objective", objective))).counted


def test_what_a_coder_accepts_is_a_full_row_of_coverage(after, scope_of):
    scope = scope_of(data=after)
    fiji = row_of(scope, "FJI")
    assert {(cell.state, cell.basis, cell.mentions) for cell in fiji.values()} == {("reported", "reviewed", 1)}
    assert list(fiji) == OBJECTIVES
    others = {objective for lang, _, objective in MEANT if lang != "en"}
    reported = {target for target, cell in row_of(scope, "VUT").items() if cell.state == "reported"}
    assert reported == others and {row_of(scope, "VUT")[target].basis for target in others} == {"reviewed"}
    stated = scope_of(data=after, basis="coded or cited")
    assert {cell.state for cell in row_of(stated, "FJI").values()} == {"not mentioned"}


def test_each_number_opens_the_passage_the_reason_and_the_decision(before, found, after, scope_of):
    scope = scope_of(data=after)
    cells = {answer.text: answer.cell for answer in answers(before)}
    for lang, words, objective in MEANT:
        iso3 = "FJI" if lang == "en" else "VUT"
        panel = behind(scope, scope.focus([iso3], ("objective", objective)))
        (passage,) = quoted(scope, panel.rows)
        assert [passage.text[start:end] for start, end in passage.spans] == [words]
        assert passage.cell == cells[passage.text] and passage.document and passage.sheet
        (decided,) = passage.decided
        (suggestion,) = about(found, words, objective)
        verdict = "accepted" if lang == "en" else "marked"
        assert decided.startswith(f"objective {objective}: {verdict} by coder 1 (first round, codebook 1)")
        assert decided.endswith(f"suggested because: {suggestion.reason}")
    assert set(after.codings["lexicon"]) == {lexicon_version()} and set(after.codings["state"]) == {"holds"}
    assert scope.reviewed.startswith(f"Reviewed (2025): {len(MEANT)} passages by 1 coder")
