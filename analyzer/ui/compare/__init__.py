"""Two versions of a draft: ``view`` makes what is shown, ``panel.html.j2`` shows it."""
