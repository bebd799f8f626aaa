"""Country: the members of a subregion by objectives, and what was read of one State."""

from gcm_data.exhibits import context, country, quality
from pages.shared import blocks, choices, filters, panel, say, session

selection = filters.current()
if row := blocks.heading("Country", selection):
    with row:
        shown = choices.subregion([*country.subregion_names(selection), country.ALL_SUBREGIONS])
    blocks.exhibit(country.member_matrix, selection.of_subregion(shown), shown)
    say.header("What was read of one member")
    iso3 = choices.member(selection)
    everything = selection.of_everybody()
    blocks.exhibit(country.profile, everything, iso3, folded=True)
    panel.answers(session.compute(country.answers, everything, iso3), "answers")
    say.caption(session.compute(quality.texts, everything))
    blocks.exhibit(context.of_member, everything, iso3, folded=True)
