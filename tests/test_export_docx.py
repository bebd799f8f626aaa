"""The Word document, read again: numbers, words, passages, headings, tables, fields; and hostile texts in it."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from itertools import pairwise

import docx
import openpyxl
import pandas as pd
import pytest
from docx.enum.section import WD_ORIENTATION
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

from gcm_data import reference, wording
from gcm_data.exports import docx as export
from gcm_data.exports.progress import silent
from gcm_data.figures.theme import _contrast, _luminance, hex_to_rgb
from gcm_data.paper import paper
from gcm_data.paper.annexes import HEADING as BEHIND
from gcm_data.paper.parts import ALONE, APART, WITHIN, Chart, Form
from gcm_data.tables.provenance import Provenance
from tests.cases import first

DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
SECRETS = ("Weavers", "university of nowhere", "respondents.xlsx › Compiled!B3")
ARABIC = "نص تجريبي خيالي، ليس بيانا لأي دولة، 12 abc"
HOSTILE = (
    "=1+1\x00\x07 <w:p>&amp;]]>\ufffe",
    ARABIC,
    "虚构的测试文本，不是任何国家的声明。",
    "x" * 32_767,
    "Fictional\nbreak\tand tab\r\nmore  spaces \x0b end",
    "\u202eFictional override",
)


def opened(content):
    return docx.Document(io.BytesIO(content))


@pytest.fixture(scope="module")
def written(scope_of):
    """The whole paper of 2025 with all annexes, read again."""
    return opened(export.write(scope_of(), silent, evidence=WITHIN))


@pytest.fixture(scope="module")
def hostile(scope_of, shipped):
    """The shipped mentions with other words behind them."""
    texts = [HOSTILE[place % len(HOSTILE)] for place in range(len(shipped.responses))]
    responses = shipped.responses.assign(text=texts, cell='A"1<&\x01', source="https://example.org/?a=<&\x02")
    nowhere = pd.Series([None] * len(shipped.mentions), dtype="Int64")
    documents = shipped.documents.assign(remark=f"{ARABIC}\x03<b>")
    data = replace(
        shipped,
        responses=responses.astype(shipped.responses.dtypes.to_dict()),
        mentions=shipped.mentions.assign(start=nowhere, end=nowhere),
        documents=documents.astype(shipped.documents.dtypes.to_dict()),
    )
    return export.write(scope_of(data), silent, evidence=WITHIN)


def of_style(document, *names):
    return [p for p in document.paragraphs if p.style.name in names]


def blocks(document):
    for child in document.element.body.iterchildren():
        if child.tag == qn("w:p"):
            yield Paragraph(child, document)
        elif child.tag == qn("w:tbl"):
            yield Table(child, document)


def table_named(document, words):
    caption = ""
    for block in blocks(document):
        if isinstance(block, Paragraph) and block.style.name == "Caption":
            caption = block.text
        elif isinstance(block, Table) and words in caption:
            return [[cell.text.replace("\n", " ") for cell in row.cells] for row in block.rows]
    raise AssertionError(words)


def test_the_text_is_that_of_the_paper(written, scope_of):
    made = paper(scope_of(), Form(evidence=WITHIN))
    sentences = [sentence.text for sentence in made.sentences]
    text = of_style(written, "List Number", "List Continue")
    assert " ".join(p.text for p in text) == " ".join(sentences)
    summary = " ".join(p.text for p in of_style(written, "Summary"))
    repeated = [sentence.text for paragraph in made.summary for sentence in paragraph.sentences]
    assert summary == " ".join(repeated) and set(repeated) <= set(sentences)
    assert "none is an official submission" in summary


def test_the_masthead_has_its_open_places_marked(written):
    said = [p for p in written.paragraphs if p.style.name.startswith("Masthead")]
    marked = {
        run.text for p in said for run in p.runs if run._r.find(f".//{qn('w:highlight')}") is not None
    }  # fmt: skip
    assert marked == {
        "[symbol]",
        "[distribution]",
        "[date of issue]",
        "[English]",
        "[number]",
        "[Title of the agenda item]",
    }
    assert said[0].text == "United Nations\tESCAP/[symbol]"
    places = [p for p in of_style(written, "List Number") if p.text == "[to be completed]"]
    assert len(places) == 6 and all(p._p.find(f".//{qn('w:highlight')}") is not None for p in places)


def test_the_chart_is_native_with_its_workbook_and_told_in_words(written, scope_of):
    (chart,) = [block for block in paper(scope_of()).blocks if isinstance(block, Chart)]
    (told,) = list(written.element.body.iter(f"{{{DRAWING}}}docPr"))
    assert told.get("descr") == f"{chart.caption}. {chart.said}"
    parts = {str(part.partname): part for part in written.part.package.iter_parts()}
    book = openpyxl.load_workbook(io.BytesIO(parts["/word/embeddings/chart1.xlsx"].blob), data_only=True)
    rows = list(book.active.iter_rows(min_row=2, values_only=True))
    assert [(str(year), value) for year, value in rows] == list(zip(chart.categories, chart.series[0][1], strict=True))
    drawn = parts["/word/charts/chart1.xml"].blob.decode()
    assert 'lang val="en-GB"' in drawn and "c:externalData" in drawn


@pytest.mark.long
def test_the_annex_with_the_evidence_stands_apart_within_or_alone(scope_of):
    scope = scope_of(round_table=3)
    files = {where: opened(export.write(scope, silent, evidence=where)) for where in (APART, WITHIN, ALONE)}
    assert not of_style(files[APART], "Passage") and of_style(files[WITHIN], "Passage")
    passages = {
        where: [p.text for p in of_style(found, "Passage Heading", "Passage")] for where, found in files.items()
    }
    assert passages[ALONE] == passages[WITHIN]
    assert [p.text for p in files[ALONE].paragraphs if p.style.name == "Heading 1"] == [BEHIND]
    assert not of_style(files[ALONE], "List Number", "Summary")
    tables = {where: table_named(found, "Members behind") for where, found in files.items() if where != APART}
    assert tables[ALONE] == tables[WITHIN] and len(tables[ALONE]) > 50
    starts = {
        where: [e.get(qn("w:val")) for e in found.part.numbering_part.element.iter(qn("w:start"))][-1]
        for where, found in files.items()
    }
    assert starts == {APART: "1", WITHIN: "1", ALONE: "2"}  # “Annex II.” by itself


def test_every_passage_is_word_for_word_in_the_responses(written, shipped):
    texts = set(shipped.responses["text"])
    marks = set(shipped.mentions.loc[shipped.mentions["response"] == "", "evidence"])
    quotes, passages = of_style(written, "Quote"), of_style(written, "Passage")
    current = shipped.submissions.query("status == 'current' and cycle == '2025'")["submission"]
    naming = shipped.mentions.loc[shipped.mentions["submission"].isin(current), "response"]
    answers = shipped.responses.loc[shipped.responses["response"].isin(naming), "text"]
    assert len(quotes) >= 20 and len(answers) > 100
    assert {*answers} <= {passage.text for passage in passages}  # whatever is counted
    assert all(quote.text in texts for quote in quotes)
    assert all(passage.text in texts | marks for passage in passages)


def test_a_quote_and_its_number_lead_to_the_same_passage(written):
    numbered = {}
    found = written.paragraphs
    for head, passage in pairwise(found):
        if head.style.name == "Passage Heading":
            numbered[int(re.match(r"\[(\d+)\]", head.text)[1])] = passage.text
    assert list(numbered) == sorted(numbered)
    pairs = [(q.text, r.text) for q, r in pairwise(found) if q.style.name == "Quote"]
    assert pairs and all(numbered[int(re.search(r"\[(\d+)\]$", after)[1])] == quote for quote, after in pairs)


def test_no_page_parts_a_passage_from_its_source_or_holds_one_line(written, scope_of):
    for name in ("Quote", "Passage", "Caption"):
        assert written.styles[name].paragraph_format.keep_with_next, name

    def breaks(document):
        heads = [p for p in of_style(document, "Heading 1") if p.text.startswith(("Members behind", "Method"))]
        return [p.paragraph_format.page_break_before for p in heads]

    assert breaks(written) == [True, True]
    apart = opened(export.write(scope_of(round_table=3), silent, evidence=APART))
    assert breaks(apart) == [True, None]  # the annex that is a file of its own is a line, and the next stands below it


def test_numbers_of_the_annex_are_those_of_passages_of_that_member(written):
    heads = {int(re.match(r"\[(\d+)\]", p.text)[1]): p.text for p in of_style(written, "Passage Heading")}
    rows = table_named(written, "Members behind each count")[1:]
    assert len(rows) > 150
    for _, _, count, members in rows:
        if members.startswith("As at paragraph"):
            continue
        named = members.split(". Not included")[0].split("; ")
        assert len(named) == int(count.split()[0])
        for name, numbers in re.findall(r"([^;\[]+) \[([^\]]+)\]", members.split(". Not included")[0]):
            for part in numbers.split(", "):
                first, *last = map(int, part.split("–"))
                for number in range(first, (last or [first])[0] + 1):
                    assert heads[number] == f"[{number}] {name.strip()}"


def test_passages_stand_in_the_order_of_members(written):
    order = {member.name: place for place, member in enumerate(reference.members())}
    names = [p.text.split("] ", 1)[1] for p in of_style(written, "Passage Heading")]
    places = [order[name] for name in names if name in order]
    assert places == sorted(places) and "Türkiye" in names


def test_paragraph_numbers_of_the_annex_are_words_own_numbers(written, scope_of):
    """The n-th paragraph that carries Word's numbering, and the bookmark in it."""
    numbered = of_style(written, "List Number")
    names = {}
    for number, found in enumerate(numbered, start=1):
        for bookmark in found._p.iter(qn("w:bookmarkStart")):
            names[bookmark.get(qn("w:name"))] = number
    counts = [
        {found.what for sentence in paragraph.sentences for found in (*sentence.counts, *sentence.named)}
        for paragraph in paper(scope_of()).paragraphs
    ]
    table = next(b for b in blocks(written) if isinstance(b, Table) and b.rows[0].cells[0].text == "Paragraph")
    rows = table._tbl.tr_lst[1:]
    for row in rows:
        cell = row.tc_lst[0]
        (name,) = re.findall(r"REF (\S+)", "".join(t.text for t in cell.iter(qn("w:instrText"))))
        assert "".join(t.text for t in cell.iter(qn("w:t"))) == str(names[name])
        assert row.tc_lst[1].p_lst[0].text in counts[names[name] - 1]


def headings_in_words(document):
    """The headings of levels 1 and 2 with the numbers that Word gives them, told from their numbering alone."""
    romans = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII"]
    first = second = annex = 0
    for found in document.paragraphs:
        if found.style.name == "Heading 1":
            own = found._p.pPr.numPr
            if own is not None:
                assert own.numId.val == 3
                annex += 1
                yield f"Annex {romans[annex - 1]}.", found.text
            else:
                first, second = first + 1, 0
                yield f"{romans[first - 1]}.", found.text
        elif found.style.name == "Heading 2":
            second += 1
            yield f"{chr(64 + second)}.", found.text


def paragraphs_below_headings(document):
    """The numbers of paragraphs, or else of tables, from each heading to the next of its level or above."""
    found = []
    for block in document.paragraphs:
        style = block.style.name
        if style in ("Heading 1", "Heading 2"):
            found.append((style, [], []))
        elif found and (style == "List Number" or (block.text.startswith("Table ") and style == "Caption")):
            found[-1][1 if style == "List Number" else 2].append(1)
    counts = [0, 0]
    for place, (style, *_) in enumerate(found):
        ends = (at for at, (other, *_) in enumerate(found) if at > place and other <= style)
        inside = found[place : next(ends, len(found))]
        numbers = [sum(len(each[kind]) for each in inside) for kind in (1, 2)]
        nouns = zip((("", ""), ("table ", "tables ")), numbers, counts, strict=True)
        told = (f"{noun[many > 1]}{before + 1}{f'–{before + many}' if many > 1 else ''}"
                for noun, many, before in nouns if many)  # fmt: skip
        yield next(told, "")
        counts = [before + len(found[place][kind]) for kind, before in zip((1, 2), counts, strict=True)]


@pytest.mark.parametrize(
    "chosen", first(1, [{"round_table": 3}, {}, {"subregions": ("Pacific",)}, {"cycle": "2021"}]), ids=str
)
def test_the_table_of_contents_is_a_field_whose_entries_are_the_headings(scope_of, chosen):
    document = opened(export.write(scope_of(**chosen), silent))
    (contents,) = document.element.body.iter(qn("w:sdtContent"))
    codes = [code.text.strip() for code in contents.iter(qn("w:instrText"))]
    assert codes[0].startswith('TOC \\o "1-2"')
    entries = [Paragraph(p, document) for p in contents.iter(qn("w:p"))]
    shown = [
        tuple(e.text.split("\t")[:2]) for e in entries if e.style.name.lower().startswith("toc ") and "\t" in e.text
    ]
    assert shown == list(headings_in_words(document))
    marks = {mark.get(qn("w:name")) for mark in document.element.body.iter(qn("w:bookmarkStart"))}
    links = [link.get(qn("w:anchor")) for link in contents.iter(qn("w:hyperlink"))]
    assert len(links) == len(shown) and set(links) <= marks
    (asked,) = document.settings.element.iter(qn("w:updateFields"))
    assert asked.get(qn("w:val")) == "true"
    (first,) = (c for c in contents.iter(qn("w:fldChar")) if c.get(qn("w:fldCharType")) == "begin")
    assert first.get(qn("w:dirty")) == "true"
    numbers = [e.text.split("\t")[2] for e in entries if e.style.name.lower().startswith("toc ") and "\t" in e.text]
    assert numbers == list(paragraphs_below_headings(document))
    for style in ("toc 1", "toc 2"):  # LibreOffice draws nothing that fits into an indent behind the last tab
        assert not document.styles[style].paragraph_format.right_indent
    kinds = [e.get(qn("w:fldCharType")) for e in document.element.body.iter(qn("w:fldChar"))]
    assert kinds.count("begin") == kinds.count("separate") == kinds.count("end")


def test_coverage_tables_recount(written, shipped):
    """Subregions × objectives and members in each state, by loops over the tables."""
    current = shipped.submissions.query("status == 'current' and cycle == '2025'")
    counted = set(current["submission"])
    named = {(m.iso3, m.target) for m in shipped.mentions.itertuples()
             if m.target_kind == "objective" and m.submission in counted}  # fmt: skip
    received = set(current["iso3"])
    head, *rows = table_named(written, "Objectives by subregion")
    numbers = [name.split()[0] for name, *_ in rows]
    assert numbers == [str(n) for table in reference.round_tables() for n in table.objectives]
    for name, *cells in list(zip(head, *rows, strict=True))[1:]:
        group = name.split(" (")[0]
        inside = {m.iso3 for m in reference.members()
                  if group == "All members" or (m.subregion or "Non-regional members") == group}  # fmt: skip
        assert name == f"{group} ({len(inside & received)} of {len(inside)})"
        counts = [sum((iso3, number) in named for iso3 in inside) for number in numbers]
        assert list(cells) == [str(count) for count in counts] if inside & received else set(cells) == {"–"}
    for name, reported, *_, nothing in table_named(written, "states of members")[1:]:
        assert int(reported) == sum((iso3, name.split()[0]) in named for iso3 in received)
        assert int(nothing) == 62 - len(received)


def test_tables_repeat_their_heads_keep_rows_whole_and_have_fixed_widths(written):
    tables = [block for block in blocks(written) if isinstance(block, Table)]
    captions = [p.text for p in of_style(written, "Caption")]
    captions = [text for text in captions if not text.startswith("Figure 1. ")]
    assert len(tables) == len(captions) >= 10
    assert [int(re.match(r"Table (\d+)\.", text)[1]) for text in captions] == list(range(1, len(captions) + 1))
    for table in tables:
        assert table._tbl.tblPr.find(qn("w:tblLayout")).get(qn("w:type")) == "fixed"
        assert table._tbl.tr_lst[0].trPr.find(qn("w:tblHeader")) is not None
        assert all(row.trPr.find(qn("w:cantSplit")) is not None for row in table._tbl.tr_lst)
        grid = [int(column.get(qn("w:w"))) for column in table._tbl.tblGrid]
        assert all(sum(int(c.tcPr.find(qn("w:tcW")).get(qn("w:w"))) for c in r.tc_lst) == sum(grid)
                   for r in table._tbl.tr_lst)  # fmt: skip


def test_shaded_cells_can_be_read_and_small_groups_are_not_shaded(written):
    shaded = few = 0
    for table in (block for block in blocks(written) if isinstance(block, Table)):
        for row in table._tbl.tr_lst:
            for cell in row.tc_lst:
                shade = cell.tcPr.find(qn("w:shd"))
                if shade is None:
                    continue
                (ink,) = {c.get(qn("w:val")) for c in cell.iter(qn("w:color"))}
                sides = [_luminance(*hex_to_rgb(f"#{colour}")) for colour in (ink, shade.get(qn("w:fill")))]
                assert _contrast(*sides) >= 4.5
                shaded += 1
        heads = (head.p_lst[0].text for head in table._tbl.tr_lst[0].tc_lst)
        for place, head in enumerate(heads):
            total = re.search(r"\n\((\d+) of \d+\)$", head)
            if total and int(total[1]) < 3:
                assert not [row for row in table._tbl.tr_lst for _ in row.tc_lst[place].iter(qn("w:shd"))]
                few += 1
    assert shaded > 200 and few


def test_every_page_carries_notice_provenance_and_page_numbers(written, scope_of):
    scope = scope_of()
    line = wording.provenance_line(Provenance.of(scope.data, scope.as_of))
    assert {section.orientation for section in written.sections} == {WD_ORIENTATION.PORTRAIT}
    for section in written.sections:
        assert "Draft for editing. Not an official document" in section.header.paragraphs[0].text
        foot = section.footer.paragraphs[0]
        assert foot.text.startswith(line)
        codes = [code.text.strip() for code in foot._p.iter(qn("w:instrText"))]
        assert codes == ["PAGE", "NUMPAGES"]


@pytest.mark.long
def test_the_file_names_no_author_and_is_the_same_each_time(scope_of):
    first, again = (export.write(scope_of(round_table=1), silent) for _ in range(2))
    assert first == again
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    properties = opened(first).core_properties
    assert (properties.author, properties.last_modified_by, properties.comments) == ("", "", "")
    assert properties.title.startswith("Regional input") and properties.language == "en-GB"
    assert b"python-docx" not in b"".join(part.blob for part in opened(first).part.package.iter_parts())


def all_text(document):
    parts = [document.element.body, *(s.footer._element for s in document.sections)]
    return "\n".join(t.text or "" for part in parts for t in part.iter(qn("w:t")))


@pytest.mark.long
def test_a_source_that_may_not_be_named_counts_for_no_state_and_stays_unnamed(fictional, scope_of):
    document = opened(export.write(scope_of(fictional), silent, evidence=WITHIN))
    text = all_text(document)
    assert not [secret for secret in SECRETS if secret in text]
    assert wording.WITHHELD_PLACE in text and "a stakeholder, trade unions" in text
    rows = table_named(document, "Members behind each count")
    (found,) = [members for _, what, _, members in rows if what == "any objective"][:1]
    assert "Not included in the counts of members: a stakeholder, academia" in found
    heads = [p.text for p in of_style(document, "Passage Heading")]
    assert any(re.fullmatch(r"\[\d+\] A stakeholder, trade unions", head) for head in heads)


@pytest.mark.long
def test_hostile_texts_are_written_as_text(hostile):
    document = opened(hostile)
    passages = {p.text for p in of_style(document, "Quote", "Passage")}
    for text in HOSTILE[1:4]:
        assert text in passages
    assert "=1+1\ufffd\ufffd <w:p>&amp;]]>\ufffd" in passages
    assert "Fictional\nbreak\tand tab\nmore  spaces \n end" in passages
    for found in of_style(document, "Quote", "Passage"):
        is_turned = found._p.pPr.find(qn("w:bidi")) is not None
        assert is_turned == (found.text == ARABIC)
        assert all((run._r.find(f".//{qn('w:rtl')}") is not None) == is_turned for run in found.runs)


@pytest.mark.parametrize("name", ["whole", "hostile", "fictional"])
def test_libreoffice_opens_it_and_numbers_its_paragraphs(name, scope_of, hostile, fictional, converted):
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext is not on this machine")
    scope = scope_of(fictional) if name == "fictional" else scope_of(round_table=2)
    content = hostile if name == "hostile" else export.write(scope, silent, evidence=WITHIN)
    paged = converted(content, "paper.docx", "pdf")
    shown = subprocess.run(["pdftotext", "-layout", paged, "-"], capture_output=True, check=True)
    text = shown.stdout.decode()
    document = opened(content)
    for number, found in enumerate(of_style(document, "List Number"), start=1):
        start = re.escape(" ".join(found.text.split()[:3]))
        assert re.search(rf"^\s*{number}\.\s+{start}", text, re.M), (number, start)
    for label, heading in headings_in_words(document):
        assert re.search(rf"^\s*{re.escape(label)}\s+{re.escape(' '.join(heading.split()[:3]))}", text, re.M), heading
