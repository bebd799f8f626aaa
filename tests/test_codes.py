"""Coded cells: objectives as people write them, principles and needs, marks; what is not understood is told."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from gcm_data import reference
from loaders.codes.names import read_names
from loaders.codes.objectives import read_mark, read_objectives, single_objective

ALL = list(range(1, 24))


def numbers(value: Any) -> list[int]:
    codes = read_objectives(value)
    assert codes.problems == ()
    return [int(target) for target in codes.found]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2, 5 and 6", [2, 5, 6]),
        ("Obj. 12", [12]),
        ("2-6", [2, 3, 4, 5, 6]),
        ("Objectives 1–4; 23", [1, 2, 3, 4, 23]),
        ("#7", [7]),
        ("3/4/5", [3, 4, 5]),
        ("2\n5\n6", [2, 5, 6]),
        ("• 5\n• 6", [5, 6]),
        ("- 5\n- 6", [5, 6]),
        (5, [5]),
        (5.0, [5]),
        (23.0, [23]),
        ("02, 05", [2, 5]),
        ("2 5 6", [2, 5, 6]),
        ("2;5;;6;", [2, 5, 6]),
        ("5, 5, 5", [5]),
        ("(2), [5]", [2, 5]),
        ("OBJ.5; OBJ.6", [5, 6]),
        ("Objective 16;Objective 23", [16, 23]),
        ("GCM objective 5", [5]),
        ("Objective no. 5", [5]),
        ("№ 5", [5]),
        ("objective5", [5]),
        ("5(g)", [5]),
        ("5 (a), 6 (priority)", [5, 6]),
        ("2, 5 & 6", [2, 5, 6]),
        ("1 to 4", [1, 2, 3, 4]),
        ("5 through 7, 9", [5, 6, 7, 9]),
        ("5 — 7", [5, 6, 7]),
        ("22~23", [22, 23]),
        ("5 or 6", [5, 6]),
        ("2, 5, etc.", [2, 5]),
        ("mainly 5", [5]),
        ("2 et 5", [2, 5]),
        ("Objetivos 2 y 5", [2, 5]),
        ("Цели 2 и 5", [2, 5]),
        ("目标2、5和6", [2, 5, 6]),
        ("الأهداف 2 و5", [2, 5]),
        ("２，５", [2, 5]),
        ("٥", [5]),
        ("5¹, 6²", [5, 6]),
        ("1³", [1]),
        ("all", ALL),
        ("All 23 objectives", ALL),
        ("Regular pathways", [5]),
        ("5. Regular pathways\n6. Recruitment and decent work", [5, 6]),
        ("Objective 5: Enhance availability and flexibility of pathways for regular migration", [5]),
        ("DATA; remittances", [1, 20]),
        ("Trafficking in persons; Border management", [10, 11]),
        ("Legal identity & documentation", [4]),
        ("Filières de migration régulière", [5]),
        ("Remesas", [20]),
        ("", []),
        ("n/a", []),
        ("None", []),
        ("—", []),
        ("none specified", []),
    ],
)
def test_objectives(value: Any, expected: list[int]):
    assert numbers(value) == expected


@pytest.mark.parametrize("objective", reference.objectives(), ids=lambda o: str(o.number))
@pytest.mark.parametrize("form", ["{title}", "{label}", "{n}. {title}", "Objective {n} – {label}", "{label} ({n})"])
def test_titles_and_labels_of_every_objective(objective: reference.Objective, form: str):
    text = form.format(n=objective.number, title=objective.title, label=objective.short_label)
    assert numbers(text) == [objective.number]
    assert numbers(text.upper()) == [objective.number]
    assert single_objective(text) == objective.number


def test_titles_together():
    text = "; ".join(objective.title for objective in reference.objectives())
    assert numbers(text) == ALL


@pytest.mark.parametrize(
    ("value", "found", "problems"),
    [
        ("27", [], [("objective-unknown", "27")]),
        ("2, 27, 5", [2, 5], [("objective-unknown", "27")]),
        ("0", [], [("objective-unknown", "0")]),
        (24, [], [("objective-unknown", "24")]),
        ("20-27", [], [("objective-unknown", "20-27")]),
        ("0-3, 5", [5], [("objective-unknown", "0-3")]),
        ("6-2, 9", [9], [("objective-unknown", "6-2")]),
        ("9" * 5000, [], [("objective-unknown", "9" * 5000)]),
        ("5, happiness", [5], [("code-unknown", "happiness")]),
        ("SDG 10", [], [("code-unknown", "SDG 10")]),
        ("TBC", [], [("code-unknown", "TBC")]),
        ("All principles", [], [("code-unknown", "All principles")]),
        (2.5, [], [("code-uncertain", "2.5")]),
        ("2.5", [], [("code-uncertain", "2.5")]),
        ("9, 2.5", [9], [("code-uncertain", "2.5")]),
        (dt.datetime(2025, 2, 6), [], [("code-uncertain", "2025-02-06")]),
        (dt.date(2025, 2, 6), [], [("code-uncertain", "2025-02-06")]),
        (dt.time(2, 6), [], [("code-uncertain", "02:06:00")]),
        ("6-Feb", [], [("code-uncertain", "6-Feb")]),
        ("5 Data", [], [("code-unknown", "5 objective 1’s title")]),
    ],
)
def test_what_is_not_understood_is_told_and_the_rest_counts(value: Any, found: list[int], problems: list):
    codes = read_objectives(value)
    assert [int(target) for target in codes.found] == found
    assert list(codes.problems) == problems


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5", 5),
        ("Obj 5", 5),
        ("5. Regular pathways", 5),
        ("5¹", 5),
        ("24", 0),
        ("5 and 6", 0),
        ("Objectives", 0),
        ("", 0),
    ],
)
def test_single_objective(text: str, expected: int):
    assert single_objective(text) == expected


@pytest.mark.parametrize("principle", reference.principles(), ids=lambda p: p.key)
@pytest.mark.parametrize(
    "form",
    [
        "{p.label}",
        "{p.letter}",
        "({p.letter})",
        "{p.letter}) {p.label}",
        "{p.letter} – {p.label}",
        "Principle {p.letter}",
    ],
)
def test_every_principle(principle: reference.Principle, form: str):
    for text in (form.format(p=principle), form.format(p=principle).upper()):
        codes = read_names(text, "principle")
        assert list(codes.found) == [principle.key]
        assert codes.problems == ()


@pytest.mark.parametrize("need", reference.needs(), ids=lambda n: n.key)
def test_every_need(need: reference.Need):
    for text in (need.label, need.label.upper(), need.label.replace("-", " "), f"{need.label} (in part)"):
        assert list(read_names(text, "need").found) == [need.key]


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("a, c and f", "principle", ["people_centred", "national_sovereignty", "human_rights"]),
        ("Rule of law and due process, human rights", "principle", ["rule_of_law", "human_rights"]),
        ("rule of law / due process", "principle", ["rule_of_law"]),
        ("Whole of government and whole of society", "principle", ["whole_of_government", "whole_of_society"]),
        ("sustainable development (2030 Agenda)", "principle", ["sustainable_development"]),
        ("principles a and f", "principle", ["people_centred", "human_rights"]),
        ("human rights\ngender responsive\n", "principle", ["human_rights", "gender_responsive"]),
        ("droits de l’homme", "principle", ["human_rights"]),
        ("All principles", "principle", [principle.key for principle in reference.principles()]),
        ("finance;capacity-building", "need", ["finance", "capacity_building"]),
        ("data gathering & analysis, funding", "need", ["data", "finance"]),
        ("data collection and analysis and training", "need", ["data", "capacity_building"]),
        ("(1) technology transfer; (2) partnerships", "need", ["technology", "partnerships"]),
        ("all", "need", [need.key for need in reference.needs()]),
        ("n/a", "need", []),
        (" ", "principle", []),
    ],
)
def test_names(text: str, kind: str, expected: list[str]):
    codes = read_names(text, kind)
    assert sorted(codes.found) == sorted(expected)
    assert codes.problems == ()


@pytest.mark.parametrize(
    ("text", "kind"), [("happiness", "principle"), ("a-c", "principle"), ("a", "need"), (7, "need")]
)
def test_unknown_names_are_told(text: Any, kind: str):
    assert read_names(text, kind).problems == (("code-unknown", str(text)),)
    assert read_names(text, kind).found == {}


def test_unknown_name_does_not_hide_the_others():
    codes = read_names("finance; happiness", "need")
    assert (list(codes.found), codes.problems) == (["finance"], (("code-unknown", "happiness"),))


@pytest.mark.parametrize(
    "sign", ["x", "X", " x ", "✓", "✔️", "√", "●", "1", 1, 1.0, True, 2, 12.0, "yes", "YES", "(x)", "х", "да", "○"]
)
def test_marks(sign: Any):
    assert read_mark(sign) is True


@pytest.mark.parametrize("sign", ["", " ", "-", "–", 0, "0", False, "no", "n/a", "✗"])
def test_signs_that_say_no(sign: Any):
    assert read_mark(sign) is False


@pytest.mark.parametrize("sign", ["maybe", "?", 2.5, "-2", "x?", "partly"])
def test_unknown_signs(sign: Any):
    assert read_mark(sign) is None


@pytest.mark.parametrize("value", [-3, -3.0, 0])
def test_a_stored_number_below_one_is_no_objective(value: float):
    assert read_objectives(value).problems[0][0] == "objective-unknown"


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("☐ 1  ☒ 5 ☐ 6 ☑ 21", ["5", "21"]),
        ("[ ] 8, [x] 10, [X] 4", ["10", "4"]),
        ("( ) 8\n(x) 10", ["10"]),
        ("□1 ■3 ■15", ["3", "15"]),
        ("1 ✗, 2 ✓, 3 ✗", ["2"]),
        ("☑ Objective 6\n☐ Objective 20", ["6"]),
        ("5: no, 6: yes", ["6"]),
        ("Obj. 5: Oui; Obj. 6: Non", ["5"]),
        ("☐ 1 ☐ 2", []),
        ("5(a)", ["5"]),
        ("1-3", ["1", "2", "3"]),
    ],
)
def test_of_printed_choices_only_what_is_ticked_counts(cell: str, expected: list[str]):
    codes = read_objectives(cell)
    assert (list(codes.found), codes.problems) == (expected, ())


@pytest.mark.parametrize("cell", ["✗ 1 ✗ 2", "5: no, 6", "5: perhaps, 6: yes", "1-5 except 3", "1 à 5 sauf 3"])
def test_choices_that_nobody_can_tell_are_an_issue_and_count_nothing(cell: str):
    codes = read_objectives(cell)
    assert not codes.found and {code for code, _ in codes.problems} == {"code-uncertain"}


def test_ticked_kinds_of_cooperation():
    assert list(read_names("☒ Finance ☐ Policy advice ☒ Technology", "need").found) == ["finance", "technology"]
