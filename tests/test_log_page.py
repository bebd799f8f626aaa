"""The log on its page: who sees what of it, its filters, its file, and the undoing of a decision."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from gcm_data.store.checks import may_undo
from gcm_data.store.kinds import KINDS, NotUnderstood
from gcm_data.store.rights import ROLES, NotAllowed, Person
from gcm_data.store.rows import Incoming, Proposal
from gcm_data.store.state import State, undone_by
from gcm_data.store.store import Store
from gcm_data.store.told import Wanted, chosen, log_in_words, roles_in_words, sentence
from gcm_data.text.inert import as_markdown
from gcm_data.wording import store as wording
from tests import databases
from tests.conftest import ROOT

ADMINISTRATOR = Person("admin@example.org", "administrator")
OFFICER = Person("officer@example.org", "officer")
CODER = Person("coder@example.org", "coder")
CORRECTED = {"sheet": "Answers", "cell": "C5", "old text": "Fictional <b>old</b>", "new text": "=fictional"}


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """A store with a decision of each kind, and one that is undone."""
    url = databases.new_database("sqlite", tmp_path)
    monkeypatch.setenv("GCM_DATABASE_URL", url)
    store = Store(url)
    store.receive(OFFICER, "2025", [Incoming("a.xlsx", b"a"), Incoming("folder/b:1.xlsx", b"b"), Incoming("c", b"c")])
    decide = [
        Proposal("accept", "2025", "b_1.xlsx"),
        Proposal("accept", "2025", "a.xlsx", {"supersedes": "b_1.xlsx"}),
        Proposal("decline", "2025", "c", why="empty; asked for it again"),
        Proposal("correct", "2025", "a.xlsx", CORRECTED, why="a slip"),
        Proposal("map", "2025", "a.xlsx", {"sheet": "Answers", "place": "row 6", "role": "header", "by": "A. B."}),
        Proposal("attribute", "2025", "a.xlsx", {"decision": "named", "source": "Fictional Network"}),
    ]
    store.decide(OFFICER, decide)
    store.decide(ADMINISTRATOR, [Proposal("role", what={"address": "Coder@example.org", "role": "coder"})])
    store.decide(CODER, [Proposal("note", what={"text": "fictional note"})])
    store.decide(ADMINISTRATOR, [Proposal("undo", what={"number": "10"}, why="no longer with us")])
    return store


def test_each_decision_is_told_in_a_line(store):
    assert [sentence(each, store.state()) for each in store.state().decisions] == [
        "1: received 2025/a.xlsx 1 byte, SHA-256 ca978112ca1b…",
        "2: received 2025/b_1.xlsx 1 byte, SHA-256 3e23e8160039…",
        "3: received 2025/c 1 byte, SHA-256 2e7d2c03a950…",
        "4: accepted 2025/b_1.xlsx",
        "5: accepted 2025/a.xlsx in place of b_1.xlsx",
        "6: declined 2025/c",
        "7: cell corrected 2025/a.xlsx Answers!C5: “Fictional <b>old</b>” → “=fictional”",
        "8: cells told 2025/a.xlsx Answers, row 6: header (decided by A. B.)",
        "9: naming decided 2025/a.xlsx Fictional Network: named",
        "10: role given Coder@example.org: coder",
        "11: note fictional note",
        "12: undone decision 10: role given Coder@example.org: coder",
    ]


def test_every_kind_of_decision_has_a_word():
    assert wording.DONE.keys() == KINDS.keys()


def numbers(state: State, **wanted: object) -> list[int]:
    return [each.number for each in chosen(state, state.decisions, Wanted(**wanted))]


def test_the_log_is_searched_by_all_that_is_asked_for(store):
    state = store.state()
    day = state.decisions[0].day
    assert numbers(state) == list(range(12, 0, -1))
    assert numbers(state, people=(ADMINISTRATOR.address, CODER.address)) == [12, 11, 10]
    assert numbers(state, kinds=("accept",), documents=("a.xlsx",)) == [5]
    assert numbers(state, words="ANSWERS slip") == [7]
    assert numbers(state, words="coder@example.org role") == [12, 10]
    assert numbers(state, words="slip empty") == []
    assert numbers(state, first=day, last=day, kinds=("note",)) == [11]
    assert numbers(state, first=f"{day[:9]}z") == numbers(state, last="2001-01-01") == []


def test_the_table_says_what_is_undone_and_by_what(store):
    state = store.state()
    table = log_in_words(state, state.decisions).set_index("Number")
    assert table["Undone"].to_dict() == {number: "by decision 12" if number == 10 else "" for number in range(1, 13)}
    assert roles_in_words(state, {}, {}).empty
    store.decide(ADMINISTRATOR, [Proposal("undo", what={"number": "12"})])
    state = store.state()
    assert undone_by(state.decisions) == {12: 13}
    store.decide(OFFICER, [Proposal("undo", what={"number": "6"})])
    assert numbers(store.state(), documents=("c",)) == [14, 6, 3]
    assert roles_in_words(state, {}, {})["Address or group"].tolist() == ["coder@example.org"]


def open_log(person: Person, **query: object) -> AppTest:
    """The log as a person with a role opens it."""
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
    roles = {f"{role}s": [person.address] for role in ROLES[1:] if role == person.role}
    app.secrets = {"auth": {"cookie_secret": "x" * 32}, "roles": roles}
    app.user = {"is_logged_in": True, "email": person.address, "iat": time.time()}
    for name, value in query.items():
        app.query_params[name] = value
    app.run()
    app.switch_page("pages/log.py").run()
    assert not app.exception
    return app


def words(app: AppTest) -> str:
    return " ".join(found.value for found in app.markdown)


def test_who_sees_which_part_of_the_log(store):
    for person in (OFFICER, ADMINISTRATOR):
        assert len(open_log(person).dataframe[0].value) == 12
    own = open_log(CODER)
    assert own.dataframe[0].value["Who"].unique().tolist() == [CODER.address]
    assert as_markdown(wording.LOG_OF_CODERS) in words(own)
    reader = open_log(Person("reader@example.org", "reader"), log_words="fictional")
    assert not reader.dataframe
    assert as_markdown(wording.LOG_FOR_OFFICERS) in words(reader) and not reader.button


def test_a_link_opens_the_log_filtered(store):
    app = open_log(OFFICER, log_by="admin@example.org", log_kind="role given")
    assert app.dataframe[0].value["Number"].tolist() == [10]
    app.text_input(key="log_words").set_value("nowhere").run()
    assert not app.dataframe and wording.LOG_NOTHING in [box.value for box in app.info]


def test_a_decision_is_undone_with_a_reason_and_a_confirmation(store):
    app = open_log(OFFICER)
    box = app.selectbox(key="undo")
    assert (
        box.value is None and len(box.options) == 7
    )  # neither the 3 documents received, nor what is the administrator's to give
    box.set_value(6).run()
    button = app.button(key="undo_now-6")
    assert button.disabled
    app.checkbox(key="undo_sure-6").check().run()
    assert app.button(key="undo_now-6").disabled
    app.text_input(key="undo_why-6").set_value("it was whole").run()
    app.button(key="undo_now-6").click().run()
    last = store.state().decisions[-1]
    assert (last.kind, last.what, last.why, last.by) == ("undo", {"number": "6"}, "it was whole", OFFICER.address)
    assert len(app.toast) == 1
    app.run()
    assert app.dataframe[0].value.set_index("Number")["Undone"][6] == f"by decision {last.number}"


def test_what_somebody_else_has_undone_meanwhile_is_told(store):
    app = open_log(CODER)
    app.selectbox(key="undo").set_value(11).run()
    app.checkbox(key="undo_sure-11").check()
    app.text_input(key="undo_why-11").set_value("a mistake").run()
    store.decide(OFFICER, [Proposal("undo", what={"number": "11"})])
    version = store.version()
    app.button(key="undo_now-11").click().run()
    assert not app.exception and store.version() == version


def may_undo_which(store: Store, person: Person) -> list[int]:
    state = store.state()
    return [each.number for each in state.decisions if may_undo(state, person, each.number)]


def test_who_may_undo_which_decisions(store):
    """Whoever may not give a role can't give it back by undoing what took it away."""
    assert may_undo_which(store, Person("reader@example.org")) == []
    assert may_undo_which(store, CODER) == [11]
    assert may_undo_which(store, OFFICER) == [4, 5, 6, 7, 8, 9, 11]
    assert may_undo_which(store, ADMINISTRATOR) == [4, 5, 6, 7, 8, 9, 11, 12]
    with pytest.raises(NotAllowed, match="give roles"):
        store.decide(OFFICER, [Proposal("undo", what={"number": "12"})])


def test_what_is_undone_is_not_undone_once_more(store):
    store.decide(ADMINISTRATOR, [Proposal("undo", what={"number": "12"})])
    with pytest.raises(NotUnderstood, match="undone already"):
        store.decide(ADMINISTRATOR, [Proposal("undo", what={"number": "12"})])
