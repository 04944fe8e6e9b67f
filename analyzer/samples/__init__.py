"""Two drafts to try the dashboard with; people, places and events are invented.

A sample file is a headline, an empty line, and the text.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Sample:
    """One sample draft.

    Attributes:
        name: stem of its file.
        label: what its button says.
        about: what to expect of it.
    """

    name: str
    label: str
    about: str

    def title(self) -> str:
        """The headline."""
        return self._parts()[0]

    def text(self) -> str:
        """The text without its headline."""
        return self._parts()[1]

    def _parts(self) -> tuple[str, str]:
        path = Path(__file__).with_name(f"{self.name}.txt")
        title, _, text = path.read_text(encoding="utf-8").partition("\n\n")
        return title.strip(), text.strip() + "\n"


SAMPLES = (
    Sample("reservoir", "A wire story", "Well sourced: few flags, most of it on named sources."),
    Sample("bridge", "A conflict story", "Anonymous, urgent and sure of itself: many flags."),
)
