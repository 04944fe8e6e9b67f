"""People, bodies and outlets that the draft names, each with all its mentions and roles."""

from __future__ import annotations

from analyzer.facts.sources.name import Name, Names
from analyzer.facts.sources.posts import COURTESY, find_main_post, read_posts
from analyzer.facts.tree import Tree
from analyzer.facts.vocabulary import source_noun, word_list
from analyzer.lexicon import Lexicons
from analyzer.lexicon_entries import PERSON_KINDS, NounKind

_SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "'s", "s", "md", "phd"})


def find_names(tree: Tree, lexicons: Lexicons, headline: range = range(0)) -> Names:
    """Join the named entities of a draft into names: full name, surname, initials, acronym.

    Args:
        headline: tokens of the headline, whose capitals hide where a name ends: they join names
            of the body before they make names of their own.
    """
    names = Names()
    mentions = [
        (first, _end_of_name(tree, first, last, label), label)
        for first, last, label in tree.entities
    ]
    taken = {i for first, last, _ in mentions for i in range(first, last)}
    mentions += _untagged_names(tree, taken)
    # Longest first, so that a surname alone finds its full name wherever that stands.
    mentions.sort(key=lambda one: (one[0] in headline, -(one[1] - one[0]), one[0]))
    votes: dict[int, dict[str, float]] = {}
    known = _Known()
    for first, last, recognised in mentions:
        label = recognised
        if first not in headline:
            label = _relabel(tree, lexicons, first, last, recognised)
        if last - first > 1 and tree.lowers[first - 1 : first + 1] == ["of", "state"]:
            first, label = first + 1, "PERSON"  # *Secretary of State Carl Orme*
        if label == "ORG" and (begin := _rank_within(tree, lexicons, first, last)) is not None:
            first, label = begin, "PERSON"
        words, gender = _strip(tree, lexicons, first, last, label)
        if not words or (len(words) == 1 and words[0] in word_list("calendar")):
            continue
        name = _match(known, words, label)
        if name is None:
            name = Name(label, words, _shown(tree, first, last))
            names.entries.append(name)
            known.add(name)
        name.mentions.append((first, last))
        name.gender = name.gender or gender
        tally = votes.setdefault(id(name), {})
        weight = 0.5 if first in headline else float(min(2, len(words)))
        titled = first not in headline and (
            _post_before(tree, lexicons, first) or _is_addressed(tree, lexicons, first)
        )
        if label == "PERSON" and (titled or label != recognised):
            weight = TITLE_VOTE
        tally[label] = tally.get(label, 0.0) + weight
        for i in range(first, last):
            names.of_token[i] = name
    for name in names.entries:
        tally = votes[id(name)]
        tally["OTHER"] = 0.0
        if _has_initial(name.tokens):
            tally["PERSON"] = sum(tally.values()) + 1
        name.label = max(sorted(tally), key=lambda label: tally[label])
    _join_surnames(tree, lexicons, names)
    for name in names.entries:
        name.mentions.sort()
        for first, last in name.mentions:
            read_posts(tree, lexicons, name, first, last)
        if name.label != "PERSON":
            row = lexicons.noun(" ".join(name.tokens)) or lexicons.noun(name.tokens[-1])
            name.kind = row.kind if row is not None else None
    find_main_post(tree, lexicons, names)
    return names


def _end_of_name(tree: Tree, first: int, last: int, label: str) -> int:
    """*[Dinesh] D’Souza*: the parse knows where a person's name ends that was cut short."""
    while (
        label == "PERSON"
        and last < len(tree)
        and tree.deps[last] == "flat"
        and first <= tree.heads[last] < last
        and tree.pos[last] == "PROPN"
        and not tree.ents[last]
        and tree.words[last][:1].isupper()
    ):
        last += 1
    return last


def _join_surnames(tree: Tree, lexicons: Lexicons, names: Names) -> None:
    """A surname that its mentions made a name of its own before it was known for a person's.

    Whatever the recogniser took it for, if it speaks.
    """
    people = [name for name in names.entries if name.label == "PERSON"]
    for short in [name for name in names.entries if len(name.tokens) == 1]:
        if short.label != "PERSON" and not _speaks(tree, lexicons, short):
            continue
        full = [one for one in people if len(one.tokens) > 1 and one.tokens[-1] == short.tokens[0]]
        if len(full) != 1:
            continue
        full[0].mentions += short.mentions
        full[0].gender = full[0].gender or short.gender
        names.of_token.update((i, full[0]) for pair in short.mentions for i in range(*pair))
        names.entries.remove(short)


def _speaks(tree: Tree, lexicons: Lexicons, name: Name) -> bool:
    """Subject of a verb of telling, and no country."""
    return not lexicons.is_place(name.tokens[0]) and any(
        tree.deps[i] == "nsubj"
        and tree.heads[i] != i
        and lexicons.cue(tree.lemmas[tree.heads[i]], "VERB") is not None
        for first, last in name.mentions
        for i in range(first, last)
    )


def _rank_within(tree: Tree, lexicons: Lexicons, first: int, last: int) -> int | None:
    """*Harbour Commissioner Carl Orme*, taken for a body: where the person's name begins."""
    for i in range(first + 1, last - 1):
        if not _is_title(tree, lexicons, i):
            continue
        rest = range(i + 1, last)
        if tree.words[i].endswith(".") or (
            len(rest) >= 2
            and all(tree.words[j][:1].isupper() for j in rest)
            and not any(lexicons.noun(tree.lowers[j]) for j in rest)
        ):
            return i + 1
    return None


#: A title before a name outvotes what the recogniser says of the name elsewhere.
TITLE_VOTE = 10.0


def _relabel(tree: Tree, lexicons: Lexicons, first: int, last: int, label: str) -> str:
    """Mend what a recogniser gets wrong against the words themselves.

    *Mayor Ann Lee* is a person, whatever it says; *S-300* is none.
    """
    if label == "PERSON" and any(c.isdigit() for j in range(first, last) for c in tree.words[j]):
        return "OTHER"
    addressed = first and tree.sents[first] == tree.sents[first - 1] and (
        tree.lowers[first - 1] in COURTESY
        or tree.words[first - 1][-1:] == "."
        or (last - first == 2 and tree.words[first - 1][:1].isupper())
    )  # fmt: skip
    if label in {"ORG", "LOC"} and addressed and _post_before(tree, lexicons, first - 1):
        return "PERSON"
    if label in {"ORG", "LOC"} and last - first >= 3 and _post_before(tree, lexicons, first):
        institution = any(
            row is not None and row.kind not in PERSON_KINDS
            for row in (lexicons.noun(tree.lowers[j]) for j in range(first + 1, last))
        )
        name = all(tree.words[j][:1].isupper() for j in range(first, last))
        if name and not institution:
            return "PERSON"
    return label


def _has_initial(tokens: tuple[str, ...]) -> bool:
    """*Loretta E. Lynch*: a letter between two names makes a person of them."""
    middle = tokens[1:-1]
    return len(tokens) == 3 and len(middle[0].rstrip(".")) == 1 and middle[0][0].isalpha()


def _untagged_names(tree: Tree, taken: set[int]) -> list[tuple[int, int, str]]:
    """Runs of proper nouns the entity recogniser passed over."""
    found = []
    i = 0
    while i < len(tree):
        if tree.pos[i] == "PROPN" and i not in taken:
            first = i
            while (
                i < len(tree)
                and tree.pos[i] == "PROPN"
                and i not in taken
                and tree.sents[i] == tree.sents[first]
            ):
                i += 1
            found.append((first, i, "OTHER"))
        else:
            i += 1
    return found


def _strip(
    tree: Tree, lexicons: Lexicons, first: int, last: int, label: str
) -> tuple[tuple[str, ...], str]:
    """Lower-case name words without titles and suffixes, and the gender they tell."""
    while label == "PERSON" and last - first > 1 and _is_title(tree, lexicons, first):
        first += 1
    gender = ""
    before = tree.lowers[first - 1] if first else ""
    if before in COURTESY:
        gender = COURTESY[before]
    words = []
    for i in range(first, last):
        lower = tree.lowers[i]
        if lower in COURTESY:
            gender = gender or COURTESY[lower]
        elif lower not in _SUFFIXES and any(c.isalnum() for c in lower) and lower != "the":
            words.append(lower)
    return tuple(words), gender


def _post_before(tree: Tree, lexicons: Lexicons, i: int) -> bool:
    """``i`` is a post that stands before names: *Mayor*, *Gen.*, not a people or party."""
    row = source_noun(tree, lexicons, i)
    return row is not None and row.title and row.kind in PERSON_KINDS - {NounKind.CROWD}


def _is_addressed(tree: Tree, lexicons: Lexicons, first: int) -> bool:
    """*Police Commissioner Carl Orme*: a capital post right before the name."""
    return (
        first > 0
        and tree.sents[first] == tree.sents[first - 1]
        and tree.words[first - 1][:1].isupper()
        and _post_before(tree, lexicons, first - 1)
    )


def _is_title(tree: Tree, lexicons: Lexicons, i: int) -> bool:
    row = source_noun(tree, lexicons, i)
    return (
        row is not None and row.kind in PERSON_KINDS and (row.title or row.kind is NounKind.CROWD)
    )


def _shown(tree: Tree, first: int, last: int) -> str:
    while last - first > 1 and tree.lowers[first] in COURTESY:
        first += 1
    text = tree.text[tree.starts[first] : tree.ends[last - 1]]
    for suffix in ("’s", "'s"):
        text = text.removesuffix(suffix)
    return " ".join(text.split())


class _Known:
    """The names so far, by what a mention may share with them: no mention looks at all of them."""

    def __init__(self) -> None:
        self.by_tokens: dict[tuple[str, ...], Name] = {}
        self.by_word: dict[str, list[Name]] = {}
        self.by_acronym: dict[str, Name] = {}

    def add(self, name: Name) -> None:
        self.by_tokens.setdefault(name.tokens, name)
        for word in set(name.tokens):
            self.by_word.setdefault(word, []).append(name)
        if name.label != "PERSON" and len(name.tokens) > 1:
            acronym = "".join(one[0] for one in name.tokens if one not in _SMALL)
            self.by_acronym.setdefault(acronym, name)


def _match(known: _Known, words: tuple[str, ...], label: str) -> Name | None:
    if words in known.by_tokens:
        return known.by_tokens[words]
    if len(words) == 1:
        return _match_single(known, words[0], label)
    for name in known.by_word.get(words[-1], ()):
        tokens = name.tokens
        if len(tokens) < 2:
            continue
        labels = {name.label, label}
        initial = words[0][0] == tokens[0][0] and "." in words[0]
        if labels <= {"PERSON", "OTHER"} and words[0] in _PARTICLES:
            fits = tokens[-len(words) :] == words  # *De Blasio*, after *Bill de Blasio*
        elif labels <= {"PERSON", "OTHER"}:
            fits = words[-1] == tokens[-1] and (words[0] == tokens[0] or initial)
        else:
            part = words in (tokens[: len(words)], tokens[-len(words) :])
            fits = labels <= {"ORG", "OTHER", "LOC"} and part
        if fits:
            return name
    return None


def _match_single(known: _Known, word: str, label: str) -> Name | None:
    """A surname, an acronym or a first name: the surname of the most mentioned person first."""
    entries = known.by_word.get(word, [])
    people = [
        name for name in entries if name.label in {"PERSON", "OTHER"} and len(name.tokens) > 1
    ]
    surnames = [name for name in people if name.tokens[-1] == word]
    if not surnames and label in {"PERSON", "OTHER"}:
        # The recogniser may have taken the full name for a body.
        surnames = [one for one in entries if len(one.tokens) == 2 and one.tokens[-1] == word]
    if surnames:
        return max(surnames, key=lambda name: (name.label == "PERSON", len(name.mentions)))
    acronym = word.replace(".", "")
    if len(acronym) > 1 and acronym in known.by_acronym:
        return known.by_acronym[acronym]
    if label != "PERSON" and word in word_list("body_noun"):
        # *the Council* after *Oldmere Council*: the last one named.
        for name in reversed(entries):
            if name.label in {"ORG", "OTHER"} and name.tokens[-1] == word:
                return name
    if label in {"PERSON", "OTHER"}:
        return next(
            (name for name in people if name.label == "PERSON" and name.tokens[0] == word), None
        )
    return None


#: Words that begin a surname of several words.
_PARTICLES = frozenset("al bin da de del della der di dos du el la le st. van von".split())
_SMALL = frozenset({"of", "the", "and", "for"})
