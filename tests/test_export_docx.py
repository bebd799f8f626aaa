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
import pandas as pd
import pytest
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

from gcm_data import reference, wording
from gcm_data.exports import docx as export
from gcm_data.exports.progress import silent
from gcm_data.figures.theme import _contrast, _luminance, hex_to_rgb
from gcm_data.paper import paper
from gcm_data.tables.provenance import Provenance
from tests.cases import first

OF = re.compile(r"\d+ of \d+")
QUOTED = ("Quote", "Passage")
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
    """The whole paper of 2025, read again."""
    return opened(export.write(scope_of(), silent))


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
    return export.write(scope_of(data), silent)


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


def test_the_text_is_that_of_the_paper_and_holds_no_other_count(written, scope_of):
    made = paper(scope_of())
    sentences = [sentence.text for paragraph in made.paragraphs for sentence in paragraph.sentences]
    text = of_style(written, "List Number", "List Continue")
    assert " ".join(p.text for p in text) == " ".join(sentences)
    summary = " ".join(p.text for p in of_style(written, "Summary"))
    known = {count for sentence in sentences for count in OF.findall(sentence)}
    told = [p.text for p in written.paragraphs if p.style.name not in (*QUOTED, "Reference", "Passage Reference")]
    assert set(OF.findall(" ".join(told))) <= known
    repeated = [sentence.text for paragraph in made.summary for sentence in paragraph.sentences]
    assert summary == " ".join(repeated) and set(repeated) <= set(sentences)
    assert "none is an official submission" in summary


def test_every_passage_is_word_for_word_in_the_responses(written, shipped):
    texts = set(shipped.responses["text"])
    marks = set(shipped.mentions.loc[shipped.mentions["response"] == "", "evidence"])
    quotes, passages = of_style(written, "Quote"), of_style(written, "Passage")
    current = shipped.submissions.query("status == 'current' and cycle == '2025'")["submission"]
    naming = shipped.mentions.loc[shipped.mentions["submission"].isin(current), "response"]
    answers = shipped.responses.loc[shipped.responses["response"].isin(naming), "text"]
    assert len(quotes) >= 15 and len(answers) > 100
    assert {*answers} <= {passage.text for passage in passages}  # whatever is counted
    assert all(quote.text in texts for quote in quotes)
    assert all(passage.text in texts | marks for passage in passages)


def test_a_quote_and_its_number_lead_to_the_same_passage(written):
    numbered = {}
    found = written.paragraphs
    for head, passage in pairwise(found):
        if head.style.name == "Passage Heading":
            numbered[int(re.match(r"\[(\d+)\]", head.text)[1])] = passage.text
    assert list(numbered) == sorted(numbered) and len(numbered) > 100
    pairs = [(q.text, r.text) for q, r in pairwise(found) if q.style.name == "Quote"]
    assert pairs and all(numbered[int(re.search(r"\[(\d+)\]$", after)[1])] == quote for quote, after in pairs)


def test_numbers_in_annex_c_are_those_of_passages_of_that_state(written):
    heads = [p.text for p in of_style(written, "Passage Heading")]
    by_number = {int(re.match(r"\[(\d+)\]", head)[1]): head for head in heads}
    rows = table_named(written, "Members behind each count")[1:]
    assert len(rows) > 300
    for _, _, count, states in rows:
        if states.startswith("As at paragraph"):
            continue
        named = states.split(". Not included")[0].split("; ")
        assert len(named) == int(count.split()[0])
        for name, numbers in re.findall(r"([^;\[]+) \[([^\]]+)\]", states.split(". Not included")[0]):
            for part in numbers.split(", "):
                first, *last = map(int, part.split("–"))
                for number in range(first, (last or [first])[0] + 1):
                    assert by_number[number] == f"[{number}] {name.strip()}"


def test_paragraph_numbers_of_annex_c_are_words_own_numbers(written):
    """The n-th paragraph that carries Word's numbering, and the bookmark in it."""
    numbered = of_style(written, "List Number")
    names = {}
    for number, found in enumerate(numbered, start=1):
        for bookmark in found._p.iter(qn("w:bookmarkStart")):
            names[bookmark.get(qn("w:name"))] = number
    table = next(b for b in blocks(written) if isinstance(b, Table) and b.rows[0].cells[0].text == "Paragraph")
    rows = table._tbl.tr_lst[1:]
    for row in rows:
        cell = row.tc_lst[0]
        (name,) = re.findall(r"REF (\S+)", "".join(t.text for t in cell.iter(qn("w:instrText"))))
        assert "".join(t.text for t in cell.iter(qn("w:t"))) == str(names[name])
        words = row.tc_lst[2].p_lst[0].text
        assert words in numbered[names[name] - 1].text or words in _items_after(written, numbered[names[name] - 1])


def _items_after(document, paragraph):
    text, is_inside = "", False
    for found in document.paragraphs:
        if is_inside and found.style.name != "List Continue":
            break
        text += found.text if is_inside else ""
        is_inside = is_inside or found._p is paragraph._p
    return text


def headings_in_words(document):
    """The headings of levels 1 and 2 with the numbers that Word gives them, told from their numbering alone."""
    romans = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"]
    first = second = annex = 0
    for found in document.paragraphs:
        if found.style.name == "Heading 1":
            own = found._p.pPr.numPr
            if own is not None:
                assert own.numId.val == 3
                annex += 1
                yield f"Annex {chr(64 + annex)}.", found.text
            else:
                first, second = first + 1, 0
                yield f"{romans[first - 1]}.", found.text
        elif found.style.name == "Heading 2":
            second += 1
            yield f"{chr(64 + second)}.", found.text


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
    pages = [code.split()[1] for code in codes[1:]]
    assert len(pages) == len(shown) and set(pages) <= marks
    kinds = [e.get(qn("w:fldCharType")) for e in document.element.body.iter(qn("w:fldChar"))]
    assert kinds.count("begin") == kinds.count("separate") == kinds.count("end")


def test_coverage_tables_recount(written, shipped):
    """Subregions × objectives and members in each state, by loops over the tables."""
    current = shipped.submissions.query("status == 'current' and cycle == '2025'")
    counted = set(current["submission"])
    named = {(m.iso3, m.target) for m in shipped.mentions.itertuples()
             if m.target_kind == "objective" and m.submission in counted}  # fmt: skip
    received = set(current["iso3"])
    _, head, *rows = table_named(written, "Subregions and objectives")
    assert head[1:] == [str(n) for table in reference.round_tables() for n in table.objectives]
    for name, *cells in rows:
        group = name.split(" (")[0]
        inside = {m.iso3 for m in reference.members()
                  if group == "All members" or (m.subregion or "Non-regional members") == group}  # fmt: skip
        assert name == f"{group} ({len(inside & received)} of {len(inside)})"
        counts = [sum((iso3, number) in named for iso3 in inside) for number in head[1:]]
        assert cells == [str(count) for count in counts] if inside & received else set(cells) == {"–"}
    for name, reported, *_, nothing in table_named(written, "states of members")[1:]:
        assert int(reported) == sum((iso3, name.split()[0]) in named for iso3 in received)
        assert int(nothing) == 62 - len(received)


def test_tables_repeat_their_heads_keep_rows_whole_and_have_fixed_widths(written):
    tables = [block for block in blocks(written) if isinstance(block, Table)]
    captions = [p.text for p in of_style(written, "Caption")]
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
            total = re.search(r" \((\d+) of \d+\)$", row.tc_lst[0].p_lst[0].text)
            if total and int(total[1]) < 3:
                assert not list(row.iter(qn("w:shd")))
                few += 1
    assert shaded > 200 and few


def test_every_page_carries_notice_provenance_and_page_numbers(written, scope_of):
    scope = scope_of()
    line = wording.provenance_line(Provenance.of(scope.data, scope.as_of))
    orientations = {section.orientation for section in written.sections}
    assert len(orientations) == 2
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
    document = opened(export.write(scope_of(fictional), silent))
    text = all_text(document)
    assert not [secret for secret in SECRETS if secret in text]
    assert wording.WITHHELD_PLACE in text and "a stakeholder, trade unions" in text
    rows = table_named(document, "Members behind each count")
    (found,) = [states for _, what, _, states in rows if what == "objective 6"][:1]
    assert "Beside them, counting for no State: a stakeholder, trade unions" in found


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
    content = {"hostile": lambda: hostile, "fictional": lambda: export.write(scope_of(fictional), silent),
               "whole": lambda: export.write(scope_of(round_table=2), silent)}[name]()  # fmt: skip
    paged = converted(content, "paper.docx", "pdf")
    shown = subprocess.run(["pdftotext", "-layout", paged, "-"], capture_output=True, check=True)
    text = shown.stdout.decode()
    document = opened(content)
    for number, found in enumerate(of_style(document, "List Number"), start=1):
        start = re.escape(" ".join(found.text.split()[:3]))
        assert re.search(rf"^\s*{number}\.\s+{start}", text, re.M), (number, start)
    for label, heading in headings_in_words(document):
        assert re.search(rf"^\s*{re.escape(label)}\s+{re.escape(' '.join(heading.split()[:3]))}", text, re.M), heading
