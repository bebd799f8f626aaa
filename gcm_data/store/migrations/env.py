"""Run by Alembic: apply the changes on the connection that the store hands over."""

from alembic import context

context.configure(connection=context.config.attributes["connection"], target_metadata=None)
context.run_migrations()
