"""Sources: reading documents, anchoring passages in them, and checking that the passages are still there."""
