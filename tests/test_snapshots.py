"""Snapshots: what is frozen comes back as it was, and any other file is told apart, quickly and in words."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import zipfile
from dataclasses import fields, replace

import pandas as pd
import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from gcm_data.snapshots.csv import read_csv, write_csv
from gcm_data.snapshots.snapshot import MANIFEST, BrokenSnapshot, freeze, thaw
from gcm_data.tables.integrity import misfits
from gcm_data.tables.provenance import Provenance, fingerprint
from gcm_data.tables.specs import SPECS, ReviewData, conform
from gcm_data.tables.withheld import withhold
from loaders import load_review
from tests.cases import first
from tests.test_properties_repeatable import repeatable
from tests.test_withheld import SECRETS, compiled, form
from tests.workbook_builder import OBJECTIVES, document, response_form, text, workbook

DAY = dt.date(2025, 2, 1)
FROZEN = [spec for spec in SPECS if spec.name in ReviewData.__dataclass_fields__]
ODD = [
    "\x00", "a\x00b", "\r", "\r\n", "a\rb", "'", "''=1", "'=1", "=1+1", "\t=1", "＝1", "-", "\ufeff", "\ufeffa", '"',
    'a"b', '","', "\u2028", "\u2029", "\x85", "\x0b", "\x1a", "NA", "nan", "None", "", " ", "\\", "a,b", "مرحبا",
    "\u202eabc", "移徙", "😀", "x" * 32_767,
]  # fmt: skip
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=6) | st.sampled_from(ODD)
NUMBERS = st.integers(-(2**63), 2**63 - 1)


def tables(spec: object) -> st.SearchStrategy[pd.DataFrame]:
    """Any table of a spec."""
    of_kind = {"str": TEXTS, "int64": NUMBERS, "Int64": NUMBERS | st.none()}
    rows = st.fixed_dictionaries({name: of_kind[kind] for name, kind in spec.columns.items()})
    key = (lambda row: tuple(row[name] for name in spec.key)) if spec.key else None
    found = st.lists(rows, max_size=3, unique_by=key)
    return found.map(lambda rows: conform({n: [row[n] for row in rows] for n in spec.columns}, spec))


def assert_same(one: ReviewData, other: ReviewData) -> None:
    for field in fields(ReviewData):
        pd.testing.assert_frame_equal(getattr(one, field.name), getattr(other, field.name))


def opened(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(files: dict[str, bytes], **options: object) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", **{"compression": zipfile.ZIP_DEFLATED, **options}) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return made.getvalue()


@pytest.fixture(scope="module")
def files(fictional: ReviewData) -> dict[str, bytes]:
    """The files of a sound snapshot, to be broken."""
    return opened(freeze(fictional, DAY))


@pytest.mark.parametrize("spec", first(2, FROZEN), ids=lambda spec: spec.name)
@repeatable(60, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_any_table_comes_back_from_csv_as_it_was(spec, data):
    table = data.draw(tables(spec))
    pd.testing.assert_frame_equal(read_csv(write_csv(table), spec), table)


@repeatable(60)
@given(st.lists(tables(FROZEN[2]), min_size=2, max_size=2))
def test_the_fingerprint_is_the_same_for_the_same_cells_only(pair):
    one, other = (replace(ReviewData.of(), responses=table) for table in pair)
    assert (fingerprint(one) == fingerprint(other)) == one.responses.equals(other.responses)


def test_texts_that_run_together_have_another_fingerprint():
    def found(*names: str) -> str:
        columns = {name: ["x"] * len(names) for name in FROZEN[4].columns} | {"value": list(names)}
        return fingerprint(ReviewData.of(issues=columns))

    assert len({found("ab", "c"), found("a", "bc"), found("abc", ""), found("abc"), found("", "abc")}) == 5


@pytest.mark.long
@repeatable(15, suppress_health_check=list(HealthCheck))
@given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=5))
def test_whatever_an_answer_says_is_thawed_as_it_was_frozen(words):
    answers = [[f"({'abcde'[place]})", f"Fictional {text}", "5", "", "", source]
               for place, (text, source) in enumerate(words)]  # fmt: skip
    sheets = io.StringIO()
    csv.writer(sheets).writerows([["Country", "Question", "Response", "Objectives", "Principles", "Source"],
                                  *(["Fiji", *answer[:4], answer[5]] for answer in answers)])  # fmt: skip
    data = withhold(load_review([document(sheets.getvalue().encode(), "fictional.csv")]))
    assert_same(thaw(freeze(data, DAY)).data, data)


def test_an_issue_of_an_older_snapshot_is_known_by_its_code_as_it_was_spelt_then(fictional):
    older = replace(fictional, issues=fictional.issues.head(1).assign(code="sheet-unrecognised"))
    assert thaw(freeze(older, dt.date(2025, 2, 1))).data.issues["code"].tolist() == ["sheet-unrecognised"]


def test_shipped_and_fictional_reviews_come_back(shipped, fictional):
    for data in (shipped, fictional, ReviewData.of()):
        frozen = thaw(freeze(data, DAY))
        assert_same(frozen.data, data)
        assert frozen.provenance == Provenance.of(data, DAY)


def test_the_manifest_names_the_documents_by_their_digests(shipped):
    found = json.loads(opened(freeze(shipped, DAY))[MANIFEST])
    assert {row["sha256"] for row in found["documents"]} == set(shipped.documents["sha256"])
    assert found["as_of"] == "2025-02-01"


def test_withholding_once_more_changes_nothing(fictional):
    assert (fictional.submissions["attribution"] == "non-attributable").any()
    assert_same(withhold(fictional), fictional)
    many = [document(workbook({"Form": [
        ["Organization", f"Fictional union {n}"], ["Type of respondent", "Stakeholder: trade union"],
        ["Attribution", "Non-attributable"], [], ["Question", "Response", "GCM objectives"], ["(c)", text(n), "5; 6"],
    ]}), f"{n}.xlsx") for n in range(12)]  # fmt: skip
    once = withhold(load_review([form(), compiled(), *many]))
    assert once.documents["document"].str.startswith("withheld").sum() > 10
    assert_same(withhold(once), once)


def test_marks_that_fall_together_when_withheld_do_not_change_the_order_of_their_sources():
    header = ["Country", "Attribution", *OBJECTIVES]
    names = ("Fiji", "Tonga", "Samoa", "Palau", "Nauru", "Tuvalu", "Vanuatu", "Kiribati")
    rows = [[name, "Non-attributable", *("x" if number in (place + 1, 20) else None for number in OBJECTIVES)]
            for place, name in enumerate(names)]  # fmt: skip
    data = load_review([document(workbook({"Tally": [header, *rows]}), "tally.xlsx")])
    assert len(data.mentions) == 2 * len(names)
    again = data.mentions.iloc[::3].assign(cell="A99")
    once = withhold(replace(data, mentions=pd.concat([data.mentions, again], ignore_index=True)))
    assert len(once.mentions) == 2 * len(names)
    assert_same(withhold(once), once)


def test_a_hand_made_snapshot_shows_no_name_that_may_not_be_named():
    data = load_review([form(), compiled()])
    assert any(secret in data.issues.to_csv() + data.responses.to_csv() for secret in SECRETS)
    shown = thaw(freeze(data, DAY)).data
    said = "\n".join(getattr(shown, field.name).to_csv() for field in fields(shown))
    assert [secret for secret in SECRETS if secret in said] == []
    assert_same(shown, withhold(data))


def forged(data: ReviewData, table: str, **changed: object) -> bytes:
    """A snapshot that was never read from a document: its fingerprint is its own, its tables don't fit."""
    return freeze(replace(data, **{table: getattr(data, table).assign(**changed)}), DAY)


FORGERIES = {
    "cycle": ("responses", {"cycle": "1066"}),
    "iso3": ("mentions", {"iso3": "XXX"}),
    "respondent kind": ("submissions", {"respondent_kind": "king"}),
    "status": ("submissions", {"status": "lost"}),
    "category": ("submissions", {"category": "kings"}),
    "state": ("responses", {"state": "maybe"}),
    "question": ("responses", {"question": "z"}),
    "basis": ("mentions", {"basis": "guessed"}),
    "aspect": ("mentions", {"aspect": "z"}),
    "target kind": ("mentions", {"target_kind": "goal"}),
    "target '99'": ("mentions", {"target": lambda table: table["target"].replace("22", "99")}),
    "severity": ("issues", {"severity": "fatal"}),
    "code": ("issues", {"code": "no-such-issue"}),
    "names the submission": ("responses", {"submission": "nobody"}),
    "names the document": ("submissions", {"document": "nowhere.xlsx"}),
    "names the response": ("mentions", {"response": "no answer"}),
    "another State": ("responses", {"iso3": "AUS"}),
    "outside of its answer": ("mentions", {"start": 0, "end": 40_000}),
}


@pytest.mark.parametrize("said", first(6, FORGERIES))
def test_tables_that_do_not_fit_are_told(fictional, said):
    table, changed = FORGERIES[said]
    for kind, dtype in {"start": "Int64", "end": "Int64"}.items():
        changed = changed | {kind: pd.array([changed[kind]] * len(fictional.mentions), dtype)} if kind in changed else (
            changed)  # fmt: skip
    with pytest.raises(BrokenSnapshot, match=said):
        thaw(forged(fictional, table, **changed))


def test_what_the_loaders_make_fits(shipped, fictional):
    assert misfits(shipped) == misfits(fictional) == misfits(ReviewData.of()) == ""
    assert misfits(load_review([form(), compiled()])) == ""


def in_table(files: dict[str, bytes], name: str, old: bytes, new: bytes) -> dict[str, bytes]:
    assert old in files[name]
    return files | {name: files[name].replace(old, new, 1)}


def encrypted(files: dict[str, bytes]) -> bytes:
    """The same zip with the bit set that says so, in both places of its first file."""
    content = bytearray(zipped(files))
    for sign, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(sign) + place] |= 1
    return bytes(content)


def twice(files: dict[str, bytes]) -> bytes:
    made = io.BytesIO(zipped(files))
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(made, "a") as archive:
        archive.writestr("mentions.csv", b"")
    return made.getvalue()


def bomb(files: dict[str, bytes], larger: int, told: int) -> bytes:
    """A snapshot whose answers are so many bytes larger, while the directory tells another size."""
    content = bytearray(zipped(files | {"responses.csv": files["responses.csv"] + b"\n" * larger}))
    place = content.rindex(b"responses.csv") - 46
    assert content[place : place + 4] == b"PK\x01\x02"
    content[place + 24 : place + 28] = told.to_bytes(4, "little")
    return bytes(content)


def manifest(**changed: object) -> object:
    def change(files: dict[str, bytes]) -> bytes:
        said = json.loads(files[MANIFEST]) | changed
        return zipped(files | {MANIFEST: json.dumps(said).encode()})

    return change


def with_manifest(content: bytes) -> object:
    return lambda files: zipped(files | {MANIFEST: content})


def doubled(files: dict[str, bytes]) -> bytes:
    header, first, *rest = files["submissions.csv"].split(b"\n")
    return zipped(files | {"submissions.csv": b"\n".join([header, first, first, *rest])})


def without(name: str) -> object:
    return lambda files: zipped({other: content for other, content in files.items() if other != name})


HOSTILE = {
    "nothing": (lambda files: b"", "empty"),
    "a picture": (lambda files: b"\x89PNG\r\n\x1a\n" + b"0" * 99, "no zip file"),
    "a workbook": (lambda files: response_form(), "manifest.json, .* are missing"),
    "the start of a zip": (lambda files: b"PK\x03\x04", "damaged"),
    "truncated": (lambda files: zipped(files)[:-200], "damaged"),
    "half": (lambda files: zipped(files)[: len(zipped(files)) // 2], "damaged"),
    "encrypted": (encrypted, "encrypted"),
    "a file twice": (twice, "twice"),
    "bzip2": (lambda files: zipped(files, compression=zipfile.ZIP_BZIP2), "compressed in a way"),
    "lzma": (lambda files: zipped(files, compression=zipfile.ZIP_LZMA), "compressed in a way"),
    "a bomb": (lambda files: bomb(files, 1_000_000, 600_000_000), "larger than 500 MB"),
    "a bomb that lies": (lambda files: bomb(files, 60_000_000, 1000), "damaged"),
    "no manifest": (without(MANIFEST), "manifest.json is missing"),
    "no table": (without("issues.csv"), "issues.csv is missing"),
    "paths": (lambda files: zipped({f"../{name}": content for name, content in files.items()}), "are missing"),
    "a huge manifest": (with_manifest(b" " * 21_000_000), "larger than 20 MB"),
    "a deep manifest": (with_manifest(b"[" * 200_000), "not that of a snapshot"),
    "a manifest of no text": (with_manifest(b"\xff\xfe"), "not that of a snapshot"),
    "a manifest of another shape": (with_manifest(b'["as_of"]'), "not that of a snapshot"),
    "a manifest without a day": (manifest(as_of=""), "not that of a snapshot"),
    "a day that is a number": (manifest(as_of=20250201), "not that of a snapshot"),
    "a version that is a list": (manifest(software=["1.0"]), "not that of a snapshot"),
    "a version that is markup": (manifest(software="<script>"), "not that of a snapshot"),
    "another fingerprint": (manifest(fingerprint="0" * 12), "another fingerprint"),
    "a changed cell": (lambda f: zipped(in_table(f, "responses.csv", b"Fictional", b"Fictitious")), "fingerprint"),
    "a missing column": (lambda f: zipped(in_table(f, "issues.csv", b',"value"', b"")), "table issues: its columns"),
    "a million columns": (lambda f: zipped(f | {"issues.csv": b"," * 30_000_000}), "table issues: its columns"),
    "a text for a number": (lambda f: zipped(f | {"documents.csv": f["documents.csv"].split(b"\n")[0] +
                            b'\n"a","2025","","many","","","",""\n'}), "table documents"),
    "a number too large": (lambda f: zipped(f | {"documents.csv": f["documents.csv"].split(b"\n")[0] +
                           b'\n"a","2025","",' + b"9" * 400 + b',"","","",""\n'}), "table documents"),
    "a fraction": (lambda f: zipped(f | {"documents.csv": f["documents.csv"].split(b"\n")[0] +
                   b'\n"a","2025","",1.5,"","","",""\n'}), "fingerprint"),
    "no number": (lambda f: zipped(f | {"documents.csv": f["documents.csv"].split(b"\n")[0] +
                  b'\n"a","2025","","",,"","",""\n'}), "table documents"),
    "rows too short": (lambda f: zipped(f | {"issues.csv": f["issues.csv"] + b'"a"\n'}), "has 1 fields, and not 8"),
    "many rows too short": (lambda f: zipped(f | {"issues.csv": f["issues.csv"] + b"a\n" * 4_000_000}), "has 1 fields"),
    "rows too long": (lambda f: zipped(f | {"issues.csv": f["issues.csv"] + b",".join([b'"a"'] * 40) + b"\n"}),
                      "table issues: row 5 has 40 fields"),
    "no text at all": (lambda f: zipped(f | {"issues.csv": f["issues.csv"] + b"\xff\xfe\n"}), "table issues"),
    "an open quotation": (lambda f: zipped(f | {"issues.csv": f["issues.csv"] + b'"a'}), "table issues"),
    "an empty table": (lambda f: zipped(f | {"issues.csv": b""}), "table issues: its columns are nothing"),
    "a row twice": (doubled, "table submissions: more than one row"),
}  # fmt: skip


@pytest.mark.parametrize("case", first(12, sorted(HOSTILE, key=lambda case: case != "another fingerprint")))
def test_any_other_file_is_told_in_words(files, case):
    make, said = HOSTILE[case]
    content = make(dict(files))
    with pytest.raises(BrokenSnapshot, match=said) as found:
        thaw(content)
    assert len(str(found.value)) < 600


def test_a_smaller_limit_can_be_asked_for(files):
    with pytest.raises(BrokenSnapshot, match="larger than 0 MB"):
        thaw(zipped(files), largest=1000)


@pytest.fixture(scope="module")
def sound(files: dict[str, bytes]) -> bytes:
    return zipped(files)


@repeatable(120, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_a_zip_with_other_bytes_is_thawed_or_told(sound, data):
    content = bytearray(sound)
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    try:
        thaw(bytes(content))
    except BrokenSnapshot as broken:
        assert str(broken)


@repeatable(100)
@given(st.binary(max_size=300).map(lambda rest: b"PK\x03\x04" + rest) | st.binary(max_size=300))
def test_any_bytes_are_told(content):
    with pytest.raises(BrokenSnapshot):
        thaw(content)
