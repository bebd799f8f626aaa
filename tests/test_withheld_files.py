"""Names of files: told to readers only of documents that were read and all of whose sources may be named."""

from __future__ import annotations

import pytest

from gcm_data import reference
from gcm_data.tables.specs import ReviewData
from gcm_data.tables.withheld import withhold
from loaders import ListFile, load_review
from loaders.documents.workbook import Document
from loaders.files import files_of_review, load_files, read_files
from tests.cases import first
from tests.test_withheld import everything
from tests.workbook_builder import compiled_table, document, response_form, text, workbook

NO = "Non-attributable"
GOOD = response_form("Fiji", [["(c) Achievements", text(1), "5; 99"]])
HEADER = "document,sheet,cell,old text,new text,reason,by,date\n"
DECIDED = "document,sheet,cell,source,decision,by,date,reason\n"


def state(name: str, said: str = NO, number: int = 1) -> bytes:
    """A form of a State that says whether it may be named."""
    rows = [["Member State", name], ["Attribution", said], [], ["Question", "Response", "GCM objectives"]]
    return workbook({"S": [*rows, ["(c)", text(number), "5; 99"]]})


def union(said: str = NO) -> bytes:
    cover = [
        ["Organization", "Quibble Union"],
        ["Type of respondent", "Stakeholder: trade union"],
        ["Attribution", said],
    ]
    return workbook({"S": [*cover, [], ["Question", "Response"], ["(c)", text(7)]]})


@pytest.mark.parametrize(
    ("name", "content"),
    first(
        2,
        [
            ("Quibble Union.xlsx", b""),
            ("Quibble Union.xlsx", GOOD[: len(GOOD) // 2]),
            ("Quibble Union.csv", b"Country,Question\n\0\0\0,c\n"),
            ("Quibble Union.xlsx.part", GOOD[:300]),
            ("~WRL Quibble Union.tmp", b"\x01\x02"),
            ("Quibble Union.docx", b"PK\x03\x04 no workbook"),
            ("Quibble Union.xlsx", workbook({"S": [["nothing", "to read"]]})),
        ],
        several=True,
    ),
    ids=["empty", "half", "nul", "part", "temporary", "docx", "no layout"],
)
def test_a_file_that_is_not_read_has_no_name(tmp_path, name, content):
    (tmp_path / "2025").mkdir()
    (tmp_path / "2025" / "FJI.xlsx").write_bytes(GOOD)
    (tmp_path / "2025" / name).write_bytes(content)
    files = files_of_review(tmp_path)
    assert "Quibble" in everything(read_files(files))  # for the terminal
    shown = load_files(files)
    assert "uibble" not in everything(shown)
    assert "FJI.xlsx" in set(shown.documents["document"])


def test_nor_has_one_that_vanished_or_lies_in_a_folder_that_is_no_cycle(tmp_path):
    for folder in ("2025", "Quibble Union"):
        (tmp_path / folder).mkdir()
    (tmp_path / "2025" / "Quibble Union.xlsx").symlink_to(tmp_path / "nowhere")
    (tmp_path / "Quibble Union" / "quibble.xlsx").write_bytes(GOOD)
    assert "uibble" in everything(read_files(files_of_review(tmp_path)))
    shown = load_files(files_of_review(tmp_path))
    assert "uibble" not in everything(shown)
    assert sorted(shown.issues["code"]) == ["cycle-unknown", "document-vanished"]


def test_a_document_is_withheld_in_its_cycle_and_not_by_its_name():
    data = withhold(load_review([Document("FJI.xlsx", state("Fiji"), "2021"), Document("FJI.xlsx", GOOD, "2025")]))
    assert data.documents[["cycle", "document"]].values.tolist() == [
        ["2025", "FJI.xlsx"],
        ["2021", "withheld document 1"],
    ]
    assert set(data.issues.query("cycle == '2025'")["document"]) == {"FJI.xlsx"}
    assert set(data.issues.query("cycle == '2021'")["value"]) == {""}


def corrected(line: str, *documents: Document) -> ReviewData:
    return withhold(
        load_review(documents, corrections=[ListFile("corrections.csv", f"{HEADER}{line}\n".encode(), "2025")])
    )


def test_corrections_tell_no_name():
    secret, fiji = document(union(), "Quibble Union.xlsx"), document(GOOD, "FJI.xlsx")
    for line in (
        "Quible Union.xlsx,S,C2,5,6,r,me,2025",
        "FJI.xlsx,Form,C9,5,6,as in Quibble Union.xlsx,me,2025",
        "FJI.xlsx,Form,C9,Quibble Union,QUIBBLE says,why,Ms Quible,2025",
    ):
        assert "quib" not in everything(corrected(line, secret, fiji)).lower(), line
    half = document(GOOD[:900], "Quibble Union.xlsx")
    assert (
        "quib" not in everything(corrected("FJI.xlsx,Form,C9,5,6,as in Quibble Union.xlsx,me,2025", half, fiji)).lower()
    )


def test_a_kind_of_which_few_could_be_the_source_is_not_told():
    associates = [member.name for member in reference.members() if member.membership == "associate member"]
    secret = document(state(associates[0]), "secret.xlsx")
    for named, kind in ((4, "associate member"), (5, "member State or associate member")):
        others = [
            document(state(name, "Named", n + 10), f"{n}.xlsx") for n, name in enumerate(associates[1 : named + 1])
        ]
        data = load_review([secret, *others])
        assert ("attribution-guessable" in set(data.issues["code"])) == (named == 5)
        hidden = withhold(data)
        assert hidden.submissions["respondent_kind"].iloc[-1] == kind
        assert "attribution-guessable" not in set(hidden.issues["code"])
        assert withhold(hidden).digest == hidden.digest


def test_where_all_others_are_named_nothing_is_told_of_the_last_one():
    names = [member.name for member in reference.members()]
    rows = [[name, "no" if n == 20 else "yes", "c", text(n)] for n, name in enumerate(names)]
    content = compiled_table(rows, header=["Country", "May be named", "Question", "Response"])
    data = withhold(load_review([document(content, "master.xlsx")]))
    assert data.submissions["respondent_kind"].iloc[-1] == "respondent"
    assert set(data.responses["cell"]) == {""}


def decided(lines: str, *documents: Document) -> ReviewData:
    return load_review(documents, decisions=[ListFile("attribution.csv", f"{DECIDED}{lines}".encode(), "2025")])


BY = "An Officer,2025-02-01,asked by letter"


def test_a_person_decides():
    doubtful = workbook(
        {"C": [["Member State", "Fiji"], ["Confidential"]], "A": [["Question", "Response"], ["c", text(1)]]}
    )
    data = decided(f"a.xlsx,,,,named,{BY}\n", document(doubtful, "a.xlsx"))
    assert (data.submissions["attribution"].tolist(), data.issues["code"].tolist()) == (["named"], [])
    assert withhold(data) is data
    for line in (
        f"b.xlsx,,,,non-attributable,{BY}\n",
        f"b.xlsx,,,Fiji,Non-attributable,{BY}\n",
        f"x.xlsx,,,FJI,non-attributable,{BY}\n",
    ):
        data = decided(line, document(GOOD, "b.xlsx"))
        assert data.submissions["attribution"].tolist() == ["non-attributable"], line
        assert "b.xlsx" not in everything(withhold(data))


def test_a_decision_on_one_source_of_a_table_is_of_that_alone():
    rows = [["Fiji", "no", "c", text(1)], ["Tonga", "no", "c", text(2)], ["Palau", "yes", "c", text(3)]]
    content = compiled_table(rows, header=["Country", "May be named", "Question", "Response"])
    data = decided(f"m.xlsx,,,Fiji,named,{BY}\nm.xlsx,,,Palau,non-attributable,{BY}\n", document(content, "m.xlsx"))
    assert data.submissions["attribution"].tolist() == ["named", "non-attributable", "non-attributable"]


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ("b.xlsx,,,,perhaps,An Officer,2025,\n", "decision-incomplete"),
        ("b.xlsx,,,,non-attributable,,,\n", "decision-incomplete"),
    ],
)
def test_a_decision_that_is_not_understood_withholds(lines, code):
    data = decided(lines, document(GOOD, "b.xlsx"))
    assert data.submissions["attribution"].tolist() == ["non-attributable"]
    assert code in set(data.issues["code"])


def test_a_release_without_a_name_and_a_day_counts_for_nothing():
    data = decided("a.xlsx,,,,named,,,\n", document(state("Fiji"), "a.xlsx"))
    assert data.submissions["attribution"].tolist() == ["non-attributable"]


@pytest.mark.parametrize("content", [b"", b"document;decision\n", b"\0\1\2"])
def test_decisions_that_cannot_be_read_name_nobody_in_their_cycle(content):
    documents = [document(GOOD, "b.xlsx"), Document("b.xlsx", GOOD, "2021")]
    data = load_review(documents, decisions=[ListFile("attribution.csv", content, "2025")])
    assert data.submissions[["cycle", "attribution"]].values.tolist() == [
        ["2025", "non-attributable"],
        ["2021", "named"],
    ]
    assert "decisions-unreadable" in set(data.issues["code"])


def test_a_text_that_an_officer_has_read_is_shown_without_the_names():
    said = "Our president is Jane Roe of Quibble."
    rows = [["Organization", "Quibble Union"], ["Attribution", NO], [], ["Question", "Response"], ["(c)", said]]
    one = document(workbook({"S": rows}), "a.xlsx")
    assert "held back" in load_review([one]).responses["text"].item()
    data = decided(f"a.xlsx,S,B5,,text read,{BY}\n", one)
    assert data.responses["text"].tolist() == ["Our president is Jane Roe of [name withheld]."]


def test_the_file_of_decisions_is_found_beside_the_documents(tmp_path):
    (tmp_path / "2025").mkdir()
    (tmp_path / "2025" / "b.xlsx").write_bytes(GOOD)
    (tmp_path / "2025" / "attribution.csv").write_text(f"{DECIDED}b.xlsx,,,,non-attributable,{BY}\n", encoding="utf-8")
    data = read_files(files_of_review(tmp_path))
    assert (data.submissions["attribution"].tolist(), len(data.documents)) == (["non-attributable"], 1)


def test_names_of_sheets_and_dates_of_lists_tell_no_withheld_source_and_no_file():
    told = "told by Quibble Union, see final_input_77.xlsx"
    sheets = {"final_input_77.xlsx": [["Country", "Fiji"], ["Question", "Response", "GCM objectives"],
                                      ["(c)", text(1), "5"], ["(d)", text(2), "7"]]}  # fmt: skip
    documents = [document(union(), "final_input_77.xlsx"), document(workbook(sheets), "b.xlsx")]
    place = "b.xlsx,final_input_77.xlsx"
    fix = f'{HEADER}{place},B3,"{text(1)}","{text(3)}",r,A. B.,"{told}"\n'
    fix += f'{place},B4,"{text(2)}","{text(4)}",r,A. B.,2026\n'
    mapped = f'document,sheet,place,role,value,reason,by,date\nb.xlsx,,A4,question,d,r,,"{told}"\n'
    mapped += "b.xlsx,,A3,question,c,r,,2026\n"
    lists = {"corrections": fix, "mappings": mapped}
    lists = {name: [ListFile(f"{name}.csv", rows.encode(), "2025")] for name, rows in lists.items()}
    loaded = load_review(documents, **lists)
    data = withhold(loaded)
    assert loaded.corrections["state"].tolist() == ["applied", "applied"]
    assert (len(data.corrections), len(data.cell_runs) > 0) == (2, True)
    assert not any(word in everything(data) for word in ("final_input", "Quibble"))
    assert withhold(data).responses.equals(data.responses)
