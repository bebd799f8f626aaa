"""A third review, and an instrument with six questions, are data alone: a folder, a line in cycles.csv, six lines more.

A copy of the project gets the lines and is run as a program of its own, so that nothing that is kept of the reference
tables here comes into play.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import gcm_data
from tests.workbook_builder import compiled_table, response_form, text

pytestmark = pytest.mark.long

ROOT = Path(gcm_data.__file__).parents[1]
CYCLE = (
    '2029,Third Asia-Pacific regional review of implementation of the GCM,2029-03-06,2029-03-08,"Bangkok, Thailand",,'
    "{instrument},IMRF 2030\n"
)
ASPECTS = {"a": "plan", "b": "follow-up", "c": "achievement", "d": "challenge", "e": "need", "f": "achievement"}
SCRIPT = """
import datetime as dt, io, json, sys
from pathlib import Path
import openpyxl
from streamlit.testing.v1 import AppTest
from gcm_data import paper, reference
from gcm_data.coverage.scope import Scope
from gcm_data.coverage.selection import Selection
from gcm_data.exhibits import method, subregion
from gcm_data.exports.registry import EXPORTS
from gcm_data.exports.template import response_form_xlsx
from gcm_data.slides import deck
from loaders import load_review
from loaders.files import files_of_review, load_files

data = load_files(files_of_review(Path(sys.argv[1])))
scope = Scope.of(data, Selection("2029"), dt.date(2029, 4, 1))
responses = data.responses[data.responses["cycle"] == "2029"]
mentions = data.mentions[data.mentions["cycle"] == "2029"]
told = {
    "base": scope.base,
    "asked": sorted(zip(responses["iso3"], responses["question"])),
    "aspects": sorted(set(zip(mentions["question"], mentions["aspect"]))),
    "issues": data.issues.loc[data.issues["cycle"] == "2029", "message"].tolist(),
    "paper": paper.sentences(scope),
    "slides": [slide.topic for slide in deck(scope)],
    "groups": subregion.group_matrix(scope).note,
    "method": method.groups().astype(str).values.tolist(),
    "files": {key: len(export.write(scope, lambda *_: None)) for key, export in EXPORTS.items()},
}
book = openpyxl.load_workbook(io.BytesIO(response_form_xlsx("2029", "ru", dt.date(2029, 1, 1))))
book.worksheets[1]["B4"] = "Самоа"
for number, label in [(row, cell.value) for row, (cell, *_) in enumerate(book.worksheets[2], 1)]:
    if label.startswith("(f)"):
        book.worksheets[2].cell(number, 3).value = f"Fictional answer {number}."
filled = io.BytesIO()
book.save(filled)
form = load_review([("form.xlsx", filled.getvalue(), "2029")])
told["form"] = [len(form.issues), *map(list, zip(form.submissions["iso3"], form.responses["question"]))]
told["answered"] = form.responses.loc[form.responses["state"] == "answered", "question"].tolist()
app = AppTest.from_file("dashboard.py", default_timeout=120)
app.query_params["cycle"] = "2029"
app.run()
for page in ("overview", "change", "gaps", "objective"):
    app.switch_page(f"pages/{page}.py").run()
    told[page] = [error.value for error in app.exception]
print("TOLD" + json.dumps(told))
"""


def _copy(place: Path, instrument: str, questions: dict[str, str]) -> Path:
    """The project with a third review; its folder of workbooks stands in sub/."""
    skipped = shutil.ignore_patterns("__pycache__")
    for room in ("gcm_data", "loaders", "pages", ".streamlit"):
        shutil.copytree(ROOT / room, place / room, ignore=skipped)
    shutil.copy(ROOT / "dashboard.py", place)
    with (place / "gcm_data/reference/cycles.csv").open("a", encoding="utf-8") as file:
        file.write(CYCLE.format(instrument=instrument))
    with (place / "gcm_data/reference/questions.csv").open("a", encoding="utf-8") as file:
        file.writelines(f"{instrument},{key},Fictional {key},Fictional question {key}?,{aspect}\n"
                        for key, aspect in questions.items())  # fmt: skip
    shutil.copytree(ROOT / "gcm_data/submissions", place / "sub")
    (place / "sub/2029").mkdir()
    form = [[f"({key}) Anything", text(place), "5"] for place, key in enumerate("abcdef")]
    form.append(["(h) Anything else", text(9), "5"])
    (place / "sub/2029/FJI.xlsx").write_bytes(
        response_form("Fiji", form, review="Third Asia-Pacific regional review (2029)")
    )
    asked = ("1", "6", "Question 6")  # a number among letters could be an item of an answer
    rows = [["Tonga", key, text(number), "7"] for number, key in enumerate(asked)]
    (place / "sub/2029/table.xlsx").write_bytes(compiled_table(rows))
    return place


def _run(place: Path, *command: str) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": "/usr/bin:/bin", "GCM_SUBMISSIONS": str(place / "sub"), "HOME": str(place)}
    called = [sys.executable, *command]
    return subprocess.run(called, cwd=place, env=environment, capture_output=True, text=True, timeout=300, check=False)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict:
    """What the copy with six questions tells of its third review."""
    place = _copy(tmp_path_factory.mktemp("third"), "guiding-questions-2029", ASPECTS)
    (place / "tell.py").write_text(SCRIPT, encoding="utf-8")
    done = _run(place, "tell.py", "sub")
    assert "TOLD" in done.stdout, done.stderr[-2000:]
    return json.loads(done.stdout.split("TOLD", 1)[1])


@pytest.mark.long
def test_a_folder_and_a_line_make_a_third_review(told):
    assert told["base"] == "Base: 2 of 62 members have submitted, as of 1 April 2029."
    assert "Change between 2025 and 2029" in told["slides"]
    assert all(size > 1000 for size in told["files"].values()), told["files"]
    assert {page: told[page] for page in ("overview", "change", "gaps", "objective")} == {
        "overview": [], "change": [], "gaps": [], "objective": [],
    }  # fmt: skip


def test_the_paper_of_a_third_review_says_nothing_of_the_first(told):
    assert [key for key, said in told["paper"].items() if "2021" in said] == []
    assert "International Migration Review Forum 2030" in told["paper"]["introduction/purpose"]


def test_a_sixth_question_is_read_by_its_letter_and_its_number(told):
    assert {tuple(pair) for pair in told["asked"]} == {("FJI", key) for key in "abcdef"} | {("TON", "a"), ("TON", "f")}
    assert [tuple(pair) for pair in told["aspects"]] == sorted(ASPECTS.items())
    assert told["paper"]["introduction/question-f"] == "(f) Fictional question f?"


def test_the_form_of_a_third_review_asks_its_own_questions(told):
    assert told["form"] == [0, ["WSM", "f"]] and told["answered"] == ["f"] * 5


def test_a_message_names_the_letters_that_there_are(told):
    (message,) = told["issues"]
    assert "(h) Anything else" in message and "a to f" in message


def test_two_questions_on_one_aspect_are_both_named(told):
    assert "(c) and (f)" in told["paper"]["round-table-1/progress"]


def test_groups_of_a_later_day_say_what_is_to_be_confirmed(told):
    assert told["groups"].startswith("Groups of countries are those of 6 March 2029, the first day of the meeting.")
    (ldc,) = (row for row in told["method"] if row[0].startswith("2029") and row[1] == "LDC")
    assert "Nepal" not in ldc[2].split("To be confirmed")[0]
    for said in (told["groups"], ldc[2]):
        assert "To be confirmed: Bangladesh, the Lao People's Democratic Republic and Nepal left the group LDC" in said


@pytest.mark.long
def test_an_instrument_without_questions_is_a_sentence_for_everybody(tmp_path):
    place = _copy(tmp_path, "guiding-questions-2029", {})
    script = (
        "from streamlit.testing.v1 import AppTest\n"
        "app = AppTest.from_file('dashboard.py', default_timeout=120).run()\n"
        "print([*app.exception], [error.value for error in app.error])\n"
    )
    expected = "reference/cycles.csv, line 4: instrument 'guiding-questions-2029' is not in questions.csv. Mend"
    for command in (["-m", "loaders", "sub"], ["-m", "gcm_data.exports", "csv", "--out", "x.zip"], ["-c", script]):
        done = _run(place, *command)
        assert expected in done.stderr + done.stdout and "Traceback" not in done.stderr, done.stderr
        assert done.returncode == (0 if command[0] == "-c" else 2)
