"""What coders decide on passages, from the store to the tables. All texts are fictional, and so is Arcadia."""

from __future__ import annotations

import dataclasses
import datetime as dt
import io
import zipfile

import pandas as pd
import pytest

from gcm_data.coding.decisions import REASONS, decision_of, problem_of
from gcm_data.coding.places import Finder
from gcm_data.coverage.selection import BASES
from gcm_data.evidence.passages import passages, rows_of_responses
from gcm_data.exports.progress import silent
from gcm_data.exports.tables import write
from gcm_data.snapshots.snapshot import freeze, thaw
from gcm_data.store import present
from gcm_data.store.kinds import NotUnderstood
from gcm_data.store.rights import NotAllowed, Person
from gcm_data.store.rows import Incoming, Proposal
from gcm_data.store.store import Store
from gcm_data.tables.withheld import withhold
from loaders import load_review
from loaders.documents.lists import ListFile
from loaders.files import File, load_files
from loaders.suggestions.of_review import suggestions
from tests import databases
from tests.coders import ANNA, BORIS, CHAN, answers, decision, listed, reviewed
from tests.more_builders import make
from tests.workbook_builder import document, response_form, workbook

DAY = dt.date(2025, 2, 1)
FIRST = "Arcadia licenses each recruitment agency 🛂."
SECOND = "阿卡迪亚向所有移民发放证件。"
THIRD = "Fictional consulates give out papers, see objective 14."
ANSWER = f"{FIRST}\n\n{SECOND}\n\n{THIRD}"
FORM = response_form("Thailand", [("(c)", ANSWER, "4"), ("(d)", f"Nothing more.\n\n{FIRST}")])
PLAIN = load_review([document(FORM)])
C, D = answers(PLAIN)


def load(*rows: dict[str, str], content: bytes = FORM, name: str = "built.xlsx"):
    return load_review([document(content, name)], codings=listed(*rows))


def states(data) -> list[str]:
    return data.codings["state"].tolist()


def test_a_passage_that_was_accepted_is_a_mention_of_its_own_words():
    data = load(decision(C, SECOND, suggestion="“papers”, row 7"), decision(D, FIRST, "6", by=BORIS))
    found = reviewed(data)
    assert found[["evidence", "target", "question", "aspect", "cell", "reason"]].values.tolist() == [
        [SECOND, "5", "c", "achievement", C.cell, "“papers”, row 7"],
        [FIRST, "6", "d", "challenge", D.cell, ""],
    ]
    texts = data.responses.set_index("response")["text"]
    assert all(texts[row.response][row.start : row.end] == row.evidence for row in found.itertuples())
    assert states(data) == ["holds", "holds"] and data.codings["coder"].tolist() == ["coder 1", "coder 2"]
    assert ANNA not in "".join(getattr(data, each.name).to_csv() for each in dataclasses.fields(data))


def test_without_decisions_nothing_is_another():
    assert load().digest == load_review([document(FORM)]).digest == PLAIN.digest
    assert load(decision(C, FIRST)).digest != PLAIN.digest


def test_a_marked_passage_moves_with_its_paragraph_to_another_document():
    start = ANSWER.index("papers")
    marked = decision(C, THIRD, verdict="add", passage_start=str(start), passage_end=str(start + 6))
    more = response_form("Thailand", [("(c)", f"A fictional new beginning.\n\n{ANSWER}")])
    for content, name in ((FORM, "a.xlsx"), (more, "another name.xlsx")):
        (found,) = reviewed(load(marked, content=content, name=name)).itertuples()
        assert (found.evidence, found.document) == ("papers", name)


def test_two_paragraphs_that_were_marked_together_are_found_again():
    both = f"{FIRST}\n\n{SECOND}"
    more = response_form("Thailand", [("(c)", f"A fictional new beginning.\n\n{ANSWER}")])
    assert reviewed(load(decision(C, both), content=more))["evidence"].tolist() == [both]


def test_a_changed_text_is_to_be_coded_again_and_an_unchanged_one_is_not():
    changed = response_form("Thailand", [("(c)", ANSWER.replace("each", "no"))])
    data = load(decision(C, FIRST), decision(C, SECOND), content=changed, name="b.xlsx")
    assert reviewed(data)["evidence"].tolist() == [SECOND] and states(data) == ["holds", "reopened"]
    again = data.codings.iloc[1]
    assert (again["response"], again["document"], again["verdict"]) == (C.response, "b.xlsx", "accept")
    assert pd.isna(again["start"])
    (told,) = data.issues.loc[data.issues["code"] == "coding-reopened", "message"]
    assert told.startswith("1 decision on passages")


def test_of_two_documents_of_a_state_the_one_that_counts_has_the_decisions():
    later = response_form("Thailand", [("(c)", f"{ANSWER}\n\nMore.")])
    data = load_review([document(FORM, "a.xlsx"), document(later, "b.xlsx")], codings=listed(decision(C, FIRST)))
    assert data.submissions["status"].tolist() == ["superseded", "current"]
    assert reviewed(data)["document"].tolist() == ["b.xlsx"]


@pytest.mark.parametrize(
    ("votes", "counts", "said"),
    [
        ([(ANNA, "accept", "first")], True, ["holds"]),
        ([(ANNA, "reject", "first")], False, ["holds"]),
        ([(ANNA, "accept", "first"), (BORIS, "accept", "second")], True, ["holds", "holds"]),
        ([(ANNA, "accept", "first"), (BORIS, "reject", "second")], False, ["disputed", "disputed"]),
        ([(ANNA, "accept", "first"), (BORIS, "nothing", "second")], False, ["disputed", "disputed"]),
        (
            [(ANNA, "accept", "first"), (BORIS, "reject", "second"), (CHAN, "accept", "settle")],
            True,
            ["holds", "overruled", "holds"],
        ),
        (
            [(ANNA, "accept", "first"), (BORIS, "nothing", "second"), (CHAN, "reject", "settle")],
            False,
            ["overruled", "holds", "holds"],
        ),
        (
            [(ANNA, "accept", "first"), (BORIS, "reject", "second"), (BORIS, "accept", "settle")],
            True,  # who voted can't settle, but may think better of it
            ["holds", "replaced", "holds"],
        ),
        (
            [(ANNA, "accept", "first"), (BORIS, "reject", "second"), (BORIS, "reject", "settle")],
            False,
            ["disputed", "replaced", "disputed"],
        ),
        ([(ANNA, "accept", "first"), (ANNA, "reject", "first")], False, ["replaced", "holds"]),
        ([(ANNA, "nothing", "first"), (ANNA, "add", "first")], True, ["replaced", "holds"]),
        (
            [(ANNA, "accept", "first"), (BORIS, "accept", "second"), (CHAN, "reject", "settle")],
            True,  # two that agree need nobody to settle
            ["holds", "holds", "overruled"],
        ),
    ],
)
def test_one_coder_counts_until_a_second_disagrees_and_then_a_third(votes, counts, said):
    data = load(*(decision(C, FIRST, by=by, verdict=verdict, round=turn) for by, verdict, turn in votes))
    assert bool(len(reviewed(data))) == counts
    assert states(data) == said


def test_nothing_of_one_kind_says_nothing_of_another():
    data = load(decision(C, FIRST), decision(C, FIRST, by=BORIS, verdict="nothing", target_kind="principle"))
    assert len(reviewed(data)) == 1 and states(data) == ["holds", "holds"]


def test_each_passage_that_a_coder_marks_counts_once():
    places = [(ANSWER.index(word), word) for word in ("consulates", "papers", "papers")]
    rows = [
        decision(C, THIRD, verdict="add", passage_start=str(at), passage_end=str(at + len(word))) for at, word in places
    ]
    data = load(*rows)
    assert reviewed(data)["evidence"].tolist() == ["consulates", "papers"]
    assert states(data) == ["holds", "replaced", "holds"]


def test_a_citation_and_a_code_are_set_aside_with_the_reason():
    at = ANSWER.index("objective 14")
    cited = decision(C, THIRD, "14", verdict="set aside", basis="cited", because="another framework",
                     passage_start=str(at), passage_end=str(at + len("objective 14")))  # fmt: skip
    coded = decision(C, ANSWER, "4", verdict="set aside", basis="coded")
    data = load(cited, coded)
    assert set(PLAIN.mentions["basis"]) == {"coded", "cited"} and len(data.mentions) == 0
    assert data.set_aside[["basis", "target", "because"]].values.tolist() == [
        ["cited", "14", "another framework"],
        ["coded", "4", "wrong theme"],
    ]
    kept = load(cited, decision(C, THIRD, "14", basis="cited", by=BORIS, round="second",
                                passage_start=cited["passage start"], passage_end=cited["passage end"]))  # fmt: skip
    assert len(kept.mentions) == len(PLAIN.mentions) and set(states(kept)) == {"disputed"} and kept.set_aside.empty


def test_a_mark_in_a_tally_is_set_aside_by_its_cell():
    before = load_review([document(make("tally"))])
    mark = before.mentions.iloc[0]
    row = {
        "iso3": mark.iso3, "question": "", "document": "a.xlsx", "sheet": mark.sheet, "cell": mark.cell, "sha256": "",
        "start": "", "end": "", "target kind": "objective", "target": mark.target, "basis": "coded", "by": ANNA,
        "verdict": "set aside", "because": "other", "round": "first", "codebook": "1",
    }  # fmt: skip
    after = load_review([document(make("tally"))], codings=listed(row, cycle=mark.cycle))
    assert len(after.mentions) == len(before.mentions) - 1
    assert after.set_aside[["iso3", "cell", "target"]].values.tolist() == [[mark.iso3, mark.cell, mark.target]]


WRONG = [
    {"verdict": "perhaps"}, {"round": "third"}, {"because": "it rains"}, {"target": "24"}, {"target_kind": "sdg"},
    {"sha256": "beef"}, {"start": "-1"}, {"end": "x"}, {"start": "9", "end": "9"}, {"codebook": ""}, {"by": ""},
    {"passage_start": "3"}, {"passage_start": "0", "passage_end": "9999"}, {"verdict": "reject", "because": ""},
    {"verdict": "set aside"}, {"basis": "guessed"}, {"verdict": "add", "basis": "cited"}, {"end": "9" * 30},
    {"suggestion": "x" * 1001},
]  # fmt: skip


@pytest.mark.parametrize("wrong", WRONG, ids=str)
def test_what_is_no_decision_is_told_and_counts_for_nothing(wrong):
    row = decision(C, FIRST, **wrong)
    assert problem_of(row)
    data = load(row, decision(D, FIRST))
    assert data.issues["code"].tolist() == ["coding-incomplete"] and len(reviewed(data)) == 1
    assert data.issues["cell"].tolist() == ["A2"]


def test_a_file_that_is_no_list_is_told():
    data = load_review([document(FORM)], codings=[ListFile("decisions.csv", b"a,b\n1,2\n", "2025")])
    assert data.issues["code"].tolist() == ["codings-unreadable"]


def test_every_reason_may_be_given():
    assert [problem_of(decision(C, FIRST, verdict="reject", because=reason)) for reason in REASONS] == [""] * 5


COVER = [["A review that never was"], [], ["Member State", "Thailand"], ["Attribution", "Chatham House Rule"]]
SILENT = workbook({"Cover": COVER, "Answers": [["Question", "Response", "Objectives"], ["(c)", ANSWER, "4"]]})


def test_of_a_source_that_is_withheld_a_decision_tells_nothing():
    shown = withhold(load_review([document(SILENT)]))
    (answer,) = answers(shown)
    assert (answer.iso3, answer.document) == ("", "")
    asked = decision(answer, FIRST, suggestion="Thailand"), decision(answer, SECOND, verdict="reject")
    asked[1]["sha256"] = "0" * 64
    for rows in (asked, (decision(C, FIRST), decision(C, "", verdict="nothing", end="3", sha256="0" * 64))):
        data = withhold(load(*rows, content=SILENT))
        (found,) = reviewed(data).itertuples()
        assert (found.evidence, found.iso3, found.cell) == (FIRST, "", "")
        said = "".join(getattr(data, each.name).to_csv() for each in dataclasses.fields(data))
        assert "THA" not in said and "Thailand" not in said and "built.xlsx" not in said
        assert states(data) == ["holds"]  # of what no longer fits nobody is told: it would tell who changed a text


def test_decisions_come_from_a_folder(tmp_path):
    path = tmp_path / "2025" / "a.xlsx"
    path.parent.mkdir()
    path.write_bytes(FORM)
    (path.parent / "decisions.csv").write_bytes(listed(decision(C, FIRST))[0].content)
    files = [File(each, each.name, "2025") for each in sorted(path.parent.iterdir())]
    data = load_files(files)
    assert len(reviewed(data)) == 1 and data.documents["document"].tolist() == ["a.xlsx"] and data.issues.empty


def test_only_codings_are_applied_anew_where_nothing_else_has_changed(monkeypatch):
    load(decision(C, FIRST))
    monkeypatch.setattr("loaders.read_documents", lambda *_: pytest.fail("read again"))
    assert len(reviewed(load(decision(C, FIRST), decision(C, SECOND)))) == 2


def test_a_paragraph_of_the_same_words_is_found_where_it_was_decided_on():
    finder = Finder(PLAIN)
    for answer in (C, D):
        row = decision(answer, FIRST, document="earlier.xlsx")
        assert finder.find(decision_of("2025", row)).row == answers(PLAIN).index(answer)


OFFICER, CODER, OTHER = Person("officer@example.org", "officer"), Person(ANNA, "coder"), Person(BORIS, "coder")


@pytest.fixture
def store(tmp_path) -> Store:
    made = Store(databases.new_database("sqlite", tmp_path))
    made.receive(OFFICER, "2025", [Incoming("a.xlsx", FORM)])
    made.decide(OFFICER, [Proposal("accept", "2025", "a.xlsx")])
    return made


def proposal(row: dict[str, str]) -> Proposal:
    what = {name: value for name, value in row.items() if name not in ("document", "by")}
    return Proposal("code", "2025", row["document"], what)


def derived(store: Store):
    return load_files([File(each.path, each.name, each.cycle) for each in present.lay_out(store, store.state())])


def test_from_the_store_to_the_tables_and_back_by_undo(store):
    before = present.fingerprint(store.state())
    (kept,) = store.decide(CODER, [proposal(decision(C, FIRST, passage=FIRST))])
    assert present.fingerprint(store.state()) != before
    assert reviewed(derived(store))["evidence"].tolist() == [FIRST]
    with pytest.raises(NotAllowed):
        store.decide(OTHER, [Proposal("undo", what={"number": str(kept.number)})])
    store.decide(CODER, [Proposal("undo", what={"number": str(kept.number)})])
    assert reviewed(derived(store)).empty and present.fingerprint(store.state()) == before


def test_a_decision_stays_when_its_document_comes_again_under_another_name(store):
    store.decide(CODER, [proposal(decision(C, FIRST, document="a.xlsx"))])
    again = response_form("Thailand", [("(c)", f"New.\n\n{ANSWER}")])
    store.receive(OFFICER, "2025", [Incoming("b.xlsx", again)])
    store.decide(OFFICER, [Proposal("accept", "2025", "b.xlsx", {"supersedes": "a.xlsx"})])
    assert reviewed(derived(store))["document"].tolist() == ["b.xlsx"]


def test_who_codes_decides_in_their_own_name(store):
    faked = proposal(decision(C, FIRST))
    faked = dataclasses.replace(faked, what={**faked.what, "by": BORIS})
    with pytest.raises(NotAllowed):
        store.decide(CODER, [faked])
    with pytest.raises(NotUnderstood):
        store.decide(CODER, [proposal(decision(C, FIRST, verdict="perhaps"))])
    store.decide(OFFICER, [faked])
    assert derived(store).codings["coder"].tolist() == ["coder 1"]


def test_lists_of_before_are_not_kept_for_ever(store, monkeypatch):
    monkeypatch.setattr(present, "NEEDED_FOR", -1)
    for words in (FIRST, SECOND, THIRD):
        store.decide(CODER, [proposal(decision(C, words))])
        present.lay_out(store, store.state())
    assert len(list(present.cache_folder(store).glob("lists/*/decisions.csv"))) <= 1


def test_who_agrees_with_a_code_adds_none():
    assert len(load(decision(C, ANSWER, "4", basis="coded")).mentions) == len(PLAIN.mentions)


def test_what_was_decided_is_suggested_no_more():
    before = suggestions(PLAIN)
    first = before.iloc[0]
    answer = next(each for each in answers(PLAIN) if each.response == first["response"])
    for verdict in ("accept", "reject", "nothing"):
        data = load(decision(answer, first["evidence"], first["target"], verdict=verdict))
        left = suggestions(data)
        gone = before.merge(left, how="left", indicator=True).query("_merge == 'left_only'")
        here = (before["response"] == first["response"]) & (before["start"] == first["start"])
        assert len(gone) == (here.sum() if verdict == "nothing" else 1)
        assert len(suggestions(data, is_known_too=True)) == len(suggestions(PLAIN, is_known_too=True))


def test_what_is_reviewed_counts_and_can_be_told_apart(scope_of):
    data = load(decision(C, SECOND, "17"), decision(C, ANSWER, "4", verdict="set aside", basis="coded"))
    states = {basis: scope_of(data=data, basis=basis).cells("THA") for basis in BASES}
    assert {basis: cells[16].state for basis, cells in states.items()} == {
        "all": "reported", "coded or cited": "not mentioned", "coded": "not mentioned", "cited": "not mentioned",
        "reviewed": "reported",
    }  # fmt: skip
    assert states["all"][16].basis == "reviewed"
    assert {cells[3].state for cells in states.values()} == {"not mentioned"}  # what is set aside counts for nothing
    assert scope_of(data=data).describe().endswith("basis: coded, cited or reviewed")
    assert scope_of(data=data, basis="coded or cited").describe().endswith("basis: coded or cited")
    assert scope_of(data=PLAIN).describe().endswith("basis: coded or cited")
    assert scope_of(data=PLAIN, basis="reviewed").describe().endswith("basis: reviewed")


def test_snapshots_and_exports_keep_what_coders_decided(scope_of):
    data = load(decision(C, SECOND, "17"), decision(C, ANSWER, "4", verdict="set aside", basis="coded"))
    thawed = thaw(freeze(data, DAY)).data
    for name in ("mentions", "codings", "set_aside"):
        pd.testing.assert_frame_equal(getattr(thawed, name), getattr(data, name))
    names = zipfile.ZipFile(io.BytesIO(write(scope_of(data=data), silent))).namelist()
    plain = zipfile.ZipFile(io.BytesIO(write(scope_of(data=PLAIN), silent))).namelist()
    assert set(names) - set(plain) == {"codings.csv", "set_aside.csv"}


def test_a_snapshot_of_before_has_no_tables_of_coders():
    older = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(freeze(PLAIN, DAY))) as new, zipfile.ZipFile(older, "w") as archive:
        for name in new.namelist():
            if name not in ("codings.csv", "set_aside.csv"):
                archive.writestr(name, new.read(name))
    assert thaw(older.getvalue()).data.digest == PLAIN.digest


def test_what_is_set_aside_stays_visible_with_the_reason(scope_of):
    data = load(decision(C, ANSWER, "4", verdict="set aside", basis="coded", because="negated"))
    scope = scope_of(data=data)
    (shown, other) = passages(data, rows_of_responses(scope.grid, [0, 1]))
    assert shown.set_aside == ("objective 4 (coded; negated)",) and other.set_aside == ()
    assert "objective 4" not in "".join(shown.named)
