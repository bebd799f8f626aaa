"""A small fictional review with what the shipped workbooks lack.

That is: superseded submissions, stakeholders, stated plans, “not applicable”, blank submissions, and tallies in both.
"""

from __future__ import annotations

from pathlib import Path

from tests import workbook_builder as build
from tests.workbook_builder import text

A, B, C, D, E = (
    "(a) National implementation plan", "(b) Progress Declaration follow-up", "(c) Achievements", "(d) Gaps",
    "(e) Strengthened cooperation",
)  # fmt: skip
HEADER = (*build.FORM_HEADER, "Status of plan")
WITH_STAKEHOLDERS = (
    "Country", "Organization", "Type of respondent", "Stakeholder category", "May be named", "Question", "Response",
    "Objectives",
)  # fmt: skip
CITING = " See objectives 2 and 5 of the GCM."
FORMS: dict[str, dict[str, list[list[object]]]] = {
    "2025": {
        "Fiji": [[A, text(1), "1", "", "", "", "planned"], [C, text(2, CITING), "5, 6", "human rights"],
                 [D, text(3), "6, 7", "whole-of-government"], [E, text(4), "5", "", "finance"]],
        "Thailand": [[A, text(5), "", "", "", "", "yes, stand-alone plan"], [C, text(6), "22"], [D, "", ""],
                     [E, text(7), "22, 23", "human rights", "technology; finance"]],
        "Indonesia": [[A, text(8), "", "", "", "", "a plan of our own making"], [C, text(9), "5", "human rights"]],
        "Japan": [[A, "", "", "", "", "", "none"], [D, text(10), "5"], [E, text(11), "9"]],
        "Nauru": [[A, ""], [C, ""], [E, None]],
        "Tonga": [[A, "N/A"], [C, "not applicable"], [E, "N/A"]],
    },
    "2021": {
        "Fiji": [[C, text(12), "5, 8"], [E, text(13), "6", "", "finance"]],
        "Thailand": [[C, text(14, CITING), ""], [D, text(15), "23"]],
        "Tonga": [[C, text(16), "5"]],
        "Japan": [[C, "", ""]],
        "France": [[B, text(17), "5"]],
    },
}  # fmt: skip
EARLIER = [[C, text(18), "14, 15", "child-sensitive"], [E, text(19), "16", "", "technology"]]
RESPONDENTS = [
    ["Samoa", "", "Member State", "", "yes", "c", text(20), "5"],
    ["", "A Weavers’ Union", "Stakeholder", "Trade unions", "no", "c", text(21), "5, 6"],
    ["", "A university of nowhere", "Stakeholder", "Academia", "yes", "c", text(22), "7"],
    ["", "A university of nowhere", "Stakeholder", "Academia", "yes", "d", "", ""],
]
MARKS = {"Palau": {5: "x", 14: "x"}, "Tuvalu": {}, "Vanuatu": {5: "x"}}


def write_review(folder: Path) -> None:
    """Write the review's workbooks into a folder, by cycle."""
    for cycle, forms in FORMS.items():
        (folder / cycle).mkdir()
        for member, answers in forms.items():
            content = build.response_form(
                member, answers, header=HEADER, review=f"Regional review ({cycle}), fictional"
            )
            (folder / cycle / f"b {member}.xlsx").write_bytes(content)
        (folder / cycle / "tally.xlsx").write_bytes(build.tally(MARKS))
    (folder / "2025" / "a Fiji, earlier.xlsx").write_bytes(build.response_form("Fiji", EARLIER, header=HEADER))
    respondents = build.compiled_table(RESPONDENTS, header=WITH_STAKEHOLDERS)
    (folder / "2025" / "respondents.xlsx").write_bytes(respondents)
