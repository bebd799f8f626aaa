"""Names in French and Russian, and the words of the response form in its three languages.

Two tables, translations.csv and form_words.csv. Few need them: they are read apart, when first asked for.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Annotated

from gcm_data.reference.catalogue import Table
from gcm_data.reference.forms import Key, Text, one_of
from gcm_data.reference.reading import read_listing
from gcm_data.reference.rules import unique

FOLDER = Path(__file__).parent
LANGUAGES = {"en": "English", "fr": "Français", "ru": "Русский"}
Translated = Annotated[
    str, one_of("objective", "principle", "need", "plan_status", "question", "question_wording", "member")
]


@dataclass(frozen=True, slots=True)
class Translation:
    """The name of something in French or Russian.

    `key` is that of its own table; of a question the instrument (or a review that calls it otherwise), a stroke and the
    letter. `source` says where the words are from; “memory” and “own translation” are no official wording.
    """

    kind: Translated
    key: Text
    lang: Annotated[str, one_of("fr", "ru")]
    text: Text
    source: Text


@dataclass(frozen=True, slots=True)
class FormWords:
    """Words of the response form in one language, perhaps with places in braces.

    Of several rows of a key in a language the first is what a form says; all of them are read in a filled one.
    """

    key: Key
    lang: Annotated[str, one_of(*LANGUAGES)]
    text: Text


TRANSLATION_TABLES = {
    "translations": Table(Translation, (unique("kind", "key", "lang"),)),
    "form_words": Table(FormWords, (unique("key", "lang", "text"),)),
}


@dataclass(frozen=True, slots=True)
class Translations:
    """Text by (kind, key, language), and the rows of words of the response form."""

    names: Mapping[tuple[str, str, str], str]
    form_words: tuple[FormWords, ...]


def load_translations(folder: Path = FOLDER) -> Translations:
    """Both tables of a folder, read and checked; raises BrokenReference at the first fault found."""
    listings = {noun: read_listing(folder / f"{noun}.csv", table.row) for noun, table in TRANSLATION_TABLES.items()}
    for noun, table in TRANSLATION_TABLES.items():
        for rule in table.rules:
            rule(listings[noun], listings)
    names = {(row.kind, row.key, row.lang): row.text for row in listings["translations"].rows}
    return Translations(names, listings["form_words"].rows)


@cache
def all_translations() -> Translations:
    """Both tables, read once: every run of a page asks whether they can be read. Raises BrokenReference."""
    return load_translations()


def form_words() -> tuple[FormWords, ...]:
    """The words of the response form in its languages."""
    return all_translations().form_words


def translated(kind: str, key: str, language: str, otherwise: str) -> str:
    """The name of something in a language; `otherwise`, its English name, where there is none."""
    return all_translations().names.get((kind, key, language), otherwise)


def names_of(kind: str) -> list[tuple[str, str]]:
    """(key, name) of one kind, in French and Russian."""
    return [(key, text) for (of, key, _), text in all_translations().names.items() if of == kind]
