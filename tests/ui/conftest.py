"""No test of the dashboard touches the decisions of whoever runs it."""

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def _own_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WHOSAYS_DATABASE_URL", f"sqlite:///{tmp_path / 'desk.db'}")
