"""The store on SQLite and on PostgreSQL: what is kept stays, once, and only who may decides."""

from __future__ import annotations

import csv
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa

from gcm_data.store import archive, away, bringing, database, folder, limits, present
from gcm_data.store.__main__ import main
from gcm_data.store.checks import Changed
from gcm_data.store.kinds import KINDS, NotUnderstood
from gcm_data.store.names import clean_name, free_name
from gcm_data.store.rights import ROLES, NotAllowed, Person
from gcm_data.store.rows import FIRST_LINK, Decision, Incoming, Proposal, link_of
from gcm_data.store.state import State
from gcm_data.store.store import Store
from tests import databases
from tests.conftest import SHIPPED

OFFICER = Person("officer@example.org", "officer")
OTHER = Person("other@example.org", "officer")
CODER = Person("coder@example.org", "coder")
CODED = {  # that a paragraph is about nothing
    **{"question": "c", "sha256": "0" * 64, "start": "0", "end": "9"},
    **{"verdict": "nothing", "round": "first", "codebook": "1"},
}
ADMINISTRATOR = Person("administrator@example.org", "administrator")


@pytest.fixture(params=databases.KINDS)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    """An empty store."""
    return Store(databases.new_database(request.param, tmp_path))


@pytest.fixture
def in_file(tmp_path: Path) -> Store:
    """An empty store in a file, for what does not depend on the database."""
    return Store(databases.new_database("sqlite", tmp_path))


def states(store: Store) -> dict[str, str]:
    state = store.state()
    return {document.name: state.state_of(document) for document in state.documents}


def receive(store: Store, *names: str) -> int:
    """Hand in a file a name, with bytes of its own; the version then."""
    store.receive(OFFICER, "2025", [Incoming(name, f"fictional bytes of {name}".encode()) for name in names])
    return store.version()


def test_an_empty_store_is_read_without_being_made(tmp_path):
    store = Store(f"sqlite:///{tmp_path / 'dot' / 'store.sqlite'}")
    assert (store.version(), store.state().documents, archive.verify(store)) == (0, (), [])
    assert not (tmp_path / "dot").exists()
    receive(store, "a.xlsx")
    assert (tmp_path / "dot").stat().st_mode & 0o077 == 0  # what States hand in is for nobody else on the machine


def test_documents_are_kept_as_received_and_counted_by_decisions(store):
    receive(store, "a.xlsx", "b.xlsx", "c.docx")
    store.decide(OFFICER, [Proposal("accept", "2025", "a.xlsx"), Proposal("decline", "2025", "c.docx", why="empty")])
    assert states(store) == {"a.xlsx": "accepted", "b.xlsx": "received", "c.docx": "declined"}
    store.decide(OFFICER, [Proposal("accept", "2025", "b.xlsx", {"supersedes": "a.xlsx"})])
    assert states(store) == {"a.xlsx": "superseded", "b.xlsx": "accepted", "c.docx": "declined"}
    store.decide(OTHER, [Proposal("undo", what={"number": str(store.version())})])
    assert states(store) == {"a.xlsx": "accepted", "b.xlsx": "received", "c.docx": "declined"}
    store.decide(OTHER, [Proposal("undo", what={"number": str(store.version())})])  # what undid is undone
    assert states(store)["a.xlsx"] == "superseded"
    again = Store(store.url)
    assert again.state() == store.state()
    assert [again.content(each.sha256) for each in again.state().documents][1] == b"fictional bytes of b.xlsx"
    assert archive.verify(store) == []


def test_what_is_sent_twice_is_kept_once(store):
    files = [Incoming("a.xlsx", b"one"), Incoming("folder/a.xlsx", b"two"), Incoming("a.xlsx", b"one")]
    handed = store.receive(OFFICER, "2025", files, ["k1", "k2", "k3"])
    assert [each.document.name for each in handed] == ["a.xlsx", "a (2).xlsx", "a.xlsx"]
    assert store.receive(OFFICER, "2025", files[1:2], ["k2"])[0].document == handed[1].document
    copy = store.receive(OFFICER, "2025", [Incoming("copy.xlsx", b"one")])[0]
    assert [twin.name for twin in copy.twins] == ["a.xlsx"]
    proposal = Proposal("accept", "2025", "a.xlsx")
    assert store.decide(OFFICER, [proposal]) == store.decide(OFFICER, [proposal])
    assert store.version() == len(store.state().decisions) == 4


def test_who_looked_before_another_decided_is_told(store):
    seen = receive(store, "a.xlsx", "b.xlsx")
    store.decide(OTHER, [Proposal("decline", "2025", "a.xlsx", why="a copy")])
    with pytest.raises(Changed, match=r"other@example\.org has decided on a\.xlsx meanwhile"):
        store.decide(OFFICER, [Proposal("accept", "2025", "b.xlsx"), Proposal("accept", "2025", "a.xlsx")], seen)
    assert states(store) == {"a.xlsx": "declined", "b.xlsx": "received"}  # all or none
    store.decide(OFFICER, [Proposal("accept", "2025", "b.xlsx")], seen)


@pytest.mark.parametrize("table", ["contents", "documents", "decisions"])
def test_no_row_can_be_changed_or_deleted(store, table):
    receive(store, "a.xlsx")
    column = {"contents": "content", "documents": "name", "decisions": "why"}[table]
    for change in (f"UPDATE {table} SET {column} = {column}", f"DELETE FROM {table}"):
        engine = database.engine_of(store.url)
        with pytest.raises(sa.exc.DBAPIError, match="are kept as they are"), engine.begin() as connection:
            connection.execute(sa.text(change))
    assert archive.verify(store) == []


def changes(store: Store, person: Person) -> dict[str, Callable[[], object]]:
    """Everything that changes a store, done by a person."""
    decide = {
        "accept": Proposal("accept", "2025", "a.xlsx"),
        "decline": Proposal("decline", "2025", "a.xlsx", why="fictional"),
        "withdraw": Proposal("withdraw", "2025", "a.xlsx", why="fictional"),
        "supersede": Proposal("supersede", "2025", "a.xlsx", {"by_document": "b.xlsx"}),
        "correct": Proposal(
            "correct", "2025", "a.xlsx", {"cell": "A1", "old text": "x", "new text": "y"}, why="fictional"
        ),
        "map": Proposal("map", "2025", "a.xlsx", {"role": "ignore"}),
        "attribute": Proposal("attribute", "2025", "a.xlsx", {"decision": "named"}),
        "code": Proposal("code", "2025", what={**CODED, "by": person.address}),
        "note": Proposal("note", what={"text": "fictional"}),
        "role": Proposal("role", what={"address": "x@example.org", "role": "officer"}),
    }
    assert decide.keys() == KINDS.keys() - {"receive", "undo"}
    made: dict[str, Callable[[], object]] = {
        kind: (lambda one=one: store.decide(person, [one])) for kind, one in decide.items()
    }
    made["receive"] = lambda: store.receive(person, "2025", [Incoming("new.xlsx", b"new")])
    made["undo"] = lambda: store.decide(person, [Proposal("undo", what={"number": "3"})])
    made["bring in"] = lambda: store.bring_in(person, store.state(), [])
    return made


@pytest.mark.parametrize("role", ROLES)
def test_rights_are_checked_by_what_changes_something(in_file, role):
    receive(in_file, "a.xlsx", "b.xlsx")
    in_file.decide(OFFICER, [Proposal("note", what={"text": "fictional"})])
    may = {
        "reader": set(),
        "coder": {"code", "note"},
        "officer": KINDS.keys() - {"role"},
        "administrator": {*KINDS, "bring in"},
    }[role]
    done = set()
    for name, change in changes(in_file, Person("somebody@example.org", role)).items():
        before = in_file.version()
        try:
            change()
            done.add(name)
        except NotAllowed as refused:
            assert in_file.version() == before
            assert "rights" in str(refused) or "officer may undo" in str(refused)
    assert done == may
    with pytest.raises(NotAllowed):
        in_file.decide(Person("", "administrator"), [Proposal("note", what={"text": "by nobody"})])


def test_a_coder_undoes_only_what_is_their_own(in_file):
    in_file.decide(OFFICER, [Proposal("note", what={"text": "fictional"})])
    in_file.decide(CODER, [Proposal("note", what={"text": "fictional"})])
    with pytest.raises(NotAllowed, match="officer may undo"):
        in_file.decide(CODER, [Proposal("undo", what={"number": "1"})])
    in_file.decide(CODER, [Proposal("undo", what={"number": "2"})])
    assert [each.number for each in in_file.state().of_kind("note")] == [1]


@pytest.mark.parametrize(
    ("proposal", "said"),
    [
        (Proposal("burn", "2025", "a.xlsx"), "no kind"),
        (Proposal("decline", "2025", "a.xlsx"), "needs a reason"),
        (Proposal("accept", "2025"), "needs a document"),
        (Proposal("accept", "2025", "other.xlsx"), "no document"),
        (Proposal("accept", "2025", "a.xlsx", {"supersedes": "a.xlsx"}), "supersede itself"),
        (Proposal("accept", "2025", "a.xlsx", {"colour": "red"}), "takes no colour"),
        (Proposal("correct", "2025", "a.xlsx", {"cell": "A1"}, "fictional"), "needs old text, new text"),
        (Proposal("receive", "2025", "a.xlsx", {"sha256": "", "size": "", "received_as": ""}), "with their bytes"),
        (Proposal("undo", what={"number": "1"}), "was received is kept"),
        (Proposal("undo", what={"number": "9"}), "no decision 9"),
        (Proposal("undo", what={"number": "last"}), "by its number"),
        (Proposal("role", what={"address": "x", "role": "king"}), "no role"),
        (Proposal("note", what={"text": 3}), "is text"),
    ],
)
def test_a_decision_that_makes_no_sense_is_refused_in_a_sentence(in_file, proposal, said):
    seen = receive(in_file, "a.xlsx")
    with pytest.raises(NotUnderstood, match=said):
        in_file.decide(ADMINISTRATOR, [Proposal("note", what={"text": "first"}), proposal])
    assert in_file.version() == seen


def test_so_much_and_no_more_is_taken_of_a_person(in_file, monkeypatch):
    monkeypatch.setattr(limits, "LARGEST", 10)
    monkeypatch.setattr(limits, "WAITING", 2)
    monkeypatch.setattr(limits, "AT_ONCE", 3)
    monkeypatch.setattr(limits, "WAITING_BYTES", 15)
    many = [Incoming(f"{number}.xlsx", f"file {number}".encode()) for number in range(4)]
    for files in (
        many,
        many[:3],
        [Incoming("large.xlsx", bytes(11))],
        [Incoming("a", bytes(9)), Incoming("b", bytes(8))],
    ):
        with pytest.raises(limits.TooMuch):
            in_file.receive(OFFICER, "2025", files)
    assert in_file.version() == 0
    in_file.receive(OFFICER, "2025", many[:2])
    with pytest.raises(limits.TooMuch, match=r"2 documents of officer@example\.org wait"):
        in_file.receive(OFFICER, "2025", many[2:3])
    in_file.decide(OFFICER, [Proposal("accept", "2025", "0.xlsx")])
    in_file.receive(OFFICER, "2025", many[2:3])
    in_file.receive(OTHER, "2025", many[3:])


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\x\\réponse.xlsx", "réponse.xlsx"),
        ("<b>a</b>.xlsx", "b_.xlsx"),
        (".hidden.xlsx", "hidden.xlsx"),
        ("~$open.xlsx", "open.xlsx"),
        ("a\u202ecod.exe", "a_cod.exe"),
        ("nul\0.xlsx", "nul_.xlsx"),
        ("CON.xlsx", "_CON.xlsx"),
        ("corrections.csv", "_corrections.csv"),
        ("", "document"),
        ("x" * 400 + ".xlsx", "x" * 175 + ".xlsx"),
    ],
)
def test_a_name_is_made_safe(name, kept):
    assert clean_name(name) == kept
    assert clean_name(clean_name(name)) == clean_name(name)


def test_a_name_is_free_in_any_writing():
    assert free_name("A.xlsx", {"a.xlsx", "a (2).xlsx"}) == "A (3).xlsx"


@pytest.mark.parametrize(
    "place", ["../a.xlsx", "/a.xlsx", "x/../../a.xlsx", ".hidden/a.xlsx", "x//a.xlsx", "x\\a.xlsx"]
)
def test_no_document_lies_outside_of_its_folder(in_file, place):
    with pytest.raises(NotUnderstood, match="no place"):
        in_file.receive(OFFICER, "2025", [Incoming("a.xlsx", b"x", place)])


def files_of(place: Path) -> dict[str, bytes]:
    return {
        path.relative_to(place).as_posix(): path.read_bytes() for path in sorted(place.rglob("*")) if path.is_file()
    }


@pytest.fixture
def kept_folder(tmp_path: Path) -> Path:
    """A folder as somebody keeps it, with a document below a further folder and all three lists."""
    place = tmp_path / "kept"
    (place / "2025" / "pacific").mkdir(parents=True)
    (place / "2021").mkdir()
    for name in ("2025/pacific/a.xlsx", "2025/b.docx", "2021/ odd name, with comma;.xlsx"):
        (place / name).write_bytes(f"fictional bytes of {name}".encode())
    (place / "2025" / "corrections.csv").write_text(
        '"document","sheet","cell","old text","new text","reason","by","date"\n'
        '"b.docx","","paragraph 3"," x\ny ","=z","fictional, a ""quotation""","A. B.","2025-01-02"\n'
        '"gone.docx","","paragraph 3","x","y","of a document that is not there","A. B.","2025-01-02"\n',
        encoding="utf-8",
    )
    (place / "2025" / "mapping.csv").write_text(
        '"document","sheet","place","role","value","reason","by","date"\n'
        '"layout 0123456789ab","","row 3","header","","","",""\n',
        encoding="utf-8",
    )
    (place / "2021" / "attribution.csv").write_text(
        '"document","sheet","cell","source","decision","by","date","reason"\n'
        '"x.xlsx","","","","non-attributable","A. B.","2021-01-02",""\n',
        encoding="utf-8",
    )
    return place


def test_a_folder_comes_back_as_it_went_in_and_with_its_log(store, kept_folder, tmp_path):
    brought = bringing.import_folder(store, ADMINISTRATOR, kept_folder)
    assert (brought.documents, brought.decisions, brought.remarks) == (3, 4, [])
    store.decide(OFFICER, [Proposal("withdraw", "2025", "b.docx", why="fictional")])
    store.decide(OFFICER, [Proposal("undo", what={"number": str(store.version())})])
    folder.export_folder(store, tmp_path / "out")
    written = files_of(tmp_path / "out")
    assert {name: written[name] for name in files_of(kept_folder)} == files_of(kept_folder)
    assert written.keys() - files_of(kept_folder).keys() == {"documents.csv", "decisions.csv"}
    other = Store(databases.new_database("sqlite", tmp_path))
    bringing.import_folder(other, ADMINISTRATOR, tmp_path / "out")
    assert other.state() == store.state()
    again = bringing.import_folder(other, ADMINISTRATOR, tmp_path / "out")
    assert (again.documents, again.decisions, other.version()) == (0, 0, store.version())


def test_what_was_put_into_an_export_is_brought_in_and_what_no_longer_counts_goes(in_file, kept_folder, tmp_path):
    bringing.import_folder(in_file, ADMINISTRATOR, kept_folder)
    out = tmp_path / "out"
    folder.export_folder(in_file, out)
    (out / "2025" / "b.docx").write_bytes(b"a newer b")
    (out / "2025" / "new.xlsx").write_bytes(b"new")
    (out / "notes").mkdir()
    lines = (out / "2025" / "mapping.csv").read_text(encoding="utf-8")
    (out / "2025" / "mapping.csv").write_text(
        f"{lines}b.docx,,paragraph 1,ignore,,,,\nb.docx,,,,,,,\n", encoding="utf-8"
    )
    with pytest.raises(ValueError, match="other bytes than its digest says"):
        bringing.import_folder(Store(databases.new_database("sqlite", tmp_path)), ADMINISTRATOR, out)
    brought = bringing.import_folder(in_file, ADMINISTRATOR, out)
    assert (brought.documents, brought.decisions, len(brought.remarks)) == (2, 2, 1)
    assert {name: state for name, state in states(in_file).items() if name.startswith(("b", "new"))} == {
        "b.docx": "superseded",
        "b (2).docx": "accepted",
        "new.xlsx": "accepted",
    }
    folder.export_folder(in_file, out)
    assert (out / "2025" / "b (2).docx").read_bytes() == b"a newer b"
    assert not (out / "2025" / "b.docx").exists()
    assert len(list((out / ".received").iterdir())) == 1


def test_nothing_is_written_over_another_folder(in_file, kept_folder, tmp_path):
    receive(in_file, "a.xlsx")
    with pytest.raises(folder.NotThisFolder, match="holds no export"):
        folder.export_folder(in_file, kept_folder)
    other = Store(databases.new_database("sqlite", tmp_path))
    receive(other, "b.xlsx")
    folder.export_folder(other, tmp_path / "other")
    with pytest.raises(folder.NotThisFolder, match="decisions that this store has not"):
        folder.export_folder(in_file, tmp_path / "other")
    with pytest.raises(ValueError, match="empty store"):
        bringing.import_folder(in_file, ADMINISTRATOR, tmp_path / "other")


def test_a_backup_is_restored_on_the_other_kind_of_database(store, tmp_path):
    receive(store, "a.xlsx", "b.xlsx")
    store.decide(OFFICER, [Proposal("decline", "2025", "a.xlsx", why="fictional")])
    archive.backup(store, tmp_path / "backup.zip")
    kind = "sqlite" if store.url.startswith("postgresql") else "postgresql"
    other = Store(databases.new_database(kind, tmp_path))
    assert archive.restore(other, ADMINISTRATOR, tmp_path / "backup.zip") == 3
    assert (other.state(), archive.verify(other)) == (store.state(), [])
    content = (tmp_path / "backup.zip").read_bytes()
    (tmp_path / "cut.zip").write_bytes(content[: len(content) // 2])
    with pytest.raises(archive.BrokenBackup):
        archive.restore(other, ADMINISTRATOR, tmp_path / "cut.zip")


def chained(*decisions: Decision) -> State:
    """A log whose links are right, whatever its decisions say."""
    made: list[Decision] = []
    for number, each in enumerate(decisions, start=1):
        numbered = replace(each, number=number, link="")
        made.append(replace(numbered, link=link_of(made[-1].link if made else FIRST_LINK, numbered)))
    return State((), tuple(made))


def decision(kind: str, what: dict[str, str], document: str = "") -> Decision:
    return Decision(
        0, f"{kind}-{document}", kind, "2025", document, "2025-01-01T00:00:00.000Z", "x@example.org", what, "", ""
    )


@pytest.mark.parametrize(
    ("log", "said"),
    [
        (chained(decision("burn", {})), "Decision 1 can't be used: “burn” is no kind"),
        (chained(decision("undo", {"number": "1"})), "Decision 1 undoes one that is not before it"),
        (chained(decision("note", {"text": "x"}), decision("undo", {"number": "9"})), "Decision 2 undoes"),
        (
            chained(decision("receive", {"sha256": "0", "size": "1", "received_as": "a.xlsx"}, "a.xlsx")),
            "The document 2025/a.xlsx of decision 1 is not there",
        ),
    ],
)
def test_a_log_that_would_break_the_store_is_not_brought_in(in_file, log, said):
    with pytest.raises(ValueError, match=said):
        in_file.bring_in(ADMINISTRATOR, log, [])
    assert in_file.state().decisions == ()


def test_the_command_tells_what_is_wrong_in_a_sentence(in_file, kept_folder, tmp_path, capsys):
    def run(*arguments: object) -> int | str | None:
        with pytest.raises(SystemExit) as ended:
            main(["--database", in_file.url, *map(str, arguments)])
        return ended.value.code

    assert run("--by", "", "import", kept_folder) == 2 and "rights" in capsys.readouterr().err
    assert run("import", tmp_path / "nowhere") == 2 and "there is no folder" in capsys.readouterr().err
    (tmp_path / "no.zip").write_bytes(b"no zip")
    assert run("restore", tmp_path / "no.zip") == 2 and "can't be restored" in capsys.readouterr().err
    (kept_folder / "2025" / "mapping.csv").write_text(
        f"document,sheet,place,role\n{'x' * (csv.field_size_limit() + 1)},,,\n", encoding="utf-8"
    )
    assert main(["--database", in_file.url, "import", str(kept_folder)]) == 1
    assert "mapping.csv was left out: mapping.csv is no CSV" in capsys.readouterr().err
    folder.export_folder(in_file, tmp_path / "out")
    log = (tmp_path / "out" / "decisions.csv").read_text(encoding="utf-8-sig")
    (tmp_path / "out" / "decisions.csv").write_text(
        log.replace('"{""received_as', '"3{""received_as'), encoding="utf-8-sig"
    )
    assert run("import", tmp_path / "out") == 2 and "can't be read" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("UPDATE decisions SET why = 'another' WHERE number = 2", "breaks at decision 2"),
        ("DELETE FROM decisions WHERE number = 2", "breaks at decision 2"),
        ("UPDATE contents SET content = x'00'", "are not what was received"),
        ("UPDATE documents SET sha256 = 'x'", "is not the document that was received"),
        ("DELETE FROM contents", "are missing"),
    ],
)
def test_verify_sees_what_somebody_changed_behind_the_store(in_file, change, said):
    receive(in_file, "a.xlsx")
    in_file.decide(OFFICER, [Proposal("note", what={"text": "one"}), Proposal("note", what={"text": "two"})])
    with database.engine_of(in_file.url).begin() as connection:
        for table in ("contents", "documents", "decisions"):
            for event in ("UPDATE", "DELETE"):
                connection.execute(sa.text(f"DROP TRIGGER {table}_{event}"))
        connection.execute(sa.text(change))
    assert any(said in sentence for sentence in archive.verify(in_file))


def test_what_counts_has_a_fingerprint_of_its_own(in_file):
    receive(in_file, "a.xlsx", "b.xlsx")
    in_file.decide(OFFICER, [Proposal("accept", "2025", "a.xlsx")])
    before = present.fingerprint(in_file.state())
    in_file.decide(
        OFFICER, [Proposal("note", what={"text": "fictional"}), Proposal("map", "2025", "b.xlsx", {"role": "x"})]
    )
    receive(in_file, "c.xlsx")
    assert present.fingerprint(in_file.state()) == before
    kept = present.lay_out(in_file, in_file.state())
    assert [(each.cycle, each.name, each.path.read_bytes()) for each in kept] == [
        ("2025", "a.xlsx", b"fictional bytes of a.xlsx")
    ]
    in_file.decide(OFFICER, [Proposal("map", "2025", "a.xlsx", {"role": "ignore", "place": "A1"})])
    assert present.fingerprint(in_file.state()) != before
    assert {each.name for each in present.lay_out(in_file, in_file.state())} == {"a.xlsx", "mapping.csv"}


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("nonsense", "no address of a database"),
        ("mysql://x/y", "begins with mysql"),
        ("postgresql+psycopg://nobody@127.0.0.1:9/none", "does not answer"),
    ],
)
def test_a_database_that_is_not_there_is_told_in_a_sentence(url, said):
    with pytest.raises(away.StoreAway, match=said):
        Store(url).version()


def test_the_shipped_folder_goes_through_the_store_unchanged(in_file, tmp_path):
    bringing.import_folder(in_file, ADMINISTRATOR, SHIPPED)
    folder.export_folder(in_file, tmp_path / "out")
    written = files_of(tmp_path / "out")
    assert {name: written[name] for name in files_of(SHIPPED)} == files_of(SHIPPED)
