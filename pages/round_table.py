"""Round tables: one of the four, its objectives by subregion and member, and what is named beside them."""

from dataclasses import replace

from gcm_data.exhibits import country, round_table
from gcm_data.wording import glance
from pages.shared import blocks, briefs, choices, filters, say

selection = filters.current()
if row := blocks.heading(selection):
    with row:
        number = choices.round_table(selection)
        of_table = replace(selection, round_table=number)
        briefs.offer(of_table, glance.BRIEF_OF_ROUND_TABLE)
    blocks.exhibit(round_table.objectives, of_table)
    say.header(f"{number} {round_table.round_table(number).title}")
    say.points(round_table.titles(number))
    blocks.exhibit(round_table.by_subregion, of_table)
    say.header("Its objectives, member by member")
    shown = choices.subregion(country.subregion_names(selection))
    blocks.exhibit(country.member_matrix, of_table.of_subregion(shown), shown)
    say.header("Named in the same answer")
    blocks.exhibit(round_table.needs, of_table)
    blocks.exhibit(round_table.principles, of_table)
