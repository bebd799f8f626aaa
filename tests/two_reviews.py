"""The fictional review twice: as it was, and with changes that are known one by one. Nothing of it is of any State."""

from __future__ import annotations

import copy
import shutil
from pathlib import Path

from tests import fictional_review as review
from tests import workbook_builder as build
from tests.workbook_builder import text

MORE = text(40, " Nothing is named here.")
RESENT = "Samoa, own form.xlsx"  # counts before what was compiled of several


def write_both(old: Path, new: Path) -> None:
    """Write the older and the newer review, each into a folder of its own.

    In the newer one Mongolia has submitted; Samoa's answers in the compiled table are superseded by its own form; Japan
    no longer names objective 5; Indonesia names objective 11 as well; Nauru answers question (c), which was blank; one
    more stakeholder may not be named. The review of 2021 is the same.
    """
    old.mkdir()
    review.write_review(old)
    shutil.copytree(old, new)
    forms = copy.deepcopy(review.FORMS["2025"])
    forms["Japan"][1][2] = ""
    forms["Indonesia"][1][2] = "5, 11"
    forms["Nauru"][1][1] = MORE
    forms["Mongolia"] = [[review.C, text(41), "10", "human rights"], [review.E, text(42), "", "", "finance"]]
    for member in ("Japan", "Indonesia", "Nauru", "Mongolia"):
        _write(new / "2025" / f"b {member}.xlsx", member, forms[member])
    _write(new / "2025" / RESENT, "Samoa", [[review.C, text(43), "9"]])
    more = [*review.RESPONDENTS, ["", "A guild of nobody", "Stakeholder", "Trade unions", "no", "d", text(44), "8"]]
    table = build.compiled_table(more, header=review.WITH_STAKEHOLDERS)
    (new / "2025" / "respondents.xlsx").write_bytes(table)


def _write(path: Path, member: str, answers: list[list[object]]) -> None:
    content = build.response_form(member, answers, header=review.HEADER, review="Regional review (2025), fictional")
    path.write_bytes(content)
