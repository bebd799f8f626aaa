"""Counts for the sentences of a paper, each made of its evidence, and the sentences that say them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gcm_data import wording
from gcm_data.coverage.focus import Evidence, Focus, Target
from gcm_data.coverage.scope import Scope
from gcm_data.coverage.shares import FEWEST_FOR_A_SHARE
from gcm_data.exhibits.country import subregion_names
from gcm_data.paper.parts import Count, Sentence

MENTION = ("mentions", "mention")
OBJECTIVES, PRINCIPLES = ("objective", "objectives"), ("principle", "principles")
NEEDS = ("kind of support", "kinds of support")
ANY, ONE_OF = "any of", "at least one of"
LEADERS, FOLLOWERS = 3, 3  # names in a sentence on what is mentioned most often
LEAST = 2  # members; what one alone mentions is not mentioned most often


def count(scope: Scope, what: str, focus: Focus) -> Count:
    """How many members a focus counts, and of how many: of those that could say it, or of all (Evidence.total)."""
    evidence = Evidence(scope.grid, focus)
    return Count(len(evidence.counted), evidence.total, what, focus)


def counts_of(scope: Scope, kind: str, names: Mapping[str, str]) -> dict[str, Count]:
    """Name of a target in a sentence -> how many members report it. `names` maps targets of a kind to these names."""
    return {name: count(scope, name, scope.focus(None, (kind, target))) for target, name in names.items()}


def groups(scope: Scope) -> dict[str, tuple[str, ...]]:
    """Subregion -> its members that are selected (iso3); non-regional members last."""
    return {name: scope.members_of("subregion", name) for name in subregion_names(scope.selection)}


def base_nouns(scope: Scope, found: Count) -> tuple[str, str]:
    """What a count is of, in the singular and the plural."""
    return Evidence(scope.grid, found.focus).material.nouns


def statement(scope: Scope, key: str, found: Count, what: str, verbs: tuple[str, str] = MENTION) -> Sentence:
    """“Of the 43 submissions, 30 mention objective 5.” `what` may begin with “at least one of”."""
    (one, many), none = base_nouns(scope, found), what.replace(ONE_OF, ANY, 1)
    if not found.total:
        return Sentence(key, f"No member shown answered a question that asks for {none.removeprefix(f'{ANY} ')}.")
    if found.total == 1:
        said = f"The one {one} {verbs[0]} {what}." if found.count else f"The one {one} does not {verbs[1]} {none}."
    elif not found.count:
        said = f"None of the {found.total} {many} {verbs[0]} {none}."
    elif found.count == found.total:
        said = f"{'Both' if found.total == 2 else f'All {found.total}'} {many} {verbs[1]} {what}."
    else:
        said = f"Of the {found.total} {many}, {found.count} {verbs[found.count > 1]} {what}."
    return Sentence(key, said, (found,))


def reporting_any(
    scope: Scope, key: str, label: str, targets: Sequence[Target], what: str, verbs: tuple[str, str] = MENTION
) -> Sentence:
    """How many members report at least one of some targets."""
    found = count(scope, label, scope.focus(None, *targets, is_any=len(targets) > 1))
    return statement(scope, key, found, what, verbs)


def ranked(found: Mapping[str, Count]) -> list[list[str]]:
    """The names by their count, the largest first; equal counts together, in the order given; none below LEAST."""
    sizes = sorted({each.count for each in found.values() if each.count >= LEAST}, reverse=True)
    return [[name for name, each in found.items() if each.count == size] for size in sizes]


def leaders(found: Mapping[str, Count], most: int) -> list[str]:
    """The first names by count, at most so many; of equal counts all or none."""
    names: list[str] = []
    for alike in ranked(found):
        if len(names) + len(alike) > most:
            break
        names += alike
    return names


def with_counts(names: Sequence[str], found: Mapping[str, Count], unit: bool = True) -> str:
    """“finance (4 members) and technology (2)”, “data (objective 1; 3 members)”; only the first with the unit."""
    said = []
    for place, name in enumerate(names):
        number = found[name].count
        members = f"{number} member{'s' if number != 1 else ''}" if unit and not place else str(number)
        said.append(f"{name.removesuffix(')')}; {members})" if name.endswith(")") else f"{name} ({members})")
    return wording.listed(said)


def most_often(key: str, found: Mapping[str, Count], nouns: tuple[str, str], how: str = "mentioned") -> list[Sentence]:
    """“The objective mentioned most often is data (objective 1; 15 members), followed by skills (objective 18; 9).”

    `nouns` are what is mentioned, in the singular and the plural. No sentence for fewer than three members, of which
    one would be the most, nor where nothing is mentioned.
    """
    one, many = nouns
    if not found or max(each.total for each in found.values()) < FEWEST_FOR_A_SHARE or not ranked(found):
        return []
    first = ranked(found)[0]
    top = found[first[0]]
    if len(first) > LEADERS:
        members = f"{top.count} member{'s' if top.count != 1 else ''}"
        return [Sentence(key, f"No {one} is {how} by more than {members}.", (top,))]
    rest = leaders({name: each for name, each in found.items() if name not in first}, FOLLOWERS)
    start = f"The {one} {how} most often is" if len(first) == 1 else f"The {many} {how} most often are"
    followed = f", followed by {with_counts(rest, found, unit=False)}" if rest else ""
    told = tuple(found[name] for name in (*first, *rest))
    return [Sentence(key, f"{start} {with_counts(first, found)}{followed}.", told)]


def capital(text: str) -> str:
    """A text with a capital letter at its beginning."""
    return text[:1].upper() + text[1:]
