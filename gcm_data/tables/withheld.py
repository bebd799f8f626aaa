"""The Chatham House Rule, in one place: what could tell who a non-attributable source is leaves the data.

What such a source said stays and counts; its State, document, sheet, cell, dates and links go, and so does its place
among the others. Pages, figures and files are made of the tables that are left, so none of them can show more.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import PurePosixPath

import pandas as pd

from gcm_data import reference
from gcm_data.tables.issues import ISSUE_KINDS
from gcm_data.tables.specs import MENTIONS, ReviewData
from gcm_data.tables.told_names import speaks, without_sheets
from gcm_data.text.folding import fold

NAMED, NON_ATTRIBUTABLE = "named", "non-attributable"
NAME_WITHHELD = "name withheld"  # of documents in older snapshots; it says no more than non-attributable
DOCUMENT = "withheld document"
STATE_KINDS = ("member State", "associate member")
ANY_STATE, ANYBODY = "member State or associate member", "respondent"  # kinds of a source that could be guessed
FEWEST = 5  # possible sources of a kind; of fewer the kind of a withheld source is not told
FOR_OFFICERS = ("attribution-guessable",)  # issues that only those who hold the files are told
WITHHELD_WORDS = "What was found is withheld: it may tell who a source is that may not be named."
_FREE_TEXTS = ("sheet", "old_text", "new_text", "reason", "by", "date")
_SHORTEST = 3  # letters of a file's name; a shorter one stands in any text
Key = tuple[str, str]  # (cycle, document)
Aliases = Mapping[Key, str]


def withhold(data: ReviewData) -> ReviewData:
    """The tables without anything that could tell who a non-attributable source is.

    Its rows stand at the end of their tables, its submissions under new numbers, in an order that has nothing to do
    with that of the documents or their names. A document has a name only if it was read and all its sources may be
    named; in any other, the places of named sources go, too, as a gap between them would tell who is missing. Issues of
    what has no name keep their kind and lose their place and words. Done once more it changes nothing.
    """
    secret = data.submissions["attribution"] == NON_ATTRIBUTABLE
    aliases = _aliases(data)
    hidden = _hidden_names(data, aliases)
    if not aliases and not hidden and not secret.any() and not data.issues["code"].isin(FOR_OFFICERS).any():
        return data
    numbers = _numbers(data, data.submissions[secret])
    places = ("sheet", "cell")

    def placed(table: pd.DataFrame) -> pd.DataFrame:
        table = _without_places(table, aliases, hidden)
        return _renamed(table, aliases, numbers, ("iso3", "document", *places), "response")

    return ReviewData(
        documents=_without_documents(data.documents, aliases),
        submissions=_renamed(_coarser(data.submissions), aliases, numbers, ("iso3", "document", "received")),
        responses=_renamed(
            _without_places(data.responses, aliases, hidden),
            aliases,
            numbers,
            ("iso3", "document", *places, "source", "source_date"),
            "response",
        ),
        mentions=placed(data.mentions).drop_duplicates(list(MENTIONS.key), ignore_index=True),
        issues=_without_words(data.issues, data.documents, aliases, hidden),
        corrections=_without_corrections(data.corrections, aliases, hidden),
        mappings=_without_mappings(data.mappings, aliases, hidden),
        codings=placed(data.codings),
        set_aside=placed(data.set_aside),
        cell_runs=without_sheets(data.cell_runs[~_is_aliased(data.cell_runs, aliases)].reset_index(drop=True), hidden),
    )


def without_numbers(documents: pd.Series) -> pd.Series:
    """Names of documents; those withheld lose their number, which is another in each set of tables."""
    return documents.mask(documents.str.startswith(DOCUMENT), DOCUMENT)


def few_possible(submissions: pd.DataFrame) -> dict[tuple[str, str], int]:
    """(cycle, kind) -> how many members could be a withheld source of this kind, where they are fewer than FEWEST.

    Those that are named in the cycle can't be it. The kind ANY_STATE is that of both together.
    """
    found = {}
    is_secret = submissions["attribution"] == NON_ATTRIBUTABLE
    for cycle in submissions.loc[is_secret, "cycle"].unique():
        named = set(submissions.loc[~is_secret & (submissions["cycle"] == cycle), "iso3"])
        left = [member.membership for member in reference.members() if member.iso3 not in named]
        counts = {kind: left.count(kind) for kind in STATE_KINDS} | {ANY_STATE: len(left)}
        found |= {(cycle, kind): count for kind, count in counts.items() if count < FEWEST}
    return found


def _coarser(submissions: pd.DataFrame) -> pd.DataFrame:
    """The submissions; the kind of a withheld State is told less exactly where few could be of it."""
    few = few_possible(submissions)
    secret = submissions["attribution"] == NON_ATTRIBUTABLE
    kinds = [
        (ANYBODY if (cycle, ANY_STATE) in few else ANY_STATE) if is_secret and (cycle, kind) in few else kind
        for cycle, kind, is_secret in zip(submissions["cycle"], submissions["respondent_kind"], secret, strict=True)
    ]
    return submissions.assign(respondent_kind=pd.Series(kinds, index=submissions.index, dtype="str"))


def _keys(table: pd.DataFrame) -> list[Key]:
    return list(zip(table["cycle"], table["document"], strict=True))


def _digest(*parts: str) -> str:
    """By which to order: the same at every load. Of what is said or of a file's bytes, as names could be tried out."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def _aliases(data: ReviewData) -> Aliases:
    """What each document is called instead that was not read, or of which not all sources may be named."""
    documents, submissions = data.documents, data.submissions
    is_open = (documents["attribution"] == NAMED) & (documents["layout"] != "")
    of_secret = submissions[(submissions["attribution"] == NON_ATTRIBUTABLE) & (submissions["document"] != "")]
    found = {*_keys(documents[~is_open]), *_keys(of_secret)}
    digests = dict(zip(_keys(documents), documents["sha256"], strict=True))
    ordered = sorted(found, key=lambda key: (_digest(digests.get(key, "")), len(key[1]), key))
    return {key: f"{DOCUMENT} {number}" for number, key in enumerate(ordered, start=1)}


def _hidden_names(data: ReviewData, aliases: Aliases) -> dict[str, set[str]]:
    """Cycle -> folded names of files, with and without their ending, that no text may hold: those without a name, and
    those that are no document at all, such as one that could not be read from disk.
    """
    known = set(_keys(data.documents)) - set(aliases)
    found: dict[str, set[str]] = {}
    for cycle, name in {*aliases, *(key for key in _keys(data.issues) if key not in known)}:
        path = PurePosixPath(name)
        names = {" ".join(fold(each).split()) for each in (name, path.name, path.stem)}
        if not name.startswith(DOCUMENT):
            found.setdefault(cycle, set()).update(each for each in names if len(each) >= _SHORTEST)
    return found


def _numbers(data: ReviewData, submissions: pd.DataFrame) -> dict[str, str]:
    """Submission -> its new number, counted by cycle."""
    said = said_by(data, submissions["submission"])
    found: dict[str, str] = {}
    for cycle, theirs in submissions.groupby("cycle")["submission"]:
        ordered = sorted(theirs, key=lambda submission: _digest(*said[submission]))
        found |= {submission: f"{cycle}-withheld-{number}" for number, submission in enumerate(ordered, start=1)}
    return found


def said_by(data: ReviewData, submissions: pd.Series) -> dict[str, dict[str, None]]:
    """Submission -> its answers and targets in their order, each once, because marks without a cell fall together."""
    said: dict[str, dict[str, None]] = {submission: {} for submission in submissions}
    for table, column in ((data.responses, "text"), (data.mentions, "target")):
        rows = table[table["submission"].isin(said)]
        for submission, words in zip(rows["submission"], rows[column], strict=True):
            said[submission][words] = None
    return said


def _without_places(table: pd.DataFrame, aliases: Aliases, hidden: Mapping[str, set[str]]) -> pd.DataFrame:
    """A table without the sheet and cell of what stands in a document without a name."""
    is_aliased, table = _is_aliased(table, aliases), without_sheets(table, hidden)
    return table.assign(**{name: table[name].mask(is_aliased, "") for name in ("sheet", "cell")})


def _is_aliased(table: pd.DataFrame, aliases: Aliases) -> pd.Series:
    found = table["document"].isin({document for _, document in aliases})
    if found.any():  # another cycle may have a document of this name
        found = pd.Series([key in aliases for key in _keys(table)], index=table.index, dtype=bool)
    return found


def _renamed(
    table: pd.DataFrame, aliases: Aliases, numbers: dict[str, str], emptied: tuple[str, ...], also: str = ""
) -> pd.DataFrame:
    """A table with the rows of some submissions under their new numbers, at its end, some columns emptied.

    `also` is a column whose values begin with the submission's number.
    """
    is_aliased = _is_aliased(table, aliases)
    documents = table["document"].copy()
    documents[is_aliased] = [aliases[key] for key in _keys(table[is_aliased])]
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


def _without_documents(documents: pd.DataFrame, aliases: Aliases) -> pd.DataFrame:
    """The documents; those under another name without digest, size, date and remark."""
    secret = _is_aliased(documents, aliases)
    named = [aliases[key] for key in _keys(documents[secret])]
    empty = {"document": named, "sha256": "", "size": 0, "received": "", "remark": "", "attribution": NON_ATTRIBUTABLE}
    order = {alias: place for place, alias in enumerate(aliases.values())}
    rows = documents[secret].assign(**empty).sort_values("document", kind="stable", key=lambda found: found.map(order))
    rows = rows.sort_values("cycle", kind="stable")
    return pd.concat([documents[~secret], rows], ignore_index=True).astype(documents.dtypes.to_dict())


def _without_words(
    issues: pd.DataFrame, documents: pd.DataFrame, aliases: Aliases, hidden: Mapping[str, set[str]]
) -> pd.DataFrame:
    """The issues; of what has no name here, and of those that tell such a name, only the kind of issue is left."""
    named, cycles = set(_keys(documents)) - set(aliases), {cycle.cycle for cycle in reference.cycles()}
    rows = []
    for row in issues[~issues["code"].isin(FOR_OFFICERS)].to_dict("records"):
        key = row["cycle"], row["document"]
        if key not in named or speaks(hidden, row["cycle"], row["message"], row["value"], row["sheet"]):
            row |= {"document": aliases.get(key, key[1] if key[1].startswith(DOCUMENT) else DOCUMENT)}
            row |= {"sheet": "", "cell": "", "value": "", "cycle": key[0] if key[0] in cycles else ""}
            row |= {"message": f"{ISSUE_KINDS[row['code']].title}. {WITHHELD_WORDS}"}
        rows.append(row)
    return _last(rows, issues)


def _without_corrections(corrections: pd.DataFrame, aliases: Aliases, hidden: Mapping[str, set[str]]) -> pd.DataFrame:
    """The corrections; of a document without a name only their state is left, of others no text that tells one."""
    rows = []
    for row in corrections.to_dict("records"):
        key = row["cycle"], row["document"]
        if key in aliases:
            row |= {name: "" for name in corrections.columns if name not in ("cycle", "state")}
            row["document"] = aliases[key]
        row |= {name: "" for name in _FREE_TEXTS if speaks(hidden, key[0], row[name])}
        rows.append(row)
    return _last(rows, corrections)


def _without_mappings(mappings: pd.DataFrame, aliases: Aliases, hidden: Mapping[str, set[str]]) -> pd.DataFrame:
    """The mappings of documents with a name, those with a text that tells another name left out."""
    kept = mappings[~_is_aliased(mappings, aliases)]
    texts = kept[["sheet", "value", "reason", "by", "date"]].itertuples(index=False, name=None)
    is_silent = [not speaks(hidden, cycle, *said) for cycle, said in zip(kept["cycle"], texts, strict=True)]
    return kept.loc[pd.Series(is_silent, index=kept.index, dtype=bool)].reset_index(drop=True)


def _last(rows: list[dict[str, object]], table: pd.DataFrame) -> pd.DataFrame:
    """Rows in the form of a table, those of withheld documents last: a row's place would tell where the name stands."""
    ordered = sorted(rows, key=lambda row: row["document"] if row["document"].startswith(DOCUMENT) else "")
    return pd.DataFrame(ordered, columns=table.columns).astype(table.dtypes.to_dict())
