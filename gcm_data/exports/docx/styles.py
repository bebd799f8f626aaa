"""The styles and the numbering of the document: everything that an editor may want to change in one place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from gcm_data.figures.theme import PALETTES

LANGUAGE = "en-GB"
FONT, EAST_ASIAN_FONT = "Times New Roman", "SimSun"
HEADINGS, PARAGRAPHS, ANNEXES = 1, 2, 3  # numIds
INK, MUTED, FAINT = (getattr(PALETTES["light"], name).removeprefix("#") for name in ("ink", "muted", "faint"))


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style: its id, its name in Word, its properties as WordprocessingML, and the style that follows."""

    id: str
    name: str
    paragraph: str = ""
    run: str = ""
    based_on: str = "Normal"
    then: str = ""
    level: int = 0  # of a heading


def _size(points: float) -> str:
    return f'<w:sz w:val="{points * 2:.0f}"/><w:szCs w:val="{points * 2:.0f}"/>'


def _space(before: int, after: int, line: int = 0) -> str:
    """Space before and after in points."""
    lines = f' w:line="{line}" w:lineRule="auto"' if line else ""
    return f'<w:spacing w:before="{before * 20}" w:after="{after * 20}"{lines}/>'


def _indent(left: int, hanging: int = 0, right: int = 0) -> str:
    """Indents in twentieths of a point."""
    return f'<w:ind w:left="{left}" w:right="{right}" w:hanging="{hanging}"/>'


_KEEP = "<w:keepNext/><w:keepLines/>"
_BOX = "".join(
    f'<w:{s} w:val="single" w:sz="6" w:space="6" w:color="{MUTED}"/>' for s in ("top", "left", "bottom", "right")
)
_NUMBER = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="{}"/></w:numPr>'
_BOLD = "<w:b/><w:bCs/>"
_COLOUR = '<w:color w:val="{}"/>'

STYLES = (
    Style("Masthead", "Masthead", f'<w:pBdr><w:bottom w:val="single" w:sz="12" w:space="4" w:color="{INK}"/></w:pBdr>'
          f'<w:tabs><w:tab w:val="right" w:pos="9354"/></w:tabs>{_space(0, 4)}', _BOLD + _size(11)),
    Style("MastheadBelow", "Masthead Below", _space(0, 2), _BOLD + _size(11)),
    Style("Title", "Title", _KEEP + _space(12, 8), _BOLD + _size(20), then="Subtitle"),
    Style("Subtitle", "Subtitle", _KEEP + _space(0, 6), _size(13), then="Normal"),
    Style("Notice", "Notice", _space(8, 8), _BOLD + _size(11)),
    Style("SummaryHeading", "Summary Heading", f"{_KEEP}<w:pBdr>{_BOX}</w:pBdr>{_space(14, 0)}{_indent(142, 0, 142)}",
          f"<w:i/><w:iCs/>{_size(11)}", then="Summary"),
    Style("Summary", "Summary", f"<w:pBdr>{_BOX}</w:pBdr>{_space(3, 3)}{_indent(142, 0, 142)}"),
    Style("Heading1", "heading 1", _KEEP + _NUMBER.format(0, HEADINGS) + _space(20, 8), _BOLD + _size(14),
          then="ListNumber", level=1),
    Style("Heading2", "heading 2", _KEEP + _NUMBER.format(1, HEADINGS) + _space(14, 6), _BOLD + _size(12),
          then="ListNumber", level=2),
    Style("Heading3", "heading 3", _KEEP + _space(10, 4) + _indent(680), _BOLD + _size(10.5),
          then="ListNumber", level=3),
    Style("ListNumber", "List Number", _NUMBER.format(0, PARAGRAPHS) + _space(0, 6)),
    Style("ListContinue", "List Continue", _space(0, 4) + _indent(1247)),
    Style("Quote", "Quote", _KEEP + _space(4, 2) + _indent(1247, 0, 567), then="Reference"),
    Style("Reference", "Reference", _space(0, 8) + _indent(1247, 0, 567), _COLOUR.format(MUTED) + _size(8.5)),
    Style("Caption", "caption", _KEEP + _space(12, 4), _BOLD + _size(9.5), then="Normal"),
    Style("TableText", "Table Text", _space(1, 1, 228), _size(8)),
    Style("TableHead", "Table Head", f"<w:keepNext/>{_space(1, 1, 228)}", _BOLD + _size(7.5), based_on="TableText"),
    Style("Note", "Note", _space(4, 10), _size(8.5)),
    Style("PassageHeading", "Passage Heading", _KEEP + _space(8, 2), _BOLD + _size(9.5), then="Passage"),
    Style("Passage", "Passage", "<w:keepNext/>" + _space(0, 2) + _indent(567), _size(9.5), then="Reference"),
    Style("PassageReference", "Passage Reference", _space(0, 4) + _indent(567), _COLOUR.format(MUTED) + _size(8)),
    Style("TOCHeading", "TOC Heading", f"{_KEEP}<w:pageBreakBefore/>{_space(0, 10)}", _BOLD + _size(14)),
    Style("TOC1", "toc 1", '<w:tabs><w:tab w:val="left" w:pos="964"/><w:tab w:val="right" w:leader="dot" w:pos="9354"/>'
          f"</w:tabs>{_space(5, 1)}{_indent(964, 964)}", _BOLD),
    Style("TOC2", "toc 2", '<w:tabs><w:tab w:val="left" w:pos="1474"/>'
          f'<w:tab w:val="right" w:leader="dot" w:pos="9354"/></w:tabs>{_space(0, 1)}{_indent(1474, 510)}'),
    Style("Header", "header", f'<w:tabs><w:tab w:val="right" w:pos="9354"/></w:tabs>{_space(0, 0)}',
          _COLOUR.format(MUTED) + _size(8.5)),
    Style("Footer", "footer", f'<w:tabs><w:tab w:val="right" w:pos="9354"/></w:tabs>{_space(0, 0)}',
          _COLOUR.format(MUTED) + _size(8.5)),
)  # fmt: skip
_BUILT_IN = {"Title", "Subtitle", "Heading1", "Heading2", "Heading3", "ListNumber", "ListContinue", "Quote", "Caption",
             "TOCHeading", "TOC1", "TOC2", "Header", "Footer"}  # fmt: skip
_DEFAULTS = f"""<w:docDefaults {nsdecls("w")}><w:rPrDefault><w:rPr>
<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:cs="{FONT}" w:eastAsia="{EAST_ASIAN_FONT}"/>
<w:color w:val="{INK}"/>{_size(10)}<w:lang w:val="{LANGUAGE}" w:eastAsia="zh-CN" w:bidi="ar-SA"/>
</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>{_space(0, 6, 252)}</w:pPr></w:pPrDefault></w:docDefaults>"""
_BASIC = (
    '<w:style {} w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>',
    '<w:style {} w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/></w:style>',
    '<w:style {} w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/></w:style>',
    '<w:style {} w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr>'
    '<w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:left w:w="60" w:type="dxa"/><w:right w:w="60" w:type="dxa"/>'
    "</w:tblCellMar></w:tblPr></w:style>",
    '<w:style {} w:type="table" w:customStyle="1" w:styleId="CoverageTable"><w:name w:val="Coverage Table"/>'
    '<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>'
    + "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{MUTED}"/>' for side in ("top", "bottom"))
    + "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{FAINT}"/>' for side in ("insideH", "insideV"))
    + "</w:tblBorders></w:tblPr></w:style>",
)


def write_styles(styles: object, language: str = LANGUAGE, more: Sequence[Style] = ()) -> None:
    """Replace all styles in a document's element of styles by those of this module and `more`, for a language."""
    _emptied(styles)
    styles.append(parse_xml(_DEFAULTS.replace(LANGUAGE, language)))
    for basic in _BASIC:
        styles.append(parse_xml(basic.format(nsdecls("w"))))
    for style in (*STYLES, *more):
        styles.append(parse_xml(_written(style)))


def _written(style: Style) -> str:
    outline = f'<w:outlineLvl w:val="{style.level - 1}"/>' if style.level else ""
    own = "" if style.id in _BUILT_IN else ' w:customStyle="1"'
    then = f'<w:next w:val="{style.then}"/>' if style.then else ""
    return (
        f'<w:style {nsdecls("w")} w:type="paragraph"{own} w:styleId="{style.id}"><w:name w:val="{style.name}"/>'
        f'<w:basedOn w:val="{style.based_on}"/>{then}<w:qFormat/><w:pPr>{style.paragraph}{outline}</w:pPr>'
        f"<w:rPr>{style.run}</w:rPr></w:style>"
    )


def write_numbering(numbering: object, annexes_from: int = 1) -> None:
    """Replace all numbering by three lists: headings (I., A.), paragraphs (1.), annexes (Annex I., from a number)."""
    _emptied(numbering)
    level = (
        '<w:lvl w:ilvl="{}"><w:start w:val="1"/><w:numFmt w:val="{}"/>{}<w:lvlText w:val="{}"/><w:lvlJc w:val="left"/>'
        '<w:pPr><w:tabs><w:tab w:val="num" w:pos="{}"/></w:tabs><w:ind w:left="{}" w:hanging="{}"/></w:pPr></w:lvl>'
    )
    linked = '<w:pStyle w:val="{}"/>'
    lists = {
        HEADINGS: level.format(0, "upperRoman", linked.format("Heading1"), "%1.", 680, 680, 680)
        + level.format(1, "upperLetter", linked.format("Heading2"), "%2.", 680, 680, 680),
        PARAGRAPHS: level.format(0, "decimal", linked.format("ListNumber"), "%1.", 680, 680, 680),
        ANNEXES: level.format(0, "upperRoman", "", "Annex %1.", 1304, 1304, 1304).replace(
            '<w:start w:val="1"/>', f'<w:start w:val="{annexes_from}"/>'
        ),
    }
    for number, levels in lists.items():
        numbering.append(
            parse_xml(
                f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>'
                f"{levels}</w:abstractNum>"
            )
        )
    for number in lists:
        numbering.append(
            parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>')
        )


def _emptied(part: object) -> None:
    for child in list(part):
        part.remove(child)
