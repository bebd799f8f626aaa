"""The workbook as a file: hostile texts stay texts, tables are tables, sheets can be printed, programs open it."""

from __future__ import annotations

import io
import re
import zipfile

import openpyxl
import pytest
from openpyxl.utils.escape import unescape
from openpyxl.worksheet.worksheet import Worksheet

from gcm_data import reference
from gcm_data.coverage.grid import STATES
from gcm_data.exports import xlsx
from gcm_data.exports.xlsx.texts import written
from gcm_data.tables.provenance import fingerprint
from tests.cases import first
from tests.recount import COUNTED
from tests.workbook_builder import text
from tests.xlsx_book import BOOKS, Book, book_of, chosen_by, make, multiset, read_back, review_of

MOST = 32_767


@pytest.fixture(params=BOOKS, ids=" ".join)
def book(request: pytest.FixtureRequest) -> Book:
    return book_of(*request.param)


@pytest.fixture(params=first(1, ["fictional", "shipped", "none"]))
def whole(request: pytest.FixtureRequest) -> Book:
    return book_of(request.param)


# ---- hostile texts

HOSTILE = [
    "=1+1", "=HYPERLINK(\"https://example.org\",\"x\")", "+cmd|' /C calc'!A0", "-2+3", "@SUM(1)", "\t=1", "\r=1", "＝1",
    "{=1}", "#N/A", "#REF!", "TRUE", "12", "2025-01-01", "'=1", "_x0041_ and _x000D_ stay", "_x00", "a\r\nb\rc\nd",
    "\x01\x02\x1f\x7f control", "<b>&amp;</b>]]>", "نص \u202eعربي\u202c وهمي", "虚构的测试文本", "अ काल्पनिक", "\u200b",
    "x" * MOST, "\r" + "x" * 30_000, "😀" * 16_383, " spaces around ", "\n\n", "&P &F & footer", "None", "nan",
]  # fmt: skip


@pytest.fixture(scope="module")
def hostile() -> Book:
    return make(data=review_of(HOSTILE))


def test_no_cell_is_a_formula_or_an_error(hostile, book):
    for made in (hostile, book):
        kinds = {cell.data_type for sheet in made.sheets.values() for row in sheet.iter_rows() for cell in row}
        assert kinds <= {"s", "n"}
        with zipfile.ZipFile(io.BytesIO(made.content)) as archive:
            sheets = [archive.read(name) for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
        assert sheets and not [xml for xml in sheets if b"<f>" in xml or b"<f " in xml or b'"e"' in xml]


def test_a_text_stays_a_text_when_somebody_edits_its_cell(hostile):
    for row in hostile.cells("Evidence")[1:]:
        for cell in row:
            if isinstance(cell.value, str) and cell.value[0] in "=+-@":
                assert cell.quotePrefix, cell.value[:20]


def test_hostile_texts_are_read_back_sign_by_sign(hostile):
    answered = multiset(hostile.scope.data)
    assert sum(answered.values()) == 3 * len(HOSTILE)
    assert multiset(read_back(hostile)) == answered


def test_no_text_is_longer_than_a_cell_can_hold(hostile):
    for sheet in hostile.sheets.values():
        for row in sheet.iter_rows():
            assert all(len(str(cell.value).encode("utf-16-le")) // 2 <= MOST for cell in row)


@pytest.mark.long
@pytest.mark.parametrize("long", ["y" * (MOST + 1), "y" * 200_000, "\r" * 20_000, "😀" * 20_000])
def test_a_text_that_is_too_long_is_cut_and_says_so(long):
    long = f"Fictional {long}"
    book = make(data=review_of([long, "objective 5 " + long + " objective 7"]))
    found = [unescape(row["Passage"]) for row in book.rows("Evidence")]
    note = f" [… cut here: the text has {len(long):,} characters, more than a cell can hold]"
    assert found[0].endswith(note)
    kept = found[0].removesuffix(note)
    assert long.startswith(kept) and len(kept) > 4_000
    assert all(len(row["Passage"].encode("utf-16-le")) // 2 <= MOST for row in book.rows("Evidence"))
    codes = {*read_back(book).issues["code"]}
    assert "annex-rows-unread" in codes  # objective 7 is cited behind the cut


def test_signs_that_no_file_can_hold_are_replaced_visibly():
    assert written("a\ufffeb\uffffc\ud800d") == "a\ufffdb\ufffdc\ufffdd"


# ---- the form of the file


def test_tables_are_real_tables(whole, hostile):
    for made in (whole, hostile):
        names = [name.casefold() for name in made.tables]
        assert len(names) == len({*names}) and all(re.fullmatch(r"[a-z_]\w*", name) for name in names)
        assert not [name for name in names if re.fullmatch(r"[a-z]{1,3}\d+", name)], "the name of a cell"
        for name, (sheet, table) in made.tables.items():
            heads, *rows = made.cells(name)
            assert rows and table.autoFilter.ref == table.ref
            assert [column.name for column in table.tableColumns] == [cell.value for cell in heads]
            assert len({str(cell.value).casefold() for cell in heads}) == len(heads)
            merged = [str(area) for area in sheet.merged_cells.ranges]
            assert not [area for area in merged if overlap(area, table.ref)], name
        for sheet in made.sheets.values():
            areas = [table.ref for table in sheet.tables.values()]
            assert not [(a, b) for a in areas for b in areas if a < b and overlap(a, b)]


def overlap(one: str, other: str) -> bool:
    first, second = (openpyxl.utils.range_boundaries(area) for area in (one, other))
    return not (first[2] < second[0] or second[2] < first[0] or first[3] < second[1] or second[3] < first[1])


def test_every_sheet_is_set_up_for_print(book):
    for name, sheet in book.sheets.items():
        assert (sheet.page_setup.orientation, sheet.page_setup.fitToWidth) == ("landscape", 1)
        has_matrix = any("_matrix" in table for table in sheet.tables)
        assert sheet.page_setup.fitToHeight in ((1,) if has_matrix else (0, 1)), name  # no page of two rows behind it
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert fingerprint(book.scope.data) in sheet.oddFooter.left.text
        assert sheet.oddFooter.right.text == "&P / &N"
        assert max(column.width for column in sheet.column_dimensions.values()) < 110, name
        assert all((row.height or 0) <= 409 for row in sheet.row_dimensions.values())
    for name in ("Coverage", "Principles and needs", "Numbers", "Evidence"):
        assert book.sheets[name].freeze_panes.endswith(str(first_head(book.sheets[name]) + 1))


def first_head(sheet: Worksheet) -> int:
    return min(openpyxl.utils.range_boundaries(table.ref)[1] for table in sheet.tables.values())


def test_no_sheet_speaks_of_what_is_drawn_on_pages_alone(book):
    for name, sheet in list(book.sheets.items())[1:]:
        above = [row[0] for row in sheet.iter_rows(max_row=first_head(sheet) - 1, max_col=1, values_only=True)]
        assert not re.search(r"\b(tiles?|bars?|dots?|hover|click)\b", " ".join(filter(None, above)), re.I), name


def test_every_page_in_print_has_the_heads_of_its_table(book):
    for name, sheet in list(book.sheets.items())[1:]:
        heads = {tuple(cell.value for cell in sheet[table.ref][0]) for table in sheet.tables.values()}
        assert len(heads) == 1, name  # one row can be printed again, so that all tables of a sheet share it
        assert sheet.print_title_rows.endswith(f"${first_head(sheet)}"), name


@pytest.mark.long
def test_no_table_of_the_first_sheet_goes_on_behind_its_heads():
    sheet = book_of("shipped").sheets["About"]
    tops = sorted(openpyxl.utils.range_boundaries(table.ref)[1] for table in sheet.tables.values())
    breaks = [each.id for each in sheet.row_breaks.brk]
    assert len(breaks) == 2 and tops[0] < breaks[0] < tops[1] < tops[2] < breaks[1] < tops[3]


def test_letters_in_print_are_large_enough_to_read(book):
    """A unit of width is a digit of the plain font, Arial 10; the paper is landscape, with margins of 0.4 inches."""
    plain = openpyxl.load_workbook(io.BytesIO(book.content))._fonts[0]
    assert (plain.name, plain.size) == ("Arial", 10)
    for name, sheet in book.sheets.items():
        wide = sum(column.width for column in sheet.column_dimensions.values()) * 5.56
        across, down = {9: (842, 595), 8: (1191, 842)}[int(sheet.page_setup.paperSize)]
        assert 10 * (across - 57.6) / wide >= 8, (name, wide)
        if sheet.page_setup.fitToHeight == 1:
            last = max(cell.row for row in sheet.iter_rows() for cell in row if cell.value is not None)
            high = sum(sheet.row_dimensions[row].height or 13 for row in range(1, last + 1))
            assert 10 * (down - 90) / high >= 8, (name, high)


def test_no_cell_that_is_a_link_needs_a_second_line(book):
    """LibreOffice wraps none: what does not fit is cut off in print."""
    for name, sheet in book.sheets.items():
        for row in sheet.iter_rows():
            for cell in row:
                if cell.hyperlink and isinstance(cell.value, str):
                    assert len(cell.value) <= sheet.column_dimensions[cell.column_letter].width + 3, (name, cell.value)


def test_numbers_are_numbers(book):
    """No cell of a table of counts holds a number, share or year as a text; names of SDG targets are no numbers."""
    lists = ("Objectives", "Target", "Passages", "SHA-256 (first 12)")  # a digest may have digits alone
    for name in book.tables:
        if name.startswith("Figure_") or name in ("Numbers", "Documents"):
            for row in book.rows(name):
                texts = [value for head, value in row.items() if isinstance(value, str) and head not in lists]
                assert not [text for text in texts if re.fullmatch(r"[\d.,]+ ?%?", text)], (name, row)


def test_each_count_leads_to_its_row_and_that_to_its_passages(book):
    leads = 0
    numbers = {row[0].row: [cell.value for cell in row] for row in book.cells("Numbers")[1:]}
    passages = {row[0].row: row[0].value for row in book.cells("Evidence")[1:]}
    for name in book.tables:
        if not name.startswith("Figure_") or name.endswith("_shares"):
            continue
        for row in book.cells(name)[1:]:
            for cell in row:
                if cell.hyperlink and cell.hyperlink.location.startswith("'Numbers'!A"):
                    found = numbers[int(cell.hyperlink.location.removeprefix("'Numbers'!A"))]
                    assert name.split("_")[1] == str(found[0]), (name, cell.coordinate)
                    if cell.value not in WORDS_FOR_A_GROUP:
                        assert found[2] == number_in(cell.value), (name, cell.coordinate)
                    leads += 1
                elif cell.column > 1 and name.endswith("_matrix") and cell.value is not None:
                    raise AssertionError((name, cell.coordinate))
    assert leads >= len(numbers)
    for row in book.cells("Numbers")[1:]:
        behind, link = row[-1].value, row[2].hyperlink
        assert bool(link) == bool(behind) and not row[-1].hyperlink
        if link:
            found = passages[int(link.location.removeprefix("'Evidence'!A"))]
            assert found == int(re.match(r"\d+", str(behind))[0])


WORDS_FOR_A_GROUP = ("silent", "blank", "nothing read")


def number_in(value: object) -> object:
    """The first number of a cell in words; any other value as it is."""
    found = re.search(r"\d+", value) if isinstance(value, str) else None
    return int(found[0]) if found else value


def test_each_mark_of_a_reported_cell_leads_to_its_evidence(book):
    evidence = {row[0].row: row for row in book.cells("Evidence")[1:]}
    heads = [cell.value for cell in book.cells("Evidence")[0]]
    who, what = heads.index("State or stakeholder"), heads.index("Evidence for")
    for name in ("Figure_1", "Figure_2"):
        targets, *rows = book.cells(name)
        for row in rows:
            for target, cell in list(zip(targets, row, strict=True))[2:]:
                assert bool(cell.hyperlink) == (cell.value == "■"), (row[1].value, target.value, cell.value)
                if cell.hyperlink:
                    found = evidence[int(cell.hyperlink.location.removeprefix("'Evidence'!A"))]
                    assert (found[who].value, found[what].value) == (row[1].value, target.value)


def test_the_list_of_sheets_leads_to_each(whole):
    listed = [row[0] for row in whole.cells("Sheets")[1:]]
    assert [cell.hyperlink.location for cell in listed] == [f"'{cell.value}'!A1" for cell in listed]


def test_answers_that_name_no_objective_stand_on_a_sheet_of_their_own(book):
    """Counted in another way: answers of what counts now, without those in which a mention of an objective counts."""
    seen, data = book.seen, book.scope.data
    codes = {member.iso3 for member in seen.members} | (set() if book.scope.selection.is_narrowed else {""})
    current = data.submissions[(data.submissions["status"] == "current") & data.submissions["iso3"].isin(codes)]
    counted = data.mentions[
        (data.mentions["target_kind"] == "objective") & data.mentions["basis"].isin(COUNTED[book.scope.selection.basis])
    ]
    answers = data.responses[
        (data.responses["cycle"] == book.scope.selection.cycle)
        & (data.responses["state"] == "answered")
        & data.responses["submission"].isin(current["submission"])
    ]
    silent = answers[~answers["response"].isin(counted["response"])]
    found = [unescape(row["Words"]).replace("\r", "") for row in book.rows("No_objective")] if len(silent) else []
    assert sorted(found) == sorted(text.replace("\r", "") for text in silent["text"])
    assert ("No objective" in book.sheets) == bool(len(silent))


def test_rows_of_a_matrix_are_of_one_height(whole):
    for name, (sheet, table) in whole.tables.items():
        if sheet.title in ("Coverage", "Principles and needs"):
            rows = openpyxl.utils.range_boundaries(table.ref)
            heights = {sheet.row_dimensions[row].height for row in range(rows[1] + 1, rows[3] + 1)}
            assert len(heights) == 1, (name, heights)


@pytest.mark.long
@pytest.mark.parametrize(
    "words", ["虚构的测试文本，", "COUNTRY IN WIDE CAPITALS ", "A fictional answer that says so, "]
)
def test_a_row_has_room_for_all_its_lines(words):
    said = (words * 40)[:280]
    book = make(data=review_of([said]))
    sheet, row = book.sheets["Evidence"], book.cells("Evidence")[1]
    letter = {"虚": 10.0, "C": 6.9, "A": 4.6}[words[0]]  # points of a letter of Arial 10, by its average width
    room = [sheet.column_dimensions[cell.column_letter].width * 5.25 for cell in row if cell.value == said]
    assert len(room) == 2  # the passage, and its source
    assert sheet.row_dimensions[row[0].row].height >= 11.5 * len(said) * letter / min(room)


def test_the_first_sheet_says_what_all_is_and_where(book):
    scope = book.scope
    said = " ".join(str(cell.value) for row in book.sheets["About"].iter_rows() for cell in row if cell.value)
    for words in (scope.selection.describe(), scope.base, "1 February 2025", fingerprint(scope.data),
                  "It is no ranking and no judgement", "no position of the United Nations",
                  "Counts are expressed in relation to the members that answered", *STATES):  # fmt: skip
        assert words in said, words
    assert next(iter(book.sheets)) == "About"
    listed = [row["Sheet"] for row in book.rows("Sheets")]
    assert list(dict.fromkeys(listed)) == list(book.sheets)[1:]
    figures = [row["Figure"] for row in book.rows("Sheets") if row["Figure"]]
    assert figures == [f"Figure {number}" for number in range(1, len(figures) + 1)]
    for row in book.rows("Sheets"):
        if row["Figure"]:
            titles = {cell.value for (cell,) in book.sheets[row["Sheet"]]["A1:A900"]}
            assert f"{row['Figure']}. {row['What is in it']}" in titles


def test_documents_and_issues_are_all_there():
    book = book_of("fictional")
    data = book.scope.data
    assert [(row["Cycle"], row["Document"]) for row in book.rows("Documents")] == list(
        zip(map(int, data.documents["cycle"]), data.documents["document"], strict=True)
    )
    assert sorted(row["What was found and what to do"] for row in book.rows("Issues")) == sorted(data.issues["message"])
    assert len(data.issues)


EVERY = [{"subregions": (s.subregion,)} for s in reference.subregions()]
EVERY += [{"group": name} for name in ("LDC", "LLDC", "SIDS", "Champion countries")]
EVERY += [{"round_table": number, "cycle": "2021"} for number in (1, 2, 3, 4)]


@pytest.mark.long
@pytest.mark.parametrize("chosen", EVERY[::-1], ids=str)
def test_every_selection_can_be_written_and_read_back(chosen):
    book = make(**chosen)
    assert multiset(read_back(book)) == multiset(book.scope.data, chosen_by(book.scope))
    assert len(book.content) < 1_000_000


@pytest.mark.long
def test_a_single_submission_is_enough():
    book = make(data=review_of([text(1, " See objective 5.")]))
    assert sum(cell.value == "■" for row in book.cells("Figure_1")[1:] for cell in row) == 2
    assert multiset(read_back(book)) == multiset(book.scope.data)


@pytest.mark.long
def test_progress_ends_before_it_is_done_and_never_goes_back():
    told: list[float] = []
    xlsx.write(make(round_table=1).scope, lambda share, what: told.append(share))
    assert told == sorted(told) and min(told) >= 0 and max(told) <= 1


# ---- an office program


@pytest.mark.parametrize("which", ["shipped", "hostile", "none"])
def test_libreoffice_opens_it_with_the_same_cells_and_tables(which, hostile, converted):
    book = hostile if which == "hostile" else book_of(which)
    again = Book(book.scope, converted(book.content, "made.xlsx", "xlsx").read_bytes())
    assert list(again.sheets) == list(book.sheets)
    assert {name: table.ref for name, (_, table) in again.tables.items()} == {
        name: table.ref for name, (_, table) in book.tables.items()
    }
    for name, sheet in book.sheets.items():
        for row in sheet.iter_rows():
            for cell in filter(lambda cell: cell.value not in (None, ""), row):
                found = again.sheets[name][cell.coordinate]
                assert found.data_type in ("s", "n")
                twice = unescape(cell.value) if isinstance(cell.value, str) else cell.value
                assert seen_as(found.value) in (seen_as(cell.value), seen_as(twice)), (name, cell.coordinate)


def seen_as(value: object) -> object:
    """A cell as it is seen. This program drops carriage returns, and does not escape what looks like an escape."""
    if isinstance(value, str):
        return re.sub(r"[\r\n]+", "\n", unescape(value)).strip()
    return pytest.approx(value) if isinstance(value, float) else value
