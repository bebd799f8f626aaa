"""Workbooks for load_generated: the same bytes of cells for the same VERSION, written once into the temporary folder.

Every answer says of itself that it is fictional and no statement of any State. Of three answers one cites objectives in
its text, one has them in a coded cell, one has neither.
"""

from __future__ import annotations

import datetime as dt
import json
import random
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from openpyxl import Workbook

from gcm_data import reference
from tests.workbook_builder import form_sheets, workbook

VERSION = 1  # of the generated workbooks; a change of what is generated needs another
SEED = 20250204
CYCLE = "2025"
FORM_ANSWERS = 30
COLUMNS = (
    "ID",
    "Country",
    "Subregion",
    "Question",
    "Response",
    "Objectives",
    "Guiding principles",
    "Type of support",
    "Title of source",
    "Link",
    "Date",
)
Row = Sequence[Any]


class Script(NamedTuple):
    """A way to write: the sentence that says what the text is, how objectives are cited, words and what is between."""

    fiction: str
    cited: tuple[str, ...]
    words: str
    space: str
    stop: str


SCRIPTS = (
    Script(
        "Fictional test text {}, not a statement of any State.",
        ("This follows Objectives {}, {} and {}.", "It serves objective {2} of the Compact.", "See GCM {0}."),
        "migration workers border consular return regular family health school data training ministry agency "
        "regional fair recruitment remittance skills protection pathway visa community local partner review and "
        "with for the of in on new joint national labour support",
        " ",
        ". ",
    ),
    Script(
        "ข้อความสมมติเพื่อการทดสอบ {} ไม่ใช่ถ้อยแถลงของรัฐใด",
        ("สอดคล้องกับ Objectives {}, {} and {}", "ตาม objective {2} ของ GCM"),
        "การย้ายถิ่น แรงงาน ชายแดน ครอบครัว สุขภาพ ข้อมูล ประเทศ กระทรวง ร่วมกัน และ ความร่วมมือ ที่ปลอดภัย ของ",
        "",
        " ",
    ),
    Script(
        "Вымышленный проверочный текст {}, не заявление какого-либо государства.",
        ("Это отвечает целям {}, {} и {} Глобального договора.", "См. цель {2} ГДМ."),
        "миграция труд граница семья здоровье данные обучение министерство регион защита возвращение община "
        "страна закон школа партнёры и для новых людей в с совместно помощь",
        " ",
        ". ",
    ),
    Script(
        "虚构的测试文本{}，并非任何国家的声明。",
        ("这符合《全球契约》目标{}、{}和{}。", "参见全球契约目标{2}。"),
        "移民 劳工 边境 家庭 健康 数据 培训 部门 区域 保护 返回 社区 国家 法律 学校 伙伴 和 以及 合作 新的 共同 支持",
        "",
        "。",
    ),
    Script(
        "نص اختبار خيالي {}، وليس بيانا لأي دولة.",
        ("وهذا يتفق مع الأهداف {} و{} و{} من الاتفاق العالمي.", "انظر الهدف {2} من الاتفاق العالمي."),
        "الهجرة العمل الحدود الأسرة الصحة البيانات التدريب الوزارة المنطقة الحماية العودة المجتمع الدولة القانون "
        "المدرسة الشركاء في من على مع جديد مشترك دعم",
        " ",
        ". ",
    ),
)
MOSTLY_LATIN = (6, 1, 1, 1, 1)  # weights of the scripts in a compiled table
CODED = ("{}, {} and {}", "{}; {}; {}", "Obj. {2}", "{0}–{2}")


def text(rng: random.Random, number: int, words: int, script: Script, cites: bool) -> str:
    """A fictional answer of about so many words; the citation stands in the middle of it."""
    known = script.words.split()
    left = round(words * rng.uniform(0.9, 1.1)) - len(script.fiction.split())
    sentences = [script.fiction.format(number)]
    while left > 0:
        length = min(left, rng.randint(8, 14))
        sentences.append(script.space.join(rng.choices(known, k=length)).capitalize() + script.stop.rstrip())
        left -= length
    if cites:
        sentences.insert((len(sentences) + 1) // 2, _with_objectives(rng, rng.choice(script.cited)))
    return (" " if script.stop.endswith(" ") else "").join(sentences)


def short_answers(answers: int, words: int, cites: bool) -> list[str]:
    """Texts alone, in the scripts of a compiled table."""
    rng = random.Random(SEED)
    scripts = rng.choices(SCRIPTS, MOSTLY_LATIN, k=answers)
    return [text(rng, number, words, script, cites) for number, script in enumerate(scripts)]


def _with_objectives(rng: random.Random, form: str) -> str:
    """A form filled with three objectives in ascending order."""
    return form.format(*sorted(rng.sample(range(1, 24), 3)))


def _coding(rng: random.Random, number: int, question: str) -> tuple[str | None, str | None, str | None]:
    """The cells for objectives (every third answer), principles (every second) and needs (under their question)."""
    principles = rng.sample([principle.label for principle in reference.principles()], 2)
    need = rng.choice(reference.needs()).label
    return (
        _with_objectives(rng, rng.choice(CODED)) if number % 3 == 1 else None,
        "; ".join(principles) if number % 2 else None,
        need if question == "e" else None,
    )


def _questions() -> list[tuple[str, str]]:
    """Letter and wording of the guiding questions."""
    questions = reference.questions(reference.cycle(CYCLE).instrument)
    return [(question.key, f"({question.key}) {question.short_label}") for question in questions]


def write_forms(folder: Path, answers: int) -> None:
    """A response form for each member: a cover, a sheet of long answers in five scripts, and a sheet of lines."""
    rng = random.Random(SEED)
    questions = _questions()
    number = 0
    for member in reference.members():
        rows = []
        for place in range(answers // len(reference.members())):
            key, wording = questions[place * len(questions) // FORM_ANSWERS]
            script = SCRIPTS[number % len(SCRIPTS)]
            response = text(rng, number, rng.randint(110, 140), script, cites=number % 3 == 0)
            rows.append([wording, response, *_coding(rng, number, key), f"https://example.org/{number}"])
            number += 1
        sheets = form_sheets(member.name, rows)
        sheets["About"] = [
            [f"Line {line}: this workbook is fictional, built to measure speed."] for line in range(1, 9)
        ]
        (folder / f"{member.iso3}.xlsx").write_bytes(workbook(sheets))


def master_rows(answers: int, words: int) -> Iterator[Row]:
    """The rows of a compiled table below its header."""
    rng = random.Random(SEED)
    members, questions = reference.members(), _questions()
    day = dt.datetime(2024, 1, 1)
    for number in range(answers):
        member = members[number % len(members)]
        key, wording = questions[number // len(members) % len(questions)]
        (script,) = rng.choices(SCRIPTS, MOSTLY_LATIN)
        response = text(rng, number, words, script, cites=number % 3 == 0)
        source = f"Fictional source {number % 500}", f"https://example.org/{number}"
        place = member.name, member.subregion or "Other", wording
        yield number + 1, *place, response, *_coding(rng, number, key), *source, day + dt.timedelta(number % 365)


def write_master(folder: Path, answers: int, words: int) -> None:
    """One compiled table, written row by row."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Compiled")
    sheet.append(COLUMNS)
    for row in master_rows(answers, words):
        sheet.append(row)
    book.save(folder / "master.xlsx")


class Size(NamedTuple):
    """A set of documents that is measured, and the most that time and memory may be of pandas'."""

    what: str
    answers: int
    words: int  # of an answer in a compiled table; 0 for response forms
    time: float
    memory: float


SIZES = {
    "A": Size("62 response forms of 30 long answers", 62 * FORM_ANSWERS, 0, 0.6, 1.0),
    "B": Size("a master of 5,000 answers", 5_000, 100, 0.6, 1.0),
    "C": Size("a master of 100,000 answers", 100_000, 30, 0.5, 1.0),
}


def folder_of(name: str) -> Path:
    """The folder of a size as files_of_review takes it; generated where it does not exist in this version."""
    folder = Path(tempfile.gettempdir()) / f"gcm-bench-{VERSION}" / name
    if not folder.is_dir():
        size = SIZES[name]
        unfinished = Path(tempfile.mkdtemp(prefix="gcm-bench-"))
        cycle = unfinished / CYCLE
        cycle.mkdir()
        if size.words:
            write_master(cycle, size.answers, size.words)
        else:
            write_forms(cycle, size.answers)
        folder.parent.mkdir(exist_ok=True)
        shutil.move(unfinished, folder)
    return folder


if __name__ == "__main__":  # for load_generated, whose own process is to stay small
    chosen = SIZES[sys.argv[1]]
    print(json.dumps([str(folder_of(sys.argv[1])), chosen.what, chosen.time, chosen.memory]))
