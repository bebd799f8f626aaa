"""What readers are told while documents are read, and where they could not be."""

FIRST = "The documents are being read for the first time since this server started. Read so far: {read}."
NEWER = "Documents have changed and are being read. Until then this page shows what was read before."
FAILED = (
    "Documents have changed, and reading them failed: {reason}. This page shows what was read before. "
    "Whoever runs this server finds the cause with: python -m loaders FOLDER."
)
NOTHING = (
    "The documents can't be read: {reason}. Load this page again in half a minute; if it stays so, whoever runs this "
    "server finds the cause with: python -m loaders FOLDER."
)
SUGGESTING = "Suggestions are being made. Those of a large review take a minute, once for all readers."
AWAY = "The store of documents can't be reached: {reason} This page shows what was read before."
