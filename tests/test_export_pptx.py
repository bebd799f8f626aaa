"""The slides as a file: read again with python-pptx, its numbers recounted from the tables in plain loops."""

from __future__ import annotations

import dataclasses
import io
import itertools
import re
import zipfile
from collections.abc import Callable, Iterator

import openpyxl
import pytest
from lxml import etree
from PIL import ImageFont
from pptx import Presentation
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.presentation import Presentation as Opened
from pptx.slide import Slide as Page

from gcm_data import reference, wording
from gcm_data.coverage.counts import NON_REGIONAL
from gcm_data.coverage.scope import Scope
from gcm_data.exports import pptx
from gcm_data.exports.progress import silent
from gcm_data.slides import deck
from gcm_data.tables.provenance import fingerprint
from gcm_data.tables.specs import ReviewData
from loaders import load_review
from loaders.files import files_of_review, load_files
from tests.cases import first
from tests.test_coverage_counts import naive_answering
from tests.test_exhibits import groups_of, reporters, submitted
from tests.test_withheld import SECRETS, compiled, form
from tests.workbook_builder import document, response_form, text

EVERY_SUBREGION = tuple(row.subregion for row in reference.subregions())
SELECTIONS = [
    {"cycle": "2025"},
    {"cycle": "2025", "subregions": ("Pacific",)},
    {"cycle": "2025", "group": "LDC", "basis": "cited"},
    {"cycle": "2021", "round_table": 3},
    {"cycle": "2025", "subregions": ("East and North-East Asia",)},
    {"cycle": "2025", "group": "Champion countries"},
    {"cycle": "2021"},
    {"cycle": "2025", "subregions": EVERY_SUBREGION, "group": "SIDS", "round_table": 3, "basis": "cited"},
]
FOOT = ("Base", "Source", "Provenance", "Slide number")
FEW = 3  # submissions, below which nothing is shaded


def pages_of(scope: Scope, template: bytes | None = None) -> list[Page]:
    """The slides of a file, read again."""
    return list(Presentation(io.BytesIO(pptx.write(scope, silent, template))).slides)


def topic(page: Page) -> str:
    return words(page)["Topic"]


def words(page: Page) -> dict[str, str]:
    """Name of a text box -> its text."""
    return {shape.name: shape.text_frame.text for shape in page.shapes if shape.has_text_frame}


def charts(page: Page) -> Iterator[object]:
    return (shape.chart for shape in page.shapes if shape.has_chart)


def table(page: Page) -> list[list[str]]:
    """The texts of a slide's table."""
    (found,) = (shape.table for shape in page.shapes if shape.has_table)
    return [[cell.text_frame.text for cell in row.cells] for row in found.rows]


@pytest.fixture(scope="module", params=first(1, SELECTIONS), ids=str)
def made(request, scope_of) -> tuple[Scope, Opened]:
    """A selection and its file, read again."""
    scope = scope_of(**request.param)
    return scope, Presentation(io.BytesIO(pptx.write(scope, silent)))


@pytest.fixture
def counted(made) -> tuple[Scope, dict[str, Page]]:
    """A selection and its slides by topic."""
    scope, file = made
    return scope, {topic(page): page for page in file.slides}


def inside(scope: Scope, group: str) -> set[str]:
    return {iso3 for iso3 in scope.selection.iso3 if group in groups_of(iso3, scope.selection.cycle)}


def test_every_bar_equals_a_plain_count(counted, shipped):
    scope, pages = counted
    who, received = reporters(shipped, scope.selection), submitted(shipped, scope.selection.cycle)
    seen = 0
    for name, page in pages.items():
        is_of_objectives = name == "Objectives" or name.startswith("Round table") or name in EVERY_SUBREGION
        if not is_of_objectives:
            continue
        members = inside(scope, name) if name in EVERY_SUBREGION else set(scope.selection.iso3)
        found = []
        for chart in charts(page):
            (series,) = chart.plots[0].series
            assert chart.chart_type == XL_CHART_TYPE.BAR_CLUSTERED
            assert not chart.has_legend and not chart.value_axis.visible and not chart.value_axis.has_major_gridlines
            assert series.data_labels.number_format == f'0" of {len(members & received)}"'
            assert chart.value_axis.maximum_scale == max(len(members & received), 1)
            for label, value in zip(chart.plots[0].categories, series.values, strict=True):
                number = label.split()[0]
                asked = [number] if number.isdigit() else map(str, round_table_of(name))
                assert value == len(members & set().union(*(who["objective", n] for n in asked))), (name, label)
                found.append(number)
        numbers = sorted(int(number) for number in found if number.isdigit())
        chosen = round_table_of(name) if name.startswith("Round table") else scope.selection.objectives
        assert numbers == sorted(chosen), name
        seen += 1
    assert seen == sum(name not in ("What was read", "Subregions and objectives", "Guiding principles",
                                    "Gaps in reporting", "Cooperation needs", "Method")
                       and not name.startswith("Change") for name in pages)  # fmt: skip


def round_table_of(heading: str) -> tuple[int, ...]:
    number = int(re.match(r"Round table (\d)", heading)[1])
    return next(row.objectives for row in reference.round_tables() if row.round_table == number)


def test_submissions_stand_in_frames_of_members(counted, shipped):
    scope, pages = counted
    received = submitted(shipped, scope.selection.cycle)
    (chart,) = charts(pages["What was read"])
    *frames, counts = chart.plots[0].series
    totals = {label: len(inside(scope, label)) for label in chart.plots[0].categories}
    for place, label in enumerate(chart.plots[0].categories):
        assert counts.values[place] == len(inside(scope, label) & received)
        if frames:
            assert frames[0].values[place] == totals[label]
            written = frames[0].points[place].data_label.text_frame.text
            assert written == f"{counts.values[place]:.0f} of {totals[label]}"
    assert bool(frames) == (len(set(totals.values())) > 1)
    assert sum(totals.values()) == scope.members


@pytest.mark.long
def test_change_counts_the_same_members_in_both_cycles(scope_of, shipped):
    """In the shipped data nobody of the panel left a whole submission blank, so that all of it can be compared."""
    scope = scope_of()
    page = next(page for page in pages_of(scope) if topic(page).startswith("Change"))
    before = reporters(shipped, dataclasses.replace(scope.selection, cycle="2021"))
    after = reporters(shipped, scope.selection)
    panel = submitted(shipped, "2021") & submitted(shipped, "2025")
    names = {row.short_label: str(row.number) for row in reference.objectives()}
    seen = []
    for chart in charts(page):
        (series,) = chart.plots[0].series
        assert series.data_labels.number_format == f'0" of {len(panel)}"'
        for label, value in zip(chart.plots[0].categories, series.values, strict=True):
            target = "objective", names[label.split(" ", 1)[1]]
            newly, no_longer = (after[target] - before[target]) & panel, (before[target] - after[target]) & panel
            assert value == len({"Newly reported": newly, "No longer reported": no_longer}[series.name]), label
            seen.append((series.name, label))
    assert len(seen) == len(set(seen)) == 46


@pytest.mark.long
def test_charts_can_be_edited_their_workbooks_hold_the_same(scope_of):
    for page in pages_of(scope_of(group="LDC")):
        for chart in charts(page):
            book = openpyxl.load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob))
            head, *rows = book.active.iter_rows(values_only=True)
            assert list(head[1:]) == [series.name for series in chart.plots[0].series]
            assert [row[0] for row in rows] == list(chart.plots[0].categories)
            assert [row[1:] for row in rows] == list(zip(*(s.values for s in chart.plots[0].series), strict=True))


def test_subregions_by_objectives_equals_a_plain_count(counted, shipped):
    scope, pages = counted
    who, received = reporters(shipped, scope.selection), submitted(shipped, scope.selection.cycle)
    bands, heads, *rows = table(pages["Subregions and objectives"])
    assert [int(head) for head in heads[1:]] == list(scope.selection.objectives)
    assert [band for band in bands[1:] if band] == [
        f"Round table {row.round_table}: {row.short_label}" for row in reference.round_tables()
        if scope.selection.round_table in (0, row.round_table)
    ]  # fmt: skip
    for name, *counts in rows:
        group = name.split(" (")[0]
        expected = [str(len(inside(scope, group) & who["objective", number])) for number in heads[1:]]
        assert counts == (expected if inside(scope, group) & received else ["–"] * len(counts)), name


@pytest.mark.parametrize(
    "name, kind, entries",
    [("Guiding principles", "principle", reference.principles), ("Cooperation needs", "need", reference.needs)],
)
def test_principles_and_needs_by_subregion_equal_a_plain_count(counted, shipped, name, kind, entries):
    scope, pages = counted
    who, received = reporters(shipped, scope.selection), submitted(shipped, scope.selection.cycle)
    keys = {row.label: row.key for row in entries()}
    heads, *rows = table(pages[name])
    assert [label for label, *_ in rows] == list(keys)
    for label, *counts in rows:
        for head, count in zip(heads[1:], counts, strict=True):
            group = head.split(" (")[0]
            of, members = re.search(r"\((\d+)\sof\s(\d+)\)", head).groups()
            assert (int(of), int(members)) == (len(inside(scope, group) & received), len(inside(scope, group)))
            able = inside(scope, group) & naive_answering(shipped)[scope.selection.cycle, kind]
            assert count == (str(len(inside(scope, group) & who[kind, keys[label]])) if able else "–"), (label, head)


def test_gaps_equal_a_plain_count(counted, shipped):
    scope, pages = counted
    _, heads, *rows = table(pages["Gaps in reporting"])
    current = {row.submission for row in shipped.submissions.itertuples() if row.status == "current"}
    bases = {"all": ("coded", "cited", "reviewed")}.get(scope.selection.basis, (scope.selection.basis,))
    named: dict[tuple[str, str], set[str]] = {}
    for row in shipped.mentions.itertuples():
        is_here = row.cycle == scope.selection.cycle and row.iso3 in scope.selection.iso3
        if is_here and row.submission in current and row.basis in bases and row.target_kind == "objective":
            for aspect in ("", row.aspect):
                named.setdefault((row.target, aspect or "any"), set()).add(row.iso3)
    received = submitted(shipped, scope.selection.cycle) & set(scope.selection.iso3)
    spoken = (*shipped.responses[shipped.responses["state"] == "answered"].itertuples(), *shipped.mentions.itertuples())
    answered = {row.iso3 for row in spoken if row.submission in current and row.cycle == scope.selection.cycle}
    kinds = [re.fullmatch(r"(.+)\s\((\d+)\sanswered\)", head).groups() for head, *_ in rows]
    found = {kind: dict(zip(heads[1:], cells, strict=True)) for (kind, _), (_, *cells) in zip(kinds, rows, strict=True)}
    bases = {kind: int(base) for kind, base in kinds}
    said = shipped.responses[shipped.responses["state"] == "answered"]
    said = said[said["cycle"] == scope.selection.cycle]
    for kind, letter in (("challenges reported", "d"), ("support sought", "e"), ("progress reported", "c")):
        assert bases[kind] == len(set(said.loc[said["question"] == letter, "iso3"]) & set(scope.selection.iso3))
    for number in heads[1:]:
        every, achieved, challenged, asking = (
            named.get((number, aspect), set()) for aspect in ("any", "achievement", "challenge", "need")
        )
        if received:
            expected = {
                "challenges reported": challenged - achieved, "support sought": asking, "progress reported": achieved,
                "other responses only": every - achieved - challenged - asking,
                "not mentioned": (received & answered) - every,
            }  # fmt: skip
            for kind, who in expected.items():
                assert found[kind][number] == (str(len(who)) if bases[kind] else "–"), kind


def luminance(fill: str) -> float:
    red, green, blue = (int(fill[at : at + 2], 16) for at in (0, 2, 4))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.long
def test_shades_grow_with_the_share_and_stand_only_where_three_submitted(scope_of):
    page = next(page for page in pages_of(scope_of()) if topic(page) == "Guiding principles")
    (found,) = (shape.table for shape in page.shapes if shape.has_table)
    totals = [int(re.search(r"\((\d+)", cell.text_frame.text)[1]) for cell in list(found.rows[0].cells)[1:]]
    shades = []
    for row in list(found.rows)[1:]:
        for cell, total in zip(list(row.cells)[1:], totals, strict=True):
            solid = cell._tc.tcPr.findall("{*}solidFill/{*}srgbClr")
            assert bool(solid) == (total >= FEW)
            if solid:
                shades.append((int(cell.text_frame.text) / total, luminance(solid[0].get("val"))))
    shades.sort()
    assert shades[0][0] < shades[-1][0]
    for (one, light), (other, dark) in itertools.pairwise(shades):
        assert light > dark or one == other


def test_each_slide_says_finding_base_source_note_and_fingerprint(made, shipped):
    scope, file = made
    slides, pages = deck(scope), list(file.slides)
    assert len(slides) == len(pages)
    for slide, page in zip(slides, pages, strict=True):
        found = words(page)
        assert page.shapes.title.placeholder_format.type == PP_PLACEHOLDER.TITLE
        assert page.shapes.title.text_frame.text == slide.exhibit.title
        assert found["Base"].startswith(reference.cycle(scope.selection.cycle).name)
        assert found["Base"].endswith(slide.exhibit.base)
        received = sum(shipped.documents["cycle"] == scope.selection.cycle)
        assert found["Source"].startswith(f"Source: {received} document")
        assert found.get("Note", "") == slide.exhibit.note
        assert f"As of 1 February 2025. Data {fingerprint(shipped)}" in found["Provenance"]
        assert page.element.xpath(".//a:fld[@type='slidenum']")


def test_notes_name_every_state_of_every_number_with_its_cells(counted, shipped):
    scope, pages = counted
    who = reporters(shipped, scope.selection)
    takeaway, *parts = pages["Objectives"].notes_slide.notes_text_frame.text.split("\n\n")
    assert takeaway
    numbers = {part.split()[0] for part in parts}
    assert numbers == set(map(str, scope.selection.objectives))
    rows = (*shipped.responses.itertuples(), *shipped.mentions.itertuples())
    cells = {(row.iso3, row.document, row.sheet, row.cell) for row in rows if row.cycle == scope.selection.cycle}
    for part in parts:
        sentence, *behind = part.split("\n")
        expected = who["objective", part.split()[0]]
        assert f": {scope.material.of(len(expected))} " in sentence
        entries = behind[0].split("; ") if behind else []
        for iso3 in expected:
            start = f"{reference.member(iso3).name} ("
            (entry,) = (entry for entry in entries if entry.startswith(start))
            named, sheet, cell = re.match(r"(.+) › (.+)!([A-Z]+\d+)", entry.removeprefix(start)).groups()
            assert (iso3, named, sheet, cell) in cells


@pytest.mark.long
def test_notes_of_other_slides_name_who_is_counted(scope_of, shipped):
    pages = {topic(page): page.notes_slide.notes_text_frame.text for page in pages_of(scope_of())}
    gone = submitted(shipped, "2025") - reporters(shipped, scope_of().selection)["objective", "23"]
    (part,) = (p for p in pages["Gaps in reporting"].split("\n\n") if p.startswith("objective 23 · not mentioned:"))
    assert set(part.split("\n")[1].split("; ")) == {reference.member(iso3).name for iso3 in gone}
    received = submitted(shipped, "2025")
    (part,) = (p for p in pages["What was read"].split("\n\n") if p.startswith("Pacific:"))
    for iso3 in received:
        assert (f"{reference.member(iso3).name} (" in part) == (reference.member(iso3).subregion == "Pacific")


@pytest.mark.long
def test_a_document_without_sheets_is_named_in_the_notes(scope_of):
    rows = 'Country,Question,Response,Objectives\nFiji,c,"Fictional test text, not a statement of any State.",5\n'
    data = load_review([document(rows.encode(), "fictional.csv")])
    notes = pages_of(scope_of(data=data))[0].notes_slide.notes_text_frame.text
    assert "Fiji (fictional.csv › C2)" in notes


# The place of things.


def boxes(page: Page) -> list[tuple[str, int, int, int, int]]:
    return [(s.name, s.left, s.top, s.left + s.width, s.top + s.height) for s in page.shapes]


def assert_placed(pages: list[Page], wide: int, high: int) -> None:
    """Nothing stands outside the slide, nothing over another thing."""
    for page in pages:
        found = boxes(page)
        for name, left, top, right, bottom in found:
            assert 0 <= left < right <= wide and 0 <= top < bottom <= high, (topic(page), name)
        for one, other in itertools.combinations(found, 2):
            is_apart = one[3] <= other[1] or other[3] <= one[1] or one[4] <= other[2] or other[4] <= one[2]
            assert is_apart, (topic(page), one, other)


def test_nothing_overlaps_and_letters_can_be_read(made):
    _, file = made
    assert (file.slide_width.inches, file.slide_height.inches) == (pytest.approx(13.333, abs=0.001), 7.5)
    assert_placed(list(file.slides), file.slide_width, file.slide_height)
    for page in file.slides:
        for size, least in sizes(page):
            assert size >= least, topic(page)


def sizes(page: Page) -> Iterator[tuple[float, float]]:
    """Every size of letters on a slide, with the least that can be read from the back of a room."""
    for shape in page.shapes:
        if shape.has_chart:
            yield shape.chart.font.size.pt, 11
        elif shape.has_table:
            yield from ((run.font.size.pt, 11) for cell in shape.table.iter_cells()
                        for run in cell.text_frame.paragraphs[0].runs)  # fmt: skip
        else:
            least = 24 if shape.is_placeholder else 9 if shape.name in (*FOOT, "Note", "Shades") else 11
            yield from ((run.font.size.pt, least) for p in shape.text_frame.paragraphs for run in p.runs)


def test_texts_fit_their_boxes(made):
    """Measured with the letters that stand in for Arial here, word by word."""
    try:
        fonts = {is_bold: ImageFont.truetype(name, 1000) for is_bold, name in
                 ((False, "LiberationSans-Regular.ttf"), (True, "LiberationSans-Bold.ttf"))}  # fmt: skip
    except OSError:
        pytest.skip("no font with the widths of Arial on this machine")
    for page in made[1].slides:
        for shape in page.shapes:
            if shape.has_text_frame and shape.text_frame.text.strip("‹#›"):
                height = 0.0
                for paragraph in shape.text_frame.paragraphs:
                    (run,) = paragraph.runs
                    font = fonts[shape.is_placeholder or bool(run.font.bold)]
                    length = shape.width.pt / run.font.size.pt * 1000
                    height += lines(run.text, font.getlength, length) * run.font.size.pt * 1.149
                    height += paragraph.space_before.pt if paragraph.space_before else 0
                assert height <= shape.height.pt + 0.1, (topic(page), shape.name)


def lines(said: str, length_of: Callable[[str], float], room: float) -> int:
    """How many lines a text takes."""
    count, line = 1, ""
    for word in said.split(" "):
        if line and length_of(f"{line} {word}") > room:
            count, line = count + 1, word
        else:
            line = f"{line} {word}".strip()
    return count


@pytest.mark.long
def test_charts_and_tables_are_described_for_those_who_cannot_see_them(scope_of):
    scope = scope_of()
    for page in pages_of(scope):
        for shape in page.shapes:
            if shape.has_chart:
                said = shape._element.xpath("./p:nvGraphicFramePr/p:cNvPr/@descr")[0]
                assert all(label in said for label in shape.chart.plots[0].categories)
            if shape.has_table:
                assert shape._element.xpath("./p:nvGraphicFramePr/p:cNvPr/@descr")[0].startswith("Table. ")
                assert shape.table.first_row and shape.table.first_col


# Data of every kind.


@pytest.mark.long
@pytest.mark.parametrize("chosen", [{}, {"cycle": "2021"}, {"subregions": ("Pacific",)}, {"round_table": 2}], ids=str)
@pytest.mark.parametrize("name", ["fictional", "single", "nothing"])
def test_small_reviews_make_slides_that_can_be_read_again(scope_of, request, name, chosen):
    data = {
        "fictional": lambda: request.getfixturevalue("fictional"),
        "single": lambda: load_review([document(response_form())]),
        "nothing": ReviewData.of,
    }[name]()
    scope = scope_of(data=data, **chosen)
    file = Presentation(io.BytesIO(pptx.write(scope, silent)))
    assert len(file.slides) == len(deck(scope))
    assert_placed(list(file.slides), file.slide_width, file.slide_height)
    for page in file.slides:
        for chart in charts(page):
            assert all(value is not None for series in chart.plots[0].series for value in series.values)


def parts(content: bytes) -> Iterator[tuple[str, bytes]]:
    """Every part of a file, and those of the workbooks in it."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            yield name, archive.read(name)
            if name.endswith(".xlsx"):
                yield from parts(archive.read(name))


@pytest.mark.long
def test_withheld_sources_appear_nowhere(scope_of, tmp_path, fictional):
    (tmp_path / "2025").mkdir()
    for found in (form(), compiled()):
        (tmp_path / "2025" / found.name).write_bytes(found.content)
    written = pptx.write(scope_of(data=load_files(files_of_review(tmp_path))), silent)
    assert wording.WITHHELD_PLACE.encode() in b"".join(content for _, content in parts(written))
    for name, content in parts(written):
        assert [secret for secret in SECRETS if secret.encode() in content] == [], name
    for _, content in parts(pptx.write(scope_of(data=fictional), silent)):
        assert b"Weavers" not in content


HOSTILE = (
    "=cmd|' /C calc'!A0", "\x00\x01\x0b\x1b control", "<a>&amp;]]></a>", "مرحبا \u202etxt", "移民" * 300, "x" * 32_767,
    "_x0008_ escaped", "\ufffe no sign",
)  # fmt: skip


@pytest.mark.long
@pytest.mark.parametrize("said", [" ".join(HOSTILE)[:32_767], *first(0, HOSTILE)], ids=lambda said: ascii(said[:12]))
def test_hostile_texts_break_nothing(scope_of, said):
    data = load_review([document(response_form("Fiji", [["(c)", text(1), "5"]]), "built.xlsx")])
    rename = {"document": said, "sheet": said}
    tables = {
        "documents": data.documents.assign(document=said, remark=said),
        "submissions": data.submissions.assign(document=said),
        "responses": data.responses.assign(**rename, text=said),
        "mentions": data.mentions.assign(**rename),
    }
    hostile = dataclasses.replace(data, **tables)
    written = pptx.write(scope_of(data=hostile), silent)
    for name, content in parts(written):
        if name.endswith((".xml", ".rels")):
            etree.fromstring(content)
    file = Presentation(io.BytesIO(written))
    assert_placed(list(file.slides), file.slide_width, file.slide_height)
    assert "Fiji (" in file.slides[0].notes_slide.notes_text_frame.text


def test_properties_say_what_it_is_and_name_nobody(scope_of, shipped):
    scope = scope_of(subregions=("Pacific",))
    written = pptx.write(scope, silent)
    found = Presentation(io.BytesIO(written)).core_properties
    assert found.title == wording.TITLE and "Pacific" in found.subject
    assert found.author == found.last_modified_by == ""
    assert fingerprint(shipped) in found.comments
    assert found.created.isoformat()[:10] == found.modified.isoformat()[:10] == "2025-02-01"
    assert not [name for name, content in parts(written) if b"Canny" in content]  # who made the library's own file


@pytest.mark.long
def test_the_same_data_make_the_same_slides(scope_of):
    one, other = (dict(parts(pptx.write(scope_of(round_table=1), silent))) for _ in range(2))
    assert one.keys() == other.keys()
    differing = {name for name in one if one[name] != other[name]}
    assert {name.rpartition(".")[2] for name in differing} <= {"xlsx"} | {"xml"}
    assert not [name for name in differing if name.startswith("ppt/") and name.endswith(".xml")]


@pytest.mark.long
def test_progress_is_told_to_the_end(scope_of):
    told = []
    pptx.write(scope_of(round_table=1), lambda share, what: told.append(share))
    assert (
        told == sorted(told) and told[-1] == pytest.approx(0.9) and len(told) == 1 + len(deck(scope_of(round_table=1)))
    )


def test_an_office_program_opens_it(scope_of, converted):
    scope = scope_of(round_table=2)
    shown = converted(pptx.write(scope, silent), "slides.pptx", "pdf")
    pages = re.findall(rb"/Type\s*/Page\b", shown.read_bytes())
    assert len(pages) == len(deck(scope))


@pytest.mark.long
def test_members_outside_the_region_have_a_bar_of_their_own(scope_of):
    (chart,) = charts(pages_of(scope_of())[1])
    assert NON_REGIONAL in list(chart.plots[0].categories)
