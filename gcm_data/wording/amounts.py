"""Amounts in words: persons, dollars and shares, in a sentence and on an axis."""

from __future__ import annotations


def written(value: float, unit: str) -> str:
    """A value in words: “66.98 million”, “12,350”, “71.8 per cent”, “US$ 4.21 billion”."""
    if unit.startswith("%"):
        return f"{value:.1f} per cent"
    prefix = "US$ " if unit == "current US$" else ""
    for size, name in ((1e9, " billion"), (1e6, " million")):
        if value >= size:
            return f"{prefix}{value / size:.2f}{name}"
    return f"{prefix}{value:,.0f}"


def amount(value: float, unit: str) -> str:
    """A round amount on an axis: “60 m”, “2.5 bn”, “80 %”."""
    if unit.startswith("%"):
        return f"{value:g} %"
    for size, name in ((1e9, " bn"), (1e6, " m")):
        if value >= size:
            return f"{value / size:g}{name}"
    return f"{value:,.0f}"
