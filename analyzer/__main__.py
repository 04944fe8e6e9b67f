"""``python -m analyzer`` is the same as ``whosays``."""

from __future__ import annotations

from analyzer.cli import main

main()
