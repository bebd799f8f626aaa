"""Whether a text runs from left to right or from right to left."""

from __future__ import annotations

import unicodedata


def direction(text: str) -> str:
    """“rtl” or “ltr”, as the first letter tells that has a direction, like HTML's dir="auto"; “ltr” without one.

    To be asked of a whole text: a part of it may begin with a letter of another script.
    """
    kinds = (unicodedata.bidirectional(sign) for sign in text)
    return "rtl" if next((kind for kind in kinds if kind in ("L", "R", "AL")), "L") != "L" else "ltr"
