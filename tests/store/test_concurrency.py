"""Many writers at once, and writers killed in the middle; real processes, both databases."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from analyzer.store import QueueFilter, Store, open_store
from tests.store.drafts import OTHER

pytestmark = pytest.mark.golden  # each process takes a second to start

ROOT = Path(__file__).parents[2]
WRITERS = 8
DECISIONS = 12


def _start(url: str, decisions: int) -> list[subprocess.Popen[str]]:
    """Writers that have loaded everything and wait to be let go."""
    writers = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.store.writer", url, str(number), str(decisions)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        for number in range(WRITERS)
    ]
    for writer in writers:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
    return writers


def _let_go(writers: list[subprocess.Popen[str]]) -> None:
    for writer in writers:
        assert writer.stdin is not None
        writer.stdin.write("\n")
        writer.stdin.flush()


def test_of_eight_writers_none_loses_a_decision(url: str) -> None:
    writers = _start(url, DECISIONS)
    _let_go(writers)  # all of them find no tables and want to make them
    told: list[str] = []
    for writer in writers:
        out, err = writer.communicate(timeout=120)
        assert writer.returncode == 0, err
        told += out.split()
    with open_store(url) as store:
        history = store.history()
        assert len(told) == WRITERS * DECISIONS
        assert sorted(told) == sorted(decision.id for decision in history)
        assert len(store.documents()) == 2
        turns = {(one.reviewer, one.reason) for one in history}
        assert len(turns) == WRITERS * DECISIONS
        _assert_whole(store)


def test_writers_killed_in_the_middle_leave_nothing_torn(url: str) -> None:
    with open_store(url):
        pass
    writers = _start(url, 100_000)
    _let_go(writers)
    first = [[writer.stdout.readline().strip() for _ in range(3)] for writer in writers]
    chance = random.Random(7)
    for writer in writers:
        time.sleep(chance.uniform(0.01, 0.1))
        writer.kill()
    rest = [writer.stdout.read().split() for writer in writers]
    assert all(writer.wait(timeout=30) == -9 for writer in writers)
    told = [before + after for before, after in zip(first, rest, strict=True)]
    with open_store(url) as store:
        history = store.history()
        kept = {decision.id for decision in history}
        # The last line of a killed process may itself be cut.
        whole = {one for lines in told for one in lines if len(one) == 32}
        assert len(whole) >= 3 * WRITERS
        assert whole <= kept
        assert len(kept) - len(whole) <= WRITERS, "only one decision each was under way"
        assert all(decision.reason and decision.reviewer for decision in history)
        _assert_whole(store)
        # And the store goes on.
        [shared] = [one for one in store.documents() if one.name == "/drafts/ferry.txt"]
        store.undo(shared, history[0].fingerprint)
        assert len(store.history()) == len(history) + 1
    if url.startswith("sqlite"):
        import sqlite3

        with sqlite3.connect(url.removeprefix("sqlite:///")) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def _assert_whole(store: Store) -> None:
    """The document that every writer rewrote is all of one version."""
    [torn] = [one for one in store.documents() if one.name == "/drafts/torn.txt"]
    items = store.queue(QueueFilter(documents=(torn.id,)))
    assert len(items) == 3
    [mark] = {item.message for item in items}
    assert torn.headline == f"Version {mark} of it"
    assert {item.before + item.text + item.after for item in items} <= set(OTHER)
