"""The regional input as content: every number in its sentence and recounted, every member named, in a fixed order."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from gcm_data import paper as papers
from gcm_data import reference
from gcm_data.coverage.selection import GROUPS
from gcm_data.paper.annexes import Annexes
from gcm_data.paper.parts import ALONE, APART, WITHIN, Chart, Form, Paragraph, Quote, Table
from gcm_data.paper.quoting import EACH
from loaders.files import files_of_review, load_files
from tests import workbook_builder as build
from tests.cases import first
from tests.fictional_review import write_review
from tests.recount_paper import Review

SUBREGIONS = [subregion.subregion for subregion in reference.subregions()]
TINIEST = {"subregions": ("Pacific",), "group": "LDC", "round_table": 1, "basis": "cited"}
CHOICES = [
    {},
    {"cycle": "2021"},
    {"subregions": ("Pacific",), "round_table": 3},
    TINIEST,
    *({"subregions": (name,)} for name in SUBREGIONS),
    *({"group": name} for name in GROUPS),
    *({"round_table": number} for number in (1, 2, 4)),
    {"basis": "cited"},
]
MOST_WORDS = 4_500
COUNTING = ("received", "plans", "follow-up", "objectives", "round-table", "principles", "practices", "needs",
            "stakeholders", "goals/most", "change", "introduction/documents", "method/needs")  # fmt: skip
NO_COUNTS = re.compile(
    r"\[[^\]]*\]|“[^”]*”|\bobjectives? (?:\d+(?:–\d+)?(?:, | and )?)+|\bobjectives named: [\d, and]+|\bround table \d"
    r"|\b\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December) \d{4}"
    r"|\bGoal \d+|\b(?:19|20)\d\d\b"
)
IN_WORDS = re.compile(r"\b(?:All|Both|The one|One|None|none|no|No)\b")


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


def numbers(text):
    """The numbers of a sentence that count something; “objective 5”, passages in brackets and days do not."""
    return [int(number) for number in re.findall(r"\d+", NO_COUNTS.sub(" ", text.replace("Objective", "objective")))]


def total_of(review, focus):
    """What a count can be of: those that could say it, or all members, or all of which something was read."""
    if focus.targets and not focus.beside:
        return {review.base(focus)}
    return {len(focus.members), len(review.received(focus))}


def check_counts(paper, review):
    """Each number of a sentence is one of its counts; each count recounts, and stands in its sentence."""
    counted = 0
    for sentence in paper.sentences:
        if sentence.key.startswith(COUNTING):
            told = numbers(sentence.text)
            counts = [found.count for found in sentence.counts]
            assert set(told) <= {*counts, *(found.total for found in sentence.counts)}, (sentence.key, sentence.text)
            missing = [count for count in counts if count not in told]
            assert not missing or IN_WORDS.search(sentence.text), (sentence.key, sentence.text, missing)
        for found in (found for found in (*sentence.counts, *sentence.named) if found.focus):
            if found.focus.stakeholders:
                continue
            assert found.count == len(review.counted(found.focus, found.what)), (sentence.key, found.what)
            assert found.total in total_of(review, found.focus), (sentence.key, found.what)
            counted += 1
    return counted


@pytest.mark.parametrize("chosen", first(4, CHOICES), ids=str)
def test_every_number_is_a_count_of_its_sentence_and_recounts_by_plain_loops(scope_of, paper_of, chosen):
    scope = scope_of(**chosen)
    assert check_counts(paper_of(chosen), Review(scope.data, scope.selection.basis)) > 15


@pytest.mark.parametrize("cycle", ["2021", "2025"])
def test_superseded_blank_and_unnamed_submissions_are_counted_as_such(fictional, scope_of, cycle):
    assert check_counts(papers.paper(scope_of(fictional, cycle=cycle)), Review(fictional)) > 15


def named_in(text):
    """Member -> the numbers of its passages, from the words of a list alone."""
    text = text.split(": ", 1)[1].removesuffix(".").replace(". Nothing was read of: ", "; ")
    found = {}
    for part in text.split("; "):
        name, refs = re.fullmatch(r"(.+?)(?: \[([^\]]+)\])?", part).groups()
        ranges = [each.split("–") for each in (refs or "").split(", ") if each]
        found[name] = [n for ends in ranges for n in range(int(ends[0]), int(ends[-1]) + 1)]
    return found


@pytest.mark.parametrize("chosen", first(2, CHOICES), ids=str)
def test_lists_name_the_members_that_are_counted_with_passages_of_theirs_that_say_so(scope_of, paper_of, chosen):
    scope, paper = scope_of(**chosen), paper_of(chosen)
    annex, review = Annexes.of(scope, paper).annex, Review(scope.data, scope.selection.basis)
    names = {member.iso3: member.name for member in reference.members()}
    order = list(names.values())
    checked = 0
    for sentence in (s for s in paper.sentences if any(found.count for found in s.named)):
        counted = {names[m] for found in sentence.named for m in review.counted(found.focus, found.what)}
        told = named_in(sentence.text)
        assert set(told) == counted, sentence.key
        if len(sentence.named) == 1:
            assert list(told) == sorted(told, key=order.index), sentence.key  # as the United Nations orders them
        (found, *_) = sentence.named
        for name, refs in told.items():
            assert {annex.numbered[number].respondent for number in refs} <= {name}
            said = " ".join(target for number in refs for target in annex.numbered[number].named)
            for kind, target in found.focus.targets if refs else ():
                label = f"objective {target} (" if kind == "objective" else ""
                assert label in said, (sentence.key, name)
            if found.focus.aspect and refs:
                letter = {"plan": "a", "follow-up": "b", "achievement": "c", "challenge": "d", "need": "e"}
                assert {annex.numbered[number].question for number in refs} == {letter[found.focus.aspect]}
        checked += 1
    assert checked > (30 if chosen in ({}, {"cycle": "2021"}) else 5)


def test_whatever_anybody_answered_stands_in_the_paper(scope_of, shipped):
    """Also answers that name no objective: of each answered response of the review some list has the number."""
    paper = papers.paper(scope_of())
    told = {
        n for s in paper.sentences if any(f.count for f in s.named) for refs in named_in(s.text).values() for n in refs
    }
    current = set(shipped.submissions.loc[shipped.submissions["status"] == "current", "submission"])
    answers = [r for r in shipped.responses.itertuples()
               if r.cycle == "2025" and r.state == "answered" and r.submission in current]  # fmt: skip
    annex = Annexes.of(scope_of(), paper).annex
    texts = {annex.numbered[number].text for number in told}
    assert len(answers) > 100 and {answer.text for answer in answers} <= texts


@pytest.mark.parametrize("chosen", first(4, CHOICES), ids=str)
def test_keys_are_unique_and_no_sentence_is_empty(paper_of, chosen):
    found = list(paper_of(chosen).sentences)
    assert len({sentence.key for sentence in found}) == len(found)
    assert all(sentence.text.strip() and "  " not in sentence.text for sentence in found)


def test_a_statement_keeps_its_key_when_the_data_change(shipped, scope_of):
    """One member's mentions of objective 6 go: sentences on objective 6 change, those on objective 1 don't."""
    mentions = shipped.mentions
    is_six = (mentions["cycle"] == "2025") & (mentions["target_kind"] == "objective") & (mentions["target"] == "6")
    (first, *_) = mentions.loc[is_six & (mentions["question"] == "c"), "iso3"]
    gone = (mentions["iso3"] == first) & (mentions["target_kind"] == "objective") & (mentions["target"] == "6")
    before = papers.sentences(scope_of())
    after = papers.sentences(scope_of(replace(shipped, mentions=mentions[~gone].reset_index(drop=True))))
    changed = {key for key in before.keys() & after.keys() if before[key] != after[key]}
    assert {"round-table-1/mentioned", "round-table-1/progress/objective-6"} <= changed
    assert not {key for key in changed if key.startswith("round-table-4/") and key.endswith("objective-1")}


def test_quotes_follow_the_printed_rule(scope_of, shipped):
    """Subregions take turns; of each the first member not yet quoted, and its first fitting answer not yet quoted."""
    scope = scope_of()
    current = set(shipped.submissions.loc[shipped.submissions["status"] == "current", "submission"])
    answers = [r for r in shipped.responses.itertuples()
               if r.submission in current and r.cycle == "2025" and r.state == "answered"]  # fmt: skip
    order = {r.response: place for place, r in enumerate(sorted(answers, key=lambda r: (r.question, r.Index)))}
    naming = {}
    for m in shipped.mentions.itertuples():
        if m.target_kind == "objective" and m.response:
            naming.setdefault(m.response, set()).add(int(m.target))
    headings = [("a", None, EACH), ("b", None, EACH)]
    headings += [(q, set(table.objectives), EACH) for table in reference.round_tables() for q in "cde"]
    headings += [("c", None, 99)]
    turn, quoted, used, expected = list(SUBREGIONS), set(), set(), []
    for letter, objectives, most in headings:
        fitting = [r for r in answers if r.question == letter and 40 <= len(r.text) <= 450
                   and (objectives is None or naming.get(r.response, set()) & objectives)]  # fmt: skip
        taken = 0
        for name in list(turn):
            if taken == most:
                break
            inside = [m for m in reference.members() if m.subregion == name]
            left = {m.iso3: sorted((r for r in fitting if r.iso3 == m.iso3 and r.response not in used),
                                   key=lambda r: order[r.response]) for m in inside}  # fmt: skip
            able = [iso3 for iso3, rows in left.items() if rows]
            fresh = [iso3 for iso3 in able if iso3 not in quoted] or able
            if fresh:
                row = left[fresh[0]][0]
                quoted.add(fresh[0])
                used.add(row.response)
                expected.append(row.text)
                turn.remove(name)
                turn.append(name)
                taken += 1
    found = papers.paper(scope).quotes
    assert [quote.passage.text for quote in found] == expected and len(found) >= 20
    annex = Annexes.of(scope, papers.paper(scope)).annex
    assert all(annex.numbered[quote.number].text == quote.passage.text for quote in found)


def test_what_is_too_short_or_too_long_is_not_quoted(tmp_path, scope_of):
    (tmp_path / "2025").mkdir()
    texts = {"short": "Fictional.", "long": f"Fictional{' word' * 100}.", "fitting": f"Fictional{' word' * 10}."}
    rows = [["(c) Achievements", text, "5"] for text in texts.values()]
    (tmp_path / "2025" / "one.xlsx").write_bytes(build.response_form("Fiji", rows))
    found = papers.paper(scope_of(load_files(files_of_review(tmp_path)))).quotes
    assert [quote.passage.text for quote in found] == [texts["fitting"]]


def test_a_round_table_alone_has_no_other_objective(scope_of):
    paper = papers.paper(scope_of(round_table=3))
    assert paper.title.endswith("round table 3") and "round table 3" in paper.selection
    keys = {sentence.key for sentence in paper.sentences}
    assert not {key for key in keys if re.match("round-table-[124]", key)}
    shown = {int(n) for key in keys for n in re.findall(r"objective-(\d+)", key)}
    assert shown <= set(reference.round_tables()[2].objectives)


def test_the_annex_has_who_stands_behind_each_count_and_the_passages_that_say_so(scope_of):
    scope = scope_of()
    paper = papers.paper(scope)
    annexes, review = Annexes.of(scope, paper), Review(scope.data)
    names = {member.iso3: member.name for member in reference.members()}
    for backing in annexes.backings:
        found = backing.count
        assert set(backing.members) == {names[iso3] for iso3 in review.counted(found.focus, found.what)}
        for name, refs in backing.members.items():
            assert {annexes.annex.numbered[number].respondent for number in refs} <= {name}
            says_so = (found.focus.targets or found.focus.aspect) and not found.focus.beside
            assert refs if says_so else True, found.what
    told = [(backing.paragraph, backing.count.what) for backing in annexes.backings]
    places = {*told}
    assert len(told) == len(places)
    for number, paragraph in enumerate(paper.paragraphs, start=1):
        for sentence in paragraph.sentences:
            for found in (found for found in (*sentence.counts, *sentence.named) if found.focus):
                assert ((number, found.what) in places) == (found.count > 0)


def test_without_a_submission_the_paper_says_so_and_counts_nothing(tmp_path, scope_of):
    (tmp_path / "2025").mkdir()
    found = papers.sentences(scope_of(load_files(files_of_review(tmp_path))))
    assert found["received/members"].startswith("Nothing was read of the 62 members and associate members, as of")
    assert not {key for key in found if key.startswith(("round-table", "plans", "change", "needs"))}


def test_the_first_review_has_none_before_it(scope_of):
    assert "none before it" in papers.sentences(scope_of(cycle="2021"))["change/none"]


def test_no_sentence_praises_blames_or_ranks_a_member(scope_of):
    told = " ".join(papers.sentences(scope_of()).values())
    words = r"\b(best|worst|lead(s|ing)?|lag(s|ging)?|fail(s|ed|ure)?|poor|rank(s|ed|ing)?|struggl\w+|behind)\b"
    assert not re.search(words, told)
    assert not re.search(r"\bgood\b(?! practices)", told)


# ---- What stands where


def headings(paper):
    return [(section.level, section.heading, section.is_annex) for section in paper.sections]


def expected_headings(chosen):
    tables = [t for t in reference.round_tables() if chosen.get("round_table", 0) in (0, t.round_table)]
    follow_up = "Follow-up and approaches" if chosen.get("cycle") == "2021" else "Follow-up to the Progress Declaration"
    body = [
        "Introduction", "Responses received", "National implementation plans", follow_up,
        "Implementation of the objectives", *(f"Round table {t.round_table}: {t.title}" for t in tables),
        "Guiding principles", "Good practices and lessons learned", "Cooperation needs",
        "Contributions of stakeholders", "Sustainable Development Goals", "Change since the previous review",
        "Migration trends",
        "Conclusions and recommendations",
    ]  # fmt: skip
    annexes = ["Tables of coverage", "Members behind each count, and passages", "Method and limits"]
    return [(2 if name.startswith("Round") else 1, name, False) for name in body] + [
        (1, name, True) for name in annexes
    ]


@pytest.mark.parametrize("chosen", CHOICES[:4], ids=str)
def test_sections_stand_in_the_order_of_a_document_of_the_commission(paper_of, chosen):
    paper = paper_of(chosen)
    assert headings(paper) == expected_headings(chosen)
    for section in paper.sections:
        assert section.blocks, section.heading
        if section.heading.startswith("Round table"):
            leads = [block.lead for block in section.blocks if isinstance(block, Paragraph) and block.lead]
            assert leads == ["Progress", "Challenges", "Support sought"]
    (conclusions,) = (s for s in paper.sections if s.heading.startswith("Conclusions"))
    assert all(block.is_open for block in conclusions.blocks) and len(conclusions.blocks) == 6


def test_three_documents_and_a_stakeholder_make_a_paper(tmp_path, scope_of):
    """Of the stakeholder nothing comes out but its category."""
    write_review(tmp_path)
    for file in (tmp_path / "2025").iterdir():
        if file.name not in ("respondents.xlsx", "b Fiji.xlsx", "b Thailand.xlsx"):
            file.unlink()
    data = load_files([file for file in files_of_review(tmp_path) if file.cycle == "2025"])
    assert len(data.documents) == 3
    paper = papers.paper(scope_of(data))
    assert headings(paper) == expected_headings({})
    said = {sentence.key: sentence.text for sentence in paper.sentences}
    total = int((data.submissions["respondent_kind"] == "stakeholder").sum())
    assert total and re.search(rf"\b({total}|One) stakeholder", said["stakeholders/number"])
    assert "not included in the counts of members" in said["stakeholders/number"]
    check_counts(paper, Review(data))


def words_of(block):
    if isinstance(block, Paragraph):
        return " ".join([block.lead, *(sentence.text for sentence in block.sentences)])
    if isinstance(block, Quote):
        return f"{block.passage.text} {block.passage.respondent} [{block.number}]"
    if isinstance(block, Table):
        return " ".join([block.caption, *block.head, *(c.text for row in block.rows for c in row), block.note])
    return f"{block.caption} {block.note}" if isinstance(block, Chart) else block.text


def length(paper):
    body = [section for section in paper.sections if not section.is_annex]
    said = [words_of(block) for section in body for block in section.blocks] + [section.heading for section in body]
    return len(" ".join([*said, *(s.text for block in paper.summary for s in block.sentences)]).split())


def test_the_body_is_short_enough_to_be_sent(scope_of):
    """Everything up to the annexes counts, quotations, tables and summary, too."""
    scope = scope_of()
    full, short = papers.paper(scope), papers.paper(scope, Form(is_short=True))
    assert length(full) < MOST_WORDS
    assert length(short) < 0.75 * length(full)
    assert full.quotes and not short.quotes
    body = [block for section in short.sections if not section.is_annex for block in section.blocks]
    assert not [block for block in body if isinstance(block, (Table, Chart))]


def test_a_round_table_has_at_most_three_sentences_of_numbers(paper_of):
    for section in (s for s in paper_of({}).sections if s.heading.startswith("Round table")):
        sentences = [s for block in section.blocks if isinstance(block, Paragraph) for s in block.sentences]
        assert len([s for s in sentences if s.counts]) <= 3, section.heading


def test_the_annex_with_the_evidence_stands_where_the_form_says(scope_of):
    scope = scope_of(round_table=3)
    for evidence, there in ((APART, False), (WITHIN, True), (ALONE, True)):
        paper = papers.paper(scope, Form(evidence=evidence))
        assert [section.has_evidence for section in paper.sections if section.is_annex] == [False, there, False]
        said = {sentence.key: sentence.text for sentence in paper.sentences}["introduction/numbers"]
        assert ("separate file" in said) == (evidence == APART)


def test_a_single_submission_is_told_as_one(tmp_path, scope_of):
    (tmp_path / "2025").mkdir()
    (tmp_path / "2025" / "one.xlsx").write_bytes(build.response_form("Fiji"))
    found = papers.sentences(scope_of(load_files(files_of_review(tmp_path))))
    assert found["objectives/any"] == "The one submission mentions at least one of the objectives."
    assert "objectives/most" not in found
    assert found["change/none"].startswith("Nothing was read of any member in both")
