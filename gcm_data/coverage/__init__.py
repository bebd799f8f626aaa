"""Who reports what: selection and scope, the grid of six states, counts, and what a number counts."""
