"""What must stand on the pages that count no submissions: context, milestones, data quality; and stakeholders."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from pathlib import Path

from gcm_data import reference
from tests.recount import Line, Recount, Seen, mark, read_rows

FOLDER = Path(reference.__file__).parent
REGION = "Asia and the Pacific"
OF_YEARS = ("Of", "Year", "Value")


def _indicator(measure: str, revision: str = "") -> Line | None:
    """The indicator of a measure in a revision, in the newest where none is given."""
    found = [row for row in read_rows(FOLDER / "indicators.csv") if row["measure"] == measure]
    found = [row for row in found if revision in ("", row["revision"])]
    return max(found, key=lambda row: row["revision"], default=None)


def _values(who: str, indicator: Line | None) -> list[tuple[int, float]]:
    """Year and value of a member (iso3) or an area."""
    if indicator is None:
        return []
    file, column = ("member_values", "iso3") if len(who) == 3 else ("area_values", "area")
    return sorted((int(row["year"]), float(row["value"])) for row in read_rows(FOLDER / f"{file}.csv")
                  if (row[column], row["indicator"]) == (who, indicator["indicator"]))  # fmt: skip


def _name(who: str) -> str:
    return reference.member(who).name if len(who) == 3 else who


def _no_data(who: str) -> tuple[str, str, str]:
    return _name(who), "–", "no data"


def by_area(seen: Seen, measure: str, revision: str) -> Recount:
    areas = (REGION, *(seen.selection.subregions or [s.subregion for s in reference.subregions()]))
    rows = [(area, *point) for area in areas for point in _values(area, _indicator(measure, revision))]
    return Recount({}, rows or [_no_data(REGION)], columns=OF_YEARS)


def of_state(seen: Seen, iso3: str, measures: Sequence[str], revision: str) -> Recount:
    rows = [(_name(iso3), *point) for m in measures for point in _values(iso3, _indicator(m, revision))]
    return Recount({}, rows or [_no_data(iso3)], columns=OF_YEARS)


def _latest(who: str, measure: str) -> tuple[str, str]:
    """Year and value as they stand in a table of words."""
    indicator = _indicator(measure)
    points = _values(who, indicator)
    if not points:
        return "–", "no data"
    year, value = points[-1]
    return str(year), f"{value:.1f}" if indicator["unit"].startswith("%") else f"{value:,.0f}"


def _block(who: str, measures: Iterable[str]) -> Recount:
    return Recount({}, [(_name(who), *_latest(who, measure)) for measure in measures], columns=OF_YEARS)


STOCKS = ("migrant_stock", "emigrant_stock", "migrant_stock_from_asia_pacific_pct", "migrant_stock_female_pct")
REMITTANCES = ("remittances_received_usd", "remittances_received_pct_gdp")
OF_AREAS = ("emigrants_living_in_asia_pacific_pct", "share_of_world_migrant_stock_pct")


def remittances(seen: Seen) -> Recount:
    rows = [(m.name, m.subregion or "–", *(part for measure in REMITTANCES for part in _latest(m.iso3, measure)))
            for m in seen.members]  # fmt: skip
    return Recount({}, rows, [(sum(row[3] != "no data" for row in rows), len(rows))])


def review_calendar(seen: Seen) -> Recount:
    """Past is what ended before today; a month or a year ends with its last day, so that its own letters tell it."""
    today, found = dt.date.today().isoformat(), read_rows(FOLDER / "milestones.csv")
    ends = [row["end_date"] or row["date"] for row in found]
    past = sum(end < today[: len(end)] for end in ends)
    rows = [(row["event"], row["cycle"] or "–") for row in found]
    return Recount({}, rows, [(past, len(found))], columns=("Event", "Review"))


def _of_document(rows: Iterable[Line], cycle: str, document: str) -> list[Line]:
    return [row for row in rows if (row["cycle"], row["document"]) == (cycle, document)]


def documents(seen: Seen) -> Recount:
    tables = seen.tables
    each = (tables.submissions, tables.responses, tables.mentions, tables.issues)
    # of a source that may not be named the document stands nowhere
    places = list(dict.fromkeys((row["cycle"], row["document"]) for rows in each for row in rows if row["document"]))
    rows = [(*place, *(len(_of_document(table, *place)) for table in each)) for place in places]
    read = sum(bool(_of_document(tables.submissions, *place)) for place in places)
    passages = {}
    for place in places:
        marks = [row for row in _of_document(tables.mentions, *place) if not row["response"]]
        passages[mark(*place)] = len(_of_document(tables.responses, *place)) + len(marks)
    superseded = len(tables.submissions) - len(tables.current)
    stakeholders = sum(row["respondent_kind"] == "stakeholder" for row in tables.submissions)
    says = (
        f"Respondents that count: {len(tables.current)}; superseded: {superseded}; ",
        f"count for no State: {stakeholders}.",
        f"Responses: {len(tables.responses)}; mentions: {len(tables.mentions)}.",
    )
    columns = ("Cycle", "Document", "Respondents", "Responses", "Mentions", "Issues")
    return Recount({}, rows, [(read, len(places))], columns=columns, says=says, passages=passages)


def issues(seen: Seen) -> Recount:
    columns = ("Cycle", "Document", "Sheet", "Cell")
    found = seen.tables.issues
    counts = {grade: sum(row["severity"] == grade for row in found) for grade in ("error", "warning", "note")}
    says = tuple(f"{count} {grade}" for grade, count in counts.items() if count)
    return Recount({}, [[row[name.lower()] for name in columns] for row in found], columns=columns, says=says)


def corrections(seen: Seen) -> Recount:
    found = seen.tables.corrections
    applied = sum(row["state"] == "applied" for row in found)
    columns = ("Cycle", "Document", "Sheet", "Cell", "State")
    rows = [[row[name.lower()] for name in columns] for row in found]
    return Recount({}, rows, [(applied, len(found))] if found else [], columns=columns)


def mappings(seen: Seen) -> Recount:
    found = seen.tables.mappings
    applied = sum(row["state"] == "applied" for row in found)
    columns = ("Cycle", "Document", "Sheet", "Place", "Role", "State")
    rows = [[row[name.lower()] for name in columns] for row in found]
    return Recount({}, rows, [(applied, len(found))] if found else [], columns=columns)


def set_aside(seen: Seen) -> Recount:
    """What people set aside of the members and objectives selected."""
    shown = seen.everybody | (set() if seen.selection.is_narrowed else {""})
    found = [
        row for row in seen.tables.set_aside
        if row["cycle"] == seen.cycle and row["iso3"] in shown
        and (row["target_kind"] != "objective" or int(row["target"]) in seen.objectives)
    ]  # fmt: skip
    rows = [[row["cycle"], row["question"], row["basis"], row["because"], row["evidence"]] for row in found]
    columns = ("Review", "Question", "Basis", "Because", "Evidence")
    return Recount({}, rows, [], columns=columns, says=[f"Set aside by coders: {len(rows)} "])


def cells(seen: Seen) -> Recount:
    """Cells by document: those that are ignored, those that are not read, and all others."""
    counts: dict[tuple[str, str], list[int]] = {}
    for row in seen.tables.cell_runs:
        place = {"ignored": 1, "unread": 2}.get(row["role"], 0)
        counts.setdefault((row["cycle"], row["document"]), [0, 0, 0])[place] += int(row["number"])
    columns = ("Cycle", "Document", "Cells read", "Ignored", "Not read")
    rows = [[*key, *numbers] for key, numbers in counts.items()]
    whole = sum(not numbers[2] for numbers in counts.values())
    return Recount({}, rows, [(whole, len(counts))], columns=columns)


def stakeholders(seen: Seen) -> Recount:
    """Submissions of stakeholders by category; they count for no State, so that only their passages are counted."""
    found = [row for row in seen.tables.current.values()
             if (row["cycle"], row["respondent_kind"]) == (seen.cycle, "stakeholder")]  # fmt: skip
    rows, passages = [], {}
    for category in reference.stakeholder_categories():
        theirs = [row for row in found if row["category"] == category.key]
        if theirs:
            names = {row["submission"] for row in theirs}
            responses = [row for row in seen.tables.responses if row["submission"] in names]
            secret = sum(row["attribution"] == "non-attributable" for row in theirs)
            rows.append((category.label, len(theirs), secret, sum(row["state"] == "answered" for row in responses)))
            passages[category.label] = len(responses)
    columns = ("Category", "Stakeholders", "Of these not to be named", "Answers")
    says = (f"{len(found)} stakeholder",)
    return Recount({}, rows, columns=columns, says=says, passages=passages)


RECOUNTS = {
    "context.by_area": by_area,
    "context.of_state": of_state,
    "context.of_member": lambda seen, iso3: _block(iso3, (*STOCKS, *REMITTANCES)),
    "context.of_subregion": lambda seen, name: _block(name, (*STOCKS, *OF_AREAS)),
    "context.remittances": remittances,
    "milestones.review_calendar": review_calendar,
    "quality.documents": documents,
    "quality.issues": issues,
    "quality.corrections": corrections,
    "quality.mappings": mappings,
    "uncounted.set_aside": set_aside,
    "quality.cells": cells,
    "stakeholders.by_category": stakeholders,
}
