"""The dashboard on the stand-in engine; run by the browser test."""

from analyzer.ui.app import main
from tests.ui import fake_engine

fake_engine.install()
main()
