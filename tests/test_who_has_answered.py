"""Who has answered: the state of each member, the days, what only officers see, and the letter that reminds."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from gcm_data import reference
from gcm_data.coverage.counts import NON_REGIONAL
from gcm_data.coverage.scope import Scope
from gcm_data.coverage.selection import Selection
from gcm_data.exhibits import answered
from gcm_data.store.rights import Person
from gcm_data.store.rows import Incoming, Proposal
from gcm_data.store.store import Store
from gcm_data.tables.specs import ReviewData
from gcm_data.wording import answered as said
from gcm_data.wording.reminders import LANGUAGES, reminder
from loaders.files import files_of_review, load_files
from pages.shared import session
from tests import databases
from tests import workbook_builder as build
from tests.conftest import ROOT

OFFICER = Person("officer@example.org", "officer")
DEADLINE = reference.cycle("2025").deadline


def scope_of_folder(folder: Path) -> Scope:
    return Scope.of(load_files(files_of_review(folder)), Selection("2025"), dt.date(2025, 2, 3))


def of(scope: Scope, name: str, days: answered.Days = ()) -> answered.Answer:
    return next(each for each in answered.answers(scope, days) if each.name == name)


def form(state: str, received: str = "", code: str = "5", **cover: str) -> bytes:
    sheets = build.form_sheets(state, [["(c) Achievements", build.text(1), code]], **cover)
    sheets["Submission"] += [["Date of submission", received]] if received else []
    return build.workbook(sheets)


@pytest.fixture
def forms(tmp_path: Path) -> Path:
    """A folder with forms: in time, late, without a day, with an open question, and a compilation."""
    place = tmp_path / "2025"
    place.mkdir()
    late = DEADLINE + dt.timedelta(days=3)
    (place / "fiji.xlsx").write_bytes(form("Fiji", DEADLINE.isoformat()))
    (place / "tonga.xlsx").write_bytes(form("Tonga", late.isoformat()))
    (place / "nauru.xlsx").write_bytes(form("Nauru"))
    (place / "palau.xlsx").write_bytes(form("Palau", code="99"))
    remark = "Compiled from public statements and paraphrased; built for a test."
    (place / "samoa.xlsx").write_bytes(form("Samoa", status=remark))
    return tmp_path


def test_each_member_has_a_state_and_its_days(forms):
    scope = scope_of_folder(forms)
    found = {each.name: each for each in answered.answers(scope)}
    assert len(found) == len(reference.members())
    assert found["Fiji"] == answered.Answer("FJI", "Fiji", "Pacific", said.ACCEPTED, DEADLINE, 0, 0, ("fiji.xlsx",))
    assert (found["Tonga"].late, found["Tonga"].status) == (3, said.ACCEPTED)
    assert (found["Nauru"].received, found["Nauru"].late) == (None, 0)
    issues = scope.data.issues.query("document == 'palau.xlsx' and severity != 'note'")
    assert found["Palau"].status == said.OPEN and found["Palau"].open_questions == len(issues) > 0
    assert (found["Samoa"].status, found["Samoa"].late) == (said.STATEMENTS, 0)
    assert found["Kiribati"].status == said.NOTHING
    order = [each.subregion for each in answered.answers(scope)]
    assert list(dict.fromkeys(order))[-1] == NON_REGIONAL and len(set(order)) == 6


def test_without_a_day_of_its_own_a_document_has_that_of_the_store_and_the_earlier_counts(forms):
    scope = scope_of_folder(forms)
    day = (DEADLINE + dt.timedelta(days=10)).isoformat()
    days = tuple(("2025", name, day) for name in ("fiji.xlsx", "nauru.xlsx", "samoa.xlsx"))
    assert of(scope, "Nauru", days).late == 10
    assert of(scope, "Fiji", days).late == 0
    assert of(scope, "Samoa", days).late == 0  # statements of others are nobody's submission
    assert of(scope, "Nauru", (("2021", "nauru.xlsx", day),)).received is None


def test_without_a_deadline_nothing_is_late(tmp_path):
    (tmp_path / "2021").mkdir()
    content = form("Fiji", "2030-01-01", review="First Asia-Pacific regional review (2021)")
    (tmp_path / "2021" / "fiji.xlsx").write_bytes(content)
    scope = scope_of_folder(tmp_path).narrowed(cycle="2021")
    assert reference.cycle("2021").deadline is None
    assert (of(scope, "Fiji").received, of(scope, "Fiji").late) == (dt.date(2030, 1, 1), 0)
    assert said.NO_DEADLINE in answered.members(scope).takeaway


def test_the_tables_count_each_member_once_by_what_was_found(forms):
    scope = scope_of_folder(forms)
    whole = answered.members(scope)
    assert whole.title == scope.material.have(len(reference.members()))
    assert list(whole.focuses) == whole.table["Member State or associate member"].tolist()
    states = whole.table["State of the answer"].value_counts().to_dict()
    late = int(whole.table["Days after the deadline"].notna().sum())
    groups = answered.by_subregion(scope).table.set_index("Subregion")
    assert groups["Members"].sum() == sum(states.values())
    for state in said.STATES:
        expected = late if state == said.LATE else states.get(state, 0)
        assert groups[state[:1].upper() + state[1:]].sum() == expected, state
        rows = answered.members(scope, (), (state,)).table
        assert len(rows) == expected
    assert len(answered.members(scope, (), (said.LATE, said.NOTHING)).table) == late + states[said.NOTHING]


def test_a_source_that_may_not_be_named_stands_in_no_row_and_is_counted(fictional: ReviewData):
    scope = Scope.of(fictional, Selection("2025"), dt.date(2025, 2, 1))
    secret = fictional.submissions.query("cycle == '2025' and attribution == 'non-attributable'")
    states = secret[secret["respondent_kind"] != "stakeholder"]
    note = answered.members(scope).note
    assert (said.WITHHELD_ONE in note) == (len(states) == 1)
    assert (said.WITHHELD.format(count=len(states)) in note) == (len(states) > 1)
    shared = [each for each in answered.answers(scope) for name in each.documents if name.startswith("withheld")]
    assert shared and not any(each.open_questions for each in shared)  # the issues may be those of the other source


def test_what_ships_are_statements(scope_of: Callable[..., Scope]):
    scope = scope_of()
    found = answered.answers(scope)
    assert {each.status for each in found} == {said.STATEMENTS, said.NOTHING}
    assert sum(each.status == said.STATEMENTS for each in found) == scope.submissions
    assert all(not each.late and not each.open_questions for each in found)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("names", [("Fiji",), ("Fiji", "Tonga")])
def test_a_letter_says_what_it_needs_to_and_nothing_of_others(language, names):
    text = reminder(language, "2025", names, DEADLINE)
    assert all(name in text for name in names) and "{" not in text and "2025" in text
    assert str(DEADLINE.day) in text
    assert text != reminder(language, "2025", names, DEADLINE + dt.timedelta(days=1))
    letter = text.partition("\n\n")[2] if len(names) > 1 else text
    assert ("Tonga" in letter, letter.count("[")) == (False, 2 + (len(names) > 1 or language != "English"))
    for question in reference.questions_of("2025"):
        assert language != "English" or f"({question.key}) {question.short_label}" in text
    assert str(DEADLINE.day) not in reminder(language, "2021", names, DEADLINE)  # none is known of that review


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """A store with one document that counts and two that wait."""
    url = databases.new_database("sqlite", tmp_path)
    monkeypatch.setenv("GCM_DATABASE_URL", url)
    store = Store(url)
    names = {"fiji.xlsx": "Fiji", "tonga.xlsx": "Tonga", "nauru.xlsx": "Nauru"}
    store.receive(OFFICER, "2025", [Incoming(name, form(state)) for name, state in names.items()])
    store.decide(OFFICER, [Proposal("accept", "2025", "fiji.xlsx")])
    session._looks.clear()
    return store


def open_page(email: str) -> AppTest:
    """The page as somebody with this address opens it; an officer where it is that of one."""
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
    app.secrets = {"auth": {"cookie_secret": "x" * 32}, "roles": {"officers": [OFFICER.address]}}
    app.user = {"is_logged_in": True, "email": email, "iat": time.time()}
    app.run()
    app.switch_page("pages/respondents.py").run()
    assert not app.exception
    return app


def words(app: AppTest) -> str:
    return " ".join(found.value for found in (*app.markdown, *app.caption, *app.subheader))


def drafts(app) -> list[str]:
    """The texts to copy, but for links to parts of the page."""
    return [found.value for found in app.code if "#" not in found.value]


def test_officers_see_what_waits_and_readers_what_counts(store):
    app = open_page(OFFICER.address)
    table = app.dataframe[0].value.set_index("Member State or associate member")
    late = (dt.date.fromisoformat(store.state().documents[0].received[:10]) - DEADLINE).days
    assert table["Days after the deadline"].fillna(0)["Fiji"] == max(late, 0)
    assert said.WAITING.format(count=2) in words(app)
    assert "no response of [member]" in drafts(app)[0] and "Tonga" in drafts(app)[0]
    app.selectbox(key="reminder_to").set_value("Tonga").run()
    assert "no response of Tonga" in drafts(app)[0]
    reader = open_page("reader@example.org")
    assert reader.dataframe[0].value.equals(app.dataframe[0].value)
    assert "wait for a decision" not in words(reader) and not drafts(reader)


def test_a_later_version_keeps_the_day_of_the_first(store):
    store.decide(OFFICER, [Proposal("accept", "2025", "tonga.xlsx", {"supersedes": "fiji.xlsx"})])
    store.decide(OFFICER, [Proposal("supersede", "2025", "tonga.xlsx", {"by_document": "nauru.xlsx"})])
    store.decide(OFFICER, [Proposal("accept", "2025", "nauru.xlsx")])
    first = store.state().documents[0].received[:10]
    state = store.state()
    assert state.first_days == {("2025", "nauru.xlsx"): first}
    later = tuple(
        type(each)(**{**{name: getattr(each, name) for name in each.__slots__}, "received": f"20{97 + number}-01-01"})
        for number, each in enumerate(state.documents)
    )
    assert type(state)(later, state.decisions).first_days == {("2025", "nauru.xlsx"): "2097-01-01"}
