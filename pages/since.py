"""Compare snapshots: an older snapshot beside what is read now, or beside a newer one."""

from dataclasses import replace

from gcm_data.since import two_sets
from pages.shared import blocks, filters, given_snapshots, say

selection = replace(filters.current(), suggestions=False)  # an older set has none to compare with
if blocks.heading(selection):
    say.words(two_sets.ABOUT)
    given = given_snapshots.given()
    if given:
        for made in given_snapshots.exhibits(*given, selection):
            blocks.shown(made, selection)
