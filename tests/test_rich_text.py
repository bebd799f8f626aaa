"""Letters written apart in an .xlsx: raised notes join no number, struck-out words never count."""

from __future__ import annotations

import io

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font

from loaders.parsing.rich_text import Apart, read_runs, read_strings
from tests.crafted_files import archive, shared_strings, xlsx_parts
from tests.more_builders import cells, codes, issues, load
from tests.workbook_builder import text

HEAD = ["Country", "Question", "Response", "Objectives"]
UP, DOWN, OUT = '<vertAlign val="superscript"/>', '<vertAlign val="subscript"/>', "<strike/>"


def runs(*parts: str | tuple[str, str]) -> str:
    """The XML of a rich text: plain runs, and runs with a form."""
    pairs = [("", part) if isinstance(part, str) else part for part in parts]
    return "".join(f'<r><rPr>{form}</rPr><t xml:space="preserve">{words}</t></r>' for form, words in pairs)


def inline(*parts: str | tuple[str, str]) -> bytes:
    return f'<c r="{{r}}" t="inlineStr"><is>{runs(*parts)}</is></c>'.encode()


def listed(*parts: str | tuple[str, str], is_shared: bool) -> tuple[list[str], list[tuple[str, str]]]:
    """The objectives and issues of a table whose one list of codes is written in these runs."""
    rows = [HEAD, ["Fiji", "(c)", text(1), "codes" if is_shared else inline(*parts)]]
    made = xlsx_parts({"S": rows})
    if is_shared:
        strings = [*HEAD, "Fiji", "(c)", text(1)]
        items = "".join(f"<si><t>{each}</t></si>" for each in strings) + f"<si>{runs(*parts)}</si>"
        made["xl/sharedStrings.xml"] = shared_strings(items, len(strings) + 1)
    data = load(archive(made))
    return [target for *_, target, _ in codes(data)], issues(data)


@pytest.mark.parametrize("is_shared", [True, False])
@pytest.mark.parametrize(
    ("parts", "expected", "struck"),
    [
        (("2", (UP, "1")), ["2"], False),
        (("5; 1", (UP, "2"), "; 4", (UP, "1,2")), ["1", "4", "5"], False),
        (("2", (DOWN, "1")), ["2"], False),
        (((UP, "7"),), ["7"], False),
        (("5, ", (OUT, "6, "), "21"), ["21", "5"], True),
        (("5", (OUT, ", "), "6"), ["5", "6"], True),
        (((OUT, "1, 2"),), [], True),
        (('5', ('<strike val="0"/>', ", 6")), ["5", "6"], False),
        (('5', ('<b/>', ", 6")), ["5", "6"], False),
    ],
)  # fmt: skip
def test_raised_notes_and_struck_out_codes(parts: tuple, expected: list[str], struck: bool, is_shared: bool):
    found, told = listed(*parts, is_shared=is_shared)
    assert (sorted(found), told) == (expected, [("text-struck", "D2")] if struck else [])


def test_what_a_style_strikes_out_is_not_read_and_told_with_its_words():
    book = Workbook()
    sheet = book.active
    for row in (HEAD, ["Fiji", "(c)", text(1), 21], ["Palau", "(d)", text(2), "5; 6"]):
        sheet.append(row)
    sheet["D2"].font = sheet["C3"].font = Font(strike=True)
    sheet["D3"].font = Font(strike=False, bold=True)
    content = io.BytesIO()
    book.save(content)
    data = load(content.getvalue())
    assert cells(data) == [("FJI", "c", "C2")] and ("text-struck", "D2") in issues(data)
    assert f"D2 “21”, C3 “{text(2)[:40]}”" in data.issues.set_index("code")["message"]["text-struck"]
    assert [row[:3] for row in codes(data)] == [("PLW", "d", "5"), ("PLW", "d", "6")]


def test_an_answer_keeps_its_note_as_a_sign():
    data = load(
        archive(xlsx_parts({"S": [HEAD, ["Fiji", "(c)", inline("Fictional words", (UP, "12"), " of nobody")]]}))
    )
    assert data.responses["text"].tolist() == ["Fictional words¹² of nobody"]


def test_words_that_speak_of_a_strike_are_no_form():
    assert read_runs(b"<v>a strike, and vertAlign</v>") is None
    assert read_runs(b"<t>a strike</t>") is None


def test_how_a_word_is_spoken_is_no_part_of_it():
    spoken = "<rPh><t>spoken</t></rPh>"
    assert read_runs((runs("2", (UP, "1")) + spoken).encode()) == Apart("2¹")


def test_shared_strings_that_come_in_pieces():
    whole = shared_strings(f"<si><t>one</t></si><si/><si>{runs('2', (UP, '1'))}</si><si><t>4</t></si>").encode()
    for size in (1, 7, 50, len(whole)):
        assert read_strings(whole[at : at + size] for at in range(0, len(whole), size)) == {2: Apart("2¹")}
