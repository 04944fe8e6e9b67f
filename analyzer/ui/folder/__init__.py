"""Many articles at once: the run in the background, its tables, its charts, its files.

``job`` runs the analysis in a thread, ``table`` makes what is shown of its results, ``charts`` the
charts, ``exports`` the files; only ``charts`` and the page itself know a screen.
"""
