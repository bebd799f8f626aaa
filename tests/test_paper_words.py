"""What the sentences and tables of the paper say, taken at their word: each number recounted from the text alone."""

from __future__ import annotations

import re

import pytest

from gcm_data import paper as papers
from gcm_data import reference
from gcm_data.paper.trends import MEASURES
from gcm_data.reference import indicators
from tests.cases import first
from tests.recount_paper import Review

ASPECTS = {"a": "plan", "b": "follow-up", "c": "achievement", "d": "challenge", "e": "need"}
HEADINGS = {"progress": "achievement", "challenges": "challenge", "support-sought": "need"}
PLACES = [*(subregion.subregion for subregion in reference.subregions()), "Non-regional members"]
LABELS = {
    "principle": {row.label: row.key for row in reference.principles()},
    "need": {row.label: row.key for row in reference.needs()},
}
CHOICES = [
    {},
    {"cycle": "2021"},
    {"data": "fictional"},
    {"subregions": ("Pacific",)},
    {"group": "LDC", "round_table": 2},
]


@pytest.fixture(scope="module", params=first(3, CHOICES), ids=str)
def told(request, scope_of, fictional):
    """The sentences of a choice, and the tables to recount them."""
    chosen = dict(request.param)
    if chosen.pop("data", ""):
        chosen["data"] = fictional
    scope = scope_of(**chosen)
    paper = papers.paper(scope)
    sentences = {sentence.key: sentence.text for sentence in paper.sentences}
    return sentences, Recount(Review(scope.data), scope.selection, paper)


class Recount:
    """Loops over the members selected."""

    def __init__(self, review, selection, paper):
        self.review, self.cycle = review, selection.cycle
        self.tables = {block.key: block for block in paper.blocks if hasattr(block, "caption")}
        self.members = {m.iso3: m.subregion or PLACES[-1] for m in selection.members}
        self.names = {m.iso3: m.name for m in selection.members}
        self.received = [iso3 for iso3 in self.members if (self.cycle, iso3) in review.said]

    def of(self, fits, place="", kinds=("objective",), **how):
        """How many of the submissions, perhaps of one subregion, fit, and how many could name such targets."""
        inside = [iso3 for iso3 in self.received if place in ("", self.members[iso3])
                  and all(self.review.can(self.cycle, iso3, kind, **how) for kind in kinds)]  # fmt: skip
        return sum(bool(fits(self.review.said[self.cycle, iso3])) for iso3 in inside), len(inside)

    def who(self, fits):
        """The names of the members whose submission fits."""
        return {self.names[iso3] for iso3 in self.received if fits(self.review.said[self.cycle, iso3])}


def reporting(kind, target, aspect=""):
    return lambda said: said.reports((kind, target), aspect)


def pair(text):
    """“Of the 43 submissions, 30 mention …” as (30, 43); “None of the 3 …”; “All 24 …”; “Both …”; “The one …”."""
    if found := re.match(r"Of the (\d+) [^,]+, (\d+) ", text):
        return int(found[2]), int(found[1])
    if found := re.match(r"None of the (\d+) ", text):
        return 0, int(found[1])
    if found := re.match(r"All (\d+) ", text):
        return int(found[1]), int(found[1])
    if text.startswith("Both "):
        return 2, 2
    return ("does not" not in text and "did not" not in text), 1 if text.startswith("The one ") else 0


def followers(text):
    """Name -> number of “regular pathways (objective 5; 15 members), followed by data (objective 1; 9)”."""
    found = re.findall(r"([\w -]+?) \((?:objective (\d+); )?(\d+)(?: members?)?\)", text)
    return {number or name.strip().removeprefix("and "): int(count) for name, number, count in found}


def members_in(text):
    listed = text.split(": ", 1)[1].removesuffix(".")
    return {re.sub(r" \[[^\]]*\]", "", part) for part in listed.split("; ")}


def test_members_named_under_a_heading_answer_its_question_with_the_objective(told):
    sentences, recount = told
    for table in (t for t in reference.round_tables() if f"round-table-{t.round_table}/mentioned" in sentences):
        for heading, aspect in HEADINGS.items():
            for number in table.objectives:
                key = f"round-table-{table.round_table}/{heading}/objective-{number}"
                who = recount.who(reporting("objective", str(number), aspect))
                assert (members_in(sentences[key]) if key in sentences else set()) == who, key
        for number in table.objectives:
            key, target = f"round-table-{table.round_table}/others/objective-{number}", ("objective", str(number))
            who = recount.who(
                lambda said, t=target: said.reports(t) and not any(said.reports(t, a) for a in HEADINGS.values())
            )
            assert (members_in(sentences[key]) if key in sentences else set()) == who, key


def test_numbers_of_round_tables_and_of_all_objectives(told):
    sentences, recount = told
    for table in (t for t in reference.round_tables() if f"round-table-{t.round_table}/mentioned" in sentences):
        key = f"round-table-{table.round_table}"
        mine = [("objective", str(number)) for number in table.objectives]
        text = sentences[f"{key}/mentioned"]
        assert pair(text) == recount.of(lambda said, mine=mine: any(map(said.reports, mine)))
        none = {n for n in table.objectives if not recount.of(reporting("objective", str(n)))[0]}
        shown = set(map(int, re.findall(r"\d+", sentences.get(f"{key}/none", ""))))
        assert shown == (none if len(none) < len(mine) else set())
        for kind in LABELS:
            text = (
                sentences.get(f"{key}/{kind}s") or sentences.get(f"{key}/support-sought", "").split(" In response")[0]
            )
            for label, name in LABELS[kind].items():
                found = followers(text.split(" in ", 1)[-1].split(" to ", 1)[-1])
                if (lower := label[:1].lower() + label[1:]) in found:
                    target = (kind, name)
                    count, _ = recount.of(lambda said, t=target, mine=mine: said.in_one_answer(t, mine, True), "", [])
                    assert found[lower] == count, (key, label)
    if "objectives/most" in sentences:
        counts = {str(n): recount.of(reporting("objective", str(n)))[0] for n in range(1, 24)}
        check_leaders(followers(sentences["objectives/most"]), counts)


def check_leaders(found, counts):
    """Those named are the largest, each with its number, and none that equals the last of them is left out."""
    for name, count in found.items():
        assert counts[name] == count
    if found:
        assert all(counts[name] < min(found.values()) for name in counts.keys() - found.keys())
        assert max(found.values()) == max(counts.values())


def test_principles_and_needs(told):
    sentences, recount = told
    for kind, labels in LABELS.items():
        targets = [(kind, name) for name in labels.values()]
        fits = recount.of(lambda said, targets=targets: any(map(said.reports, targets)), "", [kind])
        assert pair(sentences[f"{kind}s/any"]) == (fits if fits[1] else pair(sentences[f"{kind}s/any"]))
        counts = {}
        for label, name in labels.items():
            counts[label[:1].lower() + label[1:]] = recount.of(reporting(kind, name), "", [kind])[0]
            key = f"{kind}s/{name.replace('_', '-')}"
            assert (members_in(sentences[key]) if key in sentences else set()) == recount.who(reporting(kind, name))
        text = sentences.get(f"{kind}s/most", "")
        if text and not text.startswith("No "):
            check_leaders(
                followers(re.split(r" most often (?:is|are) ", text)[1].replace(", followed by", ",")), counts
            )


def test_questions_were_answered_by_so_many(told):
    sentences, recount = told
    said = sentences["received/by-question"]
    for letter in ASPECTS:
        number = recount.of(lambda said, q=letter: (q, "answered") in said.answers, "", [])[0]
        found = re.search(rf"\({letter}\) (?:was answered )?by (\d+|none)", said)[1]
        assert int(found.replace("none", "0")) == number
    for key, letter in (("plans/answered", "a"), ("follow-up/answered", "b"), ("practices/answered", "c")):
        fits = recount.of(lambda said, q=letter: (q, "answered") in said.answers, "", [])
        assert pair(sentences[key]) == fits, key


def test_the_members_of_each_subregion_are_told_by_whether_something_was_read(told):
    sentences, recount = told
    for place in dict.fromkeys(recount.members.values()):
        text = sentences[f"received/{place.lower().replace(' ', '-')}"]
        inside = [iso3 for iso3, subregion in recount.members.items() if subregion == place]
        read = [recount.names[iso3] for iso3 in inside if iso3 in recount.received]
        silent = [recount.names[iso3] for iso3 in inside if iso3 not in recount.received]
        expected = f"{place}, {len(read)} of {len(inside)}" + (f": {'; '.join(read)}." if read else ".")
        assert text == expected + (f" Nothing was read of: {'; '.join(silent)}." if silent else "")


def changes_of(recount, number):
    """What became of an objective, member by member of both reviews."""
    both = [iso3 for iso3 in recount.received if ("2021", iso3) in recount.review.said]
    return [recount.review.change(recount.cycle, "2021", iso3, ("objective", number)) for iso3 in both]


def test_changes_are_in_the_direction_that_the_words_say(told):
    sentences, recount = told
    if "change" not in recount.tables:
        return
    net = {}
    for name, *cells in recount.tables["change"].rows:
        number = name.text.split()[0]
        found = changes_of(recount, number)
        kinds = ("newly reported", "no longer reported", "reported in both", "mentioned in neither", "not comparable")
        assert [int(cell.text) for cell in cells] == [found.count(kind) for kind in kinds]
        net[number] = found.count("newly reported") - found.count("no longer reported")
    for key, end in (("change/gained", max), ("change/lost", min)):
        most = end(net.values())
        first = [number for number, change in net.items() if change == most]
        is_told = len(first) == 1 and abs(most) >= 2 and (most > 0) == (end is max)
        assert (key in sentences) == is_told, key
        if is_told:
            found = changes_of(recount, first[0])
            newly, gone = found.count("newly reported"), found.count("no longer reported")
            text = sentences[key].split(": ", 1)[1]
            assert f"objective {first[0]})" in sentences[key]
            assert text.startswith(f"{newly or 'no'} member") and f", {gone or 'none'} no longer" in text


def test_tables_recount(told):
    _, recount = told
    answered, *each = recount.tables["objectives-by-question"].rows
    bases = [recount.of(lambda said: True, aspect=aspect)[1] for aspect in ("", *ASPECTS.values())]
    assert [int(cell.text) for cell in answered[1:]] == bases
    for name, whole, *answers in each:
        number = name.text.split()[0]
        counts = [recount.of(reporting("objective", number, aspect))[0] for aspect in ("", *ASPECTS.values())]
        shown = [str(count) if base else "–" for count, base in zip(counts, bases, strict=True)]
        assert [cell.text for cell in (whole, *answers)] == shown
    for kind, labels in LABELS.items():
        table = recount.tables[f"{kind}s-by-subregion"]
        for label, *cells in table.rows:
            for head, cell in zip(table.head[1:], cells, strict=True):
                place = head.split("\n")[0].replace("All members", "")
                count, base = recount.of(reporting(kind, labels[label.text]), place, [kind])
                assert cell.text == (str(count) if base else "–"), (label.text, place)


def test_kinds_of_response_recount_with_the_range_of_the_silent(told):
    _, recount = told
    for name, *cells in recount.tables["kinds-of-objectives"].rows:
        target = ("objective", name.text.split()[0])
        heads = [head.split(" (")[0] for head in recount.tables["kinds-of-objectives"].head[1:]]
        shown = dict(zip(heads, (cell.text for cell in cells), strict=True))
        fits = {
            "Challenges reported": ("challenge", lambda s, t=target: s.reports(t, "challenge")
                                    and not s.reports(t, "achievement")),
            "Support sought": ("need", lambda s, t=target: s.reports(t, "need")),
            "Progress reported": ("achievement", lambda s, t=target: s.reports(t, "achievement")),
            "Other responses only": ("", lambda s, t=target: s.reports(t)
                                     and not any(s.reports(t, a) for a in HEADINGS.values())),
        }  # fmt: skip
        for kind, (aspect, is_so) in fits.items():
            count, base = recount.of(is_so, aspect=aspect)
            assert shown[kind] == (str(count) if base else "–"), (kind, target)
        count, base = recount.of(lambda said, t=target: not said.reports(t))
        most = count + len(recount.members) - base
        expected = f"{count} ({count}–{most})" if most > count else str(count)
        assert shown["Not mentioned"] == (expected if base else "–")


@pytest.mark.parametrize("chosen", [{}, {"subregions": ("Pacific",)}], ids=str)
def test_trends_are_the_published_figures_of_one_revision(scope_of, chosen):
    paper = papers.paper(scope_of(**chosen))
    tables = {block.key: block for block in paper.blocks if hasattr(block, "caption")}
    revision = max(indicators.revisions("migrant_stock"))
    for area, *cells in tables["trends"].rows:
        for measure, cell in zip(MEASURES, cells, strict=True):
            (year, value) = indicators.series(area.text, measure, revision)[-1]
            written = f"{value:.1f} per cent" if measure.endswith("pct") else f"{value / 1e6:.2f} million"
            assert cell.text == written and str(year) in tables["trends"].caption
    chart = tables["trends-chart"]
    for area, values in chart.series:
        points = indicators.series(area, "migrant_stock", revision)
        assert [str(year) for year, _ in points] == list(chart.categories)
        assert [round(value / 1e6, 2) for _, value in points] == list(values)
        (first, was), (last, now) = points[0], points[-1]
        said = chart.said
        assert f"{was / 1e6:.2f} million in {first}" in said and f"{now / 1e6:.2f} million in {last}" in said
    assert len(chart.series) == 1 and f"revision {revision}" in chart.note
