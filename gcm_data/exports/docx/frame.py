"""What surrounds the text: pages upright and on their side, header and footer, properties and settings of the file."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from copy import deepcopy

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from gcm_data.exports.archive import of_day
from gcm_data.exports.docx.charts import add_chart
from gcm_data.exports.docx.elements import Element, element, field, paragraph, run
from gcm_data.exports.docx.styles import LANGUAGE, Style, write_numbering, write_styles
from gcm_data.paper.parts import Chart
from gcm_data.text.xml import writable

PORTRAIT, LANDSCAPE = "portrait", "landscape"
_LONG, _SHORT = 16838, 11906  # A4, in twentieths of a point
_SIDES = {PORTRAIT: 1276, LANDSCAPE: 1332}  # margins left and right
_UNUSED = ("thumbnail", "stylesWithEffects", "customXml", "webSettings", "extended-properties")
_SETTINGS = (
    '<w:zoom {} w:percent="100"/>',
    '<w:defaultTabStop {} w:val="680"/>',
    '<w:characterSpacingControl {} w:val="doNotCompress"/>',
    '<w:compat {}><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
    'w:val="15"/></w:compat>',
    '<w:themeFontLang {} w:val="en-GB" w:eastAsia="zh-CN" w:bidi="ar-SA"/>',
    '<w:decimalSymbol {} w:val="."/>',
    '<w:listSeparator {} w:val=","/>',
)


class Frame:
    """An empty document with the styles of this package, which takes the body in the end."""

    def __init__(
        self,
        title: str,
        header: tuple[str, str],
        footer: str,
        language: str = LANGUAGE,
        pages: tuple[str, str] = ("Page ", " of "),
        styles: Sequence[Style] = (),
        annexes_from: int = 1,
    ) -> None:
        """`header` stands left and right at the head of each page, `footer` at its foot beside the page number.

        `pages`: the words before and between the numbers of the page and of all pages. `styles`: further ones.
        `annexes_from`: the number of the first annex.
        """
        self.annexes_from = annexes_from
        self._document = Document()
        self._header, self._footer, self._language, self._pages = header, footer, language, pages
        _drop_unused(self._document.part)
        write_styles(self._document.styles.element, language, styles)
        write_numbering(self._document.part.numbering_part.element, annexes_from)
        settings = self._document.settings.element
        for child in list(settings):
            settings.remove(child)
        for setting in _SETTINGS:
            settings.append(parse_xml(setting.format(nsdecls("w")).replace(LANGUAGE, language)))
        self._title = title
        self._references = {orientation: self._head_and_foot(orientation) for orientation in _SIDES}

    def _head_and_foot(self, orientation: str) -> list[Element]:
        """References to a header and a footer as wide as the text of a page."""
        width = {PORTRAIT: _SHORT, LANDSCAPE: _LONG}[orientation] - 2 * _SIDES[orientation]
        tabs = element("tabs", element("tab", val="clear", pos="9354"), element("tab", val="right", pos=str(width)))
        part = self._document.part
        pages = [run(f"\t{self._pages[0]}"), *field("PAGE", "1"), run(self._pages[1]), *field("NUMPAGES", "1")]
        contents = {
            "header": (part.add_header_part(), [run("\t".join(self._header))], "Header"),
            "footer": (part.add_footer_part(), [run(self._footer), *pages], "Footer"),
        }
        found = []
        for name, ((made, reference), content, style) in contents.items():
            for child in list(made.element):
                made.element.remove(child)
            made.element.append(paragraph(style, *content, properties=(deepcopy(tabs),)))
            refers = element(f"{name}Reference", type="default")
            refers.set(qn("r:id"), reference)
            found.append(refers)
        return found

    def chart(self, chart: Chart, number: int) -> Element:
        """A run with a native chart; `number` is its own in the document."""
        return add_chart(self._document.part, chart, number)

    def end_of_section(self, orientation: str) -> Element:
        """A paragraph that ends a section; the pages before it are of that orientation."""
        small = element("spacing", before="0", after="0", line="20", lineRule="exact")
        return element("p", element("pPr", small, self._section(orientation)))

    def _section(self, orientation: str) -> Element:
        is_landscape = orientation == LANDSCAPE
        width, height = (_LONG, _SHORT) if is_landscape else (_SHORT, _LONG)
        side = str(_SIDES[orientation])
        size = element("pgSz", w=str(width), h=str(height), **({"orient": LANDSCAPE} if is_landscape else {}))
        margins = element(
            "pgMar", top="1418", right=side, bottom="1304", left=side, header="680", footer="567", gutter="0"
        )
        references = [deepcopy(reference) for reference in self._references[orientation]]
        return element("sectPr", *references, size, margins, element("cols", space="720"))

    def ask_for_pages(self) -> None:
        """Let Word ask, when it opens the file, whether to update the fields, such as a table of contents."""
        settings = self._document.settings.element
        settings.find(qn("w:compat")).addprevious(element("updateFields", val="true"))  # their order is fixed

    def lock(self) -> None:
        """Leave nothing to be edited but the fields of a form; without a password, so that anybody can undo it."""
        protection = element("documentProtection", edit="forms", enforcement="1")
        self._document.settings.element.insert(1, protection)  # the order of settings is fixed: behind the zoom

    def bytes_of(self, elements: Sequence[Element], about: str, day: dt.date, orientation: str = PORTRAIT) -> bytes:
        """The file as bytes, its last section in an orientation; equal elements give equal bytes."""
        body = self._document.element.body
        for child in list(body):
            body.remove(child)
        body.extend([*elements, self._section(orientation)])
        self._describe(about, dt.datetime(day.year, day.month, day.day))
        made = io.BytesIO()
        self._document.save(made)
        return of_day(made.getvalue(), day)

    def _describe(self, about: str, moment: dt.datetime) -> None:
        """Core properties; nobody is named as the author."""
        found = self._document.core_properties
        found.title, found.subject, found.language = writable(self._title)[:255], writable(about)[:255], self._language
        found.author = found.last_modified_by = found.comments = found.keywords = ""
        found.created = found.modified = moment
        found.revision = 1


def _drop_unused(part: object) -> None:
    """Parts of the library's template that say something of its makers, or nothing."""
    for relations in (part.package.rels, part.rels):
        for key in [key for key, found in relations.items() if found.reltype.rsplit("/", 1)[-1] in _UNUSED]:
            del relations[key]
