"""Addresses of cells, as a spreadsheet shows them."""

from __future__ import annotations


def column_number(letters: bytes) -> int:
    """The 1-based number of a column, in capitals or not: A is 1, XFD 16,384."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def address_of(row: int, column: int) -> str:
    """The address of a 0-based place, such as B7."""
    letters, number = "", column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row + 1}"
