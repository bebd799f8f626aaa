"""A short letter that reminds members of a review, in English, French and Russian: a draft for an officer to change."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from gcm_data import reference
from gcm_data.reference.in_text import in_text
from gcm_data.reference.rows import Cycle
from gcm_data.wording.sentences import day, listed

LANGUAGES = ("English", "French", "Russian")
_MONTHS = {
    "French": (
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ),
    "Russian": (
        "января",
        "февраля",
        "марта",
        "апреля",
        "мая",
        "июня",
        "июля",
        "августа",
        "сентября",
        "октября",
        "ноября",
        "декабря",
    ),
}
_ENGLISH = """\
Subject: {review} ({year})

Dear colleagues,

We are preparing the {review}. As far as we can see no response of {member} has reached us yet. If it is on its way, \
please take this message as settled.{deadline}

A response answers the guiding questions {first} to {last}: {questions}. Each may be answered as briefly as you \
like, or left out.

We will gladly help with any question, and thank you for your cooperation.

[Name]
[Office, telephone, e-mail]
"""
_FRENCH = """\
Objet : examen régional de l’Asie et du Pacifique de {year}

Chers collègues,

Nous préparons l’examen régional de {year} de la mise en œuvre du Pacte mondial pour des migrations sûres, ordonnées \
et régulières en Asie et dans le Pacifique. Sauf erreur de notre part, la réponse de {member} ne nous est pas encore \
parvenue. Si elle est en route, veuillez ne pas tenir compte de ce message.{deadline}

La réponse porte sur les questions directrices {first} à {last}. Il est possible de répondre brièvement à chacune, ou \
de ne pas y répondre.

Nous restons à votre disposition pour toute question et vous remercions de votre coopération.

[Nom]
[Bureau, téléphone, adresse électronique]
"""
_RUSSIAN = """\
Тема: региональный обзор в Азиатско-Тихоокеанском регионе, {year} год

Уважаемые коллеги!

Мы готовим региональный обзор {year} года, посвященный осуществлению Глобального договора о безопасной, упорядоченной \
и легальной миграции в Азиатско-Тихоокеанском регионе. Насколько нам известно, ответ от {member} пока не поступил. \
Если он уже отправлен, просим не принимать это письмо во внимание.{deadline}

В ответе рассматриваются направляющие вопросы с {first} по {last}. На каждый из них можно ответить кратко или \
не отвечать.

Мы охотно поможем, если возникнут вопросы, и благодарим за сотрудничество.

[Имя]
[Подразделение, телефон, адрес электронной почты]
"""
_LETTERS = {"English": _ENGLISH, "French": _FRENCH, "Russian": _RUSSIAN}
_DEADLINES = {
    "English": (" The deadline is {day}.", " The deadline was {day}; a later response is welcome, too."),
    "French": (
        " La date limite est fixée au {day}.",
        " La date limite était fixée au {day} ; une réponse ultérieure est également la bienvenue.",
    ),
    "Russian": (" Срок представления — {day}.", " Срок представления — {day}; ответ можно направить и позднее."),
}
_PLACES = {"English": "[member]", "French": "[membre]", "Russian": "[государства-члена]"}
_FOR = {"English": "For", "French": "Destinataires", "Russian": "Адресаты"}


def reminder(language: str, code: str, names: Sequence[str], as_of: dt.date) -> str:
    """The letter to one member, or one for several, which are listed above it, with a place for each one's name.

    `code` is the review; its deadline has passed or not on the day `as_of`. In French and Russian a place is left for
    the name of one member, too, which changes its form in a sentence.
    """
    review = reference.cycle(code)
    asked = reference.questions_of(code)
    labels = [f"({question.key}) {question.short_label}" for question in asked]
    is_named = language == "English" and len(names) == 1
    letter = _LETTERS[language].format(
        review=review.name,
        year=review.cycle,
        member=_in_text(names[0]) if is_named else _PLACES[language],
        deadline=_deadline(language, review, as_of),
        first=f"({asked[0].key})",
        last=f"({asked[-1].key})",
        questions=listed(labels),
    )
    return letter if is_named else f"{_FOR[language]}: {'; '.join(names)}\n\n{letter}"


def _in_text(name: str) -> str:
    """A member by its name in lists, as a sentence names it."""
    return next(in_text(member.iso3) for member in reference.members() if member.name == name)


def _deadline(language: str, review: Cycle, as_of: dt.date) -> str:
    """The sentence with the deadline, which has passed or not; "" where none is known."""
    if review.deadline is None:
        return ""
    return _DEADLINES[language][review.deadline < as_of].format(day=_day(language, review.deadline))


def _day(language: str, date: dt.date) -> str:
    """A day as each language writes it: 28 January 2025, 28 janvier 2025, 28 января 2025 года."""
    if language == "English":
        return day(date)
    number = "1er" if language == "French" and date.day == 1 else date.day
    return f"{number} {_MONTHS[language][date.month - 1]} {date.year}{' года' if language == 'Russian' else ''}"
