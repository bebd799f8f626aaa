"""The page on how far coders agree, and its exhibits: recounted from codings.csv by other formulas."""

from __future__ import annotations

import csv
import random
from pathlib import Path

import pytest

from gcm_data.coding.agreement import FEWEST, TENTATIVE
from gcm_data.exhibits import agreement, coder_reports
from gcm_data.store.rights import CODER, READER, Person
from gcm_data.tables.specs import ReviewData
from gcm_data.text.paragraphs import paragraphs
from gcm_data.wording import agreement as wording
from gcm_data.wording.coding import coefficient
from loaders import load_review
from loaders.__main__ import write_tables
from pages.shared import people
from tests import recount_coding
from tests.coders import ANNA, BORIS, CHAN, answers, decision, listed
from tests.test_figures import validated
from tests.test_pages import charts, open_page
from tests.workbook_builder import document, response_form

PARAGRAPHS = [f"Fictional paragraph number {number} of Arcadia." for number in range(2 * FEWEST)]
FORMS = {"Thailand": PARAGRAPHS[:FEWEST], "Fiji": PARAGRAPHS[FEWEST:]}
CONTENT = {
    f"{name}.xlsx": response_form(name, [("(c)", "\n\n".join(words)), ("(d)", "Nothing more.")])
    for name, words in FORMS.items()
}
DOCUMENTS = [document(content, name) for name, content in CONTENT.items()]
PLAIN = load_review(DOCUMENTS)
OF = {words: answer for answer in answers(PLAIN) for words in PARAGRAPHS if words in answer.text}


def rows() -> list[dict[str, str]]:
    """Two coders who agree as a rule, a third who settles some of what they dispute; all by the roll of dice."""
    dice, made = random.Random(14), []
    for number, words in enumerate(PARAGRAPHS):
        for target, kind in (("5", "objective"), ("8", "objective"), ("human_rights", "principle")):
            if kind == "principle" and number % 3:
                continue
            is_yes = dice.random() < 0.6
            others = is_yes if dice.random() < 0.8 else not is_yes
            for by, turn, yes in ((ANNA, "first", is_yes), (BORIS, "second", others)):
                verdict = "accept" if yes else "reject"
                made.append(decision(OF[words], words, target, by=by, verdict=verdict, round=turn, target_kind=kind))
            if is_yes != others and dice.random() < 0.5:
                made.append(decision(OF[words], words, target, by=CHAN, round="settle", target_kind=kind))
    made.append(decision(OF[PARAGRAPHS[3]], PARAGRAPHS[3], by=BORIS, verdict="nothing", round="second"))
    made += [decision(OF[words], words, by=ANNA, verdict="nothing") for words in PARAGRAPHS[4:16:2]]
    made.append(decision(OF[PARAGRAPHS[0]], PARAGRAPHS[0], "22", by=ANNA, verdict="add"))
    gone = decision(OF[PARAGRAPHS[1]], PARAGRAPHS[1], "9", by=ANNA)
    return [*made, gone | {"sha256": "0" * 64}]


@pytest.fixture(scope="module")
def data() -> ReviewData:
    return load_review(DOCUMENTS, codings=listed(*rows()))


def lines_of(data: ReviewData, folder: Path) -> list[dict[str, str]]:
    write_tables(data, folder)
    with (folder / "codings.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


SELECTIONS = [
    ({}, lambda line: True),
    ({"subregions": ("Pacific",)}, lambda line: line["iso3"] == "FJI"),
    ({"round_table": 1}, lambda line: line["target_kind"] != "objective" or line["target"] not in ("8", "9", "22")),
    ({"cycle": "2021"}, lambda line: False),
]


@pytest.mark.parametrize(("chosen", "is_it"), SELECTIONS, ids=lambda given: str(given) if given else "all")
def test_every_number_is_recounted_from_the_lines_of_the_file(data, scope_of, tmp_path, chosen, is_it):
    scope = scope_of(data=data, **chosen)
    told = set(scope.selection.objectives)
    lines = [line for line in lines_of(data, tmp_path) if is_it(line)]
    assert all(line["target_kind"] != "objective" or int(line["target"]) in told for line in lines if line["target"])
    judged = recount_coding.judgements(lines)
    made = agreement.by_target(scope)
    found = {}
    for unit, said in judged.items():
        if len(said) > 1:
            found.setdefault(unit[2:4], []).append((said[0][1], said[1][1]))
    shown = {(row.Kind, row.Name.split()[0]): row for row in made.table.itertuples()}
    names = {"human_rights": "Human"}
    assert {(agreement.KINDS[kind], names.get(target, target)) for kind, target in found} == {*shown}
    for (kind, target), pairs in found.items():
        row, same = shown[agreement.KINDS[kind], names.get(target, target)], sum(a == b for a, b in pairs)
        assert (row.Pairs, row[4], row.Share) == (len(pairs), same, f"{same / len(pairs):.0%}")
        by_hand = recount_coding.kappa(pairs)
        few = len(pairs) < FEWEST
        assert row[-1] == (wording.FEW_PAIRS.format(fewest=FEWEST) if few else coefficient(by_hand))
    if not lines:
        assert not agreement.has_codings(scope) and made.draw is None
        return
    alpha = recount_coding.alpha([[yes for _, yes in said] for said in judged.values() if len(said) > 1])
    assert f"Krippendorff's alpha is {coefficient(alpha)} [" in made.takeaway
    assert ("tentative" in made.takeaway) == (alpha < TENTATIVE)
    names = ("response", "sha256", "target_kind", "target", "basis")
    disputes = [tuple(line[name] for name in names) for line in lines if line["state"] == "disputed"]
    disputed = {unit for unit in judged if unit[:5] in disputes}
    again = sum(line["state"] == "reopened" for line in lines)
    assert wording.waiting(len(disputed), again) in made.takeaway and disputed
    if not chosen:
        assert f"alpha {coefficient(alpha)} [" in scope.base
    assert len(validated(made).data[0].x) == len(found)
    assert sum(x is not None for x in validated(made).data[1].x) == sum(len(p) >= FEWEST for p in found.values())


def test_progress_is_told_by_state(data, scope_of, tmp_path):
    lines = [line for line in lines_of(data, tmp_path) if line["state"] in recount_coding.STANDING]
    made = agreement.progress(scope_of(data=data))
    total = {"Fiji": 0, "Thailand": 0}
    for answer in answers(data):
        total[{"FJI": "Fiji", "THA": "Thailand"}[answer.iso3]] += len(paragraphs(answer.text))
    for state, number, once, twice in made.table.itertuples(index=False):
        here = [line for line in lines if line["iso3"] == {"Fiji": "FJI", "Thailand": "THA"}[state]]
        who = {}
        for line in here:
            if line["round"] != "settle":
                who.setdefault(line["sha256"], set()).add(line["coder"])
        assert (number, once, twice) == (total[state], len(who), sum(len(each) > 1 for each in who.values()))
    assert made.table["State"].tolist() == ["Fiji", "Thailand"]
    assert made.title.startswith(f"{2 * FEWEST} of {sum(total.values())} paragraphs")
    assert agreement.progress(scope_of(data=data, round_table=1)).table.equals(made.table)


def test_of_sources_that_may_not_be_named_no_filter_tells_where_they_are(data, scope_of):
    silent = data.codings["iso3"].mask(data.codings["iso3"] == "FJI", "")
    hidden = ReviewData(**{**vars_of(data), "codings": data.codings.assign(iso3=silent)})
    assert len(agreement.codings_of(scope_of(data=hidden))) == len(data.codings)
    for chosen in ({"subregions": ("Pacific",)}, {"group": "SIDS"}):
        assert agreement.codings_of(scope_of(data=hidden, **chosen)).empty


def vars_of(data: ReviewData) -> dict[str, object]:
    return {name: getattr(data, name) for name in data.__dataclass_fields__}


def test_reports_for_coders_name_what_is_to_be_done(data, scope_of):
    scope = scope_of(data=data)
    assert coder_reports.terms(scope).takeaway == wording.NO_TERMS
    older = coder_reports.changed_entries(scope)  # no decision of the fixture tells its entry, nor today's version
    standing = data.codings[data.codings["state"].isin(recount_coding.STANDING) & (data.codings["target"] != "")]
    assert len(older.table) == len(standing) and set(older.table["Passage"]) <= set(PARAGRAPHS)


@pytest.fixture
def served(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder with the documents and the decisions, as the pages show it."""
    (tmp_path / "2025").mkdir()
    for name, content in CONTENT.items():
        (tmp_path / "2025" / name).write_bytes(content)
    (tmp_path / "2025" / "decisions.csv").write_bytes(listed(*rows())[0].content)
    monkeypatch.setenv("GCM_SUBMISSIONS", str(tmp_path))


def test_readers_see_how_far_coders_agree_and_coders_what_is_to_be_done(served, monkeypatch):
    monkeypatch.setattr(people, "visitor", lambda: people.Visitor(Person("", READER), "for a test"))
    app = open_page("agreement")
    assert len(charts(app)) == 1 and app.subheader[0].value.startswith("Two coders say the same in")
    assert any(wording.NOT_FOR_READERS in found.value for found in app.caption)
    assert "Lexicon and codebook" not in [found.value for found in app.header]
    monkeypatch.setattr(people, "visitor", lambda: people.Visitor(Person(ANNA, CODER), "for a test"))
    app = open_page("agreement")
    assert "Lexicon and codebook" in [found.value for found in app.header]
    assert any("older entry of the codebook" in found.value for found in app.subheader)


def test_where_nobody_has_decided_there_is_one_sentence_and_no_chart():
    app = open_page("agreement", cycle="2021")
    assert not charts(app) and wording.NOTHING_DECIDED in [box.value for box in app.info]
    assert [found.value for found in app.subheader] == []
