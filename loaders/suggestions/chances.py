"""The three words for the chance of a suggestion, and from which estimate on each is said."""

from __future__ import annotations

from functools import cache

from gcm_data.reference.coding import measured_chances

CHANCES = ("likely", "possible", "weak")
MEASURED_IN = "en"  # the language whose limits hold for languages that nobody has measured
HIGHEST_UNMEASURED = "possible"


@cache
def limits(target_kind: str, lang: str) -> tuple[tuple[str, float], ...]:
    """(word, lowest estimate) of a kind of target, the highest first, as measured in a language; () for none."""
    rows = {
        row.chance: row.at_least for row in measured_chances() if (row.target_kind, row.lang) == (target_kind, lang)
    }
    return tuple((word, rows[word]) for word in CHANCES if word in rows)


def is_measured(target_kind: str, lang: str) -> bool:
    """Whether it was measured how often suggestions in a language are right; if not, they only order a pick list."""
    return bool(limits(target_kind, lang))


@cache
def lowest_told(target_kind: str, lang: str) -> float:
    """The lowest estimate that has a word; lower ones are not told."""
    return (limits(target_kind, lang) or limits(target_kind, MEASURED_IN))[-1][1]


def chance_of(target_kind: str, lang: str, estimate: float) -> str:
    """The word for an estimate (0 to 1); "" for one that is too low to be told."""
    measured = limits(target_kind, lang)
    for word, lowest in measured or limits(target_kind, MEASURED_IN):
        if estimate >= lowest:
            return word if measured else max(word, HIGHEST_UNMEASURED, key=CHANCES.index)
    return ""
