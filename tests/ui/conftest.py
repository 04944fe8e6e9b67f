"""No test of the dashboard touches the decisions or the house style of whoever runs it."""

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def _own_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WHOSAYS_DATABASE_URL", f"sqlite:///{tmp_path / 'desk.db'}")
    monkeypatch.setenv("WHOSAYS_NEWSROOM", str(tmp_path / "newsroom.toml"))
