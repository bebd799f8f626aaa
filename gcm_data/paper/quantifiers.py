"""Words for shares of members, each tied to fixed thresholds, so that a word never says more than a count."""

from __future__ import annotations

from dataclasses import dataclass

from gcm_data.coverage.shares import FEWEST_FOR_A_SHARE


@dataclass(frozen=True, slots=True)
class Quantifier:
    """A word, how it stands before a noun, what it means, and whether the verb behind it is singular.

    `at_least` is in per cent of the total; where several quantifiers fit, the first in QUANTIFIERS is taken.
    """

    word: str
    before: str
    meaning: str
    at_least: int
    is_singular: bool = False


NO = Quantifier("no", "No {one}", "None.", 0, is_singular=True)
ONE = Quantifier("one", "One {one}", "Exactly one, whatever its share.", 0, is_singular=True)
QUANTIFIERS = (
    Quantifier("all", "All {many}", "100 per cent.", 100),
    Quantifier("nearly all", "Nearly all {many}", "At least 90 per cent, but not all.", 90),
    Quantifier("most", "Most {many}", "At least 60 per cent and less than 90.", 60),
    Quantifier("about half of the", "About half of the {many}", "At least 40 per cent and less than 60.", 40),
    Quantifier("some", "Some {many}", "At least 20 per cent and less than 40, and more than one.", 20),
    Quantifier("a few", "A few {many}", "Less than 20 per cent, and more than one.", 0),
    ONE,
    NO,
)
RULE = (
    f"Of fewer than {FEWEST_FOR_A_SHARE} the count stands alone, without a word, because a single State would be half "
    "or all. The share is that of the members with documents (of all members, where a sentence says so), never rounded."
)


def quantifier(count: int, total: int) -> Quantifier | None:
    """The word for a count; None where the total is too small for one. Raises ValueError if count exceeds total."""
    if not 0 <= count <= total:
        raise ValueError(f"{count} of {total}")
    if total < FEWEST_FOR_A_SHARE:
        return None
    if count < 2:
        return (NO, ONE)[count]
    return next(found for found in QUANTIFIERS if 100 * count >= found.at_least * total)


def subject(count: int, total: int, nouns: tuple[str, str]) -> str:
    """The subject of a sentence, its count always behind the word: “Most submissions (29 of 41)”; “1 of 2 submissions”.

    `nouns` are the singular and the plural.
    """
    one, many = nouns
    found = quantifier(count, total)
    if found is None:
        return f"{count} of {total} {one if total == 1 else many}"
    return f"{found.before.format(one=one, many=many)} ({count} of {total})"


def verb(count: int, total: int, singular: str, plural: str) -> str:
    """The form of a verb that fits the subject."""
    found = quantifier(count, total)
    is_singular = 1 in (count, total) if found is None else found.is_singular
    return singular if is_singular else plural
