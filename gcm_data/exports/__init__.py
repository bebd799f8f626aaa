"""Files that a meeting takes away: one module or package for each format, and a registry of them."""
