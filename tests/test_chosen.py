"""What a reader chose and what the link says of it, in every order in which the two can change; without Streamlit."""

from __future__ import annotations

from pages.shared.chosen import Chosen

SUBREGIONS = {"Pacific": "Pacific", "South-East Asia": "South-East Asia"}
CYCLES = {"2025": "2025", "2021": "2021"}


class Reader:
    """A reader of a page with two filters, and the link in the browser."""

    def __init__(self, **link: tuple[str, ...]) -> None:
        self.link, self.chosen, self.widgets = dict(link), Chosen(), {}

    def run(self, is_history: bool = False, stale: dict[str, tuple[str, ...]] | None = None) -> dict[str, object]:
        """One run; gives what the filters show. `stale`: the link as the browser had it when it asked for the run."""
        link = self.link if stale is None else stale
        self.chosen.begin(link, is_history)
        for name, names, nothing in (("cycle", CYCLES, "2025"), ("subregion", SUBREGIONS, [])):
            self.widgets[name] = self.chosen.settled(name, names, self.widgets.get(name), nothing)
            self.chosen.keep(name, self.widgets[name], nothing)
        for name, said in self.chosen.changes(link).items():
            self.link.pop(name, None)
            if said:
                self.link[name] = tuple(said)
        return dict(self.widgets)


def test_labels_and_codes_are_read_and_codes_are_written():
    reader = Reader(cycle=("2021",), subregion=("Pacific", "SEA"))
    assert reader.run() == {"cycle": "2021", "subregion": ["Pacific", "South-East Asia"]}
    assert reader.link == {"cycle": ("2021",), "subregion": ("pacific", "sea")}


def test_what_holds_anyway_is_not_said():
    reader = Reader(cycle=("2025",))
    assert reader.run() == {"cycle": "2025", "subregion": []}
    assert reader.link == {}


def test_a_page_without_parameters_in_its_link_keeps_what_was_chosen():
    reader = Reader(cycle=("2021",))
    reader.run()
    reader.widgets, reader.link = {}, {}  # as the menu and Streamlit leave them
    assert reader.run()["cycle"] == "2021" and reader.link == {"cycle": ("2021",)}


def test_back_and_forward_take_what_the_link_says_and_what_it_leaves_out():
    reader = Reader()
    reader.run()
    reader.widgets["cycle"] = "2021"
    reader.run()
    reader.link = {}
    assert reader.run(is_history=True)["cycle"] == "2025" and reader.link == {}
    reader.link = {"cycle": ("2021",)}
    assert reader.run(is_history=True)["cycle"] == "2021"


def test_a_choice_that_overtakes_the_link_is_kept():
    reader = Reader(cycle=("2021",))
    reader.run()
    reader.widgets["cycle"] = "2025"
    reader.run()
    reader.widgets["subregion"] = ["Pacific"]  # asked for before the browser heard that the cycle has left the link
    assert reader.run(stale={"cycle": ("2021",)}) == {"cycle": "2025", "subregion": ["Pacific"]}
    assert reader.link == {"subregion": ("pacific",)}


def test_a_link_to_the_page_goes_before_what_was_chosen():
    reader = Reader(cycle=("2021",))
    reader.run()
    reader.link = {"subregion": ("sea",), "cycle": ("2025",)}
    assert reader.run() == {"cycle": "2025", "subregion": ["South-East Asia"]}


def test_an_option_that_is_gone_gives_way_to_the_first():
    chosen = Chosen(kept={"member": "FJI"})
    assert chosen.settled("member", {"THA": "Thailand", "NPL": "Nepal"}, None, "THA") == "THA"
    assert chosen.settled("member", {"FJI": "Fiji", "THA": "Thailand"}, None, "THA") == "FJI"


def test_what_is_not_there_is_told_until_something_is_chosen():
    reader = Reader(cycle=("1999",), subregion=("Lemuria", "pacific"))
    reader.run()
    assert reader.chosen.in_vain("cycle") == ["1999"] and reader.chosen.in_vain("subregion") == ["Lemuria"]
    reader.run()
    assert reader.chosen.in_vain("cycle") == ["1999"]  # a page in the dark mode runs twice
    reader.widgets["cycle"] = "2021"
    reader.run()
    assert reader.chosen.in_vain("cycle") == [] and reader.chosen.in_vain("subregion") == ["Lemuria"]


def test_of_several_parameters_those_asked_for_go_to_another_page():
    chosen = Chosen(codes={"cycle": ("2021",), "subregion": (), "member": ("FJI",)})
    assert chosen.parameters(("cycle", "subregion", "group")) == {"cycle": ["2021"]}


def test_other_options_are_told_once_and_their_order_counts():
    chosen = Chosen()
    assert chosen.offers_others("a", {"x": "X", "y": "Y"})
    assert not chosen.offers_others("a", {"x": "X", "y": "Y"})
    assert chosen.offers_others("a", {"y": "Y", "x": "X"})
    assert not chosen.offers_others("a", {"y": "Y", "x": "X"})
