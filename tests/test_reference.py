"""The reference tables: what ships is right, and a broken file is told with file, line and reason."""

import csv
import re
import shutil
from collections import Counter
from collections.abc import Callable
from dataclasses import FrozenInstanceError
from datetime import date, timedelta
from pathlib import Path

import pytest

from gcm_data import reference
from gcm_data.reference import BrokenReference, load_reference, sdgs
from gcm_data.reference.names import normalise_name
from tests.cases import first

Edit = Callable[[list[str]], int]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped tables, to break."""
    for path in reference.FOLDER.glob("*.csv"):
        shutil.copy(path, tmp_path)
    return tmp_path


def swap(old: str, new: str) -> Edit:
    """Replace the first occurrence of a text; the fault is on its line."""

    def edit(lines: list[str]) -> int:
        index = next(index for index, line in enumerate(lines) if old in line)
        lines[index] = lines[index].replace(old, new, 1)
        return index + 1

    return edit


def add(row: str) -> Edit:
    """Append a row; the fault is on the last line."""

    def edit(lines: list[str]) -> int:
        lines.append(row)
        return len(lines)

    return edit


def drop(start: str) -> Edit:
    """Take the first row with this beginning away; the fault is told on the last line."""

    def edit(lines: list[str]) -> int:
        del lines[next(index for index, line in enumerate(lines) if line.startswith(start))]
        return len(lines)

    return edit


def swap_and_blame_last(old: str, new: str) -> Edit:
    """Replace a text; no row is to blame, so the fault is told on the last line."""

    def edit(lines: list[str]) -> int:
        swap(old, new)(lines)
        return len(lines)

    return edit


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


def line_of(file: str, start: str) -> int:
    """The line of a shipped file that begins like this."""
    lines = (reference.FOLDER / file).read_text("utf-8").splitlines()
    return next(line for line, text in enumerate(lines, start=1) if text.startswith(start))


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


def broken_by(folder: Path, file: str, content: bytes) -> BrokenReference:
    """The error that a file with these bytes leads to."""
    (folder / file).write_bytes(content)
    with pytest.raises(BrokenReference) as caught:
        load_reference(folder)
    return caught.value


def test_a_missing_file_is_named(folder: Path) -> None:
    (folder / "needs.csv").unlink()
    with pytest.raises(BrokenReference, match=r"^needs\.csv: the file cannot be read \(.+\)$") as caught:
        load_reference(folder)
    assert (caught.value.file, caught.value.line) == ("needs.csv", None)


def test_an_empty_file_lacks_its_columns(folder: Path) -> None:
    error = broken_by(folder, "needs.csv", b"")
    missing = "; ".join(f"column {column!r} is missing" for column in ("key", "label", "description"))
    assert str(error) == f"needs.csv, line 1: {missing}"


def test_a_header_without_rows_has_too_few(folder: Path) -> None:
    assert str(broken_by(folder, "subregions.csv", b"subregion,short_name\n")) == (
        "subregions.csv, line 1: 0 rows, expected 5"
    )


def test_a_file_in_another_encoding_is_told_with_its_line(folder: Path) -> None:
    text = (folder / "members.csv").read_text("utf-8")
    error = broken_by(folder, "members.csv", text.encode("cp1252"))
    assert (error.line, error.reason) == (line_of("members.csv", "TUR,"), "is not UTF-8")


def test_a_quote_left_open_is_told_with_the_line_it_opens_on(folder: Path) -> None:
    error = broken_by(folder, "subregions.csv", b'subregion,short_name\nPacific,P\n"South-East Asia,SEA\n')
    assert (error.line, error.reason) == (3, "is not CSV (unexpected end of data)")


def test_a_row_over_two_lines_is_told_with_the_line_it_begins_on(folder: Path) -> None:
    error = broken_by(folder, "subregions.csv", b'subregion,short_name\nPacific,P\n"South-East\nAsia",SEA\n')
    assert error.line == 3
    assert error.reason.startswith("subregion 'South-East\\nAsia' is not one line of text")


def test_what_excel_makes_of_a_file_is_read_alike(folder: Path) -> None:
    """A byte order mark, CRLF line ends, blank lines and another order of columns change nothing."""
    path = folder / "subregions.csv"
    rows = [line.split(",") for line in path.read_text("utf-8").splitlines()]
    path.write_text("\r\n\r\n".join(f"{short},{name}" for name, short in rows), "utf-8-sig", newline="")
    assert load_reference(folder) == load_reference()


def test_there_are_62_members_by_name() -> None:
    members = reference.members()
    assert Counter(member.membership for member in members) == {"member State": 53, "associate member": 9}
    assert [member.name for member in members] == sorted((member.name for member in members), key=normalise_name)
    assert {member.iso3 for member in members if not member.subregion} == {"FRA", "GBR", "NLD", "USA"}


def test_the_members_of_each_subregion_are_counted() -> None:
    found = Counter(member.subregion for member in reference.members())
    assert [(place.short_name, found[place.subregion]) for place in reference.subregions()] == [
        ("ENEA", 7),
        ("NCA", 9),
        ("Pacific", 21),
        ("SSWA", 10),
        ("SEA", 11),
    ]


def test_the_groups_of_countries_are_those_of_the_first_day_of_each_meeting() -> None:
    def group(name: str, cycle: str) -> str:
        return " ".join(sorted(reference.in_group(name, reference.cycle(cycle).start_date)))

    assert group("LDC", "2021") == "AFG BGD BTN KHM KIR LAO MMR NPL SLB TLS TUV"
    assert group("LDC", "2025") == "AFG BGD KHM KIR LAO MMR NPL SLB TLS TUV"
    assert group("champion", "2021") == "BGD THA"
    assert group("champion", "2025") == "AZE BGD IDN KHM NPL PHL THA TUR"
    for cycle in ("2021", "2025"):
        assert group("LLDC", cycle) == "AFG ARM AZE BTN KAZ KGZ LAO MNG NPL TJK TKM UZB"
        assert group("SIDS", cycle) == (
            "ASM COK FJI FSM GUM KIR MDV MHL MNP NCL NIU NRU PLW PNG PYF SGP SLB TLS TON TUV VUT WSM"
        )


@pytest.mark.parametrize(
    ("day", "is_inside"),
    [(date(2020, 12, 3), True), (date(2020, 12, 4), False), (date(1990, 1, 1), True)],
)
def test_a_member_leaves_a_group_on_the_day_that_its_row_gives(day: date, is_inside: bool) -> None:
    assert ("VUT" in reference.in_group("LDC", day)) is is_inside


def test_a_member_is_in_a_group_from_the_day_that_its_row_gives() -> None:
    first = min(row.valid_from for row in reference.group_memberships() if row.valid_from)
    (row,) = (row for row in reference.group_memberships() if row.valid_from == first)
    assert row.iso3 in reference.in_group(row.group, first)
    assert row.iso3 not in reference.in_group(row.group, first - timedelta(days=1))


def test_only_what_the_compact_states_is_called_stated() -> None:
    rows = [row for objective in reference.objectives() for row in sdgs.targets_of(objective.number)]
    stated = [(row.objective, row.sdg_target) for row in rows if row.basis == "stated by the Compact"]
    assert stated == [(20, "10.c")]
    assert {row.basis for row in rows} == {"stated by the Compact", "guidance of the UN Network on Migration"}


def test_every_objective_serves_a_goal_and_two_serve_all() -> None:
    assert all(sdgs.targets_of(objective.number) for objective in reference.objectives())
    assert sdgs.objectives_serving(0) == (2, 19)
    assert 17 in {row.goal for row in sdgs.targets_of(2)}
    for goal in sdgs.goals():
        for number in sdgs.objectives_serving(goal.number):
            assert any(row.sdg_target.startswith(f"{goal.number}.") for row in sdgs.targets_of(number))


def test_no_label_of_a_review_names_what_came_after_it() -> None:
    told = " ".join(q.short_label + q.wording for q in reference.questions_of("2021"))
    assert not re.search("Declaration|2022|A/RES/76", told)
    assert [q.key for q in reference.questions_of("2021")] == [q.key for q in reference.questions_of("2025")]
    assert [q.aspect for q in reference.questions_of("2021")] == [q.aspect for q in reference.questions_of("2025")]


def test_a_member_is_found_by_its_code() -> None:
    assert reference.member("AFG") == reference.Member(
        "AFG",
        "004",
        "Afghanistan",
        "Afghanistan",
        "member State",
        "South and South-West Asia",
    )
    with pytest.raises(KeyError, match="no iso3 'DEU'"):
        reference.member("DEU")


def test_every_name_of_a_member_is_an_alias_of_it() -> None:
    named = {normalise_name(alias.alias): alias.iso3 for alias in reference.aliases()}
    for member in reference.members():
        assert named[normalise_name(member.name)] == member.iso3
        assert named[normalise_name(member.short_name)] == member.iso3


@pytest.mark.parametrize("name", ["Korea", "Guinea", "Mariana Islands", "Samoa (US)", "Taiwan", "Polynesia"])
def test_an_ambiguous_name_is_no_alias(name: str) -> None:
    assert normalise_name(name) not in {normalise_name(alias.alias) for alias in reference.aliases()}


@pytest.mark.parametrize("name", ["Germany", "Guinea", "Ivory Coast", "United Republic of Tanzania"])
def test_a_country_outside_escap_is_told_apart(name: str) -> None:
    assert normalise_name(name) in {normalise_name(other.name) for other in reference.other_countries()}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thailand¹", "thailand"),
        ("  Viet\u00a0Nam\n", "viet nam"),
        ("TÜRKİYE", "turkiye"),
        ("Iran (Islamic Republic of)", "iran islamic republic of"),
        ("Lao People’s Dem. Rep.", "lao people s dem rep"),
        ("Ｆｉｊｉ", "fiji"),
        ("大韩民国", "大韩民国"),
        ("Кыргызстан", "кыргызстан"),
        ("12 – 34", ""),
        ("", ""),
    ],
)
def test_a_name_is_normalised_to_its_letters(text: str, expected: str) -> None:
    assert normalise_name(text) == expected
    assert normalise_name(normalise_name(text)) == expected


def test_the_objectives_are_numbered_and_shared_out() -> None:
    assert [objective.number for objective in reference.objectives()] == list(range(1, 24))
    shared = {number: table.round_table for table in reference.round_tables() for number in table.objectives}
    assert {objective.number: objective.round_table for objective in reference.objectives()} == shared
    assert reference.round_tables()[0].objectives == (2, 5, 6, 12, 18)
    assert reference.objective(20).title == (
        "Promote faster, safer and cheaper transfer of remittances and foster financial inclusion of migrants"
    )
    with pytest.raises(KeyError, match="no number 24"):
        reference.objective(24)


def test_principles_and_needs_stand_in_the_order_of_the_sources() -> None:
    assert "".join(principle.letter for principle in reference.principles()) == "abcdefghij"
    assert [need.key for need in reference.needs()] == [
        "finance",
        "capacity_building",
        "policy_advice",
        "data",
        "technology",
        "partnerships",
    ]


def test_the_six_statuses_of_a_plan_run_from_the_firmest_and_none_is_called_by_yes_alone() -> None:
    statuses = reference.plan_statuses()
    assert [status.key for status in statuses] == [
        "stand_alone", "integrated", "in_preparation", "planned", "none", "not_stated",
    ]  # fmt: skip
    assert [status.order for status in statuses] == [1, 2, 3, 4, 5, 6]
    wordings = {normalise_name(words) for status in statuses for words in status.wordings}
    assert not {"yes", "oui", "ja", "sí", "partly"} & wordings
    assert all(normalise_name(status.label) in map(normalise_name, status.wordings) for status in statuses)


def test_each_cycle_is_read_against_the_five_questions_of_2025() -> None:
    assert reference.instruments() == ("guiding-questions-2025", "survey-2021")
    assert {cycle.cycle: cycle.instrument for cycle in reference.cycles()} == {
        "2021": "guiding-questions-2025",
        "2025": "guiding-questions-2025",
    }
    assert {question.key: question.aspect for question in reference.questions("guiding-questions-2025")} == {
        "a": "plan",
        "b": "follow-up",
        "c": "achievement",
        "d": "challenge",
        "e": "need",
    }
    assert {question.aspect for question in reference.questions("survey-2021")} == {""}
    with pytest.raises(KeyError, match="no instrument 'survey-2020'"):
        reference.questions("survey-2020")


def test_a_cycle_has_its_dates() -> None:
    first, second = reference.cycle("2021"), reference.cycle("2025")
    assert (first.start_date, first.deadline, first.feeds_into) == (date(2021, 3, 10), None, "IMRF 2022")
    assert (second.end_date, second.deadline, second.feeds_into) == (date(2025, 2, 6), date(2025, 1, 28), "IMRF 2026")
    with pytest.raises(KeyError, match="no cycle '2029'"):
        reference.cycle("2029")


def test_milestones_stand_by_date_and_say_what_is_only_expected() -> None:
    milestones = reference.milestones()
    assert [event.date for event in milestones] == sorted(event.date for event in milestones)
    assert [event.date for event in milestones if "expected" in event.event] == ["2028", "2030"]


def test_the_tile_grid_gives_each_member_a_place_of_its_own() -> None:
    grid = reference.tile_grid()
    assert grid.keys() == {member.iso3 for member in reference.members()}
    assert grid["RUS"] == (6, 0)
    grid.clear()
    assert len(reference.tile_grid()) == 62


def test_rows_are_read_once_and_cannot_be_changed() -> None:
    assert reference.members() is reference.members()
    with pytest.raises(FrozenInstanceError):
        reference.member("THA").name = "Siam"
