"""Documents as cells: the sheets that the parsing process read, corrections, and one answer as it stands."""
