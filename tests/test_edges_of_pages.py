"""What pages write themselves: texts that are escaped, marks that end where the words do, files of other filters."""

from __future__ import annotations

from gcm_data.coverage.selection import Selection
from gcm_data.exports.registry import EXPORTS
from pages.shared import built_files, panel, search_form

HOSTILE = "<b>&"


def test_marks_of_evidence_end_where_the_words_do_and_all_words_are_escaped():
    shown = panel.highlighted(HOSTILE * 3, [(4, 8)])
    before, marked, after = shown.partition(panel.marked("&lt;b&gt;&amp;"))
    assert (before, after) == ("&lt;b&gt;&amp;", "&lt;b&gt;&amp;") and marked


def test_marks_of_words_searched_for_end_where_the_words_do_and_all_words_are_escaped():
    shown = search_form.marked(HOSTILE * 3, (0, 12), [(4, 8)], [(4, 6)])
    found = f'<mark style="{search_form._HIT}">&lt;b</mark>'
    assert shown == f"&lt;b&gt;&amp;{panel.marked(found)}{panel.marked('&gt;&amp;')}&lt;b&gt;&amp;"


def test_a_file_is_kept_under_its_filters_and_its_kind():
    keys = {
        built_files._key(export, Selection("2025", subregions), None)
        for export in (EXPORTS["xlsx"], EXPORTS["csv"])
        for subregions in ((), ("Pacific",))
    }
    assert len(keys) == 4
