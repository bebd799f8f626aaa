"""People and rights: who uses the dashboard, with which rights, and who may do what."""

from pages.shared import blocks, filters, roles_form

selection = filters.current().of_everybody()
blocks.heading(selection)
roles_form.yourself()
roles_form.roles(selection)
