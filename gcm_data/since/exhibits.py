"""What changed since a snapshot: the summary, documents, submissions, and cells of coverage."""

from __future__ import annotations

from collections import Counter

import pandas as pd

from gcm_data import reference, wording
from gcm_data.coverage.focus import Evidence, Focus
from gcm_data.coverage.scope import Scope
from gcm_data.exhibits.base import Exhibit
from gcm_data.since.differences import GONE, cells_by_cycle
from gcm_data.since.exhibits_in_detail import numbers, passages, sentences
from gcm_data.since.two_sets import ONLY_WORDS, VERSIONS, Since
from gcm_data.tables.withheld import NON_ATTRIBUTABLE
from gcm_data.wording.names import targets_in_words

_COUNTED = (
    "Documents", "Respondents that count", "Respondents superseded", "Sources that may not be named", "Answers",
    "Mentions",
)  # fmt: skip


def exhibits(since: Since) -> list[Exhibit]:
    """The summary, and after it an exhibit for each kind of thing that differs."""
    found = since.found
    sources = bool((found.withheld["old"] != found.withheld["new"]).any())
    made = [
        (documents, not found.documents.empty),
        (submissions, sources or not found.submissions.empty),
        (objectives, "objective" in set(found.cells["target_kind"])),
        (cells, not found.cells.empty),
        (passages, not found.cells.empty),
        (numbers, not since.is_same and not since.numbers[0].empty),
        (sentences, not since.is_same and not since.sentences.empty),
    ]
    return [summary(since), *(make(since) for make, is_needed in made if is_needed)]


def summary(since: Since) -> Exhibit:
    """How many documents, submissions and cells differ, and day, fingerprint and versions of both sets."""
    found = since.found
    said = [
        f"{count} {noun if count == 1 else nouns} {change}"
        for table, noun, nouns in (
            (found.documents, "document", "documents"),
            (found.submissions, "respondent", "respondents"),
        )
        for change, count in table["change"].value_counts(sort=False).items()
    ]
    said += [f"{len(found.cells)} of {_shown(since)} cells of coverage in another state"] if len(found.cells) else []
    said += _numbers_and_sentences(since) if not said and not since.is_same else []
    nothing = "Nothing has changed here" if since.differs_here else "Nothing has changed"
    when = since.when[0].lower() + since.when[1:]
    title = f"{since.when}: {wording.listed(said)}" if said else f"{nothing} {when}"
    elsewhere = _elsewhere(since)
    takeaway = [VERSIONS.format(versions=since.versions)] if since.versions else []
    takeaway += [elsewhere] if elsewhere else []
    if found.is_empty and since.differs_here and not since.versions and not elsewhere:
        takeaway.append(ONLY_WORDS)
    rows = [(what, _counted(since.old, what), _counted(since.new, what)) for what in _COUNTED]
    rows = [
        ("Day", wording.day(since.before.as_of), wording.day(since.now.as_of)),
        ("Data (fingerprint)", since.before.fingerprint, since.now.fingerprint),
        ("Software", since.before.software, since.now.software),
        ("Reference tables", since.before.reference, since.now.reference),
        *rows,
    ]
    table = pd.DataFrame(rows, columns=["What", "Before", "Now"], dtype=object)
    return since.exhibit("summary", title, " ".join((*takeaway, wording.CHANGE_IS)), table)


def _numbers_and_sentences(since: Since) -> list[str]:
    """What differs where no document, respondent or cell does: numbers compare two reviews, and sentences tell both."""
    pairs = ((len(since.numbers[0]), "number"), (len(since.sentences), "sentence"))
    return [f"{count} {noun}{'' if count == 1 else 's'} changed" for count, noun in pairs if count]


def _counted(scope: Scope, what: str) -> str:
    """How many of something (a name of _COUNTED) stand in the selected review, whichever members are selected."""
    data, cycle = scope.data, scope.selection.cycle
    found = data.submissions[data.submissions["cycle"] == cycle]
    tables = {"Documents": data.documents, "Answers": data.responses, "Mentions": data.mentions}
    if what in tables:
        return str(int((tables[what]["cycle"] == cycle).sum()))
    if what == "Sources that may not be named":
        return str(int((found["attribution"] == NON_ATTRIBUTABLE).sum()))
    return str(int((found["status"] == ("current" if what.endswith("count") else "superseded")).sum()))


def _shown(since: Since) -> int:
    return len(since.new.coverage)


def _elsewhere(since: Since) -> str:
    """A sentence on the other reviews in which cells are in another state; "" for none."""
    counts = cells_by_cycle(since.old.grid, since.new.grid)
    said = [f"{count} in the review of {cycle}" for cycle, count in counts.items()
            if count and cycle != since.new.selection.cycle]  # fmt: skip
    return f"Cells in another state that the filters leave out: {wording.listed(said)}." if said else ""


def documents(since: Since) -> Exhibit:
    """The documents that were added, changed or renamed; last the documents that are gone."""
    found = since.found.documents
    found = found.assign(last=found["change"] == GONE).sort_values(["last", "document"], kind="stable")
    table = found[["document", "change", "old_document", "old_sha256", "new_sha256"]].assign(
        old_sha256=found["old_sha256"].str[:12], new_sha256=found["new_sha256"].str[:12]
    )
    table.columns = ["Document", "What", "Name before", "SHA-256 before (first 12)", "SHA-256 now (first 12)"]
    cycle = since.new.selection.cycle
    focuses = {name: Focus(cycle, (), document=name) for name in found.loc[~found["last"], "document"]}
    title = f"Documents {_changes(found['change'])}"
    takeaway = "A document is changed if its bytes are others, even where all of its cells say the same."
    return since.exhibit("documents", title, takeaway, table, focuses=focuses)


def submissions(since: Since) -> Exhibit:
    """The respondents that were added, are superseded, count again or are gone; of withheld sources how many."""
    found = since.found.submissions
    found = found.assign(last=found["iso3"] == "").sort_values("last", kind="stable")
    rows, focuses = [], {}
    for row in found.itertuples():
        name = reference.member(row.iso3).name if row.iso3 else wording.unnamed(row.respondent_kind, row.category)
        rows.append((name, row.change, row.document))
        if row.iso3:
            focuses[wording.mark(name, row.document, row.change)] = since.new.focus([row.iso3])
    sources = [f"Sources that may not be named: {row.old} before, {row.new} now." for row in
               since.found.withheld.itertuples() if row.old != row.new]  # fmt: skip
    table = pd.DataFrame(rows, columns=["Respondent", "What", "Document"], dtype=object)
    title = f"Respondents {_changes(found['change'])}" if rows else "Sources that may not be named"
    takeaway = " ".join((*sources, wording.SUPERSEDED))
    return since.exhibit("submissions", title, takeaway, table, focuses=focuses)


def _changes(column: pd.Series) -> str:
    """“added: 2; superseded: 1”."""
    return "; ".join(f"{change}: {count}" for change, count in column.value_counts(sort=False).items())


def objectives(since: Since) -> Exhibit:
    """The objectives that members newly or no longer report: a row for each, with its counts before and now."""
    rows, focuses = [], {}
    for number in since.new.selection.objectives:
        target = ("objective", str(number))
        old, new = (Evidence(scope.grid, scope.focus(None, target)) for scope in (since.old, since.new))
        if old.counted == new.counted:
            continue
        name = f"{number} {reference.objective(number).short_label}"
        counts = [wording.of(len(of.counted), of.total) for of in (old, new)]
        rows.append((name, *counts, *(_names(one.counted, other.counted) for one, other in ((new, old), (old, new)))))
        focuses[name] = new.focus
    table = pd.DataFrame(rows, columns=["Objective", "Before", "Now", "Newly reported by", "No longer reported by"])
    takeaway = "Members that report it, of those that could; the same number may be of other members."
    return since.exhibit("objectives", f"Objectives that moved: {len(rows)}", takeaway, table, focuses=focuses)


def _names(members: tuple[str, ...], without: tuple[str, ...]) -> str:
    """The short names of the members that are not among the others."""
    return wording.listed([reference.member(iso3).short_name for iso3 in members if iso3 not in without])


def cells(since: Since) -> Exhibit:
    """Cells in another state, a row for each member and change of state; alphabetical."""
    found = since.found.cells
    keys = ["iso3", "old_state", "new_state"]
    groups = list(found.groupby(keys, sort=False))
    groups.sort(key=lambda group: reference.member(group[0][0]).short_name)
    rows, focuses = [], {}
    for (iso3, old, new), group in groups:
        name = reference.member(iso3).short_name
        rows.append(
            (name, old, new, len(group), targets_in_words(zip(group["target_kind"], group["target"], strict=True)))
        )
        focuses[wording.mark(name, f"{old} → {new}")] = since.new.focus([iso3])
    table = pd.DataFrame(rows, columns=["Member", "Before", "Now", "Cells", "Objectives, principles and needs"])
    counts = Counter(zip(found["old_state"], found["new_state"], strict=True))
    takeaway = "; ".join(f"{old} → {new}: {count}" for (old, new), count in counts.most_common())
    title = f"{wording.of(len(found), _shown(since))} cells of coverage are in another state"
    return since.exhibit("cells", title, f"{takeaway}.", table, note=wording.CHANGE_IS, focuses=focuses)
