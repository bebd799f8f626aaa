"""What decisions say of the lexicon and of the codebook: how often each term was right, which entries have changed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gcm_data import reference
from gcm_data.coding.changed import under_other_entries
from gcm_data.coding.reasons import ReasonTerm, reason_of, terms_of
from gcm_data.coding.terms import FEWEST_DECIDED, term_table
from gcm_data.reference import coding
from loaders import load_review
from loaders.__main__ import main as loaders_main
from loaders.suggestions.__main__ import main
from loaders.suggestions.of_review import suggestions
from tests.coders import ANNA, BORIS, CHAN, answers, decision, listed
from tests.workbook_builder import document, response_form

PARAGRAPHS = [f"Arcadia counts {number} fictional ships in a data hub." for number in range(FEWEST_DECIDED + 1)]
FORM = response_form("Thailand", [("(c)", "\n\n".join(PARAGRAPHS))])
PLAIN = load_review([document(FORM, "a.xlsx")])
(ANSWER,) = answers(PLAIN)
HUB = reason_of([ReasonTerm("data hub*", 12), ReasonTerm("ship*", 30)], "action 1(a)")


def coded(number: int, by: str = ANNA, verdict: str = "accept", turn: str = "first", **more: str) -> dict[str, str]:
    return decision(ANSWER, PARAGRAPHS[number], "1", by=by, verdict=verdict, round=turn, **{"suggestion": HUB, **more})


def terms(*rows: dict[str, str]) -> dict[str, tuple[int, int, bool]]:
    found = term_table(load_review([document(FORM)], codings=listed(*rows)).codings)
    return {row.term: (row.accepted, row.decided, row.is_weak) for row in found.itertuples()}


TERM = st.builds(ReasonTerm, st.text(st.sampled_from("ab *?.“”;,1"), min_size=1, max_size=9), st.integers(2, 9_999))


@pytest.mark.properties
@given(st.lists(TERM, max_size=3), st.sampled_from(["", "action 6(f)"]), st.sampled_from(["", "fr"]))
def test_the_terms_of_a_reason_are_read_back(found, near, lang):
    plain = [each for each in found if "”, row" not in each.term]
    assert terms_of(reason_of(plain, near, lang)) == plain


@pytest.mark.parametrize("text", ["", "near action 6(f)", "“boats”, row x", "I think “boats”, row 7", "“”, row 7"])
def test_what_is_no_reason_of_the_program_names_no_term(text):
    assert terms_of(text) == []


def test_suggestions_give_reasons_that_are_read_back():
    found = suggestions(PLAIN)
    assert len(found) and all(terms_of(reason) or reason.startswith("near ") for reason in found["reason"])
    assert "data hub*" in {each.term for reason in found["reason"] for each in terms_of(reason)}


def test_each_settled_target_counts_once_for_each_of_its_terms():
    rows = [
        *(coded(0, by, "accept", turn) for by, turn in ((ANNA, "first"), (BORIS, "second"))),  # agreed: one
        coded(1, verdict="reject"),
        coded(2), coded(2, BORIS, "reject", "second"),  # disputed: none
        coded(3), coded(3, BORIS, "reject", "second"), coded(3, CHAN, "reject", "settle"),  # settled: no
        coded(4), coded(4, BORIS, "nothing", "second"), coded(4, CHAN, "reject", "settle", suggestion=""),
        coded(5), coded(5, verdict="reject", suggestion=reason_of([ReasonTerm("ship*", 31)])),  # thought better: one
        coded(6, verdict="add", suggestion=""),  # nobody had suggested it
    ]  # fmt: skip
    assert terms(*rows) == {"data hub*": (1, 4, False), "ship*": (1, 5, False)}
    data = load_review([document(FORM)], codings=listed(*rows))
    assert dict(zip(*(term_table(data.codings)[name] for name in ("term", "row")), strict=True))["ship*"] == 31


@pytest.mark.parametrize(("accepted", "decided", "is_weak"), [(4, 10, False), (3, 10, True), (0, 9, False)])
def test_a_term_under_forty_per_cent_of_ten_is_to_be_weakened(accepted, decided, is_weak):
    rows = [coded(number, verdict="accept" if number < accepted else "reject") for number in range(decided)]
    assert terms(*rows)["data hub*"] == (accepted, decided, is_weak)


def test_the_command_prints_terms_of_the_tables(tmp_path, capsys):
    folder = tmp_path / "2025"
    folder.mkdir()
    (folder / "a.xlsx").write_bytes(FORM)
    rows = [coded(number, verdict="reject") for number in range(FEWEST_DECIDED)]
    (folder / "decisions.csv").write_bytes(listed(*rows)[0].content)
    assert loaders_main([str(folder), "--out", str(tmp_path / "tables")]) == 0
    capsys.readouterr()
    file = str(tmp_path / "tables" / "codings.csv")
    assert main(["terms", file]) == 0
    first, second = capsys.readouterr().out.splitlines()
    assert first.split() == ["row", "12", "objective", "1", "0", "of", "10", "“data", "hub*”", "weaken"]
    assert second.endswith("“ship*”  weaken")
    assert main(["terms", file, file]) == 0 and "0 of 20" in capsys.readouterr().out
    with pytest.raises(SystemExit) as left:
        main(["terms", str(tmp_path / "tables" / "issues.csv")])
    assert left.value.code == 2 and "the columns response, sha256" in capsys.readouterr().err


def test_decisions_under_another_entry_are_listed(monkeypatch):
    now = coding.entry("objective", "1").digest
    rows = [
        coded(0, entry=now), coded(1, entry="0" * 64), coded(2, codebook=coding.version()), coded(3, codebook="0"),
        coded(4, entry="0" * 64), coded(4, entry=now), coded(5, verdict="nothing", entry="0" * 64),
    ]  # fmt: skip
    data = load_review([document(FORM)], codings=listed(*rows))
    starts = [ANSWER.text.index(PARAGRAPHS[number]) for number in (1, 3)]
    assert under_other_entries(data.codings)["start"].tolist() == starts
    tables = reference.all_tables()
    changed = tuple(replace(each, counts="Something else.") if each.digest == now else each for each in tables.codebook)
    monkeypatch.setattr(reference, "all_tables", lambda: replace(tables, codebook=changed))
    starts = [ANSWER.text.index(PARAGRAPHS[number]) for number in (0, 1, 3, 4)]
    assert under_other_entries(data.codings)["start"].tolist() == starts
