"""Bring two entity annotations to one style: flat, short proper-name spans of three labels."""

from __future__ import annotations

import re
from pathlib import Path

from training.conllu import Sentence, Word

#: Universal NER tags kept; every other tag (OTH, stray ``B-O``) counts as outside.
UNER_LABELS = {"PER": "PERSON", "ORG": "ORG", "LOC": "LOC"}

#: Entity types of GUM that name what the three labels name.
GUM_LABELS = {"person": "PERSON", "organization": "ORG", "place": "LOC"}

_BRACKET = re.compile(r"\((?P<open>[^()]+)(?P<single>\))?|(?P<close>[^()]+)\)")
#: Words that may stand inside a name when a proper noun of the same mention follows them.
_NAME_LINKS = {"de", "la", "du", "von", "van", "-", "–", "/", "'", "’", "al", "el", "bin"}
#: The same inside the names of organizations and places only: *King of France* is two names.
_PLACE_LINKS = {"of", "for", "and", "&", "the", "'s", "’s", "on"}
#: Titles before a person's name, which Universal NER leaves outside the name.
_TITLES = {
    "mr", "mrs", "ms", "dr", "prof", "professor", "president", "senator", "sen", "rep",
    "representative", "governor", "gov", "general", "gen", "judge", "justice", "chairman",
    "premier", "chancellor", "minister", "secretary", "captain", "chief", "director", "officer",
}  # fmt: skip

Span = tuple[int, int, str]


def read_uner(path: Path) -> dict[str, list[Span]]:
    """Read an IOB2 file: sentence id to entity spans ``(start, end, label)``, in words."""
    spans: dict[str, list[Span]] = {}
    sent_id, tags = "", []

    def close() -> None:
        if tags:
            spans[sent_id] = to_spans(tags)

    with path.open(encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line.startswith("# sent_id"):
                sent_id = line.partition("=")[2].strip()
            elif not line:
                close()
                tags = []
            elif not line.startswith("#"):
                tags.append(line.split("\t")[2])
    close()
    return spans


def to_spans(tags: list[str]) -> list[Span]:
    """Turn IOB2 tags into spans, mapped to this project's labels; unknown tags are outside."""
    spans: list[Span] = []
    start, label = 0, ""
    for index, tag in enumerate([*tags, "O"]):
        prefix, _, kind = tag.partition("-")
        mapped = UNER_LABELS.get(kind, "")
        if label and (prefix != "I" or mapped != label):
            spans.append((start, index, label))
            label = ""
        if mapped and not label:
            start, label = index, mapped
    return spans


def gum_mentions(sentence: Sentence) -> list[Span]:
    """All mentions of the three types in a GUM sentence, nested ones included.

    Mentions in several pieces and those that cross a sentence boundary are left out.
    """
    open_mentions: dict[str, list[tuple[int, str]]] = {}
    mentions: list[Span] = []
    for index, word in enumerate(sentence.words):
        for match in _BRACKET.finditer(word.misc.get("Entity", "")):
            if match["open"]:
                fields = match["open"].split("-")
                if match["single"]:
                    mentions.append((index, index + 1, fields[1]))
                else:
                    open_mentions.setdefault(fields[0], []).append((index, fields[1]))
            elif open_mentions.get(match["close"]):
                start, kind = open_mentions[match["close"]].pop()
                mentions.append((start, index + 1, kind))
    return [
        (start, end, GUM_LABELS[kind])
        for start, end, kind in sorted(mentions)
        if kind in GUM_LABELS
    ]


def _head_of(words: list[Word], start: int, end: int) -> int:
    for index in range(start, end):
        head = words[index].head
        if head == index or not start <= head < end:
            return index
    return start


def _is_name_word(word: Word) -> bool:
    # GUM tags the parts of names by form (*United* is a verb) and marks the name in XPOS only.
    return word.upos == "PROPN" or word.xpos in {"NNP", "NNPS"}


def _belongs(words: list[Word], index: int, head: int) -> bool:
    """Whether a word depends on the head without passing an apposition, list or clause."""
    steps = 0
    while index != head:
        word = words[index]
        relation = word.deprel.split(":")[0]
        if relation in {"appos", "parataxis", "acl", "advcl", "list", "dep"} or steps > 20:
            return False
        if word.head == index:
            return False
        index, steps = word.head, steps + 1
    return True


def to_name(sentence: Sentence, mention: Span) -> Span | None:
    """Shrink a mention to the proper name that heads it, or None where no name heads it.

    Determiners, relative clauses, appositions and possessive endings fall away; linked parts
    (*University of X*) stay.
    """
    words = sentence.words
    start, end, label = mention
    head = _head_of(words, start, end)
    if words[head].upos != "PROPN":
        return None
    if label == "PERSON" and words[head].xpos == "NNPS":
        return None  # peoples and nationalities are no persons in Universal NER
    links = _NAME_LINKS if label == "PERSON" else _NAME_LINKS | _PLACE_LINKS
    left = head
    while left > start and _extends(words, left - 1, head, towards=-1, limit=start, links=links):
        left -= 1
    right = head + 1
    while right < end and _extends(words, right, head, towards=1, limit=end - 1, links=links):
        right += 1
    while left < right - 1 and (
        (left < head and not _is_name_word(words[left]))
        or (label == "PERSON" and words[left].form.rstrip(".").lower() in _TITLES)
    ):
        left += 1
    while right - 1 > head and not _is_name_word(words[right - 1]):
        right -= 1
    return left, right, label


def _extends(
    words: list[Word], index: int, head: int, *, towards: int, limit: int, links: set[str]
) -> bool:
    word = words[index]
    if not _belongs(words, index, head):
        return False
    if _is_name_word(word) or (word.upos == "NUM" and index > head):
        return True
    if word.form[:1].isupper() and word.upos in {"ADJ", "NOUN", "VERB"}:
        return True
    if word.form.casefold() in links:
        step = index + towards
        while step != limit + towards and words[step].form.casefold() in links:
            step += towards
        return step != limit + towards and _is_name_word(words[step])
    return False


def gum_entities(sentence: Sentence) -> list[Span]:
    """Flat proper-name spans of a GUM sentence; of overlapping ones the longest wins."""
    names = {name for mention in gum_mentions(sentence) if (name := to_name(sentence, mention))}
    chosen: list[Span] = []
    for name in sorted(names, key=lambda span: (span[0] - span[1], span)):
        if all(name[1] <= other[0] or name[0] >= other[1] for other in chosen):
            chosen.append(name)
    return sorted(chosen)
