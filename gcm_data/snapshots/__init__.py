"""Tables as files and back: CSV, data package, snapshot."""
