"""What an answer in prose may be about: suggestions with their reasons, which count for nothing until people decide."""
