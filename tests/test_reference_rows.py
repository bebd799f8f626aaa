"""A row of a reference table that is broken is told with file, line and reason."""

import csv
from pathlib import Path

import pytest

from gcm_data import reference
from gcm_data.reference import BrokenReference, load_reference
from tests import reference_edits
from tests.cases import first
from tests.reference_edits import Edit, add, drop, line_of, swap, swap_and_blame_last

folder = reference_edits.folder

BREAKAGES = [
    # the header
    ("members.csv", swap("m49,", "un_code,"), "column 'm49' is missing; column 'un_code' is unknown"),
    ("needs.csv", swap("description", "description,remark"), "column 'remark' is unknown"),
    ("needs.csv", swap("key,label", "key,key,label"), "column 'key' stands twice"),
    # the fields of a row
    ("members.csv", swap("ARM,051,", "ARM,"), "5 fields, expected 6"),
    ("subregions.csv", swap("Pacific,Pacific", "Pacific,Pacific,PAC"), "3 fields, expected 2"),
    ("needs.csv", swap("finance,Finance", 'finance,"Finance"s'), "is not CSV (',' expected after '\"')"),
    ("members.csv", swap("051,Armenia,", "051,,"), "name is empty"),
    ("members.csv", swap("ARM,051", "ARM,51"), "m49 '51' is not three digits"),
    ("members.csv", swap("ARM,", "Arm,"), "iso3 'Arm' is not three capital letters"),
    (
        "members.csv",
        swap("Armenia,Armenia", "Armenia ,Armenia"),
        "name 'Armenia ' is not one line of text without spaces at its ends",
    ),
    ("group_memberships.csv", swap("LDC,AFG", "LCD,AFG"), "group 'LCD' is not LDC or LLDC or SIDS or champion"),
    ("group_memberships.csv", swap("to be confirmed", "perhaps"), "certainty 'perhaps' is not to be confirmed"),
    ("group_memberships.csv", swap("LDC,AFG", "LDC,DEU"), "iso3 'DEU' is not in members.csv"),
    (
        "objective_sdg_targets.csv",
        swap("1,10.7", "1,10-7"),
        "sdg_target '10-7' is not a target such as 10.7 or 10.c, or all",
    ),
    ("sdgs.csv", swap("17,", "18,"), "number '18' is not a number from 1 to 17"),
    ("question_labels.csv", swap("2021,b", "2020,b"), "cycle '2020' is not in cycles.csv"),
    ("members.csv", swap("member State", "member"), "membership 'member' is not member State or associate member"),
    ("objectives.csv", swap("1,Collect", "one,Collect"), "number 'one' is not a number from 1 to 23"),
    ("objectives.csv", swap("23,", "24,"), "number '24' is not a number from 1 to 23"),
    ("round_tables.csv", swap('4,"Str', '5,"Str'), "round_table '5' is not a number from 1 to 4"),
    ("principles.csv", swap("j,whole", "k,whole"), "letter 'k' is not a letter from a to j"),
    ("needs.csv", swap("policy_advice", "policy advice"), "key 'policy advice' is not small letters and underscores"),
    ("aliases.csv", add("THA,Thai Kingdom,English"), "lang 'English' is not two small letters"),
    ("round_tables.csv", swap("2;5;6", "2; 5"), "objectives '2; 5;12;18' is not whole numbers parted by ;"),
    ("tile_grid.csv", swap("THA,7,5", "THA,7,5.0"), "row '5.0' is not a whole number"),
    ("cycles.csv", swap("2025-02-04", "4/2/2025"), "start_date '4/2/2025' is not a date such as 2025-02-04"),
    ("cycles.csv", swap("2025-02-04", "2025-02-30"), "start_date '2025-02-30' is not a date such as 2025-02-04"),
    ("milestones.csv", swap("2028,2029", "2028/9,"), "date '2028/9' is not a date, a month such as 2024-08 or a year"),
    (
        "questions.csv",
        swap(",achievement", ",success"),
        "aspect 'success' is not plan or follow-up or achievement or challenge or need",
    ),
    (
        "milestones.csv",
        swap(",forum,", ",summit,"),
        "kind 'summit' is not mandate or meeting or consultation or submission or document or report or review or "
        "forum",
    ),
    ("plan_statuses.csv", swap("planned;is", "planned;;is"), "wordings {planned!r} is not wordings parted by ;"),
    # rows that stand twice
    ("members.csv", swap("AUS,", "ARM,"), "iso3 'ARM' stands twice (first on line 4)"),
    ("principles.csv", swap("b,inter", "a,inter"), "letter 'a' stands twice (first on line 2)"),
    (
        "questions.csv",
        swap("2025,b", "2025,a"),
        "instrument 'guiding-questions-2025', key 'a' stands twice (first on line 2)",
    ),
    ("tile_grid.csv", swap("ASM,16,7", "ASM,3,3"), "column 3, row 3 stands twice (first on line 2)"),
    # values that must stand in another table
    ("members.csv", swap("South-East", "East"), "subregion 'East Asia' is not in subregions.csv"),
    ("aliases.csv", add("DEU,Germany,en"), "iso3 'DEU' is not in members.csv"),
    ("names_in_text.csv", swap("COK,", "DEU,"), "iso3 'DEU' is not in members.csv"),
    ("other_countries.csv", add("THA,Thai Realm"), "iso3 'THA' is in members.csv, line {thailand}"),
    ("round_tables.csv", swap(";18", ";24"), "objective 24 is not in objectives.csv"),
    ("cycles.csv", swap("guiding-questions-2025", "survey-2020"), "instrument 'survey-2020' is not in questions.csv"),
    ("milestones.csv", swap("submission,2025", "submission,2024"), "cycle '2024' is not in cycles.csv"),
    ("tile_grid.csv", swap("THA,", "DEU,"), "iso3 'DEU' is not in members.csv"),
    # names
    ("aliases.csv", add("ASM,SAMOA,en"), "alias 'SAMOA' already names WSM (aliases.csv, line {samoa})"),
    ("aliases.csv", add("ASM,684,en"), "alias '684' has no letters"),
    ("other_countries.csv", add("XKX,Géorgia"), "name 'Géorgia' already names GEO (aliases.csv, line {georgia})"),
    (
        "other_countries.csv",
        add("XKX,Guinea."),
        "name 'Guinea.' already names GIN (other_countries.csv, line {guinea})",
    ),
    ("plan_statuses.csv", swap(";aucun", ";PLANNED"), "wordings 'PLANNED' stands twice (first on line 5)"),
    ("plan_statuses.csv", swap(";prévu", ";12"), "wordings '12' has no letters"),
    # what coding goes by
    ("objective_actions.csv", swap("1,b,", "1,a,"), "objective 1, letter 'a' stands twice (first on line 2)"),
    ("objective_actions.csv", swap("1,b,", "1,z,"), "letter 'z' is not a letter from a to l"),
    ("codebook.csv", swap("objective,2,", "objective,24,"), "there is no objective 24"),
    ("codebook.csv", drop("need,data"), "need data has no entry"),
    (
        "codebook.csv",
        swap("objective,2,", "objective,1,"),
        "target_kind 'objective', target '1' stands twice (first on line 2)",
    ),
    ("codebook_versions.csv", swap("2,2026", "two,2026"), "version 'two' is not a whole number from 1"),
    ("measured_chances.csv", swap(",likely,", ",sure,"), "chance 'sure' is not likely or possible or weak"),
    ("measured_chances.csv", swap("likely,0.7", "likely,70"), "at_least '70' is not a share from 0 to 1"),
    # counts
    ("members.csv", drop("VNM,"), "61 rows, expected 62"),
    (
        "members.csv",
        swap_and_blame_last("associate member", "member State"),
        "54 rows with membership 'member State', expected 53",
    ),
    ("members.csv", swap_and_blame_last("Pacific", ""), "5 rows with subregion '', expected 4"),
    ("subregions.csv", add("Central Africa,CA"), "6 rows, expected 5"),
    ("objectives.csv", drop("23,"), "22 rows, expected 23"),
    ("principles.csv", drop("j,"), "9 rows, expected 10"),
    ("needs.csv", drop("data,"), "5 rows, expected 6"),
    ("stakeholder_categories.csv", drop("12,"), "12 rows, expected 13"),
    ("plan_statuses.csv", drop("6,"), "5 rows, expected 6"),
    ("round_tables.csv", drop("4,"), "3 rows, expected 4"),
    ("tile_grid.csv", drop("USA,"), "61 rows, expected 62"),
    # each objective in exactly one round table
    ("round_tables.csv", swap("14;15", "2;15"), "objective 2 stands twice (first on line 2)"),
    ("round_tables.csv", swap_and_blame_last(";15;", ";"), "objective 15 is in no round table"),
    # dates in order
    ("cycles.csv", swap("2025-02-06", "2025-01-06"), "end_date 2025-01-06 is before start_date 2025-02-04"),
    ("milestones.csv", swap("2025-02-06", "2025-01"), "end_date 2025-01 is before date 2025-02-04"),
]


@pytest.mark.parametrize(
    ("file", "edit", "reason"), first(20, BREAKAGES, several=True), ids=[f"{b[0]}: {b[2]}" for b in BREAKAGES]
)
def test_a_broken_row_is_told_with_its_place(folder: Path, file: str, edit: Edit, reason: str) -> None:
    lines = (folder / file).read_text("utf-8").splitlines()
    line = edit(lines)
    (folder / file).write_text("\n".join(lines) + "\n", "utf-8")
    expected = reason.format(
        samoa=line_of("aliases.csv", "WSM,Samoa,"),
        georgia=line_of("aliases.csv", "GEO,Georgia,"),
        guinea=line_of("other_countries.csv", "GIN,Guinea"),
        thailand=line_of("members.csv", "THA,"),
        planned="planned;;is planned;a plan is planned;not yet but planned;no but planned;prévu;планируется",
    )
    with pytest.raises(BrokenReference) as caught:
        load_reference(folder)
    assert (caught.value.file, caught.value.line, caught.value.reason) == (file, line, expected)
    assert str(caught.value) == f"{file}, line {line}: {expected}"


UNIQUE = [
    ("subregions.csv", ["subregion"]),
    ("subregions.csv", ["short_name"]),
    ("members.csv", ["iso3"]),
    ("members.csv", ["m49"]),
    ("members.csv", ["name"]),
    ("members.csv", ["short_name"]),
    ("aliases.csv", ["iso3", "alias"]),
    ("names_in_text.csv", ["iso3"]),
    ("names_in_text.csv", ["in_text"]),
    ("other_countries.csv", ["iso3", "name"]),
    ("objectives.csv", ["number"]),
    ("objectives.csv", ["title"]),
    ("objectives.csv", ["short_label"]),
    ("round_tables.csv", ["round_table"]),
    ("round_tables.csv", ["title"]),
    ("round_tables.csv", ["short_label"]),
    ("principles.csv", ["letter"]),
    ("principles.csv", ["key"]),
    ("principles.csv", ["label"]),
    ("needs.csv", ["key"]),
    ("needs.csv", ["label"]),
    ("plan_statuses.csv", ["order"]),
    ("plan_statuses.csv", ["key"]),
    ("plan_statuses.csv", ["label"]),
    ("questions.csv", ["instrument", "key"]),
    ("questions.csv", ["instrument", "short_label"]),
    ("cycles.csv", ["cycle"]),
    ("milestones.csv", ["date", "event"]),
    ("tile_grid.csv", ["iso3"]),
    ("tile_grid.csv", ["column", "row"]),
]


@pytest.mark.parametrize(
    ("file", "columns"), first(10, UNIQUE, several=True), ids=[f"{file}: {', '.join(c)}" for file, c in UNIQUE]
)
def test_a_value_that_stands_twice_is_told(folder: Path, file: str, columns: list[str]) -> None:
    with (folder / file).open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    rows[1] |= {column: rows[0][column] for column in columns}
    with (folder / file).open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    with pytest.raises(BrokenReference) as caught:
        load_reference(folder)
    assert (caught.value.file, caught.value.line) == (file, 3)
    assert caught.value.reason.startswith(columns[0])
    assert caught.value.reason.endswith("stands twice (first on line 2)")


def test_every_table_has_a_breakage() -> None:
    assert {file for file, _, _ in BREAKAGES} == {f"{noun}.csv" for noun in reference.TABLES}
