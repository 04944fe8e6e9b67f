"""Nothing that was written is lost, nothing half written counts, nothing counts twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from analyzer.batch.items import Item
from analyzer.batch.journal import Finished, Index, PartWriter, write_part
from analyzer.batch.tasks import task_size, to_tasks

KEYS = [f"{number:064x}" for number in range(5)]


def finished(number: int) -> Finished:
    return Finished(KEYS[number], number, {"articles": [{"path": f"“{number}”\n", "n": number}]})


def test_what_was_written_is_read_back(tmp_path: Path) -> None:
    for numbers in ((0, 1), (2,)):
        with PartWriter(tmp_path) as writer:
            for number in numbers:
                writer.write(finished(number))
    index = Index(tmp_path)
    assert [KEYS[number] in index for number in range(4)] == [True, True, True, False]
    for number in (2, 0, 1):
        assert index.read(KEYS[number]) == finished(number).rows
    index.close()


@pytest.mark.parametrize("cut", [1, 2, 20, 100, 140])
def test_a_torn_last_line_does_not_count(tmp_path: Path, cut: int) -> None:
    with PartWriter(tmp_path) as writer:
        writer.write(finished(0))
        writer.write(finished(1))
    (part,) = tmp_path.glob("*.part")
    part.write_bytes(part.read_bytes()[:-cut])
    index = Index(tmp_path)
    assert KEYS[1] not in index
    assert (KEYS[0] in index) == (cut < len(finished(1).line) + 1)


def test_a_damaged_line_does_not_count(tmp_path: Path) -> None:
    write_part(tmp_path, "one", [finished(0), finished(1)])
    part = tmp_path / "one.part"
    part.write_bytes(part.read_bytes().replace("“0”".encode(), "“9”".encode()))
    index = Index(tmp_path)
    assert KEYS[0] not in index
    assert KEYS[1] in index


def test_a_document_in_two_parts_counts_once(tmp_path: Path) -> None:
    write_part(tmp_path, "one", [finished(0)])
    write_part(tmp_path, "two", [finished(0), finished(1)])
    assert len(Index(tmp_path).entries) == 2


def test_a_part_written_again_replaces_itself(tmp_path: Path) -> None:
    for _ in range(2):
        write_part(tmp_path, "one", [finished(0)])
    assert len(list(tmp_path.glob("*.part"))) == 1


def test_the_key_tells_all_that_decides_a_draft() -> None:
    items = [
        Item("a.txt", data=b"x"),
        Item("b.txt", data=b"x"),
        Item("a.txt", data=b"y"),
        Item("a.txt", text="x"),
        Item("a.txt", text="x", title="T"),
        Item("a.txt", text="x", id="T"),
        Item("a.txt", data=b"", text=None, title="x"),
    ]
    assert len({item.key for item in items}) == len(items)


def test_tasks_are_of_like_length_and_in_order() -> None:
    items = [Item(str(number), data=b"", size=size) for number, size in enumerate([5, 5, 9, 1, 30])]
    assert [[item.size for item in task] for task in to_tasks(items, 10)] == [[5, 5], [9, 1], [30]]
    assert task_size(10**9, 2) == 200_000
    assert task_size(10, 2) == 20_000
