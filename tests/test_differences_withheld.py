"""Who may not be named is told by no difference; who may be is named as before."""

from __future__ import annotations

import pandas as pd
import pytest

from gcm_data.since.exhibits import exhibits
from gcm_data.tables.specs import ReviewData
from gcm_data.tables.withheld import withhold
from gcm_data.tables.withheld_alike import withhold_alike
from loaders import load_review
from tests import compared
from tests.test_withheld import form
from tests.workbook_builder import document, text, workbook

both, since_of = compared.both, compared.since_of


def secret_form(attribution: str, answers: list[list[object]], name: str = "s.xlsx") -> object:
    rows = [["Country", "Fiji"], ["Attribution", attribution], [], ["Question", "Response", "GCM objectives"], *answers]
    return document(workbook({"Form": rows}), name)


@pytest.mark.long
def test_nobody_is_named_in_the_older_set_who_is_withheld_now(since_of):
    answers = [["(c)", text(50), "5"], ["(d)", text(51), "6"]]
    old = withhold(load_review([secret_form("May be named", answers)]))
    new = withhold(load_review([secret_form("Non-attributable", answers)]))
    assert old.submissions["iso3"].tolist() == ["FJI"] and new.submissions["iso3"].tolist() == [""]
    since = since_of(old, new)
    said = "\n".join(f"{e.title} {e.takeaway} {e.table.to_csv()} {list(e.focuses)}" for e in exhibits(since))
    assert "Fiji" not in said and "FJI" not in said and "s.xlsx" not in said
    assert "FJI" in old.submissions["iso3"].tolist()  # the older data itself stays as it was


def test_a_state_that_is_still_named_stays_so(both):
    same = withhold_alike(both.old, both.new)
    for name in ("submissions", "responses", "mentions"):
        pd.testing.assert_frame_equal(getattr(same, name), getattr(both.old, name))


@pytest.mark.long
def test_withheld_sources_are_counted_and_never_listed(since_of):
    old, new = ReviewData.of(), withhold(load_review([form()]))
    since = since_of(old, new)
    assert since.found.withheld["new"].tolist() == [1]
    assert since.found.submissions.empty and since.found.documents.empty and since.found.cells.empty
    assert "Zanzifoo" not in "".join(e.table.to_csv() for e in exhibits(since))
