"""What coders decide on passages: the fields, where a passage stands now, what counts, how far coders agree."""
