"""What stands beside the answers of a workbook: lists to tick, logs of versions, round tables, alternatives."""

from __future__ import annotations

import pytest

from tests.more_builders import issues, load
from tests.test_accounting import roles
from tests.workbook_builder import Rows, text, workbook

COVER: Rows = [["Country", "Fiji"]]
ASKED = "(c) What achievements and promising practices can be shared?"


def read(**sheets: Rows):
    return load(workbook({"Cover": COVER, **sheets}))


def answers(data) -> list[tuple[str, str]]:
    return list(data.responses[["question", "text"]].itertuples(index=False, name=None))


def told(data) -> list[str]:
    return data.mentions["target"].tolist()


def beside(left: Rows, right: Rows, gap: int = 1) -> Rows:
    """Rows with a list at the right of others, behind empty columns."""
    width = max(map(len, left)) + gap
    rows = [[*row, *[None] * (width - len(row))] for row in [*left, *[[]] * (len(right) - len(left))]]
    return [[*row, *(right[number] if number < len(right) else [])] for number, row in enumerate(rows)]


ROWS: Rows = [[n, f"Objective {n}", "x" if n in (2, 8) else None] for n in range(1, 24)]
NAMES: Rows = [["No.", "Objective", "Tick"], *ROWS]


@pytest.mark.parametrize("gap", [1, 4])
def test_a_text_beside_a_list_to_tick_answers(gap: int):
    data = read(**{"Q(c)": beside([[ASKED], [], ["Response:"], [text(1)]], [[], *NAMES], gap)})
    assert answers(data) == [("c", text(1))] and told(data) == ["2", "8"] and issues(data) == []


def test_a_text_in_a_list_to_tick_is_never_told_as_a_label():
    rows = [list(row) for row in NAMES]
    rows[3].insert(0, text(1))
    rows = [row if len(row) > 3 else [None, *row] for row in rows]
    data = read(S=[[ASKED], *rows])
    assert [role for role in roles(data).values() if role == "label"] != []
    assert any(each in ("answer", "unread") for place, each in roles(data).items() if place == "A5")


@pytest.mark.parametrize(
    "heads",
    [["Version", "Date", "Who"], ["Rev.", "Changes made", "By"], ["Версия", "Дата", "Кто"],
     ["No.", "Date", "What changed", "Author"]],
)  # fmt: skip
def test_a_log_of_versions_answers_nothing(heads: list[str]):
    log = [heads, *([n, "5 Nov 2024", "Nobody Fictional", "-"][: len(heads)] for n in (1, 2, 3))]
    data = read(R=[["Question", "Answer"], ["(c)", text(1)], ["(d)", text(2)]], Track=log)
    assert answers(data) == [("c", text(1)), ("d", text(2))] and issues(data) == []


def test_a_table_with_answers_is_no_log():
    heads = ["Version", "Date", "(c) Achievements"]
    data = read(R=[heads, ["1", "5 Nov 2024", text(1)]])
    assert text(1) in {each for _, each in answers(data)} or issues(data) != []


@pytest.mark.parametrize("band", ["Round table {}", "ROUND TABLE {}", "Table ronde {}", "Круглый стол {}"])
def test_round_tables_between_objectives_are_bands(band: str):
    rows: Rows = [["Fiji – reply to question (c)"], ["No.", "Objective", "Status", "Achievement / practice / lesson"]]
    for table, numbers in enumerate(((2, 5), (4, 8), (14, 15), (1, 3)), start=1):
        rows.append([band.format(table)])
        rows += [[n, f"Objective {n}", "Done", text(n)] for n in numbers]
    data = load(workbook({"By objective": rows}))
    assert [each for _, each in answers(data)] == [text(n) for n in (2, 5, 4, 8, 14, 15, 1, 3)]
    assert told(data) == ["2", "5", "4", "8", "14", "15", "1", "3"]


@pytest.mark.parametrize("said", ["Yes / No", "Oui / Non", "Да / Нет", "Sim / Não"])
def test_alternatives_of_which_none_is_chosen_are_blank(said: str):
    data = read(R=[["Question", "Answer"], ["(c)", text(1)], ["(d)", said]])
    assert data.responses["state"].tolist() == ["answered", "blank"]
