"""What the benches are made of fits the program as it is: nobody runs them every day."""

from __future__ import annotations

from gcm_data.reference import load_reference
from tests.bench import million


def test_the_fictional_members_of_the_benches_fit_the_reference():
    made, real = million._reference(), load_reference()
    assert len(made.members) == million.MEMBERS and len(made.cycles) == len(million.YEARS)
    assert {each.group for each in made.group_memberships} == {each.group for each in real.group_memberships}
    assert {each.iso3 for each in made.group_memberships} <= {each.iso3 for each in made.members}
