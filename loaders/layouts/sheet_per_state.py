"""Layout 5: a sheet for each State, named after it or with its name above the answers."""

from __future__ import annotations

from loaders.layouts.base import NO_STATE, QUESTION, RESPONSE, Layout, Part
from loaders.layouts.response_form import explains, read_form

ITSELF = Part("the State's name as the sheet's, or above its answers", lambda table: table.names_itself)

LAYOUT = Layout("sheet per State", (RESPONSE, ITSELF, NO_STATE, QUESTION), explains, read_form)
