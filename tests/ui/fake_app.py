"""The dashboard on the stand-in engine; run by the browser test."""

from analyzer.types import Report
from analyzer.ui import engine
from analyzer.ui.app import main
from analyzer.ui.session import Entry
from analyzer.ui.view import Catalogue
from tests.ui import fake_engine


def _analyse(entry: Entry) -> Report:
    draft = entry.to_draft()
    return fake_engine.analyze(draft.text, title=draft.title)


engine.analyse = _analyse  # type: ignore[assignment]
engine.catalogue = lambda: Catalogue()  # type: ignore[assignment]

main()
