"""The page Receive: what is handed in is kept and understood before it counts, and only officers change anything."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook
from streamlit.testing.v1 import AppTest

from gcm_data.coverage.selection import Selection
from gcm_data.store import limits
from gcm_data.store.away import StoreAway
from gcm_data.store.kinds import ACCEPTED, DECLINED, RECEIVED, SUPERSEDED, WITHDRAWN
from gcm_data.store.rights import OFFICER, READER, Person
from gcm_data.store.rows import Incoming, Proposal
from gcm_data.store.store import Store
from gcm_data.tables.apart import Apart
from gcm_data.wording import receiving as wording
from loaders import apart
from loaders.checked.workbook import checked_workbook
from pages.shared import drafts, kept, people, previews, session, telling
from tests import databases
from tests.pages_read import read_all
from tests.test_mapping import UNKNOWN
from tests.test_pages import open_page
from tests.word_builder import paragraph, word
from tests.workbook_builder import response_form, text, workbook

VISITOR = people.visitor
OFFICER_HERE = Person("officer@example.org", OFFICER)


@pytest.fixture(scope="module")
def shipped_here(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What ships with the dashboard, for these tests: one form."""
    folder = tmp_path_factory.mktemp("shipped")
    (folder / "2025").mkdir()
    (folder / "2025" / "one.xlsx").write_bytes(response_form("Samoa"))
    return folder


@pytest.fixture(autouse=True)
def store(tmp_path: Path, shipped_here: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """An empty store, which the pages of an officer use."""
    monkeypatch.setenv("GCM_DATABASE_URL", databases.new_database("sqlite", tmp_path))
    monkeypatch.setattr(session, "LOOK_EVERY", {session.STORE: 0.0})
    monkeypatch.setattr(session, "SHIPPED", shipped_here)
    # What an empty store shows has one version, whatever ships: no test may see the load of another.
    monkeypatch.setattr(session, "_standing", session.Standing(session._read, session.LoadFailed, session._forget))
    monkeypatch.setattr(people, "visitor", lambda: people.Visitor(OFFICER_HERE, "for a test"))
    return kept.store()


def run(app: AppTest) -> AppTest:
    app.run()
    assert not app.exception, [found.value for found in app.exception]
    return app


def hand_in(*files: tuple[str, bytes], app: AppTest | None = None) -> AppTest:
    app = app or open_page("receive")
    for file in files:
        app.file_uploader[0].upload(*file, "application/octet-stream")
    return run(app)


def opened(*files: tuple[str, bytes], app: AppTest | None = None) -> AppTest:
    """The page with files handed in, the last of them open."""
    return choose(hand_in(*files, app=app), files[-1][0])


def choose(app: AppTest, name: str) -> AppTest:
    app.selectbox(key="document").set_value(f"2025/{name}")
    return run(app)


def press(app: AppTest, label: str, **fields: str) -> AppTest:
    """Press a button, having filled fields of its form by the first word of their label."""
    for name, value in fields.items():
        (field,) = (each for each in (*app.text_input, *app.text_area) if each.label.split()[0] == name)
        field.set_value(value)
    (button,) = (found for found in app.button if found.label == label)
    button.click()
    return run(app)


def fill(app: AppTest, kind: str, label: str, value: object) -> AppTest:
    (field,) = (found for found in app.get(kind) if found.label == label)
    field.set_value(value)
    return run(app)


def said(app: AppTest) -> str:
    boxes = (*app.markdown, *app.warning, *app.error, *app.info, *app.caption)
    return " ".join(found.value for found in boxes)


def states(store: Store) -> dict[str, str]:
    state = store.state()
    return {document.name: state.state_of(document) for document in state.documents}


def who_answers() -> set[str]:
    """The States of which the pages show answers, when all that is newer was read."""
    read_all()
    return session.compute(lambda scope: set(scope.data.submissions["iso3"]), Selection("2025"))


def test_what_is_handed_in_is_kept_and_understood_and_counts_when_it_is_accepted(store):
    app = hand_in(("fiji.xlsx", response_form("Fiji")), ("tonga.xlsx", response_form("Tonga")))
    assert states(store) == {"fiji.xlsx": RECEIVED, "tonga.xlsx": RECEIVED}
    assert wording.KEPT.format(name="fiji.xlsx") in said(app)
    run(app)
    assert len(store.state().documents) == 2  # no second time
    choose(app, "fiji.xlsx")
    assert "Fiji, review of 2025; layout: response form. 1 answer; 1 code of objectives." in said(app)
    assert ["Fiji", "c", text(1), "objective 5", "Responses", "B4"] in [
        row for found in app.dataframe for row in found.value.values.tolist()
    ]
    assert who_answers() == {"WSM"}
    press(app, "Accept")
    assert states(store) == {"fiji.xlsx": ACCEPTED, "tonga.xlsx": RECEIVED}
    assert who_answers() == {"FJI"}
    assert open_page("overview").subheader[0].value == "1 of 62 members has submitted"


def test_a_document_is_declined_with_a_reason(store):
    app = press(opened(("a.xlsx", response_form("Fiji"))), "Decline")
    assert (wording.REASON_MISSING in said(app), states(store)) == (True, {"a.xlsx": RECEIVED})
    press(app, "Decline", Reason="fictional reason")
    assert states(store) == {"a.xlsx": DECLINED}
    assert store.state().decisions[-1].why == "fictional reason"


@pytest.mark.long
def test_what_is_accepted_is_withdrawn_and_that_is_undone(store):
    app = press(opened(("a.xlsx", response_form("Fiji"))), "Accept")
    press(app, "Withdraw", Reason="fictional reason")
    assert states(store) == {"a.xlsx": WITHDRAWN}
    press(app, f"Undo decision 3: withdraw, by {OFFICER_HERE.address}".replace("@", ":color[]@"))
    assert states(store) == {"a.xlsx": ACCEPTED}


def test_a_click_on_what_somebody_else_has_decided_meanwhile_does_nothing(store):
    app = opened(("a.xlsx", response_form("Fiji")))
    store.decide(Person("other@example.org", OFFICER), [Proposal("decline", "2025", "a.xlsx", why="fictional")])
    press(app, "Accept")
    assert states(store) == {"a.xlsx": DECLINED}
    assert "other" in said(app) and "fictional" in said(app)


def test_duplicates_are_known_by_their_content(store):
    content = response_form("Fiji")
    app = press(opened(("a.xlsx", content)), "Accept")
    hand_in(("a.xlsx", content), ("b.xlsx", content), app=app)
    assert wording.KNOWN.format(name="a.xlsx", state="is accepted") in said(app)
    twin = wording.TWIN_STATE.format(name="a.xlsx", state="is accepted")
    assert wording.TWIN.format(names=twin) in said(app)
    choose(app, "b.xlsx")
    assert [found.value for found in app.warning] == [wording.TWINS.format(names=twin)]


@pytest.mark.long
def test_two_files_of_one_content_are_told_where_they_come_together(store):
    content = response_form("Fiji")
    app = hand_in(("a.xlsx", content), ("b.xlsx", content))
    assert states(store) == {"a.xlsx": RECEIVED, "b.xlsx": RECEIVED}
    first = wording.TWIN_STATE.format(name="a.xlsx", state="waits for a decision")
    assert wording.TWIN.format(names=first) in said(app)
    fill(app, "selectbox", "Review that the documents answer", "2021")
    hand_in(("a.xlsx", content), app=app)
    assert "2025/a.xlsx, which waits for a decision" in said(app)


def test_a_newer_document_shows_what_it_changes_and_takes_the_place_of_the_older(store):
    old = response_form("Fiji", [["(c) Achievements", text(1), "5"], ["(d) Gaps", text(2), "7"]])
    new = response_form("Fiji", [["(c) Achievements", text(1), "5, 6"], ["(e) Cooperation needs", text(3), "8"]])
    app = press(opened(("old.xlsx", old)), "Accept")
    opened(("new.xlsx", new), app=app)
    changes = next(found.value for found in app.dataframe if "Kind" in found.value)
    assert changes.iloc[:, :7].values.tolist() == [
        ["Fiji", "c", "changed", text(1), text(1), "objective 5", "objectives 5 and 6"],
        ["Fiji", "d", "left out", text(2), "", "objective 7", ""],
        ["Fiji", "e", "new", "", text(3), "", "objective 8"],
    ]
    assert next(found for found in app.selectbox if found.label == "Takes the place of").value == "old.xlsx"
    press(app, "Accept")
    assert states(store) == {"old.xlsx": SUPERSEDED, "new.xlsx": ACCEPTED}


@pytest.mark.long
def test_a_compilation_is_not_set_aside_by_the_answers_of_one_state(store):
    both = workbook({"S": [["Country", "(c) Achievements", "(d) Gaps"], ["Fiji", text(1), ""], ["Tonga", text(2), ""]]})
    app = press(opened(("both.xlsx", both)), "Accept")
    opened(("fiji.xlsx", response_form("Fiji")), app=app)
    assert next(found for found in app.selectbox if found.label == "Takes the place of").value == ""
    press(app, "Accept")
    assert states(store) == {"both.xlsx": ACCEPTED, "fiji.xlsx": ACCEPTED}


def tell(app: AppTest, place: str, role: str, value: str = "") -> AppTest:
    next(found for found in app.text_input if found.label == "Place").set_value(place)
    fill(app, "selectbox", "This …", role)
    if value:
        fill(app, "selectbox", "Which", value)
    return press(app, "Try it")


@pytest.mark.long
def test_what_cannot_be_told_is_told_tried_and_kept(store):
    app = opened(("unknown.xlsx", workbook({"S": UNKNOWN})))
    assert "No layout was recognized" in said(app) and not who_answers() & {"FJI", "TON"}
    grid = next(found.value for found in app.dataframe if list(found.value.columns) == list("ABCD"))
    assert grid.iloc[1].tolist() == ["? Fiji", f"? {text(1)}", f"? {text(2)}", "? 5"]
    tell(app, "column A", "member")
    tell(app, "column B", "answer", "c")
    tell(app, "column C", "answer", "d")
    tell(app, "column D", "objectives", "c")
    assert "Fiji and Tonga, review of 2025; layout: " in said(app)
    grid = next(found.value for found in app.dataframe if list(found.value.columns) == list("ABCD"))
    assert grid.iloc[1].tolist() == ["W Fiji", f"A {text(1)}", f"A {text(2)}", "C 5"]
    assert not store.state().of_kind("map")
    press(app, "Keep 4")
    told = store.state().of_kind("map")
    assert [(each.document, each.what["place"], each.what["role"], each.what["value"]) for each in told] == [
        ("unknown.xlsx", "column A", "member", ""),
        ("unknown.xlsx", "column B", "answer", "c"),
        ("unknown.xlsx", "column C", "answer", "d"),
        ("unknown.xlsx", "column D", "objectives", "c"),
    ]
    press(app, "Accept")
    assert who_answers() == {"FJI", "TON"}
    app.session_state["desk-2025/unknown.xlsx"] = True
    run(app)
    label = f"Undo decision 5: S, column D {wording.ROLES['objectives']} c, by {OFFICER_HERE.address}"
    press(app, label.replace("@", ":color[]@"))
    assert len(store.state().of_kind("map")) == 3


@pytest.mark.long
def test_what_was_told_is_kept_for_every_document_of_a_layout(store):
    app = opened(("unknown.xlsx", workbook({"S": UNKNOWN})))
    tell(app, "column A", "member")
    tell(app, "column B", "answer", "c")
    tell(app, "column C", "answer", "d")
    tell(app, "A3; B3", "ignore")
    fill(app, "checkbox", wording.FOR_LAYOUT, True)
    press(app, "Keep 5")
    told = {each.what["place"]: each.document for each in store.state().of_kind("map")}
    assert {told.pop("A3"), told.pop("B3")} == {"unknown.xlsx"}
    assert all(name.startswith("layout ") and len(name) == len("layout ") + 12 for name in told.values())
    opened(("another.xlsx", workbook({"T": [[], [], *UNKNOWN]})), app=app)
    assert "Fiji and Tonga, review of 2025; layout: " in said(app)


@pytest.mark.parametrize(
    ("place", "is_wide"),
    [
        *(("row 6", True), ("6:8", True), ("column D", True), ("B:D", True), ("D", True)),
        *(("C4", False), ("C4:C9", False), ("", False), ("paragraph 1", False)),
    ],
)
def test_rows_and_columns_alone_are_those_of_a_layout(place, is_wide):
    proposal = Proposal("map", "2025", "a.xlsx", {"sheet": "S", "place": place, "role": "answer", "value": "c"})
    told = telling.for_layout(proposal, {"S": "0123456789ab"})
    assert told.document == ("layout 0123456789ab" if is_wide else "a.xlsx")
    named = replace(proposal, what={**proposal.what, "role": "member", "value": "Fiji"})
    assert telling.for_layout(named, {"S": "0123456789ab"}).document == "a.xlsx"  # else every such document is Fiji's


@pytest.mark.long
def test_a_line_of_an_issue_is_taken_over_and_taken_back(store):
    rows = [["(c) Achievements"], [text(1)], ["(d) Gaps and challenges"], [text(2)]]
    app = opened(("form.xlsx", workbook({"S": rows})))
    assert "Nobody is named who answers" in said(app)
    fill(app, "selectbox", "What an issue proposes", 0)
    press(app, "Use this line")
    fill(app, "selectbox", "Which", "Fiji")
    press(app, "Try it")
    assert "Fiji, review of 2025" in said(app)
    press(app, "Take the last one back")
    assert "Nobody is named who answers" in said(app)


def test_a_cell_is_corrected_and_the_document_stays_as_it_was(store):
    content = response_form("Fiji", [["(c) Achievements", text(1), "x"]])
    app = opened(("a.xlsx", content))
    assert "1 answer. " in said(app)
    app.session_state["desk-2025/a.xlsx"] = True
    run(app)
    fill(app, "selectbox", "Sheet", 1)
    fill(app, "text_input", "Place", "C4")
    fill(app, "radio", "With this place", "correct")
    (text_area,) = app.text_area
    assert text_area.value == "x"
    text_area.set_value("5")
    next(each for each in app.text_input if each.label == "Reason of the correction").set_value("a letter for a number")
    press(app, "Try the correction")
    assert "1 answer; 1 code of objectives. " in said(app)
    press(app, "Keep 1")
    (kept_one,) = store.state().of_kind("correct")
    assert kept_one.what == {"sheet": "Responses", "cell": "C4", "old text": "x", "new text": "5"}
    press(app, "Accept")
    assert store.content(store.state().documents[0].sha256) == content


@pytest.mark.long
def test_a_copy_comes_back_with_its_issues_marked(store, monkeypatch):
    monkeypatch.setattr(previews, "checked_apart", checked_workbook)
    app = opened(("a.xlsx", response_form("Fiji", [["(c) Achievements", text(1), "x"]])))
    press(app, "Mark its issues in a copy")
    made = list(previews._checked.values())[-1]
    assert made.is_marked and any(made.name in found.label for found in app.get("download_button"))
    book = load_workbook(io.BytesIO(made.content))
    assert "“x”" in book["Responses"]["C4"].comment.text


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(people, "visitor", lambda: people.Visitor(Person("reader@example.org", READER), "Why so."))


def test_who_has_no_rights_is_offered_nothing_and_is_told_why(store, reader):
    store.receive(OFFICER_HERE, "2025", [Incoming("secret name.xlsx", response_form("Fiji"))])
    app = open_page("receive", document="2025/secret name.xlsx")
    assert not [*app.button, *app.file_uploader, *app.dataframe]
    assert "Why so." in said(app) and wording.NEEDS_OFFICER in said(app)
    assert "secret name" not in said(app)


def test_a_forged_upload_or_click_changes_nothing(store, monkeypatch):
    app = opened(("a.xlsx", response_form("Fiji")))
    before = store.version()
    monkeypatch.setattr(people, "visitor", lambda: people.Visitor(Person("x@example.org", READER), "Why so."))
    app.file_uploader[0].upload("b.xlsx", b"x", "application/octet-stream")
    next(found for found in app.button if found.label == "Accept").click()
    run(app)
    assert store.version() == before and "Why so." in said(app)


def test_where_a_folder_is_read_nothing_is_handed_in(shipped_here, monkeypatch):
    monkeypatch.setattr(people, "visitor", VISITOR)
    monkeypatch.setenv("GCM_SUBMISSIONS", str(shipped_here))
    app = open_page("receive")
    assert "GCM\\_SUBMISSIONS" in said(app) or "GCM_SUBMISSIONS" in said(app)
    assert not app.file_uploader


def test_no_name_and_no_text_of_a_document_is_taken_for_markup(store):
    evil = "![x](http://evil.example/x.png) **b** <img src=x>"
    app = hand_in((f"{evil}.xlsx", response_form("Fiji", [[evil, text(1), evil]])))
    choose(app, store.state().documents[0].name)
    for found in (*app.markdown, *app.warning, *app.error, *app.info, *app.caption, *app.header):
        assert "![x](" not in found.value and "<img" not in found.value and "**b**" not in found.value


def test_what_is_tried_belongs_to_who_tries_it(store):
    opened(("a.xlsx", workbook({"S": UNKNOWN})))
    (document,) = store.state().documents
    drafts.draft_of("a@example.org", document).tried.append(Proposal("map", "2025", "a.xlsx", {"role": "ignore"}))
    assert drafts.draft_of("b@example.org", document).tried == []


def test_a_file_that_cannot_be_kept_is_told_and_holds_up_no_other(store, monkeypatch):
    monkeypatch.setattr(limits, "LARGEST", 20_000)
    app = hand_in(("large.xlsx", bytes(20_001)), ("fiji.xlsx", response_form("Fiji")))
    assert states(store) == {"fiji.xlsx": RECEIVED}
    assert "large.xlsx has 20,001 bytes, more than" in said(app)
    assert wording.KEPT.format(name="fiji.xlsx") in said(app)


def test_while_the_store_is_away_the_page_says_so(store, monkeypatch):
    open_page("receive")

    def away(*_: object) -> None:
        raise StoreAway("The fictional database does not answer.")

    monkeypatch.setattr(Store, "state", away)
    app = open_page("receive")
    assert "The fictional database does not answer." in said(app) and not app.file_uploader


@pytest.mark.long
def test_a_document_of_words_is_told_at_its_places(store):
    content = word(paragraph("Fictional delegation"), paragraph("(c) Achievements"), paragraph(text(1)))
    app = opened(("a.docx", content))
    assert "Nobody is named who answers" in said(app)
    tell(app, "paragraph 1", "member", "Fiji")
    press(app, "Keep 1")
    press(app, "Accept")
    assert who_answers() == {"FJI"}


@pytest.fixture
def dying(monkeypatch: pytest.MonkeyPatch) -> Iterator[Apart]:
    """A process for previews that dies of documents whose name says so."""
    made = Apart("tests.apart_works:load")
    monkeypatch.setattr(previews, "_process", made)
    yield made
    made.end()


@pytest.mark.long
@pytest.mark.loading_process
@pytest.mark.parsing_process
def test_a_document_that_ends_its_reader_is_told_and_keeps_nobody_waiting(store, dying):
    app = opened(("dies.xlsx", response_form("Fiji")))
    assert "No layout was recognized" in said(app)
    issues = next(found.value for found in app.dataframe if "Severity" in found.value)
    assert issues["Issue"].tolist() == ["Reading was stopped"]
    assert dying is not apart.process
