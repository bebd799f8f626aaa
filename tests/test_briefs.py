"""The brief of a State and of a moderator: all that it says is recounted from the tables, in another way."""

from __future__ import annotations

import re

import pytest

from gcm_data import paper as papers
from gcm_data import reference, wording
from gcm_data.exhibits import context
from gcm_data.exports.brief import paper_of
from gcm_data.paper import brief_of_member, brief_of_round_table
from gcm_data.paper.briefs import LONGEST
from gcm_data.paper.parts import Table
from gcm_data.text.excerpts import GAP, shortened
from tests.cases import first
from tests.recount_briefs import ELSEWHERE, KINDS, Told, fits
from tests.recount_paper import Review
from tests.test_paper import total_of

NAMES = {member.iso3: member.name for member in reference.members()}
CODES = {name: iso3 for iso3, name in NAMES.items()}
STATES = [("fictional", "2025", "FJI"), ("shipped", "2025", "BGD"), ("fictional", "2025", "PLW"),
          ("fictional", "2025", "JPN"), ("shipped", "2021", "THA"), ("fictional", "2025", "THA"),
          ("shipped", "2025", "IND"), ("fictional", "2021", "FJI")]  # fmt: skip
TABLES = [("shipped", {"round_table": 1}), ("fictional", {"round_table": 1}),
          ("shipped", {"round_table": 3, "subregions": ("Pacific",)}), ("shipped", {"round_table": 2, "cycle": "2021"}),
          ("shipped", {"round_table": 4, "group": "SIDS"})]  # fmt: skip


@pytest.fixture
def scope_on(scope_of, shipped, fictional):
    """A scope of shipped or fictional data."""
    return lambda name, **chosen: scope_of({"shipped": shipped, "fictional": fictional}[name], **chosen)


def said(paper):
    return {sentence.key: sentence.text for sentence in paper.sentences}


def table_of(paper):
    found = [block for block in paper.blocks if isinstance(block, Table)]
    return found[0] if found else None


def headings(paper):
    return [section.heading for section in paper.sections]


def objectives_in(text):
    """The objectives of “objectives 1, 3–8” or “all 23 objectives”."""
    if text.startswith("all 23"):
        return set(range(1, 24))
    numbers = re.match(r"objectives? ([\d–, ]+)", text)[1]
    ends = [[int(end) for end in part.split("–")] for part in numbers.split(", ")]
    return {n for each in ends for n in range(each[0], each[-1] + 1)}


# ---- A State


@pytest.mark.parametrize(("name", "cycle", "iso3"), first(4, STATES, several=True))
def test_objectives_of_a_state_stand_with_their_passages_by_question(scope_on, name, cycle, iso3):
    scope = scope_on(name, cycle=cycle, member=iso3)
    paper, told = paper_of(scope), Told(scope.data, cycle)
    expected = {int(target): found for target, found in told.named("objective").get(iso3, {}).items()}
    assert expected, "a State that reports something"
    table = table_of(paper)
    shown = sorted(expected)[: brief_of_member.MOST_OBJECTIVES]
    assert [int(row[0].text.split()[0]) for row in table.rows] == shown
    left = sorted(expected)[len(shown) :]
    assert table.note.startswith(f"{len(left)} more: ") == bool(left)
    for row, number in zip(table.rows, shown, strict=True):
        in_three = {n for letter in KINDS for n in expected[number].get(letter, set())}
        for cell, letter in zip(row[2:], (*KINDS, ELSEWHERE), strict=True):
            passages = expected[number].get(letter, set()) - (in_three if letter == ELSEWHERE else set())
            if passages:
                assert fits(cell.text, passages), (number, letter, cell.text)
            else:
                assert cell.text in ("–", "code without words"), (number, letter)
    assert said(paper)["brief/objectives"] == f"{NAMES[iso3]} reports {len(expected)} of the 23 objectives."


@pytest.mark.parametrize(("name", "cycle", "iso3"), [*first(2, STATES, several=True), ("fictional", "2025", "NRU"),
                                                     ("fictional", "2025", "TON")])  # fmt: skip
def test_every_objective_stands_in_one_state(scope_on, name, cycle, iso3):
    """Left blank and not applicable are not “not mentioned”; who reports nothing has no table."""
    scope = scope_on(name, cycle=cycle, member=iso3)
    told, paper = said(paper_of(scope)), paper_of(scope)
    review = Review(scope.data)
    expected = {}
    for number in range(1, 24):
        target = ("objective", str(number))
        is_reported = review.said[cycle, iso3].reports(target)
        state = "reported" if is_reported else review.silence(cycle, iso3, target)
        expected.setdefault(state, set()).add(number)
    assert (table_of(paper) is not None) == ("reported" in expected)
    for state in ("not mentioned", "blank", "not applicable"):
        text = told.get(f"brief/{state.replace(' ', '-')}", "")
        assert bool(text) == (state in expected), state
        if text:
            assert text.startswith(f"{state.capitalize()}: ")
            assert objectives_in(text.partition(": ")[2]) == expected[state]
            assert state == "not mentioned" or wording.STATE_MEANINGS[state] in text


@pytest.mark.parametrize(("name", "cycle", "iso3"), first(3, STATES, several=True))
@pytest.mark.parametrize("kind", ["need", "principle"])
def test_support_and_principles_are_recounted(scope_on, name, cycle, iso3, kind):
    scope = scope_on(name, cycle=cycle, member=iso3)
    labels = {row.key: row.label for row in {"need": reference.needs, "principle": reference.principles}[kind]()}
    found = Told(scope.data, cycle).named(kind).get(iso3, {})
    text = said(paper_of(scope))[f"brief/{kind}s"]
    if not found:
        assert text.startswith("No ")
        return
    head, _, names = text.removesuffix(".").partition(": ")
    assert head.endswith(f", {len(found)} of {len(labels)}")
    told = dict(re.fullmatch(r"(.+?)(?: \[(.+)\])?", each).groups(default="") for each in names.split("; "))
    assert list(told) == [label[:1].lower() + label[1:] for key, label in labels.items() if key in found]
    for key, passages in found.items():
        assert fits(told[labels[key][:1].lower() + labels[key][1:]], set().union(*passages.values()))


@pytest.mark.parametrize(("name", "iso3"), [("shipped", "BGD"), ("fictional", "FJI"), ("fictional", "THA")])
def test_change_is_recounted_objective_by_objective(scope_on, name, iso3):
    scope = scope_on(name, member=iso3)
    told, review = said(paper_of(scope)), Review(scope.data)
    fates = {n: review.change("2025", "2021", iso3, ("objective", str(n))) for n in range(1, 24)}
    for fate, key in (("newly reported", "newly"), ("no longer reported", "no-longer")):
        text = told[f"brief/{key}"]
        assert text.startswith(f"{fate.capitalize()} in 2025: ")
        assert {int(n) for n in re.findall(r"\(objective (\d+)\)", text)} == {n for n in fates if fates[n] == fate}
    numbers = {n for target in Told(scope.data, "2021").named("objective")[iso3].values()
               for passages in target.values() for n in passages}  # fmt: skip
    gone = re.findall(r"\[([^\]]+)\]", told["brief/no-longer"])
    assert all(set(re.findall(r"\d+", each.partition(" and ")[0])) <= set(map(str, numbers)) for each in gone)
    left_out = {n for n in fates if fates[n] == "not comparable"}
    assert ("brief/not-comparable" in told) == bool(left_out)


def test_why_a_change_can_not_be_told_is_said(scope_on):
    assert "none before it" in said(paper_of(scope_on("shipped", cycle="2021", member="THA")))["brief/change"]
    once = "Indonesia cannot be compared: something was read of it in the review of 2025 only."
    assert said(paper_of(scope_on("fictional", member="IDN")))["brief/change"] == once


def test_what_was_answered_left_blank_and_never_read_is_told_apart(scope_on):
    found = said(paper_of(scope_on("fictional", member="THA")))
    assert re.match(
        r"Answered: \(a\) National implementation plan \[\d+\]; \(c\) .* \[\d+\]; \(e\) ", found["brief/answered"]
    )
    assert found["brief/silence"] == "Left blank: (d) Gaps and challenges."
    assert found["brief/missing"] == "Nothing was read on: (b) Progress Declaration follow-up."
    assert found["brief/plan"].endswith("is stated as: stand-alone plan.")
    marks = said(paper_of(scope_on("fictional", member="PLW")))
    assert "Marks or codes in no answer are all that was read of Palau" in marks["brief/silence"]
    assert "could be counted (blank)" in marks["brief/needs"] and "brief/answered" not in marks


def test_words_follow_what_was_read(scope_on):
    compiled = said(paper_of(scope_on("shipped", member="FJI")))
    assert compiled["brief/read"] == "Fiji has statements in the review of 2025."
    assert compiled["brief/texts"].startswith("Texts are paraphrased")
    own = said(paper_of(scope_on("fictional", member="FJI")))
    assert own["brief/read"] == "Fiji has submitted in the review of 2025."
    assert own["brief/texts"].startswith("Responses are reproduced as received")


def silent_members(data):
    """Member -> the reviews in which something was read of it, of those of which nothing was read in 2025."""
    rows = data.submissions[data.submissions["status"] == "current"]
    read = {iso3: sorted(rows.loc[rows["iso3"] == iso3, "cycle"]) for iso3 in NAMES}
    return {iso3: cycles for iso3, cycles in read.items() if "2025" not in cycles}


def test_of_a_silent_state_the_other_review_is_told_and_its_figures(scope_on, shipped):
    silent = silent_members(shipped)
    spoke, never = (next(i for i, cycles in silent.items() if bool(cycles) == has) for has in (True, False))
    scope = scope_on("shipped", member=spoke)
    paper, found = paper_of(scope), said(paper_of(scope))
    assert found["brief/read"].startswith(f"Nothing was read of {NAMES[spoke]} in this review. That says nothing about")
    assert found["brief/instead"] == "What was read of it in the review of 2021 follows."
    assert [h for h in headings(paper) if h.endswith(", review of 2021")] == [
        "Objectives, review of 2021", "Support sought and guiding principles, review of 2021",
        "Passages, review of 2021",
    ]  # fmt: skip
    earlier = said(paper_of(scope_on("shipped", cycle="2021", member=spoke)))
    assert found["brief/objectives"] == earlier["brief/objectives"]
    assert "read of it in the review of 2021 only" in found["brief/change"]
    paper, found = paper_of(scope_on("shipped", member=never)), said(paper_of(scope_on("shipped", member=never)))
    assert headings(paper) == ["What was read", "Change since the previous review", "Migration figures"]
    assert "passages" not in paper.sections[-1].blocks[-1].text  # there are none that could be cut
    assert "brief/instead" not in found and f"Nothing was read of {NAMES[never]}" in found["brief/change"]
    for iso3 in (spoke, never):
        made = context.of_member(scope, iso3)  # recounted where the page's exhibits are
        shown = said(paper_of(scope_on("shipped", member=iso3)))
        assert (shown["brief/context"], shown["brief/context-source"]) == (made.takeaway, made.base)


@pytest.mark.parametrize(("name", "cycle", "iso3"), first(3, STATES, several=True))
def test_passages_are_the_states_own_under_their_numbers(scope_on, name, cycle, iso3):
    scope = scope_on(name, cycle=cycle, member=iso3)
    paper, told = paper_of(scope), Told(scope.data, cycle)
    rows = sorted((r for r in scope.data.responses.itertuples()
                   if told.current.get(r.submission) == iso3 and r.state == "answered"),
                  key=lambda r: told.numbers[r.response])  # fmt: skip
    firsts = {}
    for row in rows:
        firsts.setdefault(row.question, row)
    order = sorted(firsts, key=lambda letter: letter not in KINDS)[: brief_of_member.MOST_PASSAGES]
    assert [quote.number for quote in paper.quotes] == [
        told.numbers[row.response] for letter, row in firsts.items() if letter in order
    ]
    for quote in paper.quotes:
        assert len(quote.text) <= LONGEST
        whole = " ".join(quote.passage.text.split())
        assert quote.text.replace(GAP, "").strip() in whole and (GAP in quote.text) == (len(whole) > LONGEST)


# ---- A moderator


def check_counts(paper, review):
    found = [each for s in paper.sentences for each in (*s.counts, *s.named) if each.focus]
    for each in found:
        assert each.count == len(review.counted(each.focus, each.what)), each.what
        assert each.total in total_of(review, each.focus), each.what
    return len(found)


@pytest.mark.parametrize(("name", "chosen"), first(3, TABLES, several=True), ids=str)
def test_counts_name_their_base_and_recount(scope_on, name, chosen):
    scope = scope_on(name, **chosen)
    paper, review = paper_of(scope), Review(scope.data)
    assert check_counts(paper, review) >= 5
    told = said(paper)
    for letter, key in zip(KINDS, ("progress", "challenges", "support-sought"), strict=True):
        numbers = set(map(int, re.findall(r"(?<!\()\b\d+\b", told[f"brief/{key}"])))
        (found,) = next(s.counts for s in paper.sentences if s.key == f"brief/{key}")
        assert numbers <= {found.count, found.total}
        assert f"answered ({letter})" in told[f"brief/{key}"]


@pytest.mark.parametrize(("name", "chosen"), first(3, TABLES, several=True), ids=str)
def test_who_could_be_called_on_is_recounted_with_objectives_and_passages(scope_on, name, chosen):
    scope = scope_on(name, **chosen)
    paper, told = paper_of(scope), Told(scope.data, scope.selection.cycle)
    inside = set(reference.round_tables()[chosen["round_table"] - 1].objectives)
    named = {iso3: {int(t): p for t, p in found.items() if int(t) in inside}
             for iso3, found in told.named("objective").items() if iso3 in scope.selection.iso3}  # fmt: skip
    able = {iso3 for iso3, found in named.items() if any(set(p) & set(KINDS) for p in found.values())}
    shown = sorted(told.in_turn(able)[: brief_of_round_table.MOST_MEMBERS], key=list(NAMES).index)
    table = table_of(paper)
    assert [row[0].text for row in table.rows] == [NAMES[iso3] for iso3 in shown]
    for iso3, row in zip(shown, table.rows, strict=True):
        for letter, cell in zip(KINDS, row[1:], strict=True):
            found = {n: p[letter] for n, p in named[iso3].items() if letter in p}
            objectives, _, passages = cell.text.partition(" [")
            assert {int(n) for n in re.findall(r"\d+", objectives)} == set(found), (iso3, letter)
            assert fits(passages, set().union(*found.values()) if found else ())
    left = [NAMES[iso3] for iso3 in scope.selection.iso3 if iso3 in able and iso3 not in shown]
    assert table.note.startswith(f"{len(left)} more report on them: {'; '.join(left)}.") == bool(left)
    only = [iso3 for iso3 in scope.selection.iso3 if named.get(iso3) and iso3 not in able]
    others = said(paper).get("brief/others", "")
    assert bool(others) == bool(only)
    most = brief_of_round_table.MOST_NAMED
    assert [NAMES[i] for i in only if NAMES[i] in others] == [NAMES[i] for i in only if i in told.in_turn(only)[:most]]
    assert (f"and {len(only) - most} more" in others) == (len(only) > most)


def test_support_is_told_by_kind_with_those_who_ask(scope_on):
    scope = scope_on("shipped", round_table=1)
    told, inside = said(paper_of(scope)), {"2", "5", "6", "12", "18"}
    current = Told(scope.data, "2025").current
    rows = [m for m in scope.data.mentions.itertuples() if m.submission in current]
    naming = {m.response for m in rows if m.response and m.target_kind == "objective" and m.target in inside}
    for need in reference.needs():
        who = {NAMES[m.iso3] for m in rows if (m.target_kind, m.target) == ("need", need.key) and m.response in naming}
        text = told.get(f"brief/need-{need.key}", "")
        assert bool(text) == bool(who)
        shown = {name for name in who if name in text}
        assert len(shown) == min(len(who), brief_of_round_table.MOST_NAMED)
        assert not who or text.startswith(f"{need.label}, {len(who)} of ")


def test_stakeholders_stand_beside_the_members_without_a_name(scope_on):
    scope = scope_on("fictional", round_table=1)
    text = said(paper_of(scope))["brief/stakeholders"]
    assert text.startswith("Not included in the counts of members: a stakeholder, ")
    rows = scope.data.submissions
    theirs = set(rows.loc[(rows["iso3"] == "") & (rows["cycle"] == "2025"), "submission"])
    numbers = Told(scope.data, "2025").numbers
    expected = {numbers[m.response] for m in scope.data.mentions.itertuples()
                if m.submission in theirs and (m.target_kind, m.target) in
                {("objective", str(n)) for n in reference.round_tables()[0].objectives}}  # fmt: skip
    assert expected == {int(n) for each in re.findall(r"\[([^\]]+)\]", text) for n in each.split(", ")}
    narrowed = said(paper_of(scope_on("fictional", round_table=1, subregions=("Pacific",))))
    assert "left out of this selection" in narrowed["brief/stakeholders"]


def test_a_round_table_on_which_nobody_speaks_says_so(scope_on):
    paper = paper_of(scope_on("fictional", round_table=1, group="LLDC"))
    assert table_of(paper) is None and not paper.quotes
    assert said(paper)["brief/nobody"].startswith("No member can be named")


def test_titles_and_first_lines_say_what_was_selected(scope_on):
    state = paper_of(scope_on("shipped", member="IRN", basis="coded"))
    assert state.title == "Brief on the Islamic Republic of Iran: review of 2025"
    assert state.selection.endswith("Only what is coded counts.")
    table = paper_of(scope_on("shipped", round_table=3, subregions=("Pacific",)))
    assert table.title == "Brief for a moderator, review of 2025: Pacific, round table 3"
    assert "covers the 21 members and associate members of ESCAP in the Pacific." in table.selection
    with pytest.raises(ValueError, match="one State, or for one round table"):
        paper_of(scope_on("shipped"))


@pytest.mark.long
def test_the_numbers_are_those_of_the_regional_input(scope_on):
    """A quotation of the brief that stands in the paper, too, has the same number there."""
    known = {
        quote.passage.text: (quote.passage.respondent, quote.number)
        for quote in papers.paper(scope_on("shipped")).quotes
    }
    named = {CODES[respondent] for respondent, _ in list(known.values())[:4]}
    quotes = [quote for iso3 in named for quote in paper_of(scope_on("shipped", member=iso3)).quotes]
    shared = [quote for quote in quotes if quote.passage.text in known]
    assert shared and all(known[quote.passage.text] == (quote.passage.respondent, quote.number) for quote in shared)


@pytest.mark.parametrize(
    ("whole", "found", "expected"),
    [
        ("Short.", (), "Short."),
        ("Two\n lines ", (), "Two lines"),
        ("word " * 20, (), f"{'word ' * 12}{GAP}"),
        ("x" * 99, (), f"{'x' * 62} {GAP}"),
        (f"{'before ' * 12}objective 5 of the Compact {'after ' * 12}", ((84, 95),), "objective 5"),
        (f"{'before ' * 12}objective 5", ((84, 95),), "objective 5"),
    ],
    ids=["short", "lines", "words", "one word", "middle", "end"],
)
def test_a_long_passage_is_cut_between_words_around_what_was_counted(whole, found, expected):
    said = shortened(whole, found, 66)
    assert expected in said and len(said) <= 66
    assert said.startswith(GAP) == bool(found)
