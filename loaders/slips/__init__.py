"""Verification slips that come back: what a State has ticked and corrected, as corrections and questions to people."""
