"""Work on text that knows nothing of the Compact: folding for comparison, spans, excerpts, search in words."""
