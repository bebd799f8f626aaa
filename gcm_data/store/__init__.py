"""Documents as received and what people decided, append-only, in SQLite or PostgreSQL; the present state is derived."""
