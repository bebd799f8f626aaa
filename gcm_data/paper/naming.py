"""Members named in a sentence, each with the numbers of its passages; and objectives by a noun."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from gcm_data import reference
from gcm_data.coverage.focus import Evidence, Focus
from gcm_data.coverage.scope import Scope
from gcm_data.evidence.annex import numbers_by_member, ranges
from gcm_data.paper.counting import count
from gcm_data.paper.parts import Sentence

NOUNS = {
    2: "adverse drivers", 3: "information", 4: "legal identity and documentation", 7: "vulnerability",
    8: "saving lives", 9: "smuggling of migrants", 10: "trafficking in persons", 11: "border management",
    15: "basic services", 17: "elimination of discrimination",
}  # fmt: skip


def objective_noun(number: int) -> str:
    """“regular pathways”: what an objective is about, in a sentence."""
    label = reference.objective(number).short_label
    return NOUNS.get(number, label[:1].lower() + label[1:])


def objective_named(number: int) -> str:
    """“regular pathways (objective 5)”."""
    return f"{objective_noun(number)} (objective {number})"


def objectives_named(numbers: Iterable[int]) -> dict[str, str]:
    """Target -> its name in a sentence, in the order of the Compact."""
    return {str(number): objective_named(number) for number in sorted(numbers)}


def item(scope: Scope, key: str, name: str, what: str, focus: Focus, is_numbered: bool = True) -> list[Sentence]:
    """“Objective 5, regular pathways: Fiji [12]; Tuvalu [80, 81].” No sentence where the focus counts nobody.

    Without numbers where annex II alone has them, because they are many.
    """
    found = count(scope, what, focus)
    if not found.count:
        return []
    said = members(scope, focus) if is_numbered else names(Evidence(scope.grid, focus).counted)
    return [Sentence(key, f"{name}: {said}.", named=(found,))]


def members(scope: Scope, focus: Focus) -> str:
    """“Fiji [12]; Tuvalu [80, 81]”: the members that a focus counts, with the numbers of their passages."""
    return joined(numbers_by_member(scope, focus))


def joined(found: Mapping[str, tuple[int, ...]]) -> str:
    """Members (iso3) with their numbers, in words."""
    said = (
        f"{reference.member(iso3).name}{f' [{ranges(numbers)}]' if numbers else ''}" for iso3, numbers in found.items()
    )
    return "; ".join(said)


def names(iso3: Iterable[str]) -> str:
    """“Fiji; Hong Kong, China; Tuvalu”: a comma stands in some names."""
    return "; ".join(reference.member(code).name for code in iso3)
