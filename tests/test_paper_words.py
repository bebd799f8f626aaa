"""What the sentences of the paper say, taken at their word: each number recounted from the text alone."""

from __future__ import annotations

import re

import pytest

from gcm_data import paper as papers
from gcm_data import reference
from gcm_data.paper.annexes import Annexes
from tests.cases import first
from tests.recount_paper import Review

ASPECTS = {"a": "plan", "b": "follow-up", "c": "achievement", "d": "challenge", "e": "need"}
PLACES = [*(subregion.subregion for subregion in reference.subregions()), "Non-regional members"]
LABELS = {
    "principle": {row.label: row.key for row in reference.principles()},
    "need": {row.label: row.key for row in reference.needs()},
}
CHOICES = [
    {},
    {"subregions": ("Pacific",)},
    {"data": "fictional"},
    {"group": "LDC", "round_table": 2},
    {"cycle": "2021"},
]


@pytest.fixture(scope="module", params=first(3, CHOICES), ids=str)
def told(request, scope_of, fictional):
    """The sentences of a choice, and the tables to recount them."""
    chosen = dict(request.param)
    if chosen.pop("data", ""):
        chosen["data"] = fictional
    scope = scope_of(**chosen)
    return papers.sentences(scope), Recount(Review(scope.data), scope.selection, papers.paper(scope))


class Recount:
    """Loops over the members selected."""

    def __init__(self, review, selection, paper):
        self.review, self.cycle = review, selection.cycle
        self.tables = {block.key: block for block in paper.blocks if hasattr(block, "caption")}
        self.members = {m.iso3: m.subregion or PLACES[-1] for m in selection.members}
        self.received = [iso3 for iso3 in self.members if (self.cycle, iso3) in review.said]

    def of(self, fits, place="", kinds=("objective",), **how):
        """“n of N” of the submissions, perhaps of one subregion, that fit, among those that could name such targets."""
        inside = [iso3 for iso3 in self.received if place in ("", self.members[iso3])
                  and all(self.review.can(self.cycle, iso3, kind, **how) for kind in kinds)]  # fmt: skip
        return sum(bool(fits(self.review.said[self.cycle, iso3])) for iso3 in inside), len(inside)


def reporting(kind, target, aspect=""):
    return lambda said: said.reports((kind, target), aspect)


def _is_challenge_only(said, target):
    return said.reports(target, "challenge") and not said.reports(target, "achievement")


def numbers(pattern, text):
    found = re.search(pattern + r" \(?(\d+) of (\d+)", text)
    return found and (int(found[1]), int(found[2]))


def test_objectives_are_reported_where_and_in_answer_to_what_the_words_say(told):
    sentences, recount = told
    checked = 0
    for key, text in sentences.items():
        if not (found := re.fullmatch(r"round-table-\d/objective-(\d+)/(.+)", key)):
            continue
        number, what = found.groups()
        if what == "reported":
            assert f"objective {number}." in text
            (pair,) = re.findall(r"(\d+) of (\d+)", text)
            assert tuple(map(int, pair)) == recount.of(reporting("objective", number))
        elif what == "by-subregion":
            for place in PLACES:
                pair = recount.of(reporting("objective", number), place)
                assert numbers(place, text) == (pair if pair[1] else None), (key, place)
        else:
            for letter, aspect in ASPECTS.items():
                pair = recount.of(reporting("objective", number, aspect), aspect=aspect)
                assert numbers(rf"\({letter}\)", text) == (pair if pair[0] else None), (key, letter)
        checked += 1
    assert checked >= 7


def of_places(sentences, recount, key, targets):
    """The numbers by subregion of the members that report any of the targets."""
    text = sentences.get(f"{key}/by-subregion", "")
    for place in PLACES:
        pair = recount.of(lambda said: any(map(said.reports, targets)), place, {kind for kind, _ in targets})
        is_told = pair[1] and len(set(recount.members.values())) > 1
        assert numbers(place, text) == (pair if is_told else None), (key, place)


def test_round_tables_and_words_in_one_answer(told):
    sentences, recount = told
    for table in reference.round_tables():
        key = f"round-table-{table.round_table}"
        if f"{key}/reported" not in sentences:
            continue
        mine = [("objective", str(number)) for number in table.objectives]
        (pair,) = re.findall(r"(\d+) of (\d+)", sentences[f"{key}/reported"])
        assert tuple(map(int, pair)) == recount.of(lambda said, mine=mine: any(map(said.reports, mine)))
        of_places(sentences, recount, key, mine)
        for kind, labels in LABELS.items():
            for label, name in labels.items():
                target = (kind, name)
                both = ("objective", kind)
                pair = recount.of(lambda said, t=target, mine=mine: said.in_one_answer(t, mine, is_any=True), "", both,
                                  is_answer=True)  # fmt: skip
                text = sentences[f"{key}/{kind}s"]
                assert numbers(re.escape(label), text) == (pair if pair[0] else None), (key, label)
                assert label in text


def test_principles_and_needs(told):
    sentences, recount = told
    for kind, labels in LABELS.items():
        of_places(sentences, recount, f"{kind}s/any", [(kind, name) for name in labels.values()])
    words = " ".join(text for key, text in sentences.items() if re.fullmatch(r"principles/[a-z-]+", key))
    for label, name in LABELS["principle"].items():
        assert numbers(re.escape(label), words) == recount.of(reporting("principle", name), "", ["principle"])
    for name in LABELS["need"].values():
        (pair,) = re.findall(r"(\d+) of (\d+)", sentences[f"needs/{name}"])
        assert tuple(map(int, pair)) == recount.of(reporting("need", name), "", ["need"])
        beside = dict(re.findall(r"(\d+) \((\d+) of", sentences.get(f"needs/{name}/objectives", "")))
        for number in range(1, 24):
            target, one = ("need", name), [("objective", str(number))]
            count, _ = recount.of(lambda said, t=target, o=one: said.in_one_answer(t, o, is_any=False))
            is_shown = any(key.endswith(f"/objective-{number}/reported") for key in sentences)
            assert int(beside.get(str(number), 0)) == (count if is_shown else 0)


def test_gaps_are_of_the_questions_that_the_words_name(told):
    sentences, recount = told
    patterns = {
        r"to \(c\) by": ("achievement", lambda said, t: said.reports(t, "achievement")),
        r"to \(d\) and not to \(c\) by": ("challenge", _is_challenge_only),
        r"to \(e\) by": ("need", lambda said, t: said.reports(t, "need")),
    }
    for key, text in sentences.items():
        if not (found := re.fullmatch(r"gaps/objective-(\d+)", key)):
            continue
        target = ("objective", found[1])
        for pattern, (aspect, fits) in patterns.items():
            pair = recount.of(lambda said, f=fits, t=target: f(said, t), aspect=aspect)
            assert numbers(f"answer {pattern}", text) == (pair if pair[0] else None), (key, pattern)
        silent = [
            iso3 for iso3 in recount.received
            if not recount.review.said[recount.cycle, iso3].reports(target)
            and recount.review.silence(recount.cycle, iso3, target) == "not mentioned"
        ]  # fmt: skip
        _, base = recount.of(lambda said: True)
        assert numbers("not mentioned by", text) == (len(silent), base)


def test_objectives_on_which_a_subregion_is_silent_are_named_by_none_and_all_of_them(told):
    sentences, recount = told
    shown = {found[1] for key in sentences if (found := re.fullmatch(r"gaps/objective-(\d+)", key))}
    for place in PLACES:
        text = sentences.get(f"gaps/silent/{place.lower().replace(' ', '-')}", "")
        named = set(re.findall(r"\b(\d+)\b", text.split("objective")[-1])) if text else set()
        answers = [i for i in recount.received if recount.members[i] == place
                   and recount.review.silence(recount.cycle, i, ("objective", "0")) == "not mentioned"]  # fmt: skip
        none = {n for n in shown if not recount.of(reporting("objective", n), place)[0]}
        assert named == (none if answers else set()), place


def test_changes_are_in_the_direction_that_the_words_say(told):
    sentences, recount = told
    before = {"2025": "2021"}.get(recount.cycle)
    for key, text in sentences.items():
        if not (found := re.fullmatch(r"change/objective-(\d+)", key)):
            continue
        target, said = ("objective", found[1]), recount.review.said
        both = [iso3 for iso3 in recount.received if (before, iso3) in said]
        then = {iso3: said[before, iso3].reports(target) for iso3 in both}
        now = {iso3: said[recount.cycle, iso3].reports(target) for iso3 in both}
        open_ = {iso3 for iso3 in both for cycle in (before, recount.cycle)
                 if not said[cycle, iso3].reports(target)
                 and recount.review.silence(cycle, iso3, target) != "not mentioned"}  # fmt: skip
        newly = sum(now[m] and not then[m] and m not in open_ for m in both)
        no_longer = sum(then[m] and not now[m] and m not in open_ for m in both)
        assert numbers("newly reported by", text) == ((newly, len(both)) if newly else None), key
        assert numbers("no longer reported by", text) == ((no_longer, len(both)) if no_longer else None), key


def test_tables_in_the_text_recount(told):
    """Objectives by question; gaps, of which the sentences are recounted; changes, likewise."""
    sentences, recount = told
    answered, *each = recount.tables["objectives-by-question"].rows
    bases = [recount.of(lambda said: True, aspect=aspect)[1] for aspect in ("", *ASPECTS.values())]
    assert [int(cell.text) for cell in answered[1:]] == bases
    for name, whole, *answers in each:
        number = name.text.split()[0]
        counts = [recount.of(reporting("objective", number, aspect))[0] for aspect in ("", *ASPECTS.values())]
        shown = [str(count) if base else "–" for count, base in zip(counts, bases, strict=True)]
        assert [cell.text for cell in (whole, *answers)] == shown
    patterns = ("mentioned by", r"answer to \(c\) by", r"answer to \(d\) and not to \(c\) by", r"answer to \(e\) by")
    for name, *cells in recount.tables["gaps"].rows:
        text = sentences[f"gaps/objective-{name.text.split()[0]}"]
        for pattern, aspect, cell in zip(patterns, ("", "achievement", "challenge", "need"), cells, strict=True):
            _, base = recount.of(lambda said: True, aspect=aspect)
            assert bool(base) == (cell.text != "–")
            if not base:
                continue
            count, least, most = map(int, re.fullmatch(r"(\d+) \((\d+)–(\d+)\)", cell.text).groups())
            assert count == (numbers(pattern, text) or (0, 0))[0]
            assert (least, most) == (count, count + len(recount.members) - base)
    for name, newly, no_longer, *others in recount.tables["change"].rows if "change" in recount.tables else ():
        text = sentences.get(f"change/objective-{name.text.split()[0]}", "")
        for words, cell in (("newly reported by", newly), ("no longer reported by", no_longer)):
            assert int(cell.text) == (numbers(words, text) or (0, 0))[0]
        panel = numbers("", sentences["change/panel"])[0]
        assert sum(int(cell.text) for cell in (newly, no_longer, *others)) == panel


@pytest.mark.long
def test_annex_c_says_in_words_what_its_focus_counts(scope_of):
    """Words such as “objective 5, Pacific” or “…, in answer to (d) and not to (c)” fit the States listed."""
    scope = scope_of()
    review, names = Review(scope.data), {m.iso3: m for m in reference.members()}
    aspects = {f", ({letter}) ": aspect for letter, aspect in ASPECTS.items()}
    aspects |= {f", in answer to ({letter})": ASPECTS[letter] for letter in "cde"}
    checked = 0
    for backing in Annexes.of(scope, papers.paper(scope)).backings:
        if not (found := re.match(r"objective (\d+)(?!\d)", backing.count.what)) or " in 2025" in backing.count.what:
            continue
        what, target = backing.count.what, ("objective", found[1])
        counted = review.counted(backing.count.focus, what)
        for place in PLACES:
            if what.endswith(f", {place}"):
                assert {names[iso3].subregion or PLACES[-1] for iso3 in counted} <= {place}
        for words, aspect in aspects.items():
            if words in what:
                assert all(review.said["2025", iso3].reports(target, aspect) for iso3 in counted), what
        if what.endswith("not mentioned"):
            assert not any(review.said["2025", iso3].reports(target) for iso3 in counted)
        checked += 1
    assert checked > 150
