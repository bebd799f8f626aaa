"""The response form: filled in, it is read back to the letter, in both formats and three languages."""

from __future__ import annotations

import dataclasses
import io
import shutil
import zipfile
from collections import Counter
from pathlib import Path

import docx
import openpyxl
import pytest

from gcm_data import reference
from gcm_data.coverage.plans import resolve_status
from gcm_data.exports.__main__ import main
from gcm_data.exports.template import FORMATS, file_name
from gcm_data.exports.template.form import Form, Prefilled, Said, former_cycle, prefilled
from gcm_data.reference import response_form as words
from gcm_data.reference import translations
from gcm_data.reference.translations import LANGUAGES
from gcm_data.tables.cells import accounting, each_cell
from gcm_data.tables.specs import ReviewData
from loaders import load_review
from loaders.codes.names import read_names
from loaders.codes.objectives import read_objectives
from loaders.documents import roles
from loaders.documents.workbook import Document
from loaders.respondents.members import resolve_member
from loaders.respondents.silence import may_ask_silence
from tests.form_filler import CODES, DAY, WRITERS, Fill, Rows, every_choice, filled, form, without_controls

BOTH = pytest.mark.parametrize("suffix", FORMATS)
EACH = pytest.mark.parametrize("language", LANGUAGES)
OTHERS_LONG = pytest.mark.parametrize(
    "language", ["en", *(pytest.param(x, marks=pytest.mark.long) for x in ("fr", "ru"))]
)


def read(content: bytes, suffix: str, cycle: str = "2025") -> ReviewData:
    return load_review([Document(f"form.{suffix}", content, cycle)])


def assert_whole(data: ReviewData) -> None:
    """No issue, and no cell of which nobody knows what it is."""
    assert data.issues.empty, data.issues[["code", "message", "cell"]].to_string()
    assert accounting(data)["unread"].tolist() == [0] and set(each_cell(data)["role"]).isdisjoint({roles.UNREAD})


def answered(data: ReviewData) -> list[tuple[str, str, str]]:
    """Question, text and choice of each answer."""
    rows = data.responses[data.responses["state"] == "answered"]
    return [(row.question, row.text, row.choice) for row in rows.itertuples()]


def coded(data: ReviewData) -> Counter[tuple[str, str, str]]:
    """Text, kind and target of each code."""
    texts = dict(zip(data.responses["response"], data.responses["text"], strict=True))
    rows = data.mentions[data.mentions["basis"] == "coded"].itertuples()
    return Counter((texts[row.response], row.target_kind, row.target) for row in rows)


def put_in(rows: Rows, language: str) -> list[tuple[str, str, str]]:
    statuses = words.choices("plan_status", language)
    return [(letter, fill.text, statuses.get(fill.status, "")) for (letter, _), fill in rows.items()]


def chosen(rows: Rows) -> Counter[tuple[str, str, str]]:
    return Counter((fill.text, kind, key) for fill in rows.values() for kind in CODES for key in fill.of(kind))


@BOTH
@EACH
def test_a_filled_form_is_read_back_to_the_letter(suffix: str, language: str):
    rows = every_choice()
    data = read(filled(suffix, rows, "TUR", language), suffix)
    assert_whole(data)
    assert answered(data) == put_in(rows, language)
    assert coded(data) == chosen(rows)
    (submission,) = data.submissions.itertuples()
    assert (submission.iso3, submission.received, submission.attribution) == ("TUR", DAY.isoformat(), "named")
    said = {label for label in map(resolve_status, filter(None, data.responses["choice"])) if label}
    assert said == {row.label for row in reference.plan_statuses() if row.key != words.UNWRITTEN}


def test_what_is_filled_in_uses_every_choice_there_is():
    used = {kind: {key for fill in every_choice().values() for key in fill.of(kind)} for kind in CODES}
    assert used == {kind: set(words.choices(kind, "en")) for kind in CODES}


@BOTH
@EACH
def test_an_empty_form_is_nobodys_submission(suffix: str, language: str):
    data = read(form(suffix, language), suffix)
    assert data.issues["code"].tolist() == ["answers-none"]
    assert data.submissions.empty and data.responses.empty and data.mentions.empty
    assert accounting(data)["unread"].tolist() == [0]
    assert data.documents["attribution"].tolist() == ["named"]  # no line of the form asks for silence


@BOTH
def test_questions_left_out_are_blank(suffix: str):
    data = read(filled(suffix, {("c", 2): Fill("A fictional practice.")}), suffix)
    assert_whole(data)
    assert dict(zip(data.responses["question"], data.responses["state"], strict=True)) == {
        "c": "answered", "a": "blank", "b": "blank", "d": "blank", "e": "blank"}  # fmt: skip


@BOTH
def test_choices_count_without_a_text(suffix: str):
    data = read(filled(suffix, {("a", 1): Fill(status="planned"), ("e", 1): Fill(need=("data",))}), suffix)
    assert_whole(data)
    assert [(row.question, row.target) for row in data.mentions.itertuples()] == [("e", "data")]
    assert resolve_status(data.responses["choice"].max()) == "planned"


@BOTH
@pytest.mark.parametrize(("named", "said"), [("no", "non-attributable"), ("", "named")])
def test_a_state_is_named_unless_it_says_no(suffix: str, named: str, said: str):
    data = read(filled(suffix, {("c", 1): Fill("A fictional practice.")}, named=named), suffix)
    assert_whole(data)
    assert data.submissions["attribution"].tolist() == [said]


@BOTH
def test_answers_of_no_state_are_an_issue(suffix: str):
    data = read(filled(suffix, {("c", 1): Fill("A fictional practice.")}, member=""), suffix)
    assert data.issues["code"].tolist() == ["member-missing"] and data.responses.empty


def test_a_form_of_another_review_is_told():
    data = read(filled("xlsx", {("c", 1): Fill("A fictional practice.")}, cycle="2021"), "xlsx", "2025")
    assert data.issues["code"].tolist() == ["cycle-differs"]


def test_rows_that_somebody_has_put_in_go_on_with_the_question_above():
    book = openpyxl.load_workbook(io.BytesIO(filled("xlsx", {("b", 5): Fill("Fictional, the fifth.")})))
    book["Answers"].insert_rows(12)
    book["Answers"]["C12"], book["Answers"]["E12"] = "Fictional, the sixth.", "5"
    out = io.BytesIO()
    book.save(out)
    data = read(out.getvalue(), "xlsx")
    assert_whole(data)
    assert answered(data) == [("b", "Fictional, the fifth.", ""), ("b", "Fictional, the sixth.", "")]
    assert coded(data) == {("Fictional, the sixth.", "objective", "5"): 1}


@BOTH
def test_answers_that_look_like_something_else_are_answers(suffix: str):
    texts = ("Total", "Note: fictional.", "(b) and (c), fictional", "=1+1", "- Choose\nChoose", "Fiji", "Response form",
             "Question", "2, 5", "* fictional", "Answers", "n°5", "[Insert] fictional", "No.", "Page 5")  # fmt: skip
    rows = {("abcde"[place % 5], 1 + place // 5): Fill(text) for place, text in enumerate(texts)}
    data = read(filled(suffix, rows), suffix)
    assert_whole(data)
    assert sorted(answered(data)) == sorted(put_in(rows, "en"))


def test_a_document_that_lost_its_controls_is_read_the_same():
    rows = every_choice()
    content = filled("docx", rows, language="fr")
    data = read(without_controls(content), "docx")
    assert_whole(data)
    assert (answered(data), coded(data)) == (put_in(rows, "fr"), chosen(rows))
    assert read(without_controls(form("docx", "ru")), "docx").issues["code"].tolist() == ["answers-none"]


# What was said in the review before


OWN, OTHERS = "Fictional: a plan was made.\nIt has two parts.", "Fictional: somebody wrote that a plan was made."
BEFORE = Prefilled(
    "FJI",
    "2021",
    {
        "a": (Said(OWN, "in_preparation", ("5", "12"), ("human_rights",), ("data",)),),
        "c": (Said(OTHERS, "", ("10",), is_paraphrased=True), Said("Fictional: a third.")),
    },
)
FIRST, SECOND, THIRD = ("a", 1), ("c", 1), ("c", 2)


def rules(data: ReviewData) -> Counter[str]:
    found = each_cell(data)
    return Counter(found.loc[found["role"] == roles.IGNORED, "rule"]) - Counter({roles.LISTS: 10_000})


@BOTH
@OTHERS_LONG
def test_a_pre_filled_form_that_nobody_touched_says_nothing(suffix: str, language: str):
    data = read(form(suffix, language, prefilled=BEFORE), suffix)
    assert data.issues["code"].tolist() == ["answers-none"] and data.submissions.empty
    assert rules(data)[roles.UNCONFIRMED] >= 7 and accounting(data)["unread"].tolist() == [0]


@BOTH
@OTHERS_LONG
def test_confirmed_counts_unconfirmed_does_not(suffix: str, language: str):
    content = filled(suffix, {FIRST: Fill(standing="confirmed")}, language=language, prefilled=BEFORE)
    data = read(content, suffix)
    assert_whole(data)
    assert answered(data) == [("a", OWN, words.choices("plan_status", language)["in_preparation"])]
    codes = {("objective", "5"), ("objective", "12"), ("principle", "human_rights"), ("need", "data")}
    assert set(coded(data)) == {(OWN, *code) for code in codes}
    assert rules(data) == {roles.UNCONFIRMED: 3}


@BOTH
def test_what_no_longer_holds_is_told_and_does_not_count(suffix: str):
    content = filled(suffix, {FIRST: Fill(standing="no_longer"), THIRD: Fill(standing="changed")}, prefilled=BEFORE)
    data = read(content, suffix)
    assert_whole(data)
    assert answered(data) == [] and set(data.responses["state"]) == {"blank"}
    assert rules(data)[roles.UNCONFIRMED] == 3 and rules(data)[roles.NO_LONGER] >= 4
    assert set(data.responses["text"]) == {""}


@BOTH
@pytest.mark.parametrize("standing", ["", "changed", pytest.param("confirmed", marks=pytest.mark.long)])
def test_a_changed_text_is_an_answer(suffix: str, standing: str):
    text = OWN.replace("made", "adopted")
    data = read(filled(suffix, {FIRST: Fill(text, standing=standing)}, prefilled=BEFORE), suffix)
    assert_whole(data)
    assert [text for _, text, _ in answered(data)] == [text]
    assert {kind for _, kind, _ in coded(data)} == set(CODES)


@BOTH
def test_white_space_is_no_change(suffix: str):
    content = filled(suffix, {FIRST: Fill(f" {OWN.replace(' ', '  ')}\n\n")}, prefilled=BEFORE)
    assert answered(read(content, suffix)) == []


@BOTH
def test_a_text_moved_to_another_row_counts_once_it_is_confirmed(suffix: str):
    moved = {("b", 1): Fill(OWN, objective=("3",)), FIRST: Fill("")}
    assert answered(read(filled(suffix, moved, prefilled=BEFORE), suffix)) == []
    confirmed = {**moved, FIRST: Fill("", standing="confirmed")}
    assert ("b", OWN, "") in answered(read(filled(suffix, confirmed, prefilled=BEFORE), suffix))


@BOTH
def test_what_contradicts_itself_is_told(suffix: str):
    changed = {FIRST: Fill(OWN + " And more.", standing="no_longer"), SECOND: Fill(objective=("11",))}
    data = read(filled(suffix, changed, prefilled=BEFORE), suffix)
    assert answered(data) == [] and set(data.issues["code"]) == {"cells-unread"}
    told = " ".join(data.issues["message"])
    assert "two parts" in told or "Fictional: a plan was made." in told
    assert words.choices("objective", "en")["11"][:40] in told


def test_a_form_never_calls_a_paraphrase_the_words_of_the_state():
    marks = [row.before for asked in Form("2025", "en", BEFORE).asked for row in asked.rows if row.before]
    assert [mark.startswith("From your response of 2021") for mark in marks] == [True, False, True]
    assert marks[1].startswith("Paraphrase of what was found for 2021, not your own words")
    assert all(Form("2025", lang, BEFORE).asked[2].rows[0].before != marks[1] for lang in ("fr", "ru"))


@BOTH
def test_what_was_answered_comes_back_as_what_was_said(suffix: str):
    rows = {("a", 1): Fill(OWN, "planned", ("2", "3", "4", "5"), ("rule_of_law",), ("finance",)),
            ("d", 3): Fill("Fictional: a gap.")}  # fmt: skip
    data = read(filled(suffix, rows, cycle="2021"), suffix, "2021")
    before = prefilled(data, "FJI", "2025")
    assert before == Prefilled("FJI", "2021", {
        "a": (Said(OWN, "planned", ("2", "3", "4", "5"), ("rule_of_law",), ("finance",)),),
        "d": (Said("Fictional: a gap."),)})  # fmt: skip
    again = read(filled(suffix, {FIRST: Fill(standing="confirmed")}, prefilled=before), suffix)
    assert coded(again) == chosen({FIRST: rows["a", 1]})


def test_what_may_not_be_named_is_filled_in_nowhere():
    data = read(filled("xlsx", {("a", 1): Fill(OWN)}, cycle="2021", named="no"), "xlsx", "2021")
    assert prefilled(data, "FJI", "2025").said == {}


def test_shipped_statements_are_filled_in_as_paraphrases(shipped: ReviewData):
    is_answered = (shipped.responses["cycle"] == "2021") & (shipped.responses["state"] == "answered")
    iso3 = shipped.responses.loc[is_answered, "iso3"].value_counts().index[0]
    texts = shipped.responses.loc[is_answered & (shipped.responses["iso3"] == iso3), "text"]
    said = [each for items in prefilled(shipped, iso3, "2025").said.values() for each in items]
    assert sorted(each.text for each in said) == sorted(texts) and all(each.is_paraphrased for each in said)
    assert former_cycle("2021") == "" and prefilled(shipped, iso3, "2021").said == {}


# The words, and the file


@EACH
def test_every_choice_is_read_as_what_it_names(language: str):
    for key, name in words.choices("objective", language).items():
        assert (list(read_objectives(name).found), read_objectives(name).problems) == ([key], ())
    for kind in ("principle", "need"):
        for key, name in words.choices(kind, language).items():
            assert (list(read_names(name, kind).found), read_names(name, kind).problems) == ([key], ())
    members = words.choices("member", language)
    assert list(members) and all(resolve_member(name).iso3 == key for key, name in members.items())
    statuses = {row.key: row.label for row in reference.plan_statuses()}
    assert {key: resolve_status(name) for key, name in words.choices("plan_status", language).items()} == {
        key: label for key, label in statuses.items() if key != words.UNWRITTEN
    }


def test_each_language_has_all_the_words_and_names():
    keys = {lang: [row.key for row in translations.form_words() if row.lang == lang] for lang in LANGUAGES}
    assert keys["en"] and keys["fr"] == keys["en"] and keys["ru"] == keys["en"]
    for kind in (*CODES, "plan_status", "member"):
        names = Counter(key for key, _ in translations.names_of(kind))
        assert names == dict.fromkeys(words.choices(kind, "en"), len(LANGUAGES) - 1)
    for cycle in reference.cycles():
        english = words.asked(cycle.cycle, "en")
        assert all(
            words.asked(cycle.cycle, lang)[place][1:] != told[1:]
            for lang in ("fr", "ru")
            for place, told in enumerate(english)
        )


@pytest.mark.parametrize(
    ("file", "row", "reason"),
    [
        ("translations.csv", "need,data,de,Daten,own translation", "lang 'de' is not fr or ru"),
        ("translations.csv", "need,data,fr,Données,own translation", "kind 'need', key 'data', lang 'fr' stands twice"),
        ("form_words.csv", "yes,en,", "text is empty"),
    ],
)
def test_a_broken_translation_is_told_with_its_place(tmp_path: Path, file: str, row: str, reason: str):
    for name in ("translations.csv", "form_words.csv"):
        shutil.copy(reference.FOLDER / name, tmp_path)
    with (tmp_path / file).open("a", encoding="utf-8") as lines:
        lines.write(f"{row}\n")
    with pytest.raises(reference.BrokenReference) as caught:
        translations.load_translations(tmp_path)
    assert str(caught.value).startswith(f"{file}, line ") and reason in str(caught.value)


def test_no_line_of_the_form_asks_for_silence_and_each_is_known_again():
    for row in translations.form_words():
        assert row.key == "cover_named" or not may_ask_silence(row.text), row
        same = {other.key for other in translations.form_words() if other.text.casefold() == row.text.casefold()}
        assert words.meaning(row.text) in same or "{" in row.text, row
    for language in LANGUAGES:
        before = words.words("before_own", language, cycle="2021", reference="0" * 12 + "-" + "f" * 12)
        assert words.meaning(before) == "before_own"
        assert words.meaning(Form("2025", language).review) == "review"


@BOTH
def test_equal_forms_are_equal_bytes_and_say_who_made_them(suffix: str):
    content = form(suffix, "ru", prefilled=BEFORE)
    assert content == WRITERS[suffix]("2025", "ru", DAY, BEFORE)
    core = zipfile.ZipFile(io.BytesIO(content)).read("docProps/core.xml").decode()
    assert core.count("2025-01-14T00:00:00Z") == 2 and "Форма ответа" in core and ">ru" in core


def test_only_what_is_to_be_filled_in_is_open():
    book = openpyxl.load_workbook(io.BytesIO(form("xlsx")))
    assert all(sheet.protection.sheet and sheet.protection.password is None for sheet in book)
    assert all(sheet.page_setup.paperSize == 9 and sheet.sheet_state == "visible" for sheet in book)
    open_cells = {
        sheet.title: [c for row in sheet.iter_rows() for c in row if not c.protection.locked] for sheet in book
    }
    assert not open_cells["Instructions"] and not open_cells["Lists"]
    assert len(open_cells["Cover"]) == 6 and all(cell.value is None for cell in open_cells["Cover"])
    heads = {book["Answers"].cell(1, cell.column).value.rstrip(" 0123456789") for cell in open_cells["Answers"]}
    assert heads == {
        "Your answer (one item in each row)",
        "Status of the plan",
        "Objective",
        "Guiding principle",
        "Cooperation need",
    }
    places = [rule for rule in book["Answers"].data_validations.dataValidation if rule.type == "list"]
    assert (
        {rule.formula1 for rule in places}
        == {"Statuses", "Objectives", "Principles", "Needs"}
        <= set(book.defined_names)
    )
    assert all(rule.showErrorMessage and rule.prompt for rule in places)
    document = docx.Document(io.BytesIO(form("docx", "fr")))
    (lock,) = [e for e in document.settings.element if e.tag.endswith("documentProtection")]
    assert sorted(lock.attrib.values()) == ["1", "forms"]


def test_a_third_review_has_a_form_of_its_own_questions(monkeypatch: pytest.MonkeyPatch):
    third = dataclasses.replace(reference.cycle("2025"), cycle="2029", instrument="survey-2021")
    known = {cycle.cycle: cycle for cycle in reference.cycles()}
    monkeypatch.setattr(reference, "cycle", lambda code: {**known, "2029": third}[code])
    reference.questions_of.cache_clear()
    try:
        found = Form("2029", "fr").asked
        assert [(asked.letter, asked.label, asked.has_status) for asked in found] == [
            (f"({q.key})", q.short_label, False) for q in reference.questions("survey-2021")
        ]
        assert Form("2029", "fr").say("how_status") not in Form("2029", "fr").instructions
    finally:
        reference.questions_of.cache_clear()


@BOTH
def test_the_command_writes_a_form(suffix: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    wanted = ["--language", "fr", "--cycle", "2025", "--as-of", DAY.isoformat()]
    assert main(["template", "--format", suffix, *wanted, "--out", str(tmp_path)]) == 0
    made = tmp_path / file_name("2025", "fr", suffix)
    assert made.read_bytes() == form(suffix, "fr") and str(made) in capsys.readouterr().out


def test_the_command_says_what_can_not_be(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    for arguments, told in (
        (["--out", str(tmp_path / "form.pdf")], "ends in .xlsx or .docx"),
        (["--out", str(tmp_path / "form.docx"), "--format", "xlsx"], "ends in .xlsx"),
        (["--out", str(tmp_path), "--member", "DEU"], "no member 'DEU'"),
    ):
        with pytest.raises(SystemExit) as left:
            main(["template", *arguments])
        assert left.value.code == 2 and told in capsys.readouterr().err
    assert not list(tmp_path.iterdir())
