"""The parts of a State's page, one in sight: its answers, its subregion, its change, migration figures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from gcm_data import reference
from gcm_data.coverage.counts import NON_REGIONAL
from gcm_data.coverage.selection import Selection
from gcm_data.exhibits import change, context, country, member, quality
from gcm_data.wording import glance
from pages.shared import blocks, briefs, choices, filters, keys, originals, panel, say, session

ANSWERS_OPEN = {keys.PART: "answers"}  # what the choice of a part holds where the answers are in sight
_IN_LINK = {
    "answers": (keys.SAID_ON, keys.OBJECTIVE, "profile-*"),
    "beside": ("member-matrix", keys.SUBREGION_SHOWN),
    "since": ("change-of-member",),
}  # part -> what a link to it names


def parts(selection: Selection, iso3: str) -> str:
    """The part that the reader chose; no other is computed.

    Gives the square of the State's strip whose answers are in sight, such as “2025.6”; "" for none.
    """
    offered = [choices.Part(code, label, _IN_LINK.get(code, ())) for code, label in glance.PARTS.items()]
    chosen, square = choices.parts(*offered), ""
    draw: tuple[Callable[[Selection, str], str | None], ...] = (_answers, _beside, _since, _migration)
    for part, drawn in zip(offered, draw, strict=True):
        if chosen.show(part):
            square = drawn(selection, iso3) or square
    return square


def _answers(selection: Selection, iso3: str) -> str:
    """What was read of the State, or of the objective and review chosen in the strip, which it gives; the brief."""
    filters.chosen_here().read_as(keys.OBJECTIVE, keys.SAID_ON, f"{selection.cycle}.")
    with briefs.row():
        square = choices.square(session.compute(member.squares, selection, iso3))
        briefs.offer(replace(selection, member=iso3), glance.BRIEF_OF_MEMBER)
    chosen = (member.answers_on, square) if square else (member.answers,)
    found = session.compute(chosen[0], selection, iso3, *chosen[1:])
    if found.silence:
        say.caption(found.silence)
    panel.answers(found.passages, "answers")
    originals.offer(found.passages, "answers")
    say.caption(session.compute(quality.texts, selection))
    blocks.exhibit(country.profile, selection, iso3, folded=True)
    return square


def _beside(selection: Selection, iso3: str) -> None:
    """The members of the State's subregion by objectives, or all members."""
    shown = choices.subregion([reference.member(iso3).subregion or NON_REGIONAL, country.ALL_SUBREGIONS])
    blocks.exhibit(country.member_matrix, selection.of_subregion(shown), shown)


def _since(selection: Selection, iso3: str) -> None:
    """What the State newly and no longer reports, or why that can't be said."""
    other, why_not = session.compute(member.last_review, selection, iso3)
    if why_not:
        say.words(why_not)
    else:
        blocks.exhibit(change.of_member, selection, other, iso3)


def _migration(selection: Selection, iso3: str) -> None:
    """Migrants and remittances of the State, as other producers publish them."""
    blocks.exhibit(context.of_member, selection, iso3)
    blocks.exhibit(context.of_state, selection, iso3, context.STOCKS, context.revisions()[0])
