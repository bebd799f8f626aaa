"""The genitive of Russian names of States, in which titles name them: “Материалы Кыргызской Республики”."""

from __future__ import annotations

from functools import cache

# Endings of the nominative and of the genitive, the first that fits; what has none of them does not change.
_ENDINGS = (
    ("острова", "островов"), ("штаты", "штатов"), ("эмираты", "эмиратов"), ("ство", "ства"), ("ская", "ской"),
    ("цкая", "цкой"), ("ая", "ой"), ("яя", "ей"), ("ский", "ского"), ("ый", "ого"), ("ой", "ого"), ("ия", "ии"),
    ("ика", "ики"), ("ка", "ки"), ("га", "ги"), ("а", "ы"), ("я", "и"), ("ины", "ин"), ("ивы", "ив"), ("й", "я"),
)  # fmt: skip
_HARD = "бвгджзклмнпрстфхцчшщ"


def genitives(name: str) -> set[str]:
    """The forms of a name in Cyrillic, in small letters, in which all words, or the first alone, stand in the genitive.

    An empty set for a name in other letters.
    """
    words = name.casefold().split()
    if not words or not all(_is_cyrillic(word) for word in words):
        return set()
    inflected = [_genitive(word) for word in words]
    return {" ".join(inflected), " ".join([inflected[0], *words[1:]])} - {name.casefold()}


@cache
def _genitive(word: str) -> str:
    for ending, other in _ENDINGS:
        if word.endswith(ending):
            return word.removesuffix(ending) + other
    return f"{word}а" if word[-1] in _HARD else word


def _is_cyrillic(word: str) -> bool:
    return all("а" <= sign <= "я" or sign in "ё-" for sign in word)
