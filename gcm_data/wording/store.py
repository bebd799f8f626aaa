"""What pages say of the store as a whole."""

SHIPPED = (
    "Nothing has been accepted yet: these are the statements that ship with the dashboard. The first document that is "
    "accepted takes their place."
)
