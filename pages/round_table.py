"""Round tables: one of the four, its objectives by subregion and member, and what is named beside them."""

from dataclasses import replace

from gcm_data.exhibits import country, round_table
from gcm_data.wording import glance
from pages.shared import blocks, briefs, choices, filters, keys, say

SUBREGIONS = choices.Part("subregions", "By subregion", ("round-table-by-subregion",))
MEMBERS = choices.Part("members", "Member by member", ("member-matrix", keys.SUBREGION_SHOWN))
NAMED = choices.Part("named", "Named in the same answer", ("round-table-needs", "round-table-principles"))

selection = filters.current()
if row := blocks.heading(selection):
    with row:
        number = choices.round_table(selection)
        of_table = replace(selection, round_table=number)
        briefs.offer(of_table, glance.BRIEF_OF_ROUND_TABLE)
    blocks.exhibit(round_table.objectives, of_table)
    say.points(round_table.titles(number), f"{number} {round_table.round_table(number).title}")
    parts = choices.parts(SUBREGIONS, MEMBERS, NAMED)
    if parts.show(SUBREGIONS):
        blocks.exhibit(round_table.by_subregion, of_table)
    if parts.show(MEMBERS):
        shown = choices.subregion(country.subregion_names(selection))
        blocks.exhibit(country.member_matrix, of_table.of_subregion(shown), shown)
    if parts.show(NAMED):
        blocks.exhibit(round_table.needs, of_table)
        blocks.exhibit(round_table.principles, of_table)
