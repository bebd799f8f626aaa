"""Writes small PDF files in memory, object by object, in any alphabet: glyphs without outlines, told by a map.

Every answer in them is fictional; see tests/workbook_builder.py.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable, Sequence
from typing import NamedTuple

LEFT, TOP, SIZE, LEADING = 72.0, 760.0, 11.0, 14.0  # points
GLYPH = 0.5  # of the size: how wide each letter is


class Text(NamedTuple):
    """A line of text at a place, from the lower left corner of the page."""

    x: float
    y: float
    text: str
    size: float = SIZE
    is_bold: bool = False


def lines(*texts: str, x: float = LEFT, top: float = TOP, is_bold: bool = False) -> list[Text]:
    """Lines below each other; an empty one is a gap between paragraphs. A text with ** before it is bold."""
    return [
        Text(x, top - number * LEADING, text.removeprefix("**"), SIZE, is_bold or text.startswith("**"))
        for number, text in enumerate(texts)
        if text
    ]


def pdf(
    *pages: Iterable[Text],
    extra: Sequence[bytes] = (),
    catalogue: bytes = b"",
    page_entries: bytes = b"",
    drawn: bytes = b"",
    title: str = "",
    producer: str = "",
    aslant: str = "",
) -> bytes:
    """A PDF of these pages. `extra` are further objects, `catalogue` and `page_entries` further entries of the first
    one and of the pages, `drawn` what is drawn on each page, `title` and `producer` the document's own, `aslant` across
    each page.
    """
    written = [list(page) for page in pages]
    letters = sorted({letter for page in written for line in page for letter in line.text} | set(aslant))
    codes = {letter: number for number, letter in enumerate(letters, start=1)}
    count = len(written)
    kids = b" ".join(b"%d 0 R" % (10 + 2 * number) for number in range(count))
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R %s >>" % catalogue,
        2: b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count),
        3: _font(b"Plain", 5),
        4: _font(b"Plain-Bold", 6),
        5: _glyphs(b"Plain", 400),
        6: _glyphs(b"Plain-Bold", 700),
        7: _stream(_to_unicode(codes)),
        9: b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length 0 >>\nstream\n\nendstream",
    }
    for number, page in enumerate(written):
        fonts = b"/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >>"
        place = 10 + 2 * number
        box = b"/MediaBox [0 0 595 842]"
        entries = (box, fonts, page_entries, place + 1)
        objects[place] = b"<< /Type /Page /Parent 2 0 R %s %s %s /Contents %d 0 R >>" % entries
        across = [_shown(Text(0, 0, aslant), codes).replace(b"1 0 0 1 0.0 0.0", b".7 .7 -.7 .7 99 99")] * bool(aslant)
        objects[place + 1] = _stream(b"\n".join([*(_shown(line, codes) for line in page), *across, drawn]))
    for number, inner in enumerate(extra, start=10 + 2 * count):
        objects[number] = inner
    objects[8] = b"<< /Title (%s) /Producer (%s) >>" % (title.encode("latin-1"), producer.encode("latin-1"))
    return assembled(objects, b"/Info 8 0 R" if title else b"")


def ruled(texts: Iterable[Text], boxes: Iterable[tuple[float, float, float, float]]) -> bytes:
    """A page with rectangles (x, y, width, height) drawn on it, as around the cells of a table."""
    return pdf(texts, drawn=b"".join(b"%.1f %.1f %.1f %.1f re S\n" % box for box in boxes))


def form(
    texts: Iterable[Text],
    fields: Sequence[tuple[str, float, float, float, float]],
    ticks: Sequence[tuple[str, bool, float, float]],
    comment: str = "",
) -> bytes:
    """A page with a form: fields with text (left, bottom, right, top), and boxes that are ticked or not (x, y)."""
    made = []
    for number, (said, *box) in enumerate(fields):
        value = said.encode("utf-16-be").hex().encode()
        what = b"/FT /Tx /Ff 4096 /T (t%d) /V <FEFF%s>" % (number, value)
        made.append(b"<< /Type /Annot /Subtype /Widget %s /Rect [%d %d %d %d] >>" % (what, *map(int, box)))
    for name, is_on, x, y in ticks:
        state = b"/Yes" if is_on else b"/Off"
        look = b"/AP << /N << /Yes 9 0 R /Off 9 0 R >> >>"
        what = b"/FT /Btn /T (%s) /V %s /AS %s %s" % (name.encode(), state, state, look)
        made.append(b"<< /Type /Annot /Subtype /Widget %s /Rect [%d %d %d %d] >>" % (what, x, y, x + 10, y + 10))
    kids = b" ".join(b"%d 0 R" % (12 + number) for number in range(len(made)))
    if comment:
        made.append(b"<< /Type /Annot /Subtype /Text /Contents (%s) /Rect [9 9 19 19] >>" % comment.encode("latin-1"))
    every = b" ".join(b"%d 0 R" % (12 + number) for number in range(len(made)))
    return pdf(
        texts, extra=made, catalogue=b"/AcroForm << /Fields [%s] >>" % kids, page_entries=b"/Annots [%s]" % every
    )


def assembled(objects: dict[int, bytes], trailer: bytes = b"") -> bytes:
    """A file of these objects with its table; the first object is its catalogue."""
    made = bytearray(b"%PDF-1.7\n")
    places = {}
    for number, inner in objects.items():
        places[number] = len(made)
        made += b"%d 0 obj\n%s\nendobj\n" % (number, inner)
    start, size = len(made), max(objects) + 1
    made += b"xref\n0 %d\n" % size
    free = b"0000000000 65535 f \n"
    made += b"".join(b"%010d 00000 n \n" % places[n] if n in places else free for n in range(size))
    made += b"trailer << /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, start)
    return bytes(made)


def encrypted() -> bytes:
    """A PDF that a password keeps closed: the hash of its user's password is of no password that is tried."""
    key = hashlib.md5(b"fictional").hexdigest().encode()
    handler = b"<< /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >>" % (key * 2, key * 2)
    objects = {1: b"<< /Type /Catalog /Pages 2 0 R >>", 2: b"<< /Type /Pages /Kids [] /Count 0 >>", 3: handler}
    return assembled(objects, b"/Encrypt 3 0 R /ID [<%s> <%s>]" % (key, key))


def _stream(content: bytes) -> bytes:
    packed = zlib.compress(content)
    return b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed)


def _font(name: bytes, glyphs: int) -> bytes:
    return (
        b"<< /Type /Font /Subtype /Type0 /BaseFont /%s /Encoding /Identity-H /DescendantFonts [%d 0 R] "
        b"/ToUnicode 7 0 R >>" % (name, glyphs)
    )


def _glyphs(name: bytes, weight: int) -> bytes:
    look = b"<< /Type /FontDescriptor /FontName /%s /Flags 4 /FontWeight %d /StemV %d /Ascent 800 /Descent -200 >>"
    return (
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /%s /DW %d /FontDescriptor %s "
        b"/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>"
        % (name, int(GLYPH * 1000), look % (name, weight, weight // 5))
    )


def _to_unicode(codes: dict[str, int]) -> bytes:
    pairs = [b"<%04X> <%s>" % (code, letter.encode("utf-16-be").hex().encode()) for letter, code in codes.items()]
    parts = [pairs[start : start + 100] for start in range(0, len(pairs), 100)]
    blocks = b"\n".join(b"%d beginbfchar\n%s\nendbfchar" % (len(part), b"\n".join(part)) for part in parts)
    return (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def "
        b"1 begincodespacerange <0000> <FFFF> endcodespacerange\n%s\nendcmap end end" % blocks
    )


def _shown(line: Text, codes: dict[str, int]) -> bytes:
    shown = b"".join(b"%04X" % codes[letter] for letter in line.text)
    return b"BT /F%d %.1f Tf 1 0 0 1 %.1f %.1f Tm <%s> Tj ET" % (1 + line.is_bold, line.size, line.x, line.y, shown)
