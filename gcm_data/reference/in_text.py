"""The name of a member within a sentence: “the Philippines”, “the Islamic Republic of Iran”.

Lists, tables and labels have the names as the United Nations lists them (`Member.name`); a sentence takes the article,
and the name in the order in which it is spoken.
"""

from functools import cache

from gcm_data.reference import all_tables, member


@cache
def _named() -> dict[str, str]:
    return {row.iso3: row.in_text for row in all_tables().names_in_text}


def in_text(iso3: str) -> str:
    """The name of a member within a sentence."""
    return _named().get(iso3) or member(iso3).name


def at_start(iso3: str) -> str:
    """The same at the beginning of a sentence: “The Philippines”."""
    name = in_text(iso3)
    return f"{name[:1].upper()}{name[1:]}"
