"""Work on text that knows nothing of the Compact: folding, spans, paragraphs, excerpts, search in words."""
