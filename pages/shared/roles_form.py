"""Who the visitor is and what they may do; for administrators the roles of all, and how to give one."""

from __future__ import annotations

import streamlit as st

from gcm_data.coverage.selection import Selection
from gcm_data.store.rights import ADMINISTRATOR, READER, ROLES, same_address
from gcm_data.store.rows import Proposal
from gcm_data.store.told import rights_in_words, roles_in_words
from gcm_data.wording import listed
from gcm_data.wording import rights as wording
from pages.shared import blocks, deciding, people, say, session, sign_in

_LONGEST = 254  # characters of an address


def yourself() -> None:
    """Who the visitor is, by which rule, what they may change, and how to sign in or out."""
    found = people.visitor()
    say.header("You")
    say.words(found.person.address or "A visitor without a name", lead=found.person.role.capitalize())
    say.words(found.why)
    rights = rights_in_words(found.person.may) if found.person.address else []
    say.words(wording.MAY.format(what=listed(rights)) if rights else wording.MAY_NOTHING)
    say.words(wording.EVERYBODY)
    try:
        sign_in.buttons(people.is_signed_in())
        is_set_up = people.has_sign_in()
    except sign_in.BrokenSecrets:
        return
    if not is_set_up:
        with st.expander("How to set up a sign-in"):
            say.words(wording.SET_UP)
            say.code(wording.EXAMPLE)


def roles(selection: Selection) -> None:
    """What the roles are; for administrators who has one, and a form to give one."""
    say.header("Roles")
    say.words(wording.ROLES_ARE)
    if not people.current().may(ADMINISTRATOR):
        return
    place = st.container()  # the table stands above the form, and is made after what the form has changed
    _give()
    state = deciding.state()
    if state is None:
        return
    with place:
        table = roles_in_words(state, people.settings(), people.SETTINGS)
        if len(table):
            blocks.table(table, session.file_name(selection, "roles"))
        else:
            say.words(wording.NO_ROLES)


def _give() -> None:
    """A form that gives a role to an address."""
    with st.form("give_role"):
        address = st.text_input("Address", placeholder="name@example.org", max_chars=_LONGEST)
        role = st.selectbox("Role", ROLES, index=ROLES.index(READER))
        why = st.text_input("Reason, if you like", max_chars=_LONGEST)
        is_sent = st.form_submit_button("Give this role")
    if not is_sent:
        return
    address = same_address(address)
    if not _is_address(address):
        say.error(wording.NO_ADDRESS_GIVEN.format(given=address))
    elif deciding.decide([Proposal("role", what={"address": address, "role": role}, why=why.strip())]):
        say.done(wording.GIVEN.format(address=address, role=role))


def _is_address(text: str) -> bool:
    """Whether a text can be an address that an identity provider vouches for."""
    name, _, host = text.partition("@")
    return bool(name and "." in host) and text.isascii() and text.isprintable() and not set(text) & set(' ,;:<>"')
