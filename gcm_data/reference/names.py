"""The one way in which two spellings of a country's name are compared."""

import unicodedata
from functools import lru_cache


@lru_cache(maxsize=8192)
def normalise_name(text: str) -> str:
    """The letters of a name, without accents or case, its words parted by one space.

    Digits go too, so that a footnote mark ("Thailand¹") does not matter; a text without letters gives "".
    """
    decomposed = unicodedata.normalize("NFKD", text)
    unmarked = "".join(sign for sign in decomposed if not unicodedata.category(sign).startswith("M"))
    return " ".join("".join(sign if sign.isalpha() else " " for sign in unmarked.casefold()).split())
