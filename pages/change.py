"""Change between cycles: what the same members report in two reviews, apart from those with documents of one only."""

from gcm_data import wording
from gcm_data.exhibits import change, change_findings
from pages.shared import blocks, choices, filters, say, session

selection = filters.current()
if row := blocks.heading("Change between cycles", selection):
    with row:
        other = choices.other_cycle(selection.cycle)
    missing = session.compute(change.what_to_do, selection, other) if other else wording.ONLY_CYCLE
    if missing:
        say.info(missing)
    else:
        blocks.exhibit(change.who_is_compared, selection, other)
    say.words(wording.CHANGE_IS)
    if not missing:
        kind = change_findings.KINDS[choices.kind(list(change_findings.KINDS))]
        blocks.exhibit(change.by_target, selection, other, kind)
        blocks.exhibit(change.by_subregion, selection, other, kind)
        say.header("One member's change")
        iso3 = choices.of_panel(session.compute(change.panel, selection, other))
        blocks.exhibit(change.of_member, selection, other, iso3)
