"""The regional input as content: every count recounted by plain loops, every word within its threshold."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

import pytest

from gcm_data import paper as papers
from gcm_data import reference, wording
from gcm_data.coverage.selection import GROUPS
from gcm_data.paper import quantifiers
from gcm_data.paper.annexes import Annexes
from loaders.files import files_of_review, load_files
from tests import workbook_builder as build
from tests.cases import first
from tests.recount_paper import Review

SUBREGIONS = [subregion.subregion for subregion in reference.subregions()]
CHOICES = [
    {},
    *({"subregions": (name,)} for name in SUBREGIONS),
    *({"group": name} for name in GROUPS),
    *({"round_table": number} for number in (1, 2, 3, 4)),
    {"subregions": ("Pacific",), "group": "SIDS", "round_table": 1},
    {"cycle": "2021"},
    {"cycle": "2021", "round_table": 4},
    {"basis": "cited"},
]
OF = re.compile(r"(\d+) of (\d+)")
SHARES = {  # least, and the first that is too many
    "All": (Fraction(1), Fraction(2)),
    "Nearly all": (Fraction(9, 10), Fraction(1)),
    "Most": (Fraction(6, 10), Fraction(9, 10)),
    "About half of the": (Fraction(4, 10), Fraction(6, 10)),
    "Some": (Fraction(2, 10), Fraction(4, 10)),
    "A few": (Fraction(1, 1000), Fraction(2, 10)),
}
WORD = re.compile(
    r"(?:^|: )(All|Nearly all|Most|About half of the|Some|A few|One|No) (?:submissions?|members?)\b", re.I
)


@pytest.fixture(scope="module")
def paper_of(scope_of):
    """The paper of a choice, made once."""
    made = {}

    def paper(chosen):
        key = tuple(sorted(chosen.items()))
        if key not in made:
            made[key] = papers.paper(scope_of(**chosen))
        return made[key]

    return paper


def said(paper):
    return [sentence for paragraph in paper.paragraphs for sentence in paragraph.sentences]


def pairs(text):
    return [(int(count), int(total)) for count, total in OF.findall(text)]


def fits(word, count, total):
    if word in ("One", "No"):
        return count == ("No", "One").index(word)
    least, beyond = SHARES[word]
    return count > 1 and least <= Fraction(count, total) < beyond


@pytest.mark.parametrize("chosen", first(3, CHOICES), ids=str)
def test_every_count_is_in_its_sentence_and_recounts_by_plain_loops(scope_of, paper_of, chosen):
    scope = scope_of(**chosen)
    review = Review(scope.data, scope.selection.basis)
    counted = 0
    for sentence in said(paper_of(chosen)):
        assert pairs(sentence.text) == [(found.count, found.total) for found in sentence.counts], sentence.key
        for found in (found for found in sentence.counts if found.focus):
            assert found.count == len(review.counted(found.focus, found.what)), (sentence.key, found.what)
            is_of_all = not found.focus.targets or found.focus.beside
            is_of_read = found.focus.is_silent  # told apart by the state, of all of which something was read
            total = len(review.received(found.focus)) if is_of_read else review.base(found.focus)
            is_right = found.total == total
            if is_of_all:
                is_right = found.total in (len(found.focus.members), len(review.received(found.focus)))
            assert is_right or (is_of_read and found.total == review.base(found.focus)), (sentence.key, found.what)
            counted += 1
    assert counted > 40


@pytest.mark.parametrize("cycle", ["2021", "2025"])
def test_superseded_blank_and_unnamed_submissions_are_counted_as_such(fictional, scope_of, cycle):
    scope = scope_of(fictional, cycle=cycle)
    review = Review(fictional)
    for sentence in said(papers.paper(scope)):
        for found in (found for found in sentence.counts if found.focus):
            assert found.count == len(review.counted(found.focus, found.what)), (sentence.key, found.what)


def test_three_silences_stay_three(fictional, scope_of):
    told = papers.sentences(scope_of(fictional))["overview/silence"]
    for words in ("1 of 10 answers and mentions none", "1 of 10 is blank", "1 of 10 answers “not applicable”"):
        assert words in told  # Tuvalu's empty tally, Nauru, Tonga
    assert told.endswith("Nothing was read of 52 of 62 members.")


@pytest.mark.parametrize("chosen", first(6, CHOICES), ids=str)
def test_every_word_fits_its_threshold_and_stands_before_counts(paper_of, chosen):
    for sentence in said(paper_of(chosen)):
        if word := WORD.search(sentence.text):
            assert pairs(sentence.text), sentence.key
            for count, total in pairs(sentence.text):
                assert total >= 3, sentence.text
                assert fits(word[1].capitalize().replace("Half", "half"), count, total), sentence.text


def test_words_fit_for_every_possible_count():
    words = {found.word: found.before.split(" {")[0] for found in quantifiers.QUANTIFIERS}
    for total in range(3, 80):
        for count in range(total + 1):
            assert fits(words[quantifiers.quantifier(count, total).word], count, total), (count, total)


def test_of_fewer_than_three_there_is_a_count_and_no_word():
    assert [quantifiers.quantifier(count, 2) for count in range(3)] == [None] * 3
    assert quantifiers.subject(1, 2, ("submission", "submissions")) == "1 of 2 submissions"
    both = wording.Material(29, 12)
    assert quantifiers.subject(29, 41, both.nouns) == "Most members with submissions or statements (29 of 41)"
    with pytest.raises(ValueError):
        quantifiers.quantifier(3, 2)


@pytest.mark.parametrize("chosen", first(6, CHOICES), ids=str)
def test_keys_are_unique_and_no_sentence_is_empty(paper_of, chosen):
    found = said(paper_of(chosen))
    assert len({sentence.key for sentence in found}) == len(found)
    assert all(sentence.text.strip() for sentence in found)


def test_a_statement_keeps_its_key_when_the_data_change(shipped, scope_of):
    """One State's mentions of objective 6 go: the sentences on objective 6 change, those on objective 1 don't."""
    mentions = shipped.mentions
    (first, *_) = mentions.loc[
        (mentions["cycle"] == "2025") & (mentions["target_kind"] == "objective") & (mentions["target"] == "6"), "iso3"
    ]
    gone = (mentions["iso3"] == first) & (mentions["target_kind"] == "objective") & (mentions["target"] == "6")
    before = papers.sentences(scope_of())
    after = papers.sentences(scope_of(replace(shipped, mentions=mentions[~gone].reset_index(drop=True))))
    changed = {key for key in before.keys() & after.keys() if before[key] != after[key]}
    assert "round-table-1/objective-6/reported" in changed and "gaps/objective-6" in changed
    assert not {key for key in changed if key.startswith("round-table-4/objective-1/")}


def test_bounds_of_the_silent_take_in_every_member_that_sent_nothing(scope_of):
    scope = scope_of()
    found = papers.sentences(scope)
    bounds = r"\(of all (\d+) members at least (\d+) and at most (\d+)\)"
    pattern = rf"not mentioned by (\d+) of (\d+) {scope.material.noun} {bounds}"
    for number in range(1, 24):
        numbers = map(int, re.search(pattern, found[f"gaps/objective-{number}"]).groups())
        count, submissions, members, least, most = numbers
        assert (least, most) == (count, count + members - submissions)


def test_quotes_follow_the_printed_rule(scope_of, shipped):
    """Of each subregion the first State by alphabet that is not yet quoted, and its first fitting answer."""
    current = set(shipped.submissions.loc[shipped.submissions["status"] == "current", "submission"])
    counted = [m for m in shipped.mentions.itertuples() if m.submission in current and m.cycle == "2025"]
    said_in = {r.response: r for r in shipped.responses.itertuples()}
    quoted, expected = [], []
    for table in reference.round_tables():
        targets = {str(number) for number in table.objectives}
        for name in SUBREGIONS:
            fitting = {}
            for member in sorted((m for m in reference.members() if m.subregion == name), key=lambda m: m.name):
                naming = {
                    m.response for m in counted
                    if m.iso3 == member.iso3 and m.target_kind == "objective" and m.target in targets
                }  # fmt: skip
                answers = [r for r in said_in.values() if r.response in naming]
                texts = [r.text for r in sorted(answers, key=lambda r: r.question) if 40 <= len(r.text) <= 450]
                if texts:
                    fitting[member.name] = texts[0]
            names = [n for n in fitting if n not in quoted] or list(fitting)
            quoted += names[:1]
            expected += [(n, fitting[n]) for n in names[:1]]
    found = [(quote.passage.respondent, quote.passage.text) for quote in papers.paper(scope_of()).quotes]
    assert found == expected and len(found) >= 15


def test_a_round_table_alone_has_no_other_objective(scope_of):
    paper = papers.paper(scope_of(round_table=3))
    assert any("Round table 3" in line for line in paper.subtitles)
    keys = {sentence.key for sentence in said(paper)}
    assert not {key for key in keys if re.match("round-table-[124]", key)}
    numbers = {int(n) for key in keys for n in re.findall(r"objective-(\d+)", key)}
    assert numbers <= set(reference.round_tables()[2].objectives)


def test_annex_names_the_states_of_each_count_by_alphabet_with_passages_that_say_so(scope_of):
    scope = scope_of()
    paper = papers.paper(scope)
    annexes, review = Annexes.of(scope, paper), Review(scope.data)
    names = {member.iso3: member.name for member in reference.members()}
    for backing in annexes.backings:
        found = backing.count
        assert set(backing.states) == {names[iso3] for iso3 in review.counted(found.focus, found.what)}
        for name, numbers in backing.states.items():
            assert {annexes.annex.numbered[number].respondent for number in numbers} <= {name}
            says_so = found.focus.targets and not found.focus.is_silent and not found.focus.beside
            assert numbers if says_so else True, found.what
    places = {(backing.paragraph, backing.count.what) for backing in annexes.backings}
    for number, paragraph in enumerate(paper.paragraphs, start=1):
        for found in (found for sentence in paragraph.sentences for found in sentence.counts if found.focus):
            assert ((number, found.what) in places) == (found.count > 0)


def test_without_a_submission_the_paper_says_so_and_counts_nothing(tmp_path, scope_of):
    (tmp_path / "2025").mkdir()
    found = papers.sentences(scope_of(load_files(files_of_review(tmp_path))))
    assert found["introduction/received"].startswith("No member (0 of 62) has submissions or statements, as of")
    assert not {key for key in found if key.startswith(("round-table", "gaps", "change", "needs"))}


def test_a_single_submission_makes_no_share(tmp_path, scope_of):
    (tmp_path / "2025").mkdir()
    (tmp_path / "2025" / "one.xlsx").write_bytes(build.response_form("Fiji"))
    found = papers.sentences(scope_of(load_files(files_of_review(tmp_path))))
    assert found["round-table-1/objective-5/reported"] == "1 of 1 submission reports objective 5."
    assert found["change/none"].startswith("Of no member shown something was read in both")


def test_the_first_review_has_none_before_it(scope_of):
    assert "none before it" in papers.sentences(scope_of(cycle="2021"))["change/none"]


def test_no_sentence_praises_blames_or_ranks_a_state(scope_of):
    """Outside of quotes and annexes no State is named at all, but the four outside the region."""
    told = " ".join(papers.sentences(scope_of()).values())
    names = {m.short_name for m in reference.members() if m.subregion} - {"Thailand"}  # where the review meets
    assert not {name for name in names if re.search(rf"\b{re.escape(name)}\b", told)}
    assert not re.search(r"\b(best|worst|lead(s|ing)?|lag(s|ging)?|fail(s|ed)?|good|poor|rank(s|ed)?)\b", told)
