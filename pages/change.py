"""Since the last review: what the same members report in two reviews, apart from those with documents of one only."""

from gcm_data import wording
from gcm_data.exhibits import change, change_findings
from pages.shared import blocks, choices, filters, say, session

WHO = choices.Part("who", "Who is compared", ("change-members",))
TARGETS = choices.Part("targets", "What changed", ("change-by-target",))
SUBREGIONS = choices.Part("subregions", "By subregion", ("change-by-subregion",))
MEMBER = choices.Part("member", "One member", ("change-of-member",))

selection = filters.current()
if row := blocks.heading(selection):
    with row:
        other = choices.other_cycle(selection.cycle)
    missing = session.compute(change.what_to_do, selection, other) if other else wording.ONLY_CYCLE
    if missing:
        say.info(missing)
    else:
        with row:
            parts = choices.parts(WHO, TARGETS, SUBREGIONS, MEMBER)
            say.about(wording.CHANGE_IS)
        if parts.show(WHO):
            blocks.exhibit(change.who_is_compared, selection, other)
        if parts.show(TARGETS) or parts.show(SUBREGIONS):
            with row:
                kind = change_findings.KINDS[choices.kind(list(change_findings.KINDS))]
        if parts.show(TARGETS):
            blocks.exhibit(change.by_target, selection, other, kind)
        if parts.show(SUBREGIONS):
            blocks.exhibit(change.by_subregion, selection, other, kind)
        if parts.show(MEMBER):
            iso3 = choices.of_panel(session.compute(change.panel, selection, other))
            blocks.exhibit(change.of_member, selection, other, iso3)
