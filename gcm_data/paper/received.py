"""The section on responses: of which members something was read, by subregion, and of which nothing."""

from __future__ import annotations

from gcm_data import wording
from gcm_data.coverage.focus import Evidence
from gcm_data.coverage.scope import Scope
from gcm_data.paper.answers import answered_counts
from gcm_data.paper.counting import count, groups
from gcm_data.paper.naming import names
from gcm_data.paper.parts import Paragraph, Section, Sentence

HEADING = "Responses received"


def responses(scope: Scope) -> Section:
    """How many members, how many of each question, and who, by subregion."""
    said = [received(scope)]
    if scope.submissions:
        said.append(_by_question(scope))
    if scope.submissions < scope.members:
        said.append(Sentence("received/nothing", "That nothing was read of a member says nothing about what it does."))
    first = Sentence("received/subregions", "By subregion:" if scope.submissions else "The members are:")
    items = [_of_subregion(scope, name, iso3) for name, iso3 in groups(scope).items()]
    return Section(HEADING, blocks=(Paragraph(tuple(said)), Paragraph((first, *items), is_list=True)))


def received(scope: Scope) -> Sentence:
    """“Of the 62 members and associate members, 43 have statements, as of 1 February 2025.”"""
    found, one = count(scope, wording.DOCUMENTED, scope.focus()), scope.members == 1
    day = f", as of {wording.day(scope.as_of)}"
    who = "The one member or associate member" if one else f"the {scope.members} members and associate members"
    if not found.count:
        text = f"Nothing was read of {who[:1].lower()}{who[1:]}{day}."
    elif one:
        text = f"{who} has {scope.material.what}{day}."
    elif found.count == scope.members:
        text = f"All {scope.members} members and associate members have {scope.material.what}{day}."
    else:
        text = f"Of {who}, {found.count} {'has' if found.count == 1 else 'have'} {scope.material.what}{day}."
    return Sentence("received/members", scope.on_basis(text), (found,))


def _by_question(scope: Scope) -> Sentence:
    """“Question (a) was answered by 23 members, (b) by 22 and (c) by none.”"""
    found = answered_counts(scope)
    said = [f"{letters} by {each.count or 'none'}" for letters, each in found.items()]
    first = next(iter(found.values()))
    noun = " member" if first.count == 1 else " members" if first.count else " of them"
    head, *rest = said
    whole = wording.listed([head.replace(" by ", " was answered by ", 1) + noun, *rest])
    return Sentence("received/by-question", f"Question {whole}.", tuple(found.values()))


def _of_subregion(scope: Scope, name: str, iso3: tuple[str, ...]) -> Sentence:
    """“Pacific, 13 of 21: Australia; …. Nothing was read of: …”."""
    found = count(scope, f"{wording.DOCUMENTED}, {name}", scope.focus(iso3))
    none = count(scope, f"no submission, {name}", scope.focus(iso3, is_silent=True))
    read = set(Evidence(scope.grid, found.focus).counted)
    there, silent = [code for code in iso3 if code in read], [code for code in iso3 if code not in read]
    text = f"{name}, {wording.of(found.count, len(iso3))}"
    text += f": {names(there)}." if there else "."
    text += f" Nothing was read of: {names(silent)}." if silent else ""
    named = tuple(each for each in (found, none) if each.count)
    return Sentence(f"received/{name.lower().replace(' ', '-')}", text, (found,), named)
