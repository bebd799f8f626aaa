"""One subregion's members by objectives; one State's submission in its own words."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pandas as pd

from gcm_data import reference, wording
from gcm_data.coverage import NON_REGIONAL
from gcm_data.exhibits.base import Exhibit, Scope
from gcm_data.figures import matrices


def subregion_names(scope: Scope) -> list[str]:
    """The subregions that have selected members, in the order of the reference; non-regional members last."""
    present = {member.subregion or NON_REGIONAL for member in scope.selection.members}
    order = [*(s.subregion for s in reference.subregions()), NON_REGIONAL]
    return [name for name in order if name in present]


def member_matrix(scope: Scope, subregion: str) -> Exhibit:
    """Members of one subregion × objectives, in the six states; members alphabetical."""
    name = "" if subregion == NON_REGIONAL else subregion
    members = {m.iso3: m for m in scope.selection.members if m.subregion == name}
    part = replace(scope, coverage=scope.coverage[scope.coverage["iso3"].isin(members)])
    cells = part.coverage[part.coverage["target_kind"] == "objective"].copy()
    order = {number: place for place, number in enumerate(scope.selection.objectives)}
    cells["objective"] = cells["target"].astype(int)
    cells["name"] = [members[iso3].short_name for iso3 in cells["iso3"]]
    cells["label"] = [reference.objective(number).short_label for number in cells["objective"]]
    cells = cells.sort_values(["name", "objective"], key=lambda s: s.map(order) if s.name == "objective" else s)
    reported = cells[cells["state"] == "reported"].groupby("objective")["iso3"].nunique()
    never = [str(number) for number in sorted(order) if number not in reported.index]
    title = f"{subregion}: {len(reported)} of {len(order)} objectives are reported by at least one member"
    takeaway = (
        f"Not mentioned by any submission: objectives {wording.listed(never)}."
        if never
        else ("Every objective shown is reported by at least one member.")
    )
    table = cells.pivot(index="name", columns="objective", values="state")[list(order)].reset_index()
    table.columns = ["Member", *map(str, order)]
    return Exhibit(
        "member-matrix",
        title,
        takeaway if part.submissions else wording.NO_SUBMISSIONS_HERE,
        part.base,
        table,
        partial(matrices.member_matrix, cells),
        wording.COVERAGE_IS,
    )


def profile(scope: Scope, iso3: str) -> Exhibit:
    """What one State reports: its targets in the six states, as a table."""
    member = reference.member(iso3)
    cells = scope.coverage[scope.coverage["iso3"] == iso3]
    labels = {("objective", str(o.number)): f"{o.number} {o.short_label}" for o in reference.objectives()}
    labels |= {("principle", p.key): p.label for p in reference.principles()}
    labels |= {("need", n.key): n.label for n in reference.needs()}
    table = pd.DataFrame(
        {
            "Kind": cells["target_kind"].str.capitalize(),
            "Target": [labels[pair] for pair in zip(cells["target_kind"], cells["target"], strict=True)],
            "State": cells["state"],
            "Mentions": cells["mentions"],
            "Basis": cells["basis"],
            "Aspects": cells["aspects"].str.replace(";", ", "),
        }
    )
    is_silent = (cells["state"] == "no submission").all()
    text = wording.NO_SUBMISSION.format(name=member.name) if is_silent else _reported_in_words(table)
    return Exhibit(
        f"profile-{iso3.lower()}",
        member.name,
        text,
        f"As of {wording.day(scope.as_of)}.",
        table,
        note=wording.COVERAGE_IS,
    )


def _reported_in_words(table: pd.DataFrame) -> str:
    """“Objectives: 15 Access to basic services (1 of 23). …” for a profile's table, kind by kind."""
    said = []
    for kind, plural in (
        ("Objective", "Objectives"),
        ("Principle", "Guiding principles"),
        ("Need", "Cooperation needs"),
    ):
        rows = table[table["Kind"] == kind]
        targets = rows.loc[rows["State"] == "reported", "Target"].tolist()
        said.append(f"{plural}: {wording.listed(targets) or 'none reported'} ({wording.of(len(targets), len(rows))}).")
    return " ".join(said)


def answers(scope: Scope, iso3: str) -> list[tuple[object, list[str]]]:
    """The responses of a State's current submission, by question: each row of `responses` with what it names."""
    submissions = scope.data.submissions
    current = submissions[
        (submissions["iso3"] == iso3)
        & (submissions["cycle"] == scope.selection.cycle)
        & (submissions["status"] == "current")
    ]
    responses = scope.data.responses
    found = responses[responses["submission"].isin(current["submission"])].sort_values("question", kind="stable")
    mentions = scope.data.mentions[scope.data.mentions["submission"].isin(current["submission"])]
    return [(row, _named_in(mentions[mentions["response"] == row.response])) for row in found.itertuples()]


def _named_in(mentions: pd.DataFrame) -> list[str]:
    """What a response's mentions name, in words: “objective 5 (coded at I7)”, each target with its bases and cells."""
    labels = {p.key: p.label for p in (*reference.principles(), *reference.needs())}
    places: dict[str, dict[str, None]] = {}
    for row in mentions.itertuples():
        named = f"objective {row.target}" if row.target_kind == "objective" else labels[row.target]
        places.setdefault(named, {})[f"{row.basis} at {row.cell}"] = None
    return [f"{named} ({', '.join(found)})" for named, found in places.items()]
