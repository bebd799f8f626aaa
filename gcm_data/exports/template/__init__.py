"""The response form that ESCAP sends to its members, as a workbook and as a Word document; a filled one is read by
loaders/layouts/own_form.py.
"""

from __future__ import annotations

import datetime as dt

from gcm_data.exports.template import docx, xlsx
from gcm_data.exports.template.form import Form, Prefilled

FORMATS = ("xlsx", "docx")


def response_form_xlsx(cycle: str, language: str, day: dt.date, prefilled: Prefilled | None = None) -> bytes:
    """The response form of a review as a workbook; `language` is en, fr or ru, `day` the date in its properties.

    `prefilled` (form.prefilled) chooses the State and fills in what it said in the last review, to be confirmed. Equal
    arguments give equal bytes. KeyError for no such review or language.
    """
    return xlsx.write(Form(cycle, language, prefilled), day)


def response_form_docx(cycle: str, language: str, day: dt.date, prefilled: Prefilled | None = None) -> bytes:
    """The same form as a Word document with fields to fill in."""
    return docx.write(Form(cycle, language, prefilled), day)


def file_name(cycle: str, language: str, suffix: str, prefilled: Prefilled | None = None) -> str:
    """Such as gcm-2025-response-form-fr.xlsx, or gcm-2025-response-form-FJI-fr.xlsx for a form of one State."""
    member = f"-{prefilled.iso3}" if prefilled else ""
    return f"gcm-{cycle}-response-form{member}-{language}.{suffix}"
