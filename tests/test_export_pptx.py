"""The slides as a file: read again with python-pptx, its numbers recounted from the tables in sets."""

from __future__ import annotations

import dataclasses
import io
import re
import time
from functools import cache

import openpyxl
import pytest
from lxml import etree
from pptx import Presentation
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Opened

from gcm_data import reference, wording
from gcm_data.coverage.scope import Scope
from gcm_data.coverage.two_cycles import other_cycles
from gcm_data.exports import pptx
from gcm_data.exports.progress import silent
from gcm_data.figures.chart import MENTIONED, NOTHING, Bars, Matrix
from gcm_data.slides import Slide, deck
from gcm_data.slides.evidence import blocks, key_of
from gcm_data.slides.slide import values_of
from gcm_data.tables.provenance import fingerprint
from gcm_data.tables.specs import ReviewData
from loaders import load_review
from loaders.files import files_of_review, load_files
from tests.cases import first
from tests.pptx_file import (
    assert_placed,
    charts,
    is_hidden,
    links,
    overflowing,
    parts,
    rows,
    shown,
    sizes,
    tables,
    texts,
    topic,
    words,
    written,
)
from tests.recount_slides import NUMBER, expected, seen_of
from tests.test_deck import SELECTIONS
from tests.test_withheld import SECRETS, compiled, form
from tests.workbook_builder import document, response_form, text

LEAST = 14  # points, on slides of 16:9
ORDER = ("Title", "Topic", "Takeaway", "Chart", "Slide number", "Base", "Source")  # as it is read out


@pytest.fixture(scope="module", params=first(1, SELECTIONS), ids=str)
def made(request, scope_of) -> tuple[Scope, Opened]:
    """A selection and its file, read again."""
    scope = scope_of(**request.param)
    return scope, written(scope)


@pytest.fixture
def pairs(made) -> list[tuple[Slide, object]]:
    """Each slide of the deck with its page in the file."""
    scope, file = made
    slides, pages = deck(scope), shown(file)
    assert [slide.title for slide in slides] == [page.shapes.title.text_frame.text for page in pages]
    return list(zip(slides, pages, strict=True))


def test_every_number_in_the_file_is_recounted(made, pairs):
    scope, _ = made
    seen, other = seen_of(scope), other_cycles(scope.selection.cycle)[0]
    counted = cache(lambda key, cell: expected(seen, key, cell, other))
    for slide, page in pairs:
        if isinstance(slide.chart, Bars):
            found = [series for chart in charts(page) for series in list(chart.plots[0].series)[-1:]]
            assert tuple(series.name for series in found) == slide.chart.series
            for series, chart in zip(found, charts(page), strict=True):
                for label, value in zip(chart.plots[0].categories, series.values, strict=True):
                    assert value == counted(slide.key, (label, series.name))[0], (slide.key, label)
        elif isinstance(slide.chart, Matrix):
            heads, *lines = rows(page)
            for name, *cells in lines:
                for head, cell in zip(heads[1:], cells, strict=True):
                    count, total = counted(slide.key, (name, head))
                    sign = MENTIONED if count else "·"
                    wanted = (sign if slide.chart.has_signs else str(count)) if total else NOTHING
                    assert cell == wanted, (slide.key, name, head)


def test_each_bar_has_its_denominator_written_on_it(pairs):
    for slide, page in pairs:
        for chart, values in zip(charts(page), getattr(slide.chart, "values", ()), strict=False):
            assert chart.chart_type == XL_CHART_TYPE.BAR_CLUSTERED and not chart.has_legend
            assert not chart.value_axis.visible and not chart.value_axis.has_major_gridlines
            totals = {value.total for value in values}
            if len(totals) == 1:
                series = list(chart.plots[0].series)[-1]
                assert series.data_labels.number_format == f'0" of {totals.pop()}"'
                continue
            *_, series = chart.plots[0].series if len(slide.chart.series) > 1 else list(chart.plots[0].series)[:1]
            for place, value in enumerate(values):
                assert series.points[place].data_label.text_frame.text == value.written


def test_charts_can_be_edited_their_workbooks_hold_the_same(made):
    for page in shown(made[1]):
        for chart in charts(page):
            book = openpyxl.load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob))
            head, *found = book.active.iter_rows(values_only=True)
            assert list(head[1:]) == [series.name for series in chart.plots[0].series]
            assert [row[0] for row in found] == list(chart.plots[0].categories)
            assert [row[1:] for row in found] == list(zip(*(s.values for s in chart.plots[0].series), strict=True))
            assert not {"Of", "Series 1"} & {series.name for series in chart.plots[0].series}


def test_each_slide_says_topic_base_and_source_in_the_order_of_reading(pairs):
    for slide, page in pairs:
        found = words(page)
        assert found.get("Base", "") == slide.base and found.get("Source", "") == slide.source
        assert found.get("Topic", "") == slide.topic
        names = [_kind(shape) for shape in page.shapes]
        places = [ORDER.index(name) for name in names if name in ORDER]
        assert places == sorted(places), names
        assert {*names} <= {*ORDER, "Text", "Subtitle"}
        if slide.counts:
            assert page.element.xpath(".//a:fld[@type='slidenum']")


def _kind(shape: object) -> str:
    """What a shape is in the order of reading; a chart's names and key belong to it."""
    if shape.is_placeholder:
        kind = shape.placeholder_format.type
        if kind in (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE):
            return "Title"
        return "Slide number" if kind == PP_PLACEHOLDER.SLIDE_NUMBER else "Subtitle"
    return shape.name if shape.name in (*ORDER, "Text") else "Chart"


def test_the_first_slide_has_a_layout_for_titles(made):
    scope, file = made
    page = file.slides[0]
    assert PP_PLACEHOLDER.SUBTITLE in {shape.placeholder_format.type for shape in page.placeholders}
    subtitle = page.placeholders[1].text_frame.text
    assert reference.cycle(scope.selection.cycle).name in subtitle and wording.COVERAGE_IS in subtitle


def test_hashes_stand_on_the_last_slides_alone(made, shipped):
    _, file = made
    pages = list(file.slides)
    digest = fingerprint(shipped)
    assert [page for page in pages if digest in " ".join(words(page).values())] == [shown(file)[-1], pages[-1]]
    assert is_hidden(pages[-1]) and wording.BOUNDS in " ".join(words(pages[-1]).values())


def test_the_speaker_has_three_sentences(pairs):
    for slide, page in pairs:
        said = page.notes_slide.notes_text_frame.text
        assert said == " ".join(slide.spoken) and "\n" not in said and len(said) < 700
        assert len(re.findall(r"[.?!”](?= [A-Z0-9]|$)", said)) >= 3


def test_evidence_stands_on_hidden_slides_behind_all_others(made):
    scope, file = made
    pages = list(file.slides)
    assert [is_hidden(page) for page in pages] == sorted(is_hidden(page) for page in pages)
    known = blocks(scope, deck(scope))
    titles = [re.sub(r" \(\d+ of \d+\)$", "", page.shapes.title.text_frame.text) for page in pages if is_hidden(page)]
    assert list(dict.fromkeys(titles)) == [*(block.title for block in known.values()), "Method and versions"]
    said = " ".join(words(page)["Text"] for page in pages if is_hidden(page))
    for block in known.values():
        for paragraph in block.paragraphs:
            assert set(paragraph.split()) <= set(said.split())
    for page in pages:
        back = page.element.xpath(".//a:hlinkClick[@action='ppaction://hlinkshowjump?jump=lastslideviewed']")
        assert len(back) == is_hidden(page)


def test_each_number_leads_to_its_evidence(made, pairs):
    scope, _ = made
    known = blocks(scope, deck(scope))
    for slide, page in pairs:
        found = links(page)
        wanted = {known[key_of(slide.exhibit.focuses[v.opens])].title for _, v in values_of(slide.chart) if v.count}
        if slide.first:
            number = NUMBER.search(slide.title)[0]
            assert found[number][0].startswith(known[key_of(slide.exhibit.focuses[slide.first])].title)
        reached = {re.sub(r" \(\d+ of \d+\)$", "", title) for titles in found.values() for title in titles}
        assert wanted <= reached, slide.key


def test_the_agenda_leads_to_its_parts(pairs):
    slide, page = pairs[1]
    titles = {other.key: other.title for other, _ in pairs}
    wanted = zip(slide.chart.paragraphs, slide.chart.turns_to, strict=True)
    assert links(page) == {line: [titles[key]] for line, key in wanted}


def test_all_letters_can_be_read_from_the_back(made):
    _, file = made
    assert (file.slide_width.inches, file.slide_height.inches) == (pytest.approx(13.333, abs=0.001), 7.5)
    for page in file.slides:
        assert min(sizes(page)) >= LEAST, topic(page)


def test_nothing_overlaps_and_texts_fit_in_the_widest_letters(made):
    _, file = made
    assert_placed(list(file.slides), file.slide_width, file.slide_height)
    for page in file.slides:
        assert not [*overflowing(page)], topic(page)


def test_every_text_has_its_language(made):
    for page in made[1].slides:
        found = list(texts(page))
        assert found and all(properties is not None for properties in found)
        assert {properties.get("lang") for properties in found} == {"en-GB"}


def test_charts_and_tables_are_described_for_those_who_cannot_see_them(pairs):
    for slide, page in pairs:
        for shape in page.shapes:
            if shape.has_chart:
                said = shape._element.xpath("./p:nvGraphicFramePr/p:cNvPr/@descr")[0]
                assert all(label in said for label in shape.chart.plots[0].categories)
            if shape.has_table:
                assert shape._element.xpath("./p:nvGraphicFramePr/p:cNvPr/@descr")[0].startswith("Table. ")
        counts = [table for name, table in tables(page).items() if name.startswith("Table: ")]
        assert bool(counts) == isinstance(slide.chart, Matrix)
        assert all(table.first_row and table.first_col for table in counts)


@pytest.mark.long
def test_shades_grow_with_the_share_and_stand_only_where_three_answered(scope_of):
    for slide, page in zip(deck(scope_of()), shown(written(scope_of())), strict=True):
        if not isinstance(slide.chart, Matrix):
            continue
        (table,) = tables(page).values()
        shades = []
        for row, values in zip(list(table.rows)[1:], slide.chart.values, strict=True):
            for cell, value in zip(list(row.cells)[1:], values, strict=True):
                solid = cell._tc.tcPr.findall("{*}solidFill/{*}srgbClr")
                assert bool(solid) == (value.total >= 3)
                if solid:
                    red, green, blue = (int(solid[0].get("val")[at : at + 2], 16) for at in (0, 2, 4))
                    shades.append((value.count / value.total, -(0.2126 * red + 0.7152 * green + 0.0722 * blue)))
        shades.sort()
        assert [dark for _, dark in shades] == sorted(dark for _, dark in shades)


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
    file = written(scope)
    assert len(shown(file)) == len(deck(scope))
    assert_placed(list(file.slides), file.slide_width, file.slide_height)
    for page in file.slides:
        assert min(sizes(page)) >= LEAST and not [*overflowing(page)], topic(page)
        for chart in charts(page):
            assert all(value is not None for series in chart.plots[0].series for value in series.values)


def test_withheld_sources_appear_nowhere(scope_of, tmp_path):
    (tmp_path / "2025").mkdir()
    said = document(response_form("Fiji", [["(c)", text(1), "5; 19"]]), "FJI.xlsx")
    for found in (form(), compiled(), said):
        (tmp_path / "2025" / found.name).write_bytes(found.content)
    made = pptx.write(scope_of(data=load_files(files_of_review(tmp_path))), silent)
    assert wording.WITHHELD_PLACE.encode() in b"".join(content for _, content in parts(made))
    for name, content in parts(made):
        assert [secret for secret in SECRETS if secret.encode() in content] == [], name


HOSTILE = (
    "=cmd|' /C calc'!A0", "\x00\x01\x0b\x1b control", "<a>&amp;]]></a>", "مرحبا \u202etxt", "移民" * 300, "x" * 32_767,
    "_x0008_ escaped", "\ufffe no sign",
)  # fmt: skip


@pytest.mark.long
@pytest.mark.parametrize("said", [" ".join(HOSTILE)[:32_767], *first(0, HOSTILE)], ids=lambda said: ascii(said[:12]))
def test_hostile_texts_break_nothing(scope_of, said):
    data = load_review([document(response_form("Fiji", [["(c)", text(1), "5"]]), "built.xlsx")])
    rename = {"document": said, "sheet": said}
    changed = {
        "documents": data.documents.assign(document=said, remark=said),
        "submissions": data.submissions.assign(document=said),
        "responses": data.responses.assign(**rename, text=said),
        "mentions": data.mentions.assign(**rename),
    }
    made = pptx.write(scope_of(data=dataclasses.replace(data, **changed)), silent)
    for name, content in parts(made):
        if name.endswith((".xml", ".rels")):
            etree.fromstring(content)
    file = Presentation(io.BytesIO(made))
    assert_placed(list(file.slides), file.slide_width, file.slide_height)
    assert "Fiji" in " ".join(words(page).get("Text", "") for page in file.slides)


def test_properties_say_what_it_is_and_name_nobody(scope_of, shipped):
    scope = scope_of(subregions=("Pacific",))
    content = pptx.write(scope, silent)
    found = Presentation(io.BytesIO(content)).core_properties
    assert found.title == "Global Compact for Migration: Pacific" and "Pacific" in found.subject
    assert found.author == found.last_modified_by == ""
    assert fingerprint(shipped) in found.comments
    assert found.created.isoformat()[:10] == found.modified.isoformat()[:10] == "2025-02-01"
    assert not [name for name, part in parts(content) if b"Canny" in part]  # who made the library's own file


def test_the_bytes_are_equal_at_every_run(scope_of, monkeypatch):
    one = pptx.write(scope_of(round_table=1), silent)
    later = time.time() + 86_400
    monkeypatch.setattr(time, "time", lambda: later)
    assert pptx.write(scope_of(round_table=1), silent) == one


def test_progress_is_told_to_the_end(scope_of):
    told = []
    pptx.write(scope_of(round_table=1), lambda share, what: told.append(share))
    assert told == sorted(told) and told[-1] == pytest.approx(0.9)
    assert len(told) == 2 + len(deck(scope_of(round_table=1)))


def test_an_office_program_opens_it(scope_of, converted):
    scope = scope_of(round_table=2)
    shown_in = converted(pptx.write(scope, silent), "slides.pptx", "pdf")
    pages = re.findall(rb"/Type\s*/Page\b", shown_in.read_bytes())
    assert len(pages) >= len(deck(scope))


def test_links_name_parts_that_are_there(made):
    for page in made[1].slides:
        for link in page._element.iter(qn("a:hlinkClick")):
            if link.get(qn("r:id")):
                assert page.part.related_part(link.get(qn("r:id"))).partname.startswith("/ppt/slides/")
                assert link.get("action") == "ppaction://hlinksldjump"
