"""People: who uses the dashboard, with which rights, and who may do what."""

from pages.shared import blocks, filters, roles_form, say

selection = filters.current()
blocks.heading("People", selection)
say.words("The filters above do not apply here.")
roles_form.yourself()
roles_form.roles(selection)
