"""The other forms of a word in English and French: countries and country, planning and plan, nationaux and national.

Rules of endings, not a dictionary: they also make words that no text has, which does no harm to a search. They know
inflection only: a word that is made of another (recruitment of recruit) is another word. All is folded (folding.fold).
"""

from __future__ import annotations

from functools import lru_cache

# Each line: endings that change places behind the same letters.
_ENGLISH = (
    ("", "s", "ed", "ing"),
    ("e", "es", "ed", "ing"),
    ("y", "ies", "ied", "ying"),
    *((end, f"{end}es", f"{end}ed", f"{end}ing") for end in ("s", "x", "z", "ch", "sh")),
)
_DOUBLED = tuple((letter, f"{letter * 2}ed", f"{letter * 2}ing") for letter in "bdglmnprt")
_FRENCH = (
    ("", "s", "e", "es"),
    ("al", "ale", "ales", "aux"),
    ("eau", "eaux"),
    ("eur", "eurs", "euse", "euses"),
    ("teur", "teurs", "trice", "trices"),
    ("f", "fs", "ve", "ves"),
    ("el", "els", "elle", "elles"),
    ("en", "ens", "enne", "ennes"),
    ("er", "ers", "ere", "eres"),
    ("er", "e", "es", "ent", "ons", "ez", "ant", "ee", "ees"),
)
_IRREGULAR = (("woman", "women"), ("man", "men"), ("child", "children"), ("person", "people"))
_STEM = 4  # letters before an ending; fewer are often the beginning of another word
_SHORT_STEM = 3  # before a doubled letter, and before an s alone: “planning”, “fees”


@lru_cache(maxsize=1_000)
def forms(word: str) -> frozenset[str]:
    """The other forms of a folded word; none of a word with other signs than Latin letters."""
    if not (word.isascii() and word.isalpha()):
        return frozenset()
    found = {form for family in _IRREGULAR if word in family for form in family}
    for families, shortest in (((*_ENGLISH, *_FRENCH), _STEM), (_DOUBLED, _SHORT_STEM)):
        for family in families:
            for ending in family:
                stem = word.removesuffix(ending)
                if word.endswith(ending) and len(stem) >= shortest:
                    found |= {stem + other for other in family}
    if word.endswith("s") and len(word) > _SHORT_STEM and not word.endswith("ss"):
        found.add(word[:-1])
    return frozenset(found - {word})
