"""The page Coding: each key decides, keeps it in the store and moves on. All texts are fictional, and so is Arcadia."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from gcm_data.coding.decisions import CodeDecision, sha_of
from gcm_data.coding.told import decisions_in
from gcm_data.exports import source
from gcm_data.reference.coding import version
from gcm_data.store.away import StoreAway
from gcm_data.store.folder import export_folder
from gcm_data.store.rights import CODER, OFFICER, READER, Person
from gcm_data.store.rows import Decision, Incoming, Proposal
from gcm_data.store.store import Store
from gcm_data.wording import desk as wording
from gcm_data.wording import rights
from pages.shared import desk_acts, desk_components, desk_state, kept, people, session, suggested
from tests import databases
from tests.coders import ANNA, BORIS, CHAN
from tests.pages_read import open_popovers, read_all
from tests.test_desk import BARE, BOTH, LICENCES, PLAIN
from tests.test_pages import open_page
from tests.workbook_builder import response_form

ADMINISTRATOR = Person("admin@example.org", "administrator")
VISITOR = people.visitor
FILES = {
    "t.xlsx": response_form("Thailand", [("(c)", "\n\n".join([LICENCES, PLAIN, BOTH, BARE]), "7")]),
    "f.xlsx": response_form("Fiji", [("(c)", "\n\n".join([BOTH, LICENCES]))]),
}


@pytest.fixture(autouse=True)
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """A store with two documents that count, at which Anna sits."""
    monkeypatch.setenv("GCM_DATABASE_URL", databases.new_database("sqlite", tmp_path))
    monkeypatch.setattr(session, "LOOK_EVERY", {session.STORE: 0.0})
    monkeypatch.setattr(desk_state, "_desks", type(desk_state._desks)())
    monkeypatch.setattr(kept, "QUIET", 0.0)
    found = kept.store()
    found.receive(ADMINISTRATOR, "2025", [Incoming(*file) for file in FILES.items()])
    found.decide(ADMINISTRATOR, [Proposal("accept", "2025", name) for name in FILES])
    sits(monkeypatch, ANNA)
    return found


def sits(monkeypatch: pytest.MonkeyPatch, address: str, role: str = CODER) -> None:
    """Let somebody else sit at the desk, as in a new visit."""
    monkeypatch.setattr(people, "visitor", lambda: people.Visitor(Person(address, role), "for a test"))
    desk_state._desks.clear()


def open_desk(**query: str) -> AppTest:
    app = open_page("coding", **query)
    assert not app.exception, [found.value for found in app.exception]
    return app


def button(app: AppTest, key: str):
    """The button of a key, which is another one after each key."""
    return next(each for each in app.button if (each.key or "").startswith(f"desk-{key}-"))


def press(app: AppTest, *keys: str) -> AppTest:
    for key in keys:
        found = button(app, key)
        assert not found.disabled, key
        found.click().run()
        assert not app.exception, [each.value for each in app.exception]
    return app


def heads(app: AppTest) -> str:
    return app.subheader[0].value


def said(app: AppTest) -> str:
    elements = [*app.markdown, *app.caption, *app.info, *app.error, *app.warning]
    return "\n".join(element.value for element in elements)


def codes(store: Store) -> list[Decision]:
    return store.state().of_kind("code")


def test_each_key_decides_keeps_and_moves_on(store):
    app = open_desk()
    assert heads(app) == "14 Consular protection"  # the bare citation comes first
    press(app, "A")
    first, second = codes(store)  # each of the two citations
    assert {(each.what["verdict"], each.what["basis"], each.by) for each in (first, second)} == {
        ("accept", "cited", ANNA)
    }
    before = heads(app)
    press(app, "X", "4")
    decision = codes(store)[-1]
    assert (decision.what["verdict"], decision.what["because"]) == ("reject", "negated")
    assert decision.document == "f.xlsx" and decision.what["iso3"] == "FJI" and "negated" in said(app)
    assert wording.code(decision.what["target kind"], decision.what["target"]) == before != heads(app)
    versions = {name: decision.what[name] for name in ("codebook", "lexicon", "weights")}
    assert versions == {"codebook": version(), **suggested.versions()}
    press(app, "1")  # the reason alone is one key
    assert codes(store)[-1].what["because"] == "passing mention"


@pytest.mark.long
def test_undo_takes_back_all_of_one_key_and_shows_it_again(store):
    app = open_desk()
    head = heads(app)
    assert button(app, "U").disabled
    press(app, "A", "A")
    press(app, "U", "U")
    assert codes(store) == [] and heads(app) == head and button(app, "U").disabled
    assert [each.kind for each in store.state().decisions[-5:]].count("undo") == 3


@pytest.mark.long
def test_nothing_here_skip_next_and_previous(store):
    app = press(open_desk(), "A")
    first = heads(app)
    press(app, "S")
    assert len(codes(store)) == 2 and heads(app) != first
    press(app, "K")
    assert heads(app) == first
    press(app, "0")
    assert codes(store)[-1].what["verdict"] == "nothing" and "target" not in codes(store)[-1].what
    press(app, "K")
    assert wording.YOU_SAID.split("{")[0] in said(app)
    press(app, "A")  # anew: the last decision holds
    assert codes(store)[-1].what["verdict"] == "accept"


def test_who_comes_again_goes_on_where_they_stopped(store, monkeypatch: pytest.MonkeyPatch):
    app = press(open_desk(), "S", "A", "A")
    head = heads(app)
    sits(monkeypatch, ANNA)
    assert heads(open_desk()) == head != "14 Consular protection"
    sits(monkeypatch, BORIS)
    assert heads(open_desk()) == "14 Consular protection"


def test_a_key_for_what_stood_here_before_decides_nothing(store):
    app = open_desk()
    desk = next(iter(desk_state._desks.values()))
    press(app, "A")
    desk_acts.accept(desk, None, desk.turn - 1)
    assert len(codes(store)) == 2


@pytest.mark.long
def test_what_counts_is_shown_as_soon_as_coders_pause(store):
    press(open_desk(), "A", "A", "A")
    read_all()
    found = session.review().data
    assert len(found.codings) == len(codes(store))
    assert len(found.mentions[found.mentions["basis"] == "reviewed"]) == 2
    app = open_desk()
    assert wording.STATED_HERE.split("{")[0] in said(app) or wording.NONE_STATED in said(app)


def test_codes_are_not_counted_while_coders_are_at_work_but_in_time(store, monkeypatch: pytest.MonkeyPatch):
    now = [100.0]
    monkeypatch.setattr(kept.time, "monotonic", lambda: now[0])
    monkeypatch.setattr(kept, "QUIET", 3.0)
    before = kept.fingerprint()
    desk_keys = open_desk()
    press(desk_keys, "A")
    assert kept.fingerprint() == before
    now[0] += 2.9
    press(desk_keys, "A")
    assert kept.fingerprint() == before
    now[0] += 2.9
    assert kept.fingerprint() == before
    now[0] += 0.2
    after = kept.fingerprint()
    assert after != before
    press(desk_keys, "A")
    assert kept.fingerprint() == after
    store.decide(ADMINISTRATOR, [Proposal("withdraw", "2025", "t.xlsx", why="for a test")])
    assert kept.fingerprint() != after  # what is no coding is counted at once, and the codings with it
    working = kept.fingerprint()
    for _ in range(40):
        now[0] += 1
        if not button(desk_keys, "S").disabled:
            press(desk_keys, "1" if not button(desk_keys, "1").disabled else "0")
        kept.fingerprint()
    assert kept.fingerprint() != working


def test_filters_leave_what_is_asked_for(store):
    app = open_desk(code_state="THA")
    assert "t.xlsx" in said(app) and heads(app) == "14 Consular protection"
    app = open_desk(code_state="FJI")
    assert "f.xlsx" in said(app)
    app = open_desk(code_target="20")
    assert heads(app).startswith("20 ")
    app = open_desk(code_question="d")
    assert wording.NOTHING_TO_CODE in said(app) and button(app, "A").disabled
    app = open_desk(code_round="settle")
    assert wording.NOTHING_TO_CODE in said(app)


def test_a_second_coder_is_blind_and_a_third_settles_side_by_side(store, monkeypatch: pytest.MonkeyPatch):
    press(open_desk(code_state="FJI"), "A")
    first = codes(store)[-1]
    sits(monkeypatch, BORIS)
    app = open_desk(code_state="FJI", code_round="more")
    assert heads(app) == wording.code("objective", first.what["target"])
    assert wording.ROUNDS["second"] in said(app)
    assert not any(told in said(app) for told in ("Coder 1", ANNA, wording.YOU_SAID.split("{")[0]))
    press(app, "4")
    second = codes(store)[-1]
    assert (second.by, second.what["round"], second.what["target"]) == (BORIS, "second", first.what["target"])
    sits(monkeypatch, CHAN)
    app = open_desk()
    assert wording.OF_KIND["disagreement"] in said(app) and heads(app) == wording.code(
        "objective", first.what["target"]
    )
    words = said(app)
    assert "**Coder 1** accepted" in words and "**Coder 2** rejected (negated)" in words
    assert ANNA not in words and BORIS not in words and button(app, "0").disabled
    press(app, "A")
    assert (codes(store)[-1].what["round"], codes(store)[-1].what["verdict"]) == ("settle", "accept")
    read_all()
    assert set(session.review().data.codings["state"]) == {"holds", "overruled"}


def test_what_is_chosen_of_the_answers_stands_there_while_its_boxes_are_folded_away(store, monkeypatch):
    app = open_desk(code_state="FJI", code_question="d", code_round="nonsense")
    assert not [box for box in app.selectbox if (box.key or "").startswith("code_")]
    assert "Fiji · (d) Gaps and challenges" in [line.value for line in app.caption]
    assert any("code round nonsense" in line.value for line in app.caption)
    open_popovers(monkeypatch)
    app = open_desk(code_state="FJI", code_question="d")
    assert "Which answers" in [box.label for box in app.expander]
    assert [app.selectbox(key=key).value for key in ("code_state", "code_question")] == ["FJI", "d"]


def test_an_officer_looks_at_what_one_coder_decided_and_a_coder_at_nobody_else(store, monkeypatch: pytest.MonkeyPatch):
    open_popovers(monkeypatch)
    press(open_desk(code_state="FJI"), "A", "4")
    first, second = codes(store)
    sits(monkeypatch, "officer@example.org", OFFICER)
    assert "Coder" in [box.label for box in open_desk().selectbox]
    app = open_desk(code_coder=ANNA)
    for each in (first, second):
        assert heads(app) == wording.code(each.what["target kind"], each.what["target"])
        (decided,) = [box.value for box in app.info if box.value.startswith("Decided by anna")]
        assert f": {wording.VERDICTS[each.what['verdict']]}" in decided
        assert all(button(app, key).disabled for key in "AX12345NMZUS0")
        press(app, *("J" if each is first else ""))
    assert button(app, "J").disabled and codes(store) == [first, second]
    for address, role in ((BORIS, CODER), ("", READER)):
        sits(monkeypatch, address, role)
        app = open_desk(code_coder=ANNA)
        assert "Coder" not in [box.label for box in app.selectbox] and ANNA not in said(app)


def test_what_the_first_coder_said_changes_nothing_of_what_the_second_sees(store, monkeypatch: pytest.MonkeyPatch):
    drawn, real = [], desk_components.answer
    monkeypatch.setattr(desk_components, "answer", lambda *told: drawn.append(told) or real(*told))
    seen = []
    for key in "A0":
        sits(monkeypatch, ANNA)
        app = open_desk(code_state="FJI")
        while not button(app, "S").disabled:
            press(app, key)
        assert len({each.what["verdict"] for each in codes(store)}) == 1
        sits(monkeypatch, BORIS)
        drawn.clear()
        app = open_desk(code_state="FJI", code_round="more")
        pages = [(heads(app), said(app))]
        while not button(app, "J").disabled:
            press(app, "J")
            pages.append((heads(app), said(app)))
        seen.append((pages, list(drawn)))
        assert len(pages) > 2
        sits(monkeypatch, ANNA)
        app = open_desk(code_state="FJI")
        while not button(app, "U").disabled:
            press(app, "U")
        assert codes(store) == []
    assert seen[0] == seen[1]


def test_what_was_decided_on_words_that_have_changed_is_shown_beside_the_new_ones(store):
    press(open_desk(code_state="FJI"), "A")
    book = response_form("Fiji", [("(c)", "\n\n".join([BOTH.replace("cheaper", "dearer"), LICENCES]))])
    store.receive(ADMINISTRATOR, "2025", [Incoming("f2.xlsx", book)])
    store.decide(ADMINISTRATOR, [Proposal("accept", "2025", "f2.xlsx", {"supersedes": "f.xlsx"})])
    read_all()
    app = open_desk(code_state="FJI")
    assert "f2.xlsx" in said(app) and BOTH in said(app) and "Decided before of words that have changed" in said(app)
    assert not button(app, "A").disabled


def test_readers_see_the_desk_and_decide_nothing(store, monkeypatch: pytest.MonkeyPatch):
    sits(monkeypatch, "", READER)
    app = open_desk()
    assert wording.READ_ONLY.format(why="for a test") in said(app)
    assert all(button(app, key).disabled for key in "AX12345NMZUS0") and not button(app, "J").disabled
    press(app, "J", "K")
    assert codes(store) == []


def test_what_the_store_refuses_is_said_and_the_desk_stays(store, monkeypatch: pytest.MonkeyPatch):
    app = open_desk()
    head = heads(app)

    def away(*_: object) -> None:
        raise StoreAway("the store is away")

    monkeypatch.setattr(store, "decide", away)
    press(app, "A")
    assert heads(app) == head and "the store is away" in said(app)
    monkeypatch.undo()


def test_another_code_takes_the_place_of_the_suggested_one_in_one_step(store, monkeypatch: pytest.MonkeyPatch):
    desk, view = acting(monkeypatch, open_desk(code_state="FJI"))
    desk_acts.turn_to(desk, view, desk.turn, desk_state.NAMING)
    desk_acts.another(desk, view, desk.turn, "principle", "human_rights")
    away, added = codes(store)
    assert (away.what["verdict"], away.what["because"]) == ("reject", desk_acts.WRONG_THEME)
    assert (added.what["verdict"], added.what["target"]) == ("add", "human_rights")
    assert away.key.partition("-")[0] == added.key.partition("-")[0]


def test_a_marked_passage_gets_a_code_and_a_stated_code_is_set_aside(store, monkeypatch: pytest.MonkeyPatch):
    app = open_desk(code_state="THA")
    head = heads(app)
    desk, view = acting(monkeypatch, app)
    row = view.item.row
    text = view.around.found.data.responses["text"][row]
    at = text.index("labour inspectors")
    desk.turn_to(desk_state.NAMING)
    desk.passage = row, (at, at + 6), (0, len(LICENCES))
    desk_acts.another(desk, view, desk.turn, "objective", "6")
    (added,) = codes(store)
    assert (added.what["verdict"], added.what["passage"], added.what["end"]) == ("add", "labour", str(len(LICENCES)))
    (stated,) = [each for each in view.around.stated[row] if each.target == ("objective", "7", "coded")]
    desk.turn_to(desk_state.REJECTING)
    desk.aside = tuple(stated)
    app.run()
    assert "7 " in said(app) and wording.WHY in said(app) and heads(app) == head
    press(app, "2")
    away = codes(store)[-1]
    assert (away.what["verdict"], away.what["basis"], away.what["target"]) == ("set aside", "coded", "7")
    assert heads(app) == head and wording.AWAY_HERE.split("{")[0] in said(app) and "another framework" in said(app)
    read_all()
    assert session.review().data.set_aside["target"].tolist() == ["7"]


def acting(monkeypatch: pytest.MonkeyPatch, app: AppTest) -> tuple[desk_state.Desk, desk_state.View]:
    """The desk of the only visit, and what it shows: AppTest can't use components."""
    views = []
    monkeypatch.setattr(desk_acts, "last_of", lambda view, real=desk_acts.last_of: views.append(view) or real(view))
    app.run()
    return next(reversed(desk_state._desks.values())), views[-1]


def test_what_coders_decide_on_statements_that_ship_counts_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    shipped = tmp_path / "shipped"
    (shipped / "2025").mkdir(parents=True)
    (shipped / "2025" / "f.xlsx").write_bytes(FILES["f.xlsx"])
    monkeypatch.setenv("GCM_DATABASE_URL", databases.new_database("sqlite", tmp_path))
    monkeypatch.setattr(session, "SHIPPED", shipped)
    monkeypatch.setattr(session, "_standing", session.Standing(session._read, session.LoadFailed, session._forget))
    press(open_desk(), "A", "A")
    read_all()
    monkeypatch.setattr(source, "SHIPPED", shipped)
    assert [(file.cycle, file.name) for file in source._counting(kept.store())] == [
        ("2025", "f.xlsx"), ("2025", "decisions.csv"),
    ]  # fmt: skip
    assert session.is_shipped()
    assert [(m.basis, m.iso3) for m in session.review().data.mentions.itertuples()] == [("reviewed", "FJI")] * 2
    store = kept.store()
    store.receive(ADMINISTRATOR, "2025", [Incoming("t.xlsx", FILES["t.xlsx"])])
    store.decide(ADMINISTRATOR, [Proposal("accept", "2025", "t.xlsx")])
    read_all()
    assert not session.is_shipped() and set(session.review().data.responses["iso3"]) == {"THA"}


def test_where_a_folder_is_read_its_decisions_are_shown_and_none_can_be_added(
    store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    press(open_desk(), "A", "0")
    export_folder(store, tmp_path / "out")
    monkeypatch.setenv("GCM_SUBMISSIONS", str(tmp_path / "out"))
    monkeypatch.setattr(people, "visitor", VISITOR)
    desk_state._desks.clear()
    app = open_desk()
    read_all()
    assert rights.FOLDER in said(app) and button(app, "A").disabled
    decisions = decisions_in(session.review().data)
    assert [each.verdict for each in decisions] == [each.what["verdict"] for each in codes(store)]
    assert all(sha_of(text_of(each)) == each.sha256 for each in decisions)


def text_of(decision: CodeDecision) -> str:
    """The paragraph of a decision as it stands now."""
    rows = session.review().data.responses
    return rows.loc[rows["document"] == decision.document, "text"].iloc[0][slice(*decision.span)]
