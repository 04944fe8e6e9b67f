"""Whose words every stretch of the draft is: headline, newsroom, attributed or quoted."""

from __future__ import annotations

from collections.abc import Sequence

from analyzer.facts.marks import Marks
from analyzer.facts.tree import Tree
from analyzer.types import Attribution, Voice, VoiceSegment


def find_voices(
    tree: Tree, marks: Marks, attributions: Sequence[Attribution]
) -> tuple[tuple[VoiceSegment, ...], dict[Voice, int]]:
    """Segment the draft by voice and count words in each.

    A word is *quoted* inside quotation marks that carry speech, *attributed* in reported content
    outside them, *headline* in a headline and *newsroom* everywhere else.

    Returns:
        Segments in text order that cover every token, and the number of words per voice.
    """
    owner: list[str | None] = [None] * len(tree)
    for attribution in attributions:
        if attribution.parent_id is not None or attribution.content is None:
            continue
        for start, end in attribution.content.spans:
            for i in tree.tokens_in(start, end):
                owner[i] = attribution.id
    voices: list[Voice] = []
    for i in range(len(tree)):
        number = marks.quote_of[i]
        if number >= 0 and marks.quotes[number].quotation.is_speech:
            voices.append(Voice.QUOTED)
        elif marks.paragraph_of[i] in marks.headlines:
            voices.append(Voice.HEADLINE)
        elif owner[i] is not None:
            voices.append(Voice.QUOTED if number >= 0 else Voice.ATTRIBUTED)
        else:
            voices.append(Voice.NEWSROOM)
    segments: list[VoiceSegment] = []
    words = dict.fromkeys(Voice, 0)
    begin = 0
    paragraph_of, n_tokens = marks.paragraph_of, len(tree)
    for i, voice in enumerate(voices):
        if tree.pos[i] not in {"PUNCT", "SYM"}:
            words[voice] += 1
        after = i + 1
        if (
            after == n_tokens
            or voices[after] is not voice
            or owner[after] != owner[i]
            or paragraph_of[after] != paragraph_of[i]
        ):
            segments.append(VoiceSegment(tree.starts[begin], tree.ends[i], voices[i], owner[i]))
            begin = i + 1
    return tuple(segments), words
