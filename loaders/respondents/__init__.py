"""Who answers: the member, the kind of respondent, and whether a source may be named."""
