"""What the Compact is, and what can be computed from the answers to its reviews."""
