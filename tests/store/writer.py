"""One of many writers: opens a store, remembers drafts and decides, and tells each thing done.

Usage: ``python -m tests.store.writer URL NUMBER DECISIONS``.  Prints ``ready``, waits for a line on
standard input, and prints the id of each decision once it is kept.
"""

from __future__ import annotations

import sys

from analyzer.store import open_store
from analyzer.types import Status
from tests.store.drafts import OTHER, report_of


def main(url: str, number: int, decisions: int) -> None:
    _tell("ready")
    sys.stdin.readline()
    with open_store(url) as store:
        shared = store.remember(report_of(path="/drafts/ferry.txt"))
        flags = report_of().flags
        for turn in range(decisions):
            status = Status.ACCEPTED if turn % 2 else Status.DISMISSED
            flag = flags[turn % len(flags)]
            reason, reviewer = f"turn {turn}", f"writer {number}"
            decision = store.decide(
                shared, flag.fingerprint, status, reason=reason, reviewer=reviewer
            )
            _tell(decision.id)
            # A whole document written over and over: every part carries the same number.
            mark = f"{number}.{turn}"
            store.remember(
                report_of(
                    OTHER,
                    path="/drafts/torn.txt",
                    title=f"Version {mark} of it",
                    message=mark,
                    flagged=("insider", "Critics", "reportedly"),
                )
            )


def _tell(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
