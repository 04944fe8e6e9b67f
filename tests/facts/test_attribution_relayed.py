"""Who speaks where somebody else quotes."""

from __future__ import annotations

import pytest

from tests.facts.parses import Seen, see

PORT = "[ccomp that/C:mark [nsubj the *port/N] *closed=close/V]"


@pytest.mark.parametrize(
    ("notation", "expected"),
    [
        pytest.param(
            "[nsubj:pass *Lee/PN@PERSON] was:aux:pass *quoted=quote/VP "
            f"[advcl as/C:mark *saying=say/VG {PORT}] .",
            Seen("that-clause", "Lee", "was quoted as saying", "that the port closed"),
            id="in the passive",
        ),
        pytest.param(
            "[ccomp “ [nsubj The *port/N] is:cop *safe/J ,] ” [nsubj:pass *Lee/PN@PERSON] "
            "was:aux:pass *quoted=quote/VP [obl:agent by the *Herald/PN@ORG] "
            "[advcl as/C:mark *saying=say/VG] .",
            Seen("quote-before", "Lee", "was quoted … as saying", "“The port is safe,”"),
            id="with who quotes",
        ),
        pytest.param(
            "[nsubj The *Herald/PN@ORG] *quoted=quote/V [obj *Lee/PN@PERSON] "
            f"[advcl as/C:mark *saying=say/VG {PORT}] .",
            Seen("that-clause", "Lee", "as saying", "that the port closed"),
            id="in the active",
        ),
    ],
)
def test_who_is_quoted_speaks(notation: str, expected: Seen) -> None:
    assert see(notation, "saying") == expected
