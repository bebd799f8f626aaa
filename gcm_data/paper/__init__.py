"""The regional input as content: what is said and counted, whatever file it is written to."""

from gcm_data.paper.contents import paper, sentences

__all__ = ["paper", "sentences"]
