"""What a rule is: one decorated function, one frozen value.

The decorator neither registers nor changes anything; ``analyzer.rules.RULES`` is the register.
"""

from __future__ import annotations

import inspect
import re
import string
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from analyzer.lexicon import Lexicons
from analyzer.types import Category, Facts, Finding, Severity

SECTIONS = ("What it finds", "Why it matters", "Example", "Do not confuse with", "References")
"""Headings (``## …``) every rule's docstring has, in this order."""

_GENERAL = {
    "verb": "says",
    "questions": "who is it, what is their post, and how do they know",
    "instead": "",
}
"""What the placeholders of advice say of no case in particular."""

Find = Callable[[Facts, Lexicons], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A judgement on facts.

    Attributes:
        id: code for machines, category first; never reused.
        name: name for people.
        severity: unless the finding overrides it.
        message: what is wrong; ``{placeholders}`` are filled by ``Finding.values``, and ``{text}``
            by the flagged words.
        advice: what the reporter can do, in the same form.
        basis: codes of ``lexicons/basis.csv``, standards whose text was seen, or ``ED``.
        find: reads facts, yields findings.
        explanation: the function's docstring.
    """

    id: str
    name: str
    severity: Severity
    message: str
    advice: str
    basis: tuple[str, ...]
    find: Find
    explanation: str

    def __post_init__(self) -> None:
        if not re.fullmatch(r"[A-Z]{3}-[A-Z]+", self.id):
            raise ValueError(f"rule id {self.id!r} must look like SRC-BARE")
        Category(self.id[:3])
        if not self.basis:
            raise ValueError(f"{self.id}: a rule needs a basis; use ED for editorial judgement")
        if tuple(self.sections) != SECTIONS:
            raise ValueError(f"{self.id}: the docstring needs the sections {', '.join(SECTIONS)}")

    @property
    def category(self) -> Category:
        """The first three letters of the id."""
        return Category(self.id[:3])

    @property
    def summary(self) -> str:
        """First line of the explanation."""
        return self.explanation.partition("\n")[0]

    @property
    def reason(self) -> str:
        """Why it matters, for an editor in a hurry."""
        return self.sections["Why it matters"]

    @property
    def sections(self) -> dict[str, str]:
        """The explanation by heading, in order, without the summary line."""
        parts = re.split(r"^## (.+)$", self.explanation, flags=re.MULTILINE)[1:]
        return {
            heading.strip(): body.strip()
            for heading, body in zip(parts[::2], parts[1::2], strict=True)
        }

    @property
    def general_advice(self) -> str:
        """The advice as it stands for every case, without placeholders.

        Raises:
            KeyError: a placeholder of the advice has no general wording.
        """
        return self.advice.format_map(_GENERAL)

    @property
    def placeholders(self) -> frozenset[str]:
        """Names that findings must provide values for, besides ``text``."""
        fields = string.Formatter().parse(self.message + self.advice)
        return frozenset(name for _, name, _, _ in fields if name) - {"text"}


def rule(
    *,
    id: str,  # noqa: A002 - the field's own name reads best where a rule is declared
    name: str,
    severity: Severity,
    message: str,
    advice: str,
    basis: tuple[str, ...],
) -> Callable[[Find], Rule]:
    """Make a ``Rule`` of a function; its docstring is the explanation shown everywhere.

    Raises:
        ValueError: the id is malformed, the basis empty or a section of the docstring missing.
    """

    def decorate(find: Find) -> Rule:
        return Rule(id, name, severity, message, advice, basis, find, inspect.getdoc(find) or "")

    return decorate
