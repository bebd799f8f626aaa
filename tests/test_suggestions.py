"""What an answer in prose may be about. All texts here are fictional, and so are Arcadia and Ruritania."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gcm_data.coverage.grid import compute_coverage
from gcm_data.reference.coding import measured_chances
from gcm_data.tables.specs import MENTIONS
from gcm_data.text.folding import fold
from gcm_data.text.paragraphs import LONGEST, paragraphs
from loaders import load_review
from loaders.suggestions import of_review
from loaders.suggestions.chances import CHANCES, chance_of, is_measured
from loaders.suggestions.features import FEATURES, see, targets
from loaders.suggestions.languages import language_of
from loaders.suggestions.lexicon import TARGETED, Lexicon, Term, lexicon, terms_of
from loaders.suggestions.model import models
from loaders.suggestions.of_review import suggestions, with_suggestions
from loaders.suggestions.suggest import suggest
from loaders.suggestions.words import words_of
from tests.workbook_builder import document, response_form

INSPECTION = "Arcadia doubled its labour inspectors and licenses each recruitment agency."


def found(term: str, text: str, lang: str = "en") -> list[str]:
    """The words that a term finds in a text."""
    words = words_of(text)
    hits = Lexicon([Term(2, "objective", "6", lang, 1.0, term)]).find(words.words, lang)
    return [text[slice(*words.span(hit.first, hit.last))] for hit in hits]


@pytest.mark.parametrize(
    ("term", "text", "expected"),
    [
        ("labour inspect*", "Labour inspections and a labour inspector", ["Labour inspections", "labour inspector"]),
        ("labour", "labours", []),
        ("regulari?ation", "regularisation, regularization, regularixation", ["regularisation", "regularization"]),
        ("recogni?* skills", "recognizing skills", ["recognizing skills"]),
        ("pre-departure", "Pre-departure and pre departure", ["Pre-departure", "pre departure"]),
        ("access ... services", "access of all migrants to services", ["access of all migrants to services"]),
        ("access ... services", "access services", ["access services"]),
        ("access ... services", "access one two three four services", ["access one two three four services"]),
        ("access ... services", "access one two three four five services", []),
        ("access ... services ... all", "access services 1 2 3 4 all", ["access services 1 2 3 4 all"]),
        ("access ... services ... all", "access services 1 2 3 4 5 all", []),
        ("sécurité sociale", "SECURITE SOCIALE", ["SECURITE SOCIALE"]),
    ],
)
def test_what_a_term_finds(term: str, text: str, expected: list[str]):
    assert found(term, text) == expected


def test_terms_of_scripts_without_spaces_or_with_joined_articles():
    assert found("领事保护", "阿卡迪亚提供领事保护。", "zh") == ["领事保护"]
    assert found("الحماية القنصلية", "والحماية القنصلية", "ar") == ["والحماية القنصلية"]
    assert found("консульск*", "расширена консульская помощь", "ru") == ["консульская"]


@pytest.mark.parametrize("term", ["a*b", "... data", "data ...", "", "*", "()"])
def test_a_term_that_is_none_is_told_with_its_line(term: str):
    with pytest.raises(ValueError, match=r"^suggestions\.csv, line 7: "):
        Lexicon([Term(7, "objective", "1", "en", 1.0, term)])


@pytest.mark.parametrize(("column", "value"), [("weight", "0"), ("weight", "two"), ("target_kind", "theme")])
def test_a_row_that_is_none_is_told_with_its_line(column: str, value: str):
    row = {"target_kind": "objective", "target": "1", "lang": "en", "weight": "1", "term": "data"}
    with pytest.raises(ValueError, match=r"^suggestions\.csv, line 3: .*" + value):
        terms_of([row, row | {column: value}])


def test_the_lexicon_has_every_target_in_six_languages_and_no_term_twice():
    terms = lexicon().terms
    pointing = [term for term in terms if term.target_kind in TARGETED]
    assert {term.target for term in pointing} == {target for kind in TARGETED for target in targets(kind)}
    for lang in ("en", "fr", "es", "ru", "zh", "ar"):
        objectives = {term.target for term in pointing if term.lang == lang and term.target_kind == "objective"}
        assert objectives == set(targets("objective")), lang
    keys = [(t.target_kind, t.target, t.lang, fold(t.term).strip() + "*" * t.term.endswith("*")) for t in terms]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Arcadia and the ports", "en"),
        ("Les ports de l’Arcadie et du nord", "fr"),
        ("Los puertos de Arcadia y el norte", "es"),
        ("Порты Аркадии", "ru"),
        ("阿卡迪亚的港口", "zh"),
        ("موانئ أركاديا", "ar"),
        ("12 %", "en"),
    ],
)
def test_the_language_of_a_paragraph(text: str, lang: str):
    assert language_of(words_of(text).words) == lang


def test_a_suggestion_says_where_and_why():
    text = f"A first line that says nothing.\n{INSPECTION}"
    best = suggest(text)[0]
    assert (best.target_kind, best.target, best.chance) == ("objective", "6", "likely")
    assert text[best.start : best.end] == best.evidence == INSPECTION
    assert text[best.phrase_start : best.phrase_end] == best.phrase
    row = best.rows[0]
    assert any(term.row == row and term.target == "6" for term in lexicon().terms)
    assert f"row {row}" in best.reason and "near action 6(" in best.reason
    assert "measured" not in best.reason


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Le Gouvernement de l’Arcadie a renforcé l’inspection du travail et le recrutement équitable.", "6"),
        ("阿卡迪亚加强打击人口贩运。", "10"),
        ("Аркадия расширила консульскую помощь гражданам за рубежом.", "14"),
        ("Arcadia amplió el registro civil y los documentos de identidad.", "4"),
        ("تقدم أركاديا الحماية القنصلية لرعاياها", "14"),
    ],
)
def test_other_languages_have_suggestions_that_are_never_called_likely(text: str, target: str):
    best = suggest(text)[0]
    assert (best.target_kind, best.target) == ("objective", target)
    assert not best.is_measured and best.chance in CHANCES[1:] and "nobody has measured" in best.reason
    assert text[best.phrase_start : best.phrase_end] == best.phrase != ""


def test_what_is_denied_or_part_of_a_name_points_less():
    def score(text: str) -> float:
        return see(text).kinds["objective"].scores[targets("objective").index("22")]

    said = score("Arcadia has social protection.")
    assert score("Arcadia has no social protection.") == said / 2
    assert score("The Ministry of Labour and Social Protection of Arcadia met.") == said / 2


def test_needs_stand_beside_a_word_of_need_or_in_the_answer_that_asks_for_them():
    trained = "Consular officers of Arcadia have had training."
    kinds = {"asked": suggest(trained, "need"), "not": suggest(trained), "word": suggest(f"We need this. {trained}")}
    needs = {name: [s.target for s in found if s.target_kind == "need"] for name, found in kinds.items()}
    assert needs["not"] == []
    assert "capacity_building" in needs["asked"] and "capacity_building" in needs["word"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \n\t", []),
        ("One.", ["One."]),
        ("One.\n\nTwo.\r\nThree.", ["One.", "Two.", "Three."]),
        ("A line that a PDF\nbreaks here.\nAnother one.", ["A line that a PDF\nbreaks here.", "Another one."]),
        ("Measures:\n- first\n- second", ["Measures:", "- first", "- second"]),
        ("a heading\n\nwith a gap", ["a heading", "with a gap"]),
        ("第一段。\n第二段。", ["第一段。", "第二段。"]),
    ],
)
def test_paragraphs(text: str, expected: list[str]):
    assert [text[start:end] for start, end in paragraphs(text)] == expected


def test_many_spaces_are_looked_at_once_and_not_from_each_of_them():
    assert paragraphs(" " * 200_000) == ()
    assert len(paragraphs("a" * 200_000)) == -(-200_000 // LONGEST)


def test_a_long_paragraph_is_cut_after_sentences():
    text = " ".join(f"Sentence {number} of a long fictional answer." for number in range(200))
    parts = [text[start:end] for start, end in paragraphs(text)]
    assert len(parts) > 3 and all(len(part) <= LONGEST and part.endswith(".") for part in parts)
    assert " ".join(parts) == text


WORDS = st.sampled_from(
    ["labour inspectors", "领事保护", "الحماية القنصلية", "👩‍👧", "données", "ﬁnance", "need", "İ", "\n", ". "]
)


@given(st.lists(WORDS | st.text(max_size=5), max_size=30).map(" ".join))
def test_every_span_is_what_stands_there(text: str):
    spans = paragraphs(text)
    assert "".join(text[start:end] for start, end in spans).split() == [] or spans
    ends = [0, *(end for _, end in spans)]
    starts = [*(start for start, _ in spans), len(text)]
    assert not any(text[end:start].strip() for end, start in zip(ends, starts, strict=True))
    for each in suggest(text):
        assert text[each.start : each.end] == each.evidence and (each.start, each.end) in spans
        assert text[each.phrase_start : each.phrase_end] == each.phrase
        assert each.start <= each.phrase_start <= each.phrase_end <= each.end
        assert each.chance in CHANCES and each.reason and 0 <= each.estimate <= 1


def test_the_table_of_chances_fits_its_words():
    rows = measured_chances()
    for kind in TARGETED:
        told = {row.chance: row.at_least for row in rows if (row.target_kind, row.lang) == (kind, "en")}
        words, lowest = list(told), list(told.values())
        assert words == list(CHANCES) or (kind, words) == ("need", list(CHANCES[1:])), "too few texts tell needs"
        assert lowest == sorted(lowest, reverse=True) and is_measured(kind, "en")
        assert [chance_of(kind, "en", at_least) for at_least in lowest] == words
        assert chance_of(kind, "en", lowest[-1] - 0.01) == "" and chance_of(kind, "fr", 0.99) == "possible"
    assert all(0 <= row.right <= row.pairs for row in rows)


def test_the_weights_are_of_the_eight_numbers():
    assert len(FEATURES) == 8
    assert {kind: len(model.weight) for kind, model in models().items()} == dict.fromkeys(TARGETED, 8)


ANSWERS = [("(a)", INSPECTION), ("(c)", "Objective 14: consulates of Arcadia visit nationals abroad."), ("(d)", "")]


@pytest.fixture(scope="module")
def data():
    return load_review([document(response_form("Thailand", ANSWERS))])


def test_suggestions_are_mentions_that_count_for_nothing(data):
    rows = suggestions(data)
    texts = data.responses.set_index("response")["text"]
    assert len(rows) and set(rows["basis"]) == {"suggested"} and list(rows) == list(MENTIONS.columns)
    for row in rows.itertuples():
        assert texts[row.response][row.start : row.end] == row.evidence and row.chance in CHANCES and row.reason
    assert "14" not in set(rows.loc[rows["target_kind"] == "objective", "target"]), "it is cited already"
    assert "14" in set(suggestions(data, is_known_too=True)["target"])
    more = with_suggestions(data)
    before, after = compute_coverage(data), compute_coverage(more)
    assert after["mentions"].tolist() == before["mentions"].tolist()
    changed = after[after["state"] != before["state"]]
    assert set(changed["state"]) == {"suggested"} and "6" in set(changed["target"])
    assert suggestions(data).equals(rows), "equal answers have equal suggestions"


def test_data_without_suggestions_keep_their_fingerprint(data):
    older = replace(data, mentions=data.mentions.drop(columns=["chance", "reason"]))
    assert older.digest == replace(data).digest != with_suggestions(data).digest


def test_superseded_and_blank_answers_have_no_suggestions(data):
    superseded = replace(data, submissions=data.submissions.assign(status="superseded"))
    assert suggestions(superseded).empty
    assert suggestions(replace(data, responses=data.responses.assign(state="blank"))).empty


@pytest.mark.long
def test_processes_give_what_one_gives(data, monkeypatch):
    alone = suggestions(data)
    monkeypatch.setattr(of_review, "IN_PROCESSES_FROM", 1)
    monkeypatch.setattr(of_review, "_MOST_PROCESSES", 1)
    assert suggestions(data).equals(alone)


def test_a_term_counts_once_however_often_it_stands_there():
    once, often = (see(f"{'consular visits, ' * n}done").kinds["objective"] for n in (1, 3))
    place = targets("objective").index("14")
    assert once.scores[place] == often.scores[place] > 0
