"""Writes Word documents as Word does, in memory, with what python-docx has no words for: content controls, insertions,
text boxes, form fields, notes. Every answer in them is fictional; see tests/workbook_builder.py.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from xml.sax.saxutils import escape, quoteattr

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SPACES = (
    f'xmlns:w="{W}" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_STYLES = (
    '<w:style w:type="paragraph" w:styleId="Titre1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Toc1"><w:name w:val="toc 1"/></w:style>'
    '<w:style w:type="character" w:styleId="Hid"><w:name w:val="Not shown"/><w:rPr><w:vanish/></w:rPr></w:style>'
)


def run(text: str, look: str = "") -> str:
    """A run; `look` is XML of its properties."""
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def raw(inner: str, properties: str = "") -> str:
    """A paragraph of this XML."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def paragraph(text: str = "") -> str:
    """A paragraph of one run."""
    return raw(run(text) if text else "")


def heading(text: str) -> str:
    """A paragraph in the style of a heading, which a French Word calls Titre 1."""
    return raw(run(text), '<w:pStyle w:val="Titre1"/>')


def bold(text: str) -> str:
    """A bold paragraph."""
    return raw(run(text, "<w:b/>"))


def control(inner: str, properties: str = "") -> str:
    """A content control around this XML."""
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"


def check_box(is_ticked: bool) -> str:
    """A check box of Word 2010 and later, in a paragraph."""
    return control(run("☐"), f'<w14:checkbox><w14:checked w14:val="{int(is_ticked)}"/></w14:checkbox>')


def inserted(inner: str) -> str:
    """A tracked insertion."""
    return f'<w:ins w:id="1" w:author="Nobody">{inner}</w:ins>'


def deleted(text: str) -> str:
    """A tracked deletion."""
    return f'<w:del w:id="2" w:author="Nobody"><w:r><w:delText>{escape(text)}</w:delText></w:r></w:del>'


def text_box(*paragraphs: str) -> str:
    """A run with a text box, in both forms in which Word writes it."""
    content = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    return (
        f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>{content}</wps:txbx></w:drawing>"
        f"</mc:Choice><mc:Fallback><w:pict><v:textbox>{content}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def form_field(text: str) -> str:
    """A text field of an old form."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:textInput/></w:ffData></w:fldChar></w:r>'
        '<w:r><w:instrText> FORMTEXT </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{run(text)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def form_box(is_ticked: bool) -> str:
    """A check box of an old form."""
    state = f'<w:checkBox><w:default w:val="0"/><w:checked w:val="{int(is_ticked)}"/></w:checkBox>'
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{state}</w:ffData></w:fldChar></w:r>'
        '<w:r><w:instrText> FORMCHECKBOX </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def cell(*blocks: str, properties: str = "") -> str:
    """A cell of these paragraphs; a text is one."""
    inner = "".join(each if each.startswith("<") else paragraph(each) for each in blocks)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner or paragraph()}</w:tc>"


def table(rows: Iterable[Sequence[str]]) -> str:
    """A table; a cell is a text, or XML that begins with <."""
    rows = list(rows)
    grid = "<w:gridCol/>" * max(map(len, rows))
    made = ("".join(each if each.startswith("<") else cell(each) for each in row) for row in rows)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(f'<w:tr>{row}</w:tr>' for row in made)}</w:tbl>"


def word(
    *blocks: str, parts: Mapping[str, str] | None = None, body: str | None = None, kind: str = "document"
) -> bytes:
    """A Word document of these blocks. `parts` are inner XML by kind: header, footer, footnotes, comments, core."""
    document = f"<w:document {_SPACES}><w:body>{''.join(blocks)}</w:body></w:document>" if body is None else body
    files = {"word/document.xml": document, "word/styles.xml": f"<w:styles {_SPACES}>{_STYLES}</w:styles>"}
    relations = [("styles", "styles.xml")]
    root = [(f"{_TYPE}/officeDocument", "word/document.xml")]
    for name, inner in (parts or {}).items():
        if name == "core":
            files["docProps/core.xml"] = f'<p xmlns:d="http://purl.org/dc/elements/1.1/">{inner}</p>'
            root.append(("http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
                         "docProps/core.xml"))  # fmt: skip
        else:
            files[f"word/{name}.xml"] = f"<w:{name} {_SPACES}>{inner}</w:{name}>"
            relations.append((name, f"{name}.xml"))
    types = "".join(f'<Override PartName="/{n}" ContentType="{_CONTENT}.{_kind(n, kind)}+xml"/>' for n in files)
    files["[Content_Types].xml"] = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{types}</Types>'
    )
    files["word/_rels/document.xml.rels"] = _relations((f"{_TYPE}/{kind}", target) for kind, target in relations)
    files["_rels/.rels"] = _relations(root)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(zipfile.ZipInfo(name), f"{_HEAD}{text}", zipfile.ZIP_DEFLATED)
    return made.getvalue()


def _kind(part: str, kind: str) -> str:
    return f"{kind}.main" if part == "word/document.xml" else part.rpartition("/")[2].removesuffix(".xml")


def _relations(targets: Iterable[tuple[str, str]]) -> str:
    lines = (
        f'<Relationship Id="r{number}" Type={quoteattr(kind)} Target={quoteattr(target)}/>'
        for number, (kind, target) in enumerate(targets, start=1)
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{"".join(lines)}</Relationships>'


def note(text: str, name: str = "footnote") -> str:
    """A footnote, endnote or comment."""
    return f'<w:{name} w:id="1">{paragraph(text)}</w:{name}>'
