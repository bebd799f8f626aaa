"""How the schema of a store came to be, one file a change."""
