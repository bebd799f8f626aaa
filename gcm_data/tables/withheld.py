"""The Chatham House Rule, in one place: what could tell who a non-attributable source is leaves the data.

What such a source said stays and counts; its State, document, sheet, cell, dates and links go, and so does its place
among the others. Pages, figures and files are made of the tables that are left, so none of them can show more.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import replace
from typing import NamedTuple

import pandas as pd

from gcm_data.tables.issues import ISSUE_KINDS
from gcm_data.tables.specs import MENTIONS, ReviewData

NON_ATTRIBUTABLE, NAME_WITHHELD = "non-attributable", "name withheld"
DOCUMENT = "withheld document"
_WHO = ("cycle", "respondent_kind", "iso3", "category")
Documents = set[tuple[str, str]]  # (cycle, document)


def withhold(data: ReviewData) -> ReviewData:
    """The tables without anything that could tell who a non-attributable source is.

    Its rows stand at the end of their tables, its submissions under new numbers, in an order that has nothing to do
    with that of the documents or their names. A document that holds nothing but such sources has no name; of one that
    holds others as well the name stays, with theirs, unless it tells the source itself. Issues of both keep their kind
    and lose their place and words. Done once more it changes nothing.
    """
    secret = data.submissions["attribution"] == NON_ATTRIBUTABLE
    is_of_secret = data.documents["attribution"].isin((NON_ATTRIBUTABLE, NAME_WITHHELD))
    documents = _documents(data.documents[is_of_secret])
    documents |= _documents(data.submissions[secret & (data.submissions["document"] != "")])
    if not documents and not secret.any():
        return data
    named = _documents(data.submissions[~secret])
    telling = _documents(data.documents[data.documents["attribution"] == NAME_WITHHELD])
    mixed = (documents & named) - telling
    aliases = _aliases(data.documents, documents - mixed)
    numbers = _numbers(data, data.submissions[secret])
    return ReviewData(
        documents=_without_documents(data.documents, aliases, mixed),
        submissions=_renamed(data.submissions, aliases, numbers, ("iso3", "document", "received")),
        responses=_renamed(
            data.responses, aliases, numbers, ("iso3", "document", "sheet", "cell", "source", "source_date"), "response"
        ),
        mentions=_renamed(
            data.mentions, aliases, numbers, ("iso3", "document", "sheet", "cell"), "response"
        ).drop_duplicates(list(MENTIONS.key), ignore_index=True),
        issues=_without_words(data.issues, aliases, mixed),
        corrections=_without_corrections(data.corrections, aliases, mixed),
    )


def _documents(rows: pd.DataFrame) -> Documents:
    return set(zip(rows["cycle"], rows["document"], strict=True))


def _digest(*parts: str) -> str:
    """By which to order: the same at every load. Of what is said or of a file's bytes, as names could be tried out."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def _aliases(documents: pd.DataFrame, alone: Documents) -> dict[tuple[str, str], str]:
    """(cycle, document) -> what it is called instead."""
    keys = zip(documents["cycle"], documents["document"], strict=True)
    digests = dict(zip(keys, documents["sha256"], strict=True))
    ordered = sorted(alone, key=lambda found: (_digest(digests[found]), len(found[1]), found))
    return {found: f"{DOCUMENT} {number}" for number, found in enumerate(ordered, start=1)}


def _numbers(data: ReviewData, submissions: pd.DataFrame) -> dict[str, str]:
    """Submission -> its new number, counted by cycle."""
    said = _said(data, submissions["submission"])
    found: dict[str, str] = {}
    for cycle, theirs in submissions.groupby("cycle")["submission"]:
        ordered = sorted(theirs, key=lambda submission: _digest(*said[submission]))
        found |= {submission: f"{cycle}-withheld-{number}" for number, submission in enumerate(ordered, start=1)}
    return found


def _said(data: ReviewData, submissions: pd.Series) -> dict[str, dict[str, None]]:
    """Submission -> its answers and targets in their order, each once, because marks without a cell fall together."""
    said: dict[str, dict[str, None]] = {submission: {} for submission in submissions}
    for table, column in ((data.responses, "text"), (data.mentions, "target")):
        rows = table[table["submission"].isin(said)]
        for submission, words in zip(rows["submission"], rows[column], strict=True):
            said[submission][words] = None
    return said


def _renamed(
    table: pd.DataFrame,
    aliases: dict[tuple[str, str], str],
    numbers: dict[str, str],
    emptied: tuple[str, ...],
    also: str = "",
) -> pd.DataFrame:
    """A table with the rows of some submissions under their new numbers, at its end, some columns emptied.

    `also` is a column whose values begin with the submission's number.
    """
    is_aliased = table["document"].isin({document for _, document in aliases})
    keys = zip(table.loc[is_aliased, "cycle"], table.loc[is_aliased, "document"], strict=True)
    documents = table["document"].copy()
    documents[is_aliased] = [aliases.get(key, key[1]) for key in keys]
    table = table.assign(document=documents)
    secret = table["submission"].isin(numbers)
    rows = table[secret]
    changed = dict.fromkeys(emptied, "") | {"submission": rows["submission"].map(numbers)}
    if also:
        pairs = zip(rows["submission"], rows[also], strict=True)
        changed[also] = [numbers[old] + value.removeprefix(old) if value else "" for old, value in pairs]
    order = {number: place for place, number in enumerate(numbers.values())}  # 2 before 10
    rows = rows.assign(**changed).sort_values("submission", kind="stable", key=lambda found: found.map(order))
    return pd.concat([table[~secret], rows], ignore_index=True).astype(table.dtypes.to_dict())


def _without_documents(documents: pd.DataFrame, aliases: dict[tuple[str, str], str], mixed: Documents) -> pd.DataFrame:
    """The documents; those under another name without digest, size, date and remark, those with other sources, too,
    without the remark.
    """
    keys = list(zip(documents["cycle"], documents["document"], strict=True))
    secret = pd.Series([key in aliases for key in keys], index=documents.index, dtype=bool)
    is_mixed = pd.Series([key in mixed for key in keys], index=documents.index, dtype=bool)
    documents = documents.assign(remark=documents["remark"].mask(is_mixed, ""))
    named = [aliases[key] for key in keys if key in aliases]
    empty = {"document": named, "sha256": "", "size": 0, "received": "", "remark": ""}
    order = {alias: place for place, alias in enumerate(aliases.values())}
    rows = documents[secret].assign(**empty).sort_values("document", kind="stable", key=lambda found: found.map(order))
    rows = rows.sort_values("cycle", kind="stable")
    return pd.concat([documents[~secret], rows], ignore_index=True).astype(documents.dtypes.to_dict())


def _without_words(issues: pd.DataFrame, aliases: dict[tuple[str, str], str], mixed: Documents) -> pd.DataFrame:
    """The issues; of a document with such a source, and of one that names it, only the kind of issue is left."""
    names = {document for _, document in aliases}
    rows = []
    for row in issues.to_dict("records"):
        key = row["cycle"], row["document"]
        speaks = any(name in text for name in names for text in (row["message"], row["value"], row["document"]))
        if key in aliases or key in mixed or speaks:
            document = row["document"] if key in mixed and not speaks else aliases.get(key, DOCUMENT)
            message = f"{ISSUE_KINDS[row['code']].title}. What was found is withheld under the Chatham House Rule."
            row |= {"document": document, "sheet": "", "cell": "", "value": "", "message": message}
        rows.append(row)
    return _last(rows, issues)


def _without_corrections(
    corrections: pd.DataFrame, aliases: dict[tuple[str, str], str], mixed: Documents
) -> pd.DataFrame:
    """The corrections; of a document with such a source only their state is left."""
    rows = []
    for row in corrections.to_dict("records"):
        key = row["cycle"], row["document"]
        if key in aliases or key in mixed:
            row |= {name: "" for name in corrections.columns if name not in ("cycle", "state")}
            row["document"] = aliases.get(key, key[1])
        rows.append(row)
    return _last(rows, corrections)


def _last(rows: list[dict[str, object]], table: pd.DataFrame) -> pd.DataFrame:
    """Rows in the form of a table, those of withheld documents last: a row's place would tell where the name stands."""
    ordered = sorted(rows, key=lambda row: row["document"] if row["document"].startswith(DOCUMENT) else "")
    return pd.DataFrame(ordered, columns=table.columns).astype(table.dtypes.to_dict())


def withhold_alike(older: ReviewData, newer: ReviewData) -> ReviewData:
    """An older set in which nobody is named who is withheld in a newer one: side by side they would tell who it is.

    Where the newer set has a withheld source that the older has not, it may be any that is named there fewer times
    than before, whatever it says now: none of these is named, unless the same words still stand under its name.
    """
    if not (newer.submissions["attribution"] == NON_ATTRIBUTABLE).any():
        return withhold(older)
    before, now = _sources(older), _sources(newer)
    known = Counter(key for key in before.values() if key.is_secret)
    came = Counter(key for key in now.values() if key.is_secret) - known
    still, kept = Counter(key.who for key in now.values() if not key.is_secret), set(now.values())
    named = Counter(key.who for key in before.values() if not key.is_secret)
    doubtful = {(key.cycle, key.kind) for key in came}
    found = [
        number
        for number, key in before.items()
        if (key.cycle, key.kind) in doubtful and key not in kept and still[key.who] < named[key.who]
    ]
    attribution = older.submissions["attribution"].mask(older.submissions["submission"].isin(found), NON_ATTRIBUTABLE)
    return withhold(replace(older, submissions=older.submissions.assign(attribution=attribution)))


class _Source(NamedTuple):
    """Who is behind a submission, as far as it stands in the tables, and all that it says."""

    is_secret: bool
    cycle: str
    kind: str
    iso3: str
    category: str
    words: frozenset[str]

    @property
    def who(self) -> tuple[object, ...]:
        return self[:-1]


def _sources(data: ReviewData) -> dict[str, _Source]:
    """The source of each submission."""
    said = _said(data, data.submissions["submission"])
    rows = zip(*(data.submissions[name] for name in ("submission", "attribution", *_WHO)), strict=True)
    return {
        number: _Source(attribution == NON_ATTRIBUTABLE, *who, frozenset(said[number]))
        for number, attribution, *who in rows
    }
