"""The memory of the desk: documents, their flags, and what editors decided about them.

``open_store()`` opens the database; its ``Store`` is all that the rest of the package uses.

================ ====================================================================
``database``     where the database lies, how it is opened, what its errors mean
``schema``       the tables
``migrations``   how an older database becomes a newer one (Alembic)
``matching``     which known document an edited draft is
``documents``    write a report's document and flags
``decisions``    the append-only history and what is in force
``queue``        flags of all documents, filtered
``acceptance``   how often editors agree with each rule
``exchange``     decisions as JSON lines, out and in
================ ====================================================================
"""

from __future__ import annotations

from analyzer.store.acceptance import is_mostly_dismissed
from analyzer.store.decisions import MAX_REVIEWER
from analyzer.store.documents import around
from analyzer.store.queue import QueueFilter
from analyzer.store.store import Store, open_store

__all__ = ["MAX_REVIEWER", "QueueFilter", "Store", "around", "is_mostly_dismissed", "open_store"]
