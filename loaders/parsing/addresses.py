"""Addresses of cells, as a spreadsheet shows them."""

from __future__ import annotations

from functools import lru_cache


def column_number(letters: bytes) -> int:
    """The 1-based number of a column, in capitals or not: A is 1, XFD 16,384."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


@lru_cache(maxsize=20_000)
def column_letters(index: int) -> str:
    """Name of the column with this 0-based index: 0 is A, 26 is AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def address_of(row: int, column: int) -> str:
    """The address of a 0-based place, such as B7."""
    return f"{column_letters(column)}{row + 1}"


def place_of(address: str) -> tuple[int, int]:
    """The 0-based place of an address."""
    letters = address.rstrip("0123456789")
    return int(address[len(letters) :]) - 1, column_number(letters.encode()) - 1
