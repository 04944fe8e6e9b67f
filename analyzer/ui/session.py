"""What one browser tab remembers: the draft it was given, and whether that is being edited."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from analyzer.config import DEFAULT_PROFILE
from analyzer.types import DocumentRef, Draft
from analyzer.ui.pasted import to_pasted_draft

_ENTRY = "whosays_entry"
_EDITING = "whosays_editing"
_CHOSEN = "whosays_chosen_flag"
_DOCUMENT = "whosays_document"


@dataclass(frozen=True, slots=True)
class Entry:
    """What the editor gave: pasted text with a title, or the content of a named file.

    Attributes:
        title: headline of pasted text; a file carries its own.
        profile: house style to judge it by.
    """

    text: str | None = None
    title: str | None = None
    data: bytes | None = None
    name: str | None = None
    profile: str = DEFAULT_PROFILE

    def to_draft(self) -> Draft:
        """Read it.

        Raises:
            InputError: it is empty, too large, or not text.
        """
        if self.data is None:
            return to_pasted_draft(self.text or "", self.title or None)
        # Imported late: the form is painted before the readers are loaded.
        from analyzer.ingest import read_bytes

        return read_bytes(self.data, name=self.name)


def current_entry() -> Entry | None:
    """The draft given last, if any."""
    entry = st.session_state.get(_ENTRY)
    return entry if isinstance(entry, Entry) else None


def is_editing() -> bool:
    """Whether the form is to be shown although there is a draft."""
    return bool(st.session_state.get(_EDITING, False))


def submit(
    entry: Entry,
    *,
    fingerprint: str | None = None,
    document: DocumentRef | None = None,
) -> None:
    """Take a draft; the next run analyses it.

    Args:
        entry: the draft.
        fingerprint: of the flag to choose at first, if any.
        document: the document it is, where that is known.
    """
    st.session_state[_ENTRY] = entry
    st.session_state[_EDITING] = False
    st.session_state[_CHOSEN] = fingerprint
    st.session_state[_DOCUMENT] = document


def resubmit(entry: Entry) -> None:
    """Take an edited version of the draft given last: what was decided about it still holds."""
    submit(entry, document=current_document())


def current_document() -> DocumentRef | None:
    """The document the store knows the draft as, once it was remembered."""
    document = st.session_state.get(_DOCUMENT)
    return document if isinstance(document, DocumentRef) else None


def set_document(document: DocumentRef) -> None:
    """Note what the store knows the draft as."""
    st.session_state[_DOCUMENT] = document


def chosen_fingerprint() -> str | None:
    """The flag that the draft was opened for, if any."""
    chosen = st.session_state.get(_CHOSEN)
    return chosen if isinstance(chosen, str) else None


def edit() -> None:
    """Go back to the form, keeping the draft."""
    st.session_state[_EDITING] = True


def reject() -> None:
    """Stay at the form on the next run: the draft cannot be read as it is."""
    st.session_state[_EDITING] = True


def clear() -> None:
    """Forget the draft."""
    for name in (_ENTRY, _EDITING, _CHOSEN, _DOCUMENT):
        st.session_state.pop(name, None)
