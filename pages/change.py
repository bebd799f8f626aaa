"""Change between cycles: what the same members report in two reviews, apart from those with documents of one only."""

from gcm_data import wording
from gcm_data.exhibits import change, change_findings
from pages.shared import blocks, filters, say, session

selection = filters.current()
if blocks.heading("Change between cycles", selection):
    other = filters.choose_other_cycle(selection.cycle)
    missing = session.compute(change.what_to_do, selection, other) if other else wording.ONLY_CYCLE
    say.words(wording.CHANGE_IS)
    if missing:
        say.info(missing)
    else:
        blocks.exhibit(change.who_is_compared, selection, other, folded=False)
        kind = change_findings.KINDS[filters.choose_kind(list(change_findings.KINDS))]
        blocks.exhibit(change.by_target, selection, other, kind)
        blocks.exhibit(change.by_subregion, selection, other, kind)
        say.header("One member's change")
        iso3 = filters.choose_of_panel(session.compute(change.panel, selection, other))
        blocks.exhibit(change.of_member, selection, other, iso3)
