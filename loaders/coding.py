"""The last step of a load: what coders decided on passages, applied to the tables that the documents gave."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from gcm_data.coding.review import with_codes
from gcm_data.coding.votes import REOPENED
from gcm_data.tables.issues import issue
from gcm_data.tables.reading_specs import ISSUES
from gcm_data.tables.specs import ReviewData, conform
from loaders.documents.codings import read_codings
from loaders.documents.lists import ListFile


def with_codings(data: ReviewData, files: Sequence[ListFile]) -> ReviewData:
    """The tables with what coders decided. Issues: those of read_codings, coding-reopened.

    It takes tables of which the withheld words are gone already, so that it finds what coders were shown.
    """
    decisions, issues = read_codings(files)
    coded = with_codes(data, decisions)
    again = coded.codings[coded.codings["state"] == REOPENED]
    for (cycle, document), number in again.groupby(["cycle", "document"]).size().items():
        said = f"{number} decision{'s' if number != 1 else ''}"
        issues.append(issue("coding-reopened", document, cycle=cycle, found=said))
    if not issues:
        return coded
    return replace(coded, issues=pd.concat([data.issues, conform(issues, ISSUES)], ignore_index=True))
