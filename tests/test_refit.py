"""What settled decisions teach the suggestions. All texts here are fictional: sentences around terms of the lexicon."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest

from gcm_data.exhibits.coding import chances
from gcm_data.reference.coding import measured_chances
from loaders.suggestions.__main__ import NOT_WRITTEN, WRITTEN, main
from loaders.suggestions.features import targets
from loaders.suggestions.folds import cross_validated, examples_of
from loaders.suggestions.lexicon import lexicon
from loaders.suggestions.measures import average_precision, measure, right_between
from loaders.suggestions.model import WEIGHTS, fit, models, write_models
from loaders.suggestions.refit import CHANCES_FILE, FEWEST
from loaders.suggestions.settled import COLUMNS, Settled, joined, read_settled
from loaders.suggestions.term_report import term_report

SHIPPED = {path: path.read_bytes() for path in (WEIGHTS, CHANCES_FILE)}


def fictional(number: int, shift: int = 0) -> list[tuple[str, str, str, str, str]]:
    """So many texts, each with sure terms of one objective, coded with the objective `shift` numbers further."""
    terms = [
        t for t in lexicon().terms if (t.target_kind, t.lang, t.weight) == ("objective", "en", 2) and "*" not in t.term
    ]
    rows = []
    for place in range(number):
        target = str(place % 23 + 1)
        own = [t.term for t in terms if t.target == target and "?" not in t.term and "..." not in t.term]
        words = f"{own[place % len(own)]} and {own[(place + 7) % len(own)]}"
        coded = str((place + shift) % 23 + 1)
        text = f"In the fictional year {place} the ports of Arcadia began with {words}."
        rows.append((f"document {place % 9}", text, "objective", coded, "accepted"))
    return rows


def written(path: Path, rows: list[tuple[str, ...]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as lines:
        csv.writer(lines).writerows([COLUMNS, *rows])
    return path


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    """Copies of the files that refit writes."""
    copies = tmp_path / WEIGHTS.name, tmp_path / CHANCES_FILE.name
    for copy, content in zip(copies, SHIPPED.values(), strict=True):
        copy.write_bytes(content)
    return copies


def unchanged(files: tuple[Path, Path]) -> bool:
    return [file.read_bytes() for file in files] == list(SHIPPED.values())


def test_too_few_texts_change_nothing(tmp_path, files, capsys):
    decisions = written(tmp_path / "few.csv", fictional(FEWEST - 1))
    assert main(["refit", str(decisions)], *files) == NOT_WRITTEN
    assert unchanged(files) and f"fewer than {FEWEST} texts" in capsys.readouterr().out


def test_worse_weights_are_not_written(tmp_path, files, capsys):
    decisions = written(
        tmp_path / "wrong.csv",
        [(*row[:3], str(n % 5 + 1), "rejected") for n, row in enumerate(fictional(115))] + fictional(6),
    )
    assert main(["refit", str(decisions)], *files) == NOT_WRITTEN
    assert unchanged(files) and "not written: worse" in capsys.readouterr().out


def test_weights_that_are_no_worse_are_written_with_what_was_measured(tmp_path, files, capsys):
    decisions = written(tmp_path / "shifted.csv", fictional(138, shift=1))  # people who code all otherwise
    arguments = ["refit", str(decisions), "--source", "fictional decisions", "--as-of", "2031-01-02"]
    assert main(arguments, *files) == WRITTEN
    said = capsys.readouterr().out
    assert "new weights" in said and "138 texts are judged" in said and "\n  written" in said
    new = models(files[0])
    assert (
        set(new) == {"objective", "principle", "need"} and new["objective"].weight[0] != models()["objective"].weight[0]
    )
    assert np.array_equal(new["principle"].weight, models()["principle"].weight), "of which nothing was decided"
    rows = list(csv.DictReader(files[1].read_text("utf-8").splitlines()))
    assert [row["date"] for row in rows if row["target_kind"] == "objective"] == ["2031-01-02"] * 3
    assert {row["date"] for row in rows if row["target_kind"] == "need"} != {"2031-01-02"}
    again = tmp_path / "again.csv", tmp_path / "again2.csv"
    for copy, content in zip(again, SHIPPED.values(), strict=True):
        copy.write_bytes(content)
    main(arguments, *again)
    assert [file.read_bytes() for file in again] == [file.read_bytes() for file in files], (
        "equal decisions, equal weights"
    )


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (("d", "a text", "objective", "24", "accepted"), "line 3: there is no objective '24'"),
        (("d", "a text", "theme", "2", "accepted"), "line 3: 'theme' is not one of"),
        (("d", "a text", "need", "data", "maybe"), "line 3: 'maybe' is not one of"),
        (("d", " ", "need", "data", "accepted"), "line 3: there is no text"),
    ],
)
def test_a_decision_that_is_none_is_told_with_its_line(tmp_path, capsys, row, said):
    decisions = written(tmp_path / "broken.csv", [*fictional(1), row])
    with pytest.raises(SystemExit) as left:
        main(["report", str(decisions)])
    assert left.value.code == 2 and f"broken.csv, {said}" in capsys.readouterr().err


def test_files_that_are_none_are_told(tmp_path, capsys):
    (tmp_path / "other.csv").write_text("a,b\n1,2\n", "utf-8")
    for name, said in (
        ("none.csv", "can't use"),
        ("other.csv", "the columns document, text, target_kind, target, decision"),
    ):
        with pytest.raises(SystemExit):
            main(["report", str(tmp_path / name)])
        assert said in capsys.readouterr().err


def test_a_text_is_judged_by_weights_that_know_no_text_of_its_document(tmp_path):
    examples = examples_of(read_settled([written(tmp_path / "all.csv", fictional(46))]), "objective")
    judged = cross_validated(examples)
    own = np.array(examples.documents) == "document 4"
    alone = examples.fitted(~own).chances(examples.features[own])
    assert np.allclose(judged[own], alone) and not np.allclose(
        judged, examples.fitted(own | True).chances(examples.features)
    )


def test_joined_texts_teach_and_are_not_judged():
    one, two, three = (
        Settled("d", f"text {n}", frozenset({"objective"}), frozenset({("objective", n)})) for n in ("1", "2", "3")
    )
    (both,) = joined([one, two, three])
    assert both.text == "text 1\ntext 3" and both.accepted == {("objective", "1"), ("objective", "3")}
    assert not both.is_judged and both.counts == 1.0


def test_terms_that_people_reject_are_named(tmp_path, capsys):
    rows = [("d", f"Arcadia counts {n} ships in a data hub.", "objective", "1", "rejected") for n in range(10)]
    rows += [
        ("d", f"Port {n} of Arcadia helps with consular visits.", "objective", "14", "accepted") for n in range(10)
    ]
    found = {row.term.term: row for row in term_report(read_settled([written(tmp_path / "d.csv", rows)]))}
    hub, consular = found["data hub*"], found["consular"]
    assert (hub.accepted, hub.decided, hub.is_weak) == (0, 10, True)
    assert (consular.accepted, consular.decided, consular.is_weak) == (10, 10, False)
    assert main(["report", str(tmp_path / "d.csv")]) == WRITTEN
    lines = capsys.readouterr().out.splitlines()
    assert next(line for line in lines if "data hub*" in line).endswith("weaken")
    assert not any(line.endswith("weaken") for line in lines if "consular" in line)


def test_measures():
    right, told = np.array([True, False, True, False]), np.array([0.9, 0.8, 0.7, 0.1])
    assert average_precision(right, told) == pytest.approx((1 + 2 / 3) / 2)
    assert average_precision(right, np.zeros(4)) == pytest.approx(0.5), "the order of equal estimates does not matter"
    assert measure(right, told, 0.75)[1:] == pytest.approx((0.5, 0.5, 0.5))
    assert right_between(right, told, 0.7, 0.9) == (2, 1)


def test_a_fit_finds_what_matters(tmp_path):
    rng = np.random.default_rng(1)
    features = rng.normal(size=(400, 8))
    chance = 1 / (1 + np.exp(-(2 * features[:, 0] - 1)))
    model = fit(features, (rng.random(400) < chance).astype(float), ridge=1.0)
    assert model.weight[0] > 1.5 and abs(model.weight[1:]).max() < 0.5
    assert abs(model.chances(features) - chance).mean() < 0.1
    write_models(dict.fromkeys(("objective", "principle", "need"), model), tmp_path / "weights.csv")
    assert np.allclose(models(tmp_path / "weights.csv")["need"].chances(features), model.chances(features), atol=1e-4)
    (tmp_path / "less.csv").write_text("target_kind,feature,mean,scale,weight\nobjective,bias,0,1,2\n", "utf-8")
    with pytest.raises(ValueError, match=r"less\.csv: objective needs one row each"):
        models(tmp_path / "less.csv")


def test_the_chances_are_shown_with_what_they_were_measured_on():
    shown = chances()
    assert len(shown) == len(measured_chances()) and shown["Measured on"].str.contains("measured on 20").all()
    assert set(shown.loc[shown["Kind"] == "Objective", "Chance"]) == {"likely", "possible", "weak"}
    assert len(targets("objective")) == 23
