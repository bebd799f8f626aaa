"""What an older and a newer set of documents give that differs: rows, reasons, and what they affect."""
