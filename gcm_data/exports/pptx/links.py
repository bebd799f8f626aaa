"""Links from a text to another slide: from a number to its evidence, from the agenda to its parts, and back."""

from __future__ import annotations

from dataclasses import dataclass, field

from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.slide import Slide as Page
from pptx.text.text import _Run

_JUMP = "ppaction://hlinksldjump"
_BACK = "ppaction://hlinkshowjump?jump=lastslideviewed"
# Says that the text keeps its colour, which contrasts with its ground as that of links may not.
_OWN_COLOUR = (
    '<a:extLst><a:ext uri="{A12FA001-AC4F-418D-AE19-62706E023703}"><ahyp:hlinkClr '
    'xmlns:ahyp="http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor" val="tx"/></a:ext></a:extLst>'
)


@dataclass
class Links:
    """Texts that lead to slides which may not be there yet. `pages` are the slides, by the key under which one asks."""

    pages: dict[object, Page] = field(default_factory=dict)
    _wanted: list[tuple[Page, _Run, object]] = field(default_factory=list)

    def want(self, page: Page, run: _Run, key: object) -> None:
        """A run of text on a page is to lead to the slide with a key."""
        self._wanted.append((page, run, key))

    def tie(self) -> None:
        """Write the links, once all slides are there; what leads nowhere stays a text."""
        for page, run, key in self._wanted:
            if key in self.pages and self.pages[key] is not page:
                relation = page.part.relate_to(self.pages[key].part, RELATIONSHIP_TYPE.SLIDE)
                _link(run, relation, _JUMP)


def lead_back(run: _Run) -> None:
    """Have a text lead to the slide that was shown before."""
    _link(run, "", _BACK)


def _link(run: _Run, relation: str, action: str) -> None:
    link = f'<a:hlinkClick {nsdecls("a", "r")} r:id="{relation}" action="{action}">{_OWN_COLOUR}</a:hlinkClick>'
    properties = run._r.get_or_add_rPr()
    properties.append(parse_xml(link))
