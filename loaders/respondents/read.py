"""Who answers: a member State, an associate member or a stakeholder; of which category; and may it be named."""

from __future__ import annotations

from typing import NamedTuple

from gcm_data import reference
from gcm_data.tables.issues import Issue, issue
from loaders import vocabulary
from loaders.documents.answer import ATTRIBUTION, Who
from loaders.documents.workbook import Cell, Document
from loaders.respondents.attribution import NAMED, NON_ATTRIBUTABLE, read_attribution
from loaders.respondents.kinds import STAKEHOLDER, STATE, categories_in, kinds_in
from loaders.respondents.members import read_member

OTHER = "other"


class Respondent(NamedTuple):
    """Who answers. `iso3` is empty for a stakeholder, `category` for a State.

    `name` tells one stakeholder of a document from another while it is read; it stands in no table.
    """

    kind: str
    iso3: str
    category: str
    attribution: str
    name: str = ""

    @property
    def identity(self) -> tuple[str, ...]:
        """By what it is told from others of its document."""
        return self.kind, self.iso3, self.category, self.name


def read_respondent(who: Who, document: Document) -> tuple[Respondent | None, list[Issue]]:
    """Who answers, or None where that can't be told.

    Issues: category-unknown, attribution-unknown, and for States those of members.read_member.
    """
    told = dict(who.told)
    kind, category = told.get("respondent"), told.get("category")
    kinds = _kinds(kind) | _kinds(category)
    is_stakeholder = STAKEHOLDER in kinds or any(categories_in(cell.text) for cell in (kind, category) if cell)
    if STATE in _kinds(kind) and not (category and categories_in(category.text)):
        is_stakeholder = False
    elif who.member.is_empty and "organization" in told and STATE not in kinds:
        is_stakeholder = True
    attribution, issues = _attribution(who, document, is_stakeholder)
    if not is_stakeholder:
        iso3, problems = read_member(who.member, document)
        respondent = Respondent(reference.member(iso3).membership, iso3, "", attribution) if iso3 else None
        return respondent, [*issues, *problems]
    found, problems = _category(kind, category, told.get("organization"), document)
    name = told.get("organization") or category or kind or who.member
    return Respondent(STAKEHOLDER, "", found, attribution, vocabulary.plain(name.text)), [*issues, *problems]


def _kinds(cell: Cell | None) -> frozenset[str]:
    """What a cell on the kind or category of a respondent says of its kind."""
    return kinds_in(cell.text) if cell else frozenset()


def may_be_named(who: Who, document: Document) -> bool:
    """Whether a source may be named of which it is not known who it is: asked and not answered means no."""
    return _attribution(who, document, is_stakeholder=True)[0] == NAMED


def _category(
    kind: Cell | None, category: Cell | None, organization: Cell | None, document: Document
) -> tuple[str, list[Issue]]:
    """The category of a stakeholder: by its own cell, the kind of respondent, or the organization's name."""
    for cell in (category, kind, organization):
        found = [name for name in categories_in(cell.text) if name != OTHER] if cell else []
        if found:
            return found[0], []
    if category is None or categories_in(category.text):
        return OTHER, []
    return OTHER, [_issue("category-unknown", document, category)]


def _attribution(who: Who, document: Document, is_stakeholder: bool) -> tuple[str, list[Issue]]:
    """May the source be named: the strictest of what is said; in doubt not.

    A stakeholder that was asked and did not answer may not; a State's answers are a State's, asked or not.
    """
    issues = []
    is_named = who.is_attributable
    for role, cell in who.told:
        if role in ATTRIBUTION and (is_stakeholder or not cell.is_empty):
            said = read_attribution(role, cell)
            is_named = is_named and said == NAMED
            if said is None:
                issues.append(_issue("attribution-unknown", document, cell))
    return NAMED if is_named else NON_ATTRIBUTABLE, issues


def _issue(code: str, document: Document, cell: Cell) -> Issue:
    where = {"document": document.name, "cycle": document.cycle, "sheet": cell.section, "cell": cell.address}
    return issue(code, **where, value=cell.text, found=cell.text.strip()[:80])
