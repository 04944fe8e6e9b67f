"""Script that ``whosays serve`` hands to Streamlit; part of the package, unlike the root's."""

from __future__ import annotations

from analyzer.ui.app import main

main()
