"""The workbook's numbers, all recounted, and its evidence, which the loaders read back."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from openpyxl.utils.escape import unescape

from gcm_data import reference
from gcm_data.tables.specs import ReviewData
from gcm_data.tables.withheld import withhold
from loaders import load_review
from tests import recount_gaps, recount_pairs, recount_reporting
from tests.cases import first
from tests.fictional_review import WITH_STAKEHOLDERS
from tests.recount import COUNTED, OUTSIDE, Recount, Seen, named
from tests.workbook_builder import ANNEX_HEADER, compiled_table, document, text
from tests.xlsx_book import BOOKS, SELECTIONS, Book, book_of, chosen_by, make, multiset, read_back, target_of

SIGNS = {"reported": "■", "suggested": "○", "not mentioned": "·", "blank": "□", "not applicable": "☒",
         "no submission": "╱"}  # fmt: skip
SILENCE = ("not mentioned", "silent", "blank", "neither", "Not comparable")  # in numbers that no passage need explain


@pytest.fixture(params=BOOKS, ids=" ".join)
def book(request: pytest.FixtureRequest) -> Book:
    return book_of(*request.param)


@pytest.fixture(params=first(1, ["fictional", "shipped", "none"]))
def whole(request: pytest.FixtureRequest) -> Book:
    return book_of(request.param)


# ---- the matrices of members


@pytest.mark.parametrize("name", ["Figure_1", "Figure_2"])
def test_every_mark_is_the_state_recounted(book, name):
    seen, codes = book.seen, {member.name: member.iso3 for member in reference.members()}
    rows = book.rows(name)
    for row in rows:
        for head, sign in list(row.items())[2:]:
            assert sign == SIGNS[seen.state(codes[row["Member"]], *target_of(head))], (row["Member"], head)
    order = [*(s.subregion for s in reference.subregions()), OUTSIDE]
    expected = sorted(seen.members, key=lambda m: (order.index(m.subregion or OUTSIDE), m.name))
    assert [(row["Subregion"], row["Member"]) for row in rows] == [(m.subregion or OUTSIDE, m.name) for m in expected]


def test_the_heads_are_the_objectives_selected_and_all_principles_and_needs(book):
    assert list(book.rows("Figure_1")[0])[2:] == [named(number) for number in book.seen.objectives]
    assert [*map(target_of, list(book.rows("Figure_2")[0])[2:])] == [
        *(("principle", p.key) for p in reference.principles()), *(("need", n.key) for n in reference.needs()),
    ]  # fmt: skip


@pytest.mark.long
def test_each_state_has_a_sign_of_its_own_and_looks_as_in_the_legend():
    book = book_of("fictional")
    legend = {row[1].value: row[0] for row in book.cells("States")[1:]}
    assert {state: cell.value for state, cell in legend.items()} == SIGNS
    assert len({*SIGNS.values()}) == 6
    looks = {cell.value: (cell.fill.fill_type, cell.fill.fgColor.rgb, cell.font.color.rgb) for cell in legend.values()}
    assert len({*looks.values()}) == 6
    found = set()
    for row in book.cells("Figure_1")[1:]:
        for cell in row[2:]:
            assert (cell.fill.fill_type, cell.fill.fgColor.rgb, cell.font.color.rgb) == looks[cell.value]
            found.add(cell.value)
    assert found == {*SIGNS.values()} - {"○"}  # nothing is suggested yet


def luminance(rgb: str) -> float:
    channels = (int(rgb[place : place + 2], 16) / 255 for place in (2, 4, 6))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.long
def test_all_that_is_written_contrasts_with_its_ground():
    pairs = set()
    for sheet in book_of("shipped").sheets.values():
        for row in sheet.iter_rows():
            for cell in filter(lambda cell: cell.value is not None, row):
                grounds = [cell.fill.fgColor.rgb, cell.fill.bgColor.rgb] if cell.fill.fill_type == "lightUp" else []
                grounds += [cell.fill.fgColor.rgb] if cell.fill.fill_type == "solid" else []
                pairs |= {(cell.font.color.rgb, ground) for ground in grounds or ["FFFFFFFF"]}
    assert len(pairs) > 8
    for ink, ground in pairs:
        light, dark = sorted((luminance(ink), luminance(ground)), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 4.5, (ink, ground)


# ---- the figures


def recounts(seen: Seen) -> dict[str, Recount]:
    """Sheet and key of a figure -> what it has to show, in the order in which the figures are numbered."""
    other = "2021" if seen.cycle == "2025" else "2025"
    found = {
        "objectives": recount_reporting.objectives_by_round_table(seen),
        "subregions": recount_reporting.subregion_matrix(seen),
        "groups": recount_reporting.group_matrix(seen),
        "principles": recount_reporting.principle_matrix(seen),
        "both": recount_reporting.principles_by_objectives(seen),
        "gaps": recount_gaps.gap_list(seen),
        "gaps by subregion": recount_gaps.gap_table(seen),
        "needs": recount_gaps.needs_by_objectives(seen),
        "needs by subregion": recount_reporting.needs_by_subregion(seen),
        "goals": recount_reporting.sdg_goals(seen),
        "targets": recount_reporting.sdg_targets(seen),
    }
    if recount_pairs.panel(seen, other):
        found["compared"] = recount_pairs.who_is_compared(seen, other)
        for kind in ("objective", "principle", "need"):
            found[f"change: {kind}"] = recount_pairs.by_target(seen, other, kind)
    return found


def in_words(codes: set[str]) -> set[str]:
    return {member.name for member in reference.members() if member.iso3 in codes}


def test_every_number_stands_with_its_states_and_denominators(book):
    expected = recounts(book.seen)
    rows: dict[int, dict[str, dict]] = {}
    for row in book.rows("Numbers"):
        assert row["Number"] not in rows.setdefault(row["Figure"], {})
        rows[row["Figure"]][row["Number"]] = row
    for figure, (key, recount) in enumerate(expected.items(), start=3):
        if key == "compared":
            assert figure not in rows
            continue
        found = rows.pop(figure)
        assert {*found} == {*recount.states}, key
        for label, who in recount.states.items():
            answered = found[label]["Answered on it"]
            assert found[label]["Count"] == (len(who) if answered else "–"), (key, label)
            assert answered or not who
            separator = "; |, | and " if ", " not in "".join(in_words(who)) else "; | and "
            said = {*re.split(separator, found[label]["Members counted"])} if who else set()
            assert said == in_words(who) or not who, (key, label)
            if who and not key.startswith("change"):
                assert found[label]["With documents"] >= answered >= len(who)
    assert not rows


def test_a_matrix_shows_the_numbers_and_shares_of_its_figure(book):
    seen = book.seen
    for figure, groups in ((4, seen.subregions), (5, ("LDC", "LLDC", "SIDS", "Champion countries"))):
        counts, shares = book.rows(f"Figure_{figure}_matrix"), book.rows(f"Figure_{figure}_matrix_shares")
        assert [row["Objective"] for row in counts] == [named(n) for n in seen.objectives]
        for group in filter(seen.group, groups):
            submissions, members = seen.of_group(group)
            head = f"{group} ({submissions} of {members})"
            for number, row, part in zip(seen.objectives, counts, shares, strict=True):
                count = len(seen.group(group) & seen.who("objective", number))
                answered = len(seen.able("objective") & seen.group(group))
                assert row[head] == (count if answered else "–"), (group, number)
                assert part[head] == (pytest.approx(count / answered) if answered >= 3 else "–")
        assert len(counts[0]) == 1 + len([group for group in groups if seen.group(group)])


@pytest.mark.long
def test_a_darker_cell_is_a_larger_share_and_few_submissions_are_not_shaded():
    book = book_of("shipped")
    shades: dict[float, set[float]] = {}
    for count, part in zip(book.cells("Figure_4_matrix")[1:], book.cells("Figure_4_matrix_shares")[1:], strict=True):
        for cell, share in zip(count[1:], part[1:], strict=True):
            if share.value == "–":
                assert cell.fill.fill_type is None
            else:
                shades.setdefault(share.value, set()).add(luminance(cell.fill.fgColor.rgb))
    ordered = [shade for _, (shade, *others) in sorted(shades.items()) if not others]
    assert len(ordered) == len(shades) and len({*ordered}) > 3
    assert ordered == sorted(ordered, reverse=True)


def test_gaps_and_objectives_are_the_tables_recounted(book):
    expected = recounts(book.seen)
    for name, key in (("Figure_8", "gaps"), ("Figure_9", "gaps by subregion"), ("Figure_3", "objectives")):
        found = sorted(tuple(map(str, row.values())) for row in book.rows(name))
        rows = (("–" if value == "<NA>" else str(value) for value in row) for row in expected[key].rows)
        assert found == sorted(map(tuple, rows)), key


def test_gaps_in_words_say_what_the_table_counts(book):
    said: dict[tuple[str, str], list[str]] = {}
    short = {"challenges reported": "challenges", "support sought": "support", "progress reported": "progress"}
    for row in book.rows("Figure_9"):
        count, kind = row["Members of this kind"], row["Kind"]
        told = said.setdefault((row["Objective"], row["Subregion"]), [])
        if kind in ("silent", "blank", "nothing read"):
            told.append(kind)
        elif kind in short and count not in (0, "–"):
            told.append(f"{short[kind]} {count}")
        elif kind == "other responses only" and count not in (0, "–") and not told:
            told.append(f"{kind} {count}")
    for row in book.rows("Figure_9_matrix"):
        for head, words in list(row.items())[1:]:
            group = head.rsplit(" (", 1)[0]
            assert (words or "") == ", ".join(said[row["Objective"], group])


@pytest.mark.long
def test_change_is_left_out_where_nobody_can_be_compared():
    assert "Change" not in make(**SELECTIONS["few"]).sheets
    assert "Change" not in make(data=ReviewData.of()).sheets
    assert "Change" in make(group="LDC").sheets


# ---- the evidence


def test_a_filter_shows_the_states_behind_the_number_of_a_subregion(book):
    """As a reader does: subregion, review and target are chosen, and the States are counted."""
    seen, rows = book.seen, book.rows("Evidence")
    for figure, kind in ((4, "objective"), (6, "principle"), (11, "need")):
        inside = [row for row in rows if str(figure) in expand(row["Figures"]) and row["Review"] == int(seen.cycle)]
        for group in seen.subregions:
            found: dict[str, set[str]] = {}
            for row in inside:
                if row["Subregion"] == group and target_of(row["Evidence for"])[0] == kind:
                    found.setdefault(target_of(row["Evidence for"])[1], set()).add(row["State or stakeholder"])
            names = {m.iso3: m.name for m in seen.members}
            targets = {p.key for p in reference.principles()} | {n.key for n in reference.needs()}
            for target in {*map(str, seen.objectives)} if kind == "objective" else targets:
                who = seen.who(kind, target) & seen.group(group)
                assert found.get(target, set()) == {names[iso3] for iso3 in who}, (group, target)


def expand(numbers: str | None) -> set[str]:
    """“1, 4–6” as single numbers."""
    found = set()
    for part in filter(None, (numbers or "").split(", ")):
        first, _, last = part.partition("–")
        found |= {str(number) for number in range(int(first), int(last or first) + 1)}
    return found


def test_the_passages_of_a_number_are_those_of_its_states(book):
    respondents: dict[str, set[str]] = {}
    for row in book.rows("Evidence"):
        respondents.setdefault(str(row["Passage no."]), set()).add(row["State or stakeholder"])
    assert all(len(names) == 1 for names in respondents.values())
    assert list(map(int, respondents)) == sorted(map(int, respondents))
    names = {member.name for member in reference.members()}
    for row in book.rows("Numbers"):
        numbers = expand(row["Passages"])
        of_states = {name for number in numbers for name in respondents[number] if name in names}
        assert all(name in (row["Members counted"] or "") for name in of_states), row["Number"]
        is_of_silence = any(word in row["Number"] for word in SILENCE)
        assert numbers or row["Count"] in (0, "–") or is_of_silence, row["Number"]


def test_every_mention_that_counts_stands_once(book):
    """Counted in the tables: those of submissions that count, of the members and objectives selected."""
    scope, seen = book.scope, book.seen
    shown = seen.everybody | (set() if scope.selection.is_narrowed else {""})
    expected = [
        row for row in seen.tables.mentions
        if row["submission"] in seen.tables.current and row["cycle"] == seen.cycle and row["iso3"] in shown
        and row["basis"] in COUNTED[scope.selection.basis]
        and (row["target_kind"] != "objective" or int(row["target"]) in seen.objectives)
    ]  # fmt: skip
    found = [row for row in book.rows("Evidence") if row["Review"] == int(seen.cycle)]
    where = Counter((row["submission"], row["target"], row["basis"], row["evidence"]) for row in expected)
    assert where == Counter(
        (row["Submission"], target_of(row["Evidence for"])[1], row["Basis"], unescape(row["Evidence"])) for row in found
    )


def test_a_mention_stands_with_its_words_and_its_place(whole):
    texts = dict(zip(whole.scope.data.responses["response"], whole.scope.data.responses["text"], strict=True))
    mentions = whole.scope.data.mentions
    places = {
        (row.submission, row.document, row.sheet, row.cell, row.evidence, texts.get(row.response, ""))
        for row in mentions.itertuples()
    }
    for row in whole.rows("Evidence"):
        passage = row["Passage"] or ""
        if row["Document"] != "document and cell withheld (Chatham House Rule)":
            place = (
                row["Submission"],
                row["Document"],
                row["Sheet"] or "",
                row["Cell"] or "",
                row["Evidence"],
                passage,
            )
            assert place in places
        if row["Basis"] == "cited":
            assert passage.startswith(row["Evidence"], row["At character"] - 1)
        assert (row["Question"] is None) == (row["Passage"] is None and not row["Aspect"])


def test_nothing_tells_who_a_withheld_source_is():
    book = book_of("fictional")
    withheld = [row for row in book.rows("Evidence") if row["State or stakeholder"] == "a stakeholder, trade unions"]
    assert {row["Document"] for row in withheld} == {"document and cell withheld (Chatham House Rule)"}
    assert {(row["Sheet"], row["Cell"], row["Subregion"]) for row in withheld} == {(None, None, None)}
    assert len(withheld) == 2
    assert not [said for said in book.texts() if "Weavers" in said or "university of nowhere" in said]


# ---- read back


def test_reading_the_workbook_back_gives_the_same_mentions(book):
    """Of the fictional review also those of stakeholders; the one that may not be named stays so."""
    data = read_back(book)
    expected = multiset(book.scope.data, chosen_by(book.scope))
    assert multiset(data) == expected
    assert {*data.documents["layout"]} == {"evidence annex"}
    assert {*data.issues["code"]} <= {"annex-alone", "annex-rows-left", "member-nonregional", "answers-none"}
    assert sum(expected.values()) or book.scope.selection.group == "LLDC"


def test_nothing_but_the_evidence_is_read(book):
    data = read_back(book)
    assert {*data.responses["sheet"], *data.mentions["sheet"]} <= {"Evidence"}
    (note,) = data.issues[data.issues["code"] == "annex-alone"]["message"]
    assert all(f"“{name}”" in note for name in book.sheets if name != "Evidence")


def test_sources_and_submissions_stay_apart():
    book = book_of("fictional")
    data, before = read_back(book), book.scope.data
    told = {row.submission for row in before.mentions.itertuples() if row.cycle == "2025"}
    current = before.submissions[
        (before.submissions["status"] == "current") & before.submissions["submission"].isin(told)
    ]
    columns = ["iso3", "category", "attribution"]
    assert Counter(map(tuple, data.submissions[columns].values)) == Counter(map(tuple, current[columns].values))
    assert set(data.submissions["status"]) == {"current"}


@pytest.mark.long
def test_a_state_that_may_not_be_named_counts_in_the_annex_and_not_when_it_is_read_back():
    told = [["Samoa", "", "Member State", "", "no", "c", text(1), "5"], ["Fiji", "", "", "", "", "c", text(2), "5"]]
    data = withhold(load_review([document(compiled_table(told, header=WITH_STAKEHOLDERS))]))
    book = make(data)
    assert [row["State or stakeholder"] for row in book.rows("Evidence")] == ["Fiji", "a member State"]
    back = read_back(book)
    assert back.responses[["iso3", "text"]].values.tolist() == [["FJI", text(2)]]
    assert "annex-rows-left" in {*back.issues["code"]}


@pytest.mark.long
def test_what_documents_say_of_themselves_goes_on_being_said():
    book = book_of("shipped")
    (remark,) = read_back(book).documents["remark"]
    assert "not an official submission of the State" in remark and len(remark) < 250


def test_the_heads_of_the_annex_are_those_that_the_loaders_know(whole):
    assert tuple(cell.value for cell in whole.cells("Evidence")[0]) == ANNEX_HEADER
