"""The tables of a review: their columns, the issues, whether rows fit together, provenance, and what is withheld."""
