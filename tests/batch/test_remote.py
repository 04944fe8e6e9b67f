"""Input at a URL is read like input in a folder."""

from __future__ import annotations

import pytest

from analyzer.batch import Failed, find_items
from analyzer.batch.items import Item

pytestmark = pytest.mark.system

fsspec = pytest.importorskip("fsspec")


def test_documents_below_a_url_are_found() -> None:
    system = fsspec.filesystem("memory")
    for name, data in {"b.txt": b"Two.", "a.txt": b"One.", "c.png": b"P"}.items():
        system.pipe(f"/archive/{name}", data)
    found = list(find_items(["memory://archive"]))
    assert [one.path for one in found] == ["memory:///archive/a.txt", "memory:///archive/b.txt"]
    first = found[0]
    assert isinstance(first, Item)
    assert first.to_draft().text == "One."


def test_a_place_that_does_not_answer_is_a_failure() -> None:
    (found,) = find_items(["nosuch://archive"])
    assert isinstance(found, Failed)
    assert found.stage == "find"
