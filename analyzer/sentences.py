"""Sentence boundaries that layout and quotation marks decide, set before the parser runs.

The end of a line or paragraph always ends a sentence, a closing quotation mark belongs to the
sentence it closes, and a quotation that opens after a full stop opens a sentence. Every other
boundary is left open, for a statistical component to decide.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

#: Name under which the component is registered with spaCy.
FACTORY = "paragraph_sentences"

_FINAL = frozenset({".", "?", "!", "…", "...", "....", "?!", "!?", "!!", "??", "!!!", "???"})
_OPENING = frozenset("“‘«„‟")
_CLOSING = frozenset("”»")
#: Marks that open or close, depending on the white space beside them. “’” opens only by mistake
#: (*’90s*), so it is never read as an opening mark.
_EITHER = frozenset({'"', "''", "``", "'"})
_APOSTROPHE = "’"
#: Tokens that continue what stands before them.
_CONTINUING = frozenset({".", ",", ";", ":", "?", "!", ")", "]", "}", "%", "…", "..."})
#: Tokens behind which a small letter goes on: *Ann Lee (D-Tex.) said*.
_CONTINUED = frozenset({",", ")", "]"})


@Language.factory(
    FACTORY, assigns=["token.is_sent_start"], retokenizes=False, default_score_weights={}
)
def create_paragraph_sentences(nlp: Language, name: str) -> ParagraphSentences:
    """Create the component; it has no settings and needs no training."""
    return ParagraphSentences(name)


class ParagraphSentences:
    """Set ``token.is_sent_start`` where layout or quotation marks decide it.

    Calling it changes the document in place and returns it. ``True`` and ``False`` are set only
    where the text decides, and ``None`` elsewhere; the parser keeps what is set. White space
    between lines belongs to the sentence before it.
    """

    def __init__(self, name: str = FACTORY) -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        for index, starts in enumerate(boundaries(doc)):
            if starts is not None:
                doc[index].is_sent_start = starts
        return doc


def boundaries(doc: Doc) -> list[bool | None]:
    """Say for each token whether it starts a sentence: ``True``, ``False``, or ``None`` for open.

    Reads the text and the spacing of the document only.
    """
    starts: list[bool | None] = [None] * len(doc)
    words = [token.text for token in doc]
    spaced = [bool(token.whitespace_) for token in doc]
    after_break = True  # only white space since the last line end, or since the beginning
    before = -1  # last token that is not white space
    quote_opened = False  # the token before is a mark that opened a sentence
    for index, word in enumerate(words):
        if word.isspace():
            if index:
                starts[index] = False
            if "\n" in word or "\r" in word or "\u2029" in word or "\u2028" in word:
                after_break = True
            continue
        gap = before < 0 or spaced[before] or index - before > 1
        if after_break:
            # White space at the very beginning is no sentence of its own.
            starts[index] = before >= 0 or index == 0
            quote_opened = is_opening(words, spaced, index, gap=True)
        elif quote_opened:
            starts[index] = False
            quote_opened = is_opening(words, spaced, index, gap=gap)
        else:
            starts[index] = _decide(words, spaced, index, before, gap)
            quote_opened = starts[index] is True
        after_break = False
        before = index
    return starts


def is_opening(words: list[str], spaced: list[bool], index: int, *, gap: bool) -> bool:
    """Whether a token is a quotation mark that opens; ``gap`` says if a space stands before it."""
    word = words[index]
    if word in _OPENING:
        return True
    return word in _EITHER and gap and not spaced[index] and index + 1 < len(words)


def _decide(
    words: list[str], spaced: list[bool], index: int, before: int, gap: bool
) -> bool | None:
    word = words[index]
    if word in _CONTINUING or word in _CLOSING:
        return False
    if (word in _EITHER or word == _APOSTROPHE) and not gap:
        return False
    if is_opening(words, spaced, index, gap=gap):
        return True if _ends_sentence(words, before) and _is_capital(words, index + 1) else None
    previous = words[before]
    is_lower = word[0].islower()
    if is_lower and (previous in _CONTINUED or _is_closed_quote(words, before)):
        return False
    return None


def _ends_sentence(words: list[str], index: int) -> bool:
    """Whether a sentence-final mark stands at the index, or there before closing marks."""
    while index > 0 and (
        words[index] in _CLOSING or words[index] in _EITHER or words[index] in {_APOSTROPHE, ")"}
    ):
        index -= 1
    return words[index] in _FINAL


def _is_closed_quote(words: list[str], index: int) -> bool:
    return words[index] in _CLOSING or words[index] in _EITHER or words[index] == _APOSTROPHE


def _is_capital(words: list[str], index: int) -> bool:
    while index < len(words) and (words[index] in _OPENING or words[index] in _EITHER):
        index += 1
    return index < len(words) and not words[index][0].islower()
