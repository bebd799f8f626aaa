"""Which tables the reference has: the row type of each, and what must hold between its rows."""

from dataclasses import dataclass
from typing import NamedTuple

from gcm_data.reference.coding_rows import CodebookEntry, CodebookVersion, MeasuredChance, ObjectiveAction
from gcm_data.reference.rows import (
    Alias,
    Cycle,
    GroupMembership,
    Member,
    Milestone,
    NameInText,
    Need,
    Objective,
    ObjectiveTitle,
    OtherCountry,
    PlanStatus,
    Principle,
    Question,
    QuestionLabel,
    RoundTable,
    Sdg,
    SdgTarget,
    StakeholderCategory,
    Subregion,
    Tile,
)
from gcm_data.reference.rules import (
    Rule,
    count,
    entry_for_every_target,
    every_objective_once,
    foreign,
    known,
    leads_to_one_row,
    names_one_country,
    ordered,
    unique,
)


class Table(NamedTuple):
    """The row type of a noun, and what must hold between its rows; the noun is the name of its CSV file."""

    row: type
    rules: tuple[Rule, ...]


TABLES = {
    "subregions": Table(Subregion, (unique("subregion"), unique("short_name"), count(5))),
    "members": Table(
        Member,
        (
            unique("iso3"),
            unique("m49"),
            unique("name"),
            unique("short_name"),
            known("subregion", "subregions"),
            count(62),
            count(53, membership="member State"),
            count(4, subregion=""),
        ),
    ),
    "group_memberships": Table(
        GroupMembership,
        (unique("group", "iso3", "valid_from"), known("iso3", "members"), ordered("valid_from", "valid_to")),
    ),
    "aliases": Table(Alias, (unique("iso3", "alias"), known("iso3", "members"), names_one_country("alias"))),
    "names_in_text": Table(NameInText, (unique("iso3"), unique("in_text"), known("iso3", "members"))),
    "other_countries": Table(
        OtherCountry,
        (unique("iso3", "name"), foreign("iso3", "members"), names_one_country("name", aliases="alias")),
    ),
    "objectives": Table(ObjectiveTitle, (unique("number"), unique("title"), unique("short_label"), count(23))),
    "sdgs": Table(Sdg, (unique("number"), unique("label"), count(17))),
    "objective_sdg_targets": Table(SdgTarget, (unique("objective", "sdg_target"),)),
    "round_tables": Table(
        RoundTable,
        (unique("round_table"), unique("title"), unique("short_label"), count(4), every_objective_once),
    ),
    "principles": Table(Principle, (unique("letter"), unique("key"), unique("label"), count(10))),
    "needs": Table(Need, (unique("key"), unique("label"), count(6))),
    "stakeholder_categories": Table(StakeholderCategory, (unique("order"), unique("key"), unique("label"), count(13))),
    "plan_statuses": Table(
        PlanStatus, (unique("order"), unique("key"), unique("label"), leads_to_one_row("wordings"), count(6))
    ),
    "questions": Table(Question, (unique("instrument", "key"), unique("instrument", "short_label"))),
    "cycles": Table(Cycle, (unique("cycle"), known("instrument", "questions"), ordered("start_date", "end_date"))),
    "question_labels": Table(QuestionLabel, (unique("cycle", "key"), known("cycle", "cycles"))),
    "milestones": Table(Milestone, (unique("date", "event"), known("cycle", "cycles"), ordered("date", "end_date"))),
    "objective_actions": Table(ObjectiveAction, (unique("objective", "letter"), count(187))),
    "codebook": Table(CodebookEntry, (unique("target_kind", "target"), entry_for_every_target)),
    "codebook_versions": Table(CodebookVersion, (unique("version"),)),
    "measured_chances": Table(MeasuredChance, (unique("target_kind", "lang", "chance"),)),
    "tile_grid": Table(Tile, (unique("iso3"), unique("column", "row"), known("iso3", "members"), count(62))),
}


@dataclass(frozen=True, slots=True)
class Reference:
    """All reference tables, checked against each other; rows keep the order of their files."""

    subregions: tuple[Subregion, ...]
    members: tuple[Member, ...]
    group_memberships: tuple[GroupMembership, ...]
    aliases: tuple[Alias, ...]
    names_in_text: tuple[NameInText, ...]
    other_countries: tuple[OtherCountry, ...]
    objectives: tuple[Objective, ...]
    sdgs: tuple[Sdg, ...]
    objective_sdg_targets: tuple[SdgTarget, ...]
    round_tables: tuple[RoundTable, ...]
    principles: tuple[Principle, ...]
    needs: tuple[Need, ...]
    stakeholder_categories: tuple[StakeholderCategory, ...]
    plan_statuses: tuple[PlanStatus, ...]
    questions: tuple[Question, ...]
    cycles: tuple[Cycle, ...]
    question_labels: tuple[QuestionLabel, ...]
    milestones: tuple[Milestone, ...]
    objective_actions: tuple[ObjectiveAction, ...]
    codebook: tuple[CodebookEntry, ...]
    codebook_versions: tuple[CodebookVersion, ...]
    measured_chances: tuple[MeasuredChance, ...]
    tile_grid: tuple[Tile, ...]
