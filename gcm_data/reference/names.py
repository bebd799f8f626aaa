"""The one way in which two spellings of a country's name are compared."""

import unicodedata
from functools import lru_cache


class _Letters(dict[int, str]):
    """Code point -> the letters it stands for, without accents or case; a space for a sign. Filled as they are met."""

    def __missing__(self, code: int) -> str:
        decomposed = unicodedata.normalize("NFKD", chr(code))
        unmarked = "".join(sign for sign in decomposed if not unicodedata.category(sign).startswith("M"))
        self[code] = "".join(sign if sign.isalpha() else " " for sign in unmarked.casefold())
        return self[code]


_LETTERS = _Letters()


@lru_cache(maxsize=8192)
def normalise_name(text: str) -> str:
    """The letters of a name, without accents or case, its words parted by one space.

    Digits go too, so that a footnote mark ("Thailand¹") does not matter; a text without letters gives "".
    """
    return " ".join(text.translate(_LETTERS).split())
