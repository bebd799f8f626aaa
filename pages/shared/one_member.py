"""The parts of a State's page, in tabs: its answers, its subregion, its change, migration figures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from gcm_data import reference
from gcm_data.coverage.counts import NON_REGIONAL
from gcm_data.coverage.selection import Selection
from gcm_data.exhibits import change, context, country, member, quality
from gcm_data.wording import glance
from pages.shared import blocks, briefs, choices, filters, keys, originals, panel, say, session

ANSWERS_OPEN = {keys.PART: glance.PARTS["answers"]}  # what the tabs hold where the answers are in sight

_IN_LINK = {"answers": (keys.SAID_ON, keys.OBJECTIVE), "beside": (keys.SUBREGION_SHOWN,)}  # tab -> its parameters


def parts(selection: Selection, iso3: str) -> str:
    """The tabs; what is in those that are closed is not computed.

    Gives the square of the State's strip whose answers are in sight, such as “2025.6”; "" for none.
    """
    draw: dict[str, Callable[[Selection, str], str | None]] = dict(
        zip(glance.PARTS, (_answers, _beside, _since, _migration), strict=True)
    )
    square = ""
    for part, tab in filters.tabs(glance.PARTS, keys.PART).items():
        if tab.open:
            with tab:
                square = draw[part](selection, iso3) or ""
        else:
            filters.chosen_here().later += _IN_LINK.get(part, ())
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
