"""Sources: describe each source phrase, resolve it to a real source, grade it, keep the ledger."""
