"""One module per page; each has a ``show`` function and is listed in ``analyzer.ui.app``."""
