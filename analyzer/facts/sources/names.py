"""People, bodies and outlets that the draft names, each with all its mentions and roles."""

from __future__ import annotations

from dataclasses import dataclass, field

from analyzer.facts.sources.description import noun_row
from analyzer.facts.tree import Tree
from analyzer.facts.vocabulary import word_list
from analyzer.lexicon import Lexicons
from analyzer.lexicon_entries import PERSON_KINDS, NounKind

_COURTESY = {
    "mr": "m",
    "mr.": "m",
    "mrs": "f",
    "mrs.": "f",
    "ms": "f",
    "ms.": "f",
    "miss": "f",
    "sir": "m",
    "dame": "f",
    "lady": "f",
    "lord": "m",
    "dr": "",
    "dr.": "",
}
_SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "'s", "s", "md", "phd"})


def _gender(noun: str) -> str:
    if noun in word_list("female_noun"):
        return "f"
    return "m" if noun in word_list("male_noun") else ""


@dataclass(slots=True)
class Name:
    """One named person, body or place, as the article refers to it.

    Attributes:
        label: PERSON, ORG, LOC, NORP or OTHER.
        tokens: lower-case words of the fullest form, without titles.
        text: the fullest form as written.
        mentions: half-open token ranges, in order.
        roles: descriptions found beside any mention, in order (*commander of air defence*).
        role_nouns: lemmas of the nouns that head them.
        gender: ``m``, ``f`` or ``""`` if the draft does not say.
    """

    label: str
    tokens: tuple[str, ...]
    text: str
    mentions: list[tuple[int, int]] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)
    role_nouns: set[str] = field(default_factory=set)
    gender: str = ""
    kind: NounKind | None = None


class Names:
    """All names of a draft; ``of_token`` gives the name a token belongs to."""

    __slots__ = ("entries", "of_token")

    def __init__(self) -> None:
        self.entries: list[Name] = []
        self.of_token: dict[int, Name] = {}


def find_names(tree: Tree, lexicons: Lexicons, headline: range = range(0)) -> Names:
    """Join the named entities of a draft into names: full name, surname, initials, acronym.

    Args:
        headline: tokens of the headline, whose capitals hide where a name ends: they join names
            of the body before they make names of their own.
    """
    names = Names()
    mentions = [(first, last, label) for first, last, label in tree.entities]
    taken = {i for first, last, _ in mentions for i in range(first, last)}
    mentions += _untagged_names(tree, taken)
    # Longest first, so that a surname alone finds its full name wherever that stands.
    mentions.sort(key=lambda one: (one[0] in headline, -(one[1] - one[0]), one[0]))
    votes: dict[int, dict[str, float]] = {}
    for first, last, recognised in mentions:
        label = recognised
        if first not in headline:
            label = _relabel(tree, lexicons, first, last, recognised)
        if label == "ORG" and (begin := _rank_within(tree, lexicons, first, last)) is not None:
            first, label = begin, "PERSON"
        words, gender = _strip(tree, lexicons, first, last, label)
        if not words or (len(words) == 1 and words[0] in word_list("calendar")):
            continue
        name = _match(names.entries, words, label)
        if name is None:
            name = Name(label, words, _shown(tree, first, last))
            names.entries.append(name)
        name.mentions.append((first, last))
        name.gender = name.gender or gender
        tally = votes.setdefault(id(name), {})
        weight = 0.5 if first in headline else float(min(2, len(words)))
        titled = _post_before(tree, lexicons, first) and first not in headline
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
    _join_surnames(names)
    for name in names.entries:
        name.mentions.sort()
        for first, last in name.mentions:
            _read_roles(tree, lexicons, name, first, last)
        if name.label != "PERSON":
            row = lexicons.noun(" ".join(name.tokens)) or lexicons.noun(name.tokens[-1])
            name.kind = row.kind if row is not None else None
    _role_of_main_person(tree, lexicons, names)
    return names


def _join_surnames(names: Names) -> None:
    """A surname that its mentions made a name of its own before it was known for a person's."""
    people = [name for name in names.entries if name.label == "PERSON"]
    for short in [name for name in people if len(name.tokens) == 1]:
        full = [one for one in people if len(one.tokens) > 1 and one.tokens[-1] == short.tokens[0]]
        if len(full) != 1:
            continue
        full[0].mentions += short.mentions
        full[0].gender = full[0].gender or short.gender
        names.of_token.update((i, full[0]) for pair in short.mentions for i in range(*pair))
        names.entries.remove(short)


def _rank_within(tree: Tree, lexicons: Lexicons, first: int, last: int) -> int | None:
    """*U.S. Air Force Gen. Carl Orme*, taken for a body: where the person's name begins."""
    for i in range(first + 1, last - 1):
        if tree.words[i].endswith(".") and _is_title(tree, lexicons, i):
            return i + 1
    return None


def _role_of_main_person(tree: Tree, lexicons: Lexicons, names: Names) -> None:
    """*the attorney general*, *the director*: in a story about one person, that person's post.

    Only for the person the article names far more often than any other, and only posts that no
    other name carries.
    """
    people = sorted(
        (name for name in names.entries if name.label == "PERSON"),
        key=lambda name: -len(name.mentions),
    )
    if not people or people[0].roles or len(people[0].mentions) < MAIN_PERSON_MENTIONS:
        return
    if len(people) > 1 and len(people[0].mentions) < 1.5 * len(people[1].mentions):
        return
    taken = {noun for name in people for noun in name.role_nouns}
    for i, pos in enumerate(tree.pos):
        if pos not in {"NOUN", "PROPN"} or i in names.of_token or "Number=Plur" in tree.morphs[i]:
            continue
        if not any(tree.lowers[j] == "the" for j in tree.children[i]):
            continue
        noun, kind, _ = noun_row(tree, lexicons, i)
        row = lexicons.noun(noun)
        if kind not in PERSON_KINDS or row is None or not row.title or noun in taken:
            continue
        if any(tree.deps[j] in {"appos", "flat", "nmod", "acl:relcl"} for j in tree.children[i]):
            continue  # *the director of the agency* may be anybody's
        people[0].roles.append(_shown_role(tree, i, range(0)))
        people[0].role_nouns.update({noun, noun.split()[-1]})
        return


#: A title before a name outvotes what the recogniser says of the name elsewhere.
TITLE_VOTE = 10.0
#: A story is about a person whom it names at least this often.
MAIN_PERSON_MENTIONS = 5


def _relabel(tree: Tree, lexicons: Lexicons, first: int, last: int, label: str) -> str:
    """Mend what a recogniser gets wrong against the words themselves.

    *Mayor Ann Lee* is a person, whatever it says; *S-300* is none.
    """
    if label == "PERSON" and any(c.isdigit() for j in range(first, last) for c in tree.words[j]):
        return "OTHER"
    addressed = first and tree.sents[first] == tree.sents[first - 1] and (
        tree.lowers[first - 1] in _COURTESY or tree.words[first - 1][-1:] == "."
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
    if before in _COURTESY:
        gender = _COURTESY[before]
    words = []
    for i in range(first, last):
        lower = tree.lowers[i]
        if lower in _COURTESY:
            gender = gender or _COURTESY[lower]
        elif lower not in _SUFFIXES and any(c.isalnum() for c in lower) and lower != "the":
            words.append(lower)
    return tuple(words), gender


def _post_before(tree: Tree, lexicons: Lexicons, i: int) -> bool:
    """``i`` is a post that stands before names: *Mayor*, *Gen.*, not a people or party."""
    row = lexicons.noun(tree.lowers[i]) or lexicons.noun(tree.lemmas[i])
    return row is not None and row.title and row.kind in PERSON_KINDS - {NounKind.CROWD}


def _is_title(tree: Tree, lexicons: Lexicons, i: int) -> bool:
    row = lexicons.noun(tree.lowers[i]) or lexicons.noun(tree.lemmas[i])
    return (
        row is not None and row.kind in PERSON_KINDS and (row.title or row.kind is NounKind.CROWD)
    )


def _shown(tree: Tree, first: int, last: int) -> str:
    while last - first > 1 and tree.lowers[first] in _COURTESY:
        first += 1
    text = tree.text[tree.starts[first] : tree.ends[last - 1]]
    for suffix in ("’s", "'s"):
        text = text.removesuffix(suffix)
    return " ".join(text.split())


def _match(entries: list[Name], words: tuple[str, ...], label: str) -> Name | None:
    for name in entries:
        if name.tokens == words:
            return name
    if len(words) == 1:
        return _match_single(entries, words[0], label)
    for name in entries:
        tokens = name.tokens
        if len(tokens) < 2:
            continue
        labels = {name.label, label}
        initial = words[0][0] == tokens[0][0] and "." in words[0]
        if labels <= {"PERSON", "OTHER"}:
            fits = words[-1] == tokens[-1] and (words[0] == tokens[0] or initial)
        else:
            part = words in (tokens[: len(words)], tokens[-len(words) :])
            fits = labels <= {"ORG", "OTHER", "LOC"} and part
        if fits:
            return name
    return None


def _match_single(entries: list[Name], word: str, label: str) -> Name | None:
    """A surname, an acronym or a first name: the surname of the most mentioned person first."""
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
    for name in entries:
        if name.label == "PERSON" or len(name.tokens) < 2 or len(acronym) < 2:
            continue
        if "".join(one[0] for one in name.tokens if one not in _SMALL) == acronym:
            return name
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


_SMALL = frozenset({"of", "the", "and", "for"})


def _read_roles(tree: Tree, lexicons: Lexicons, name: Name, first: int, last: int) -> None:
    inside = range(first, last)
    if name.label not in {"PERSON", "OTHER"}:
        # A recogniser takes rare full names for bodies; an apposition with a post tells.
        if 2 <= len(name.tokens) <= 4 and lexicons.noun(name.tokens[-1]) is None:
            _role_after(tree, lexicons, name, last)
            name.label = "PERSON" if name.roles else name.label
        return
    _role_after(tree, lexicons, name, last)
    head = next((i for i in inside if tree.heads[i] not in inside), first)
    for i in inside:
        _title(tree, lexicons, name, i, last)
    # Titles before the name: *Moscow Mayor Sergey Sobyanin*, *former Rep. Ann Lee*.
    i = first - 1
    steps = 0
    while i >= 0 and steps < 5 and tree.sents[i] == tree.sents[first]:
        if tree.pos[i] not in {"NOUN", "PROPN", "ADJ"} and tree.lowers[i] not in {"-", ".", "of"}:
            break
        if _title(tree, lexicons, name, i, last):
            break
        i -= 1
        steps += 1
    for j in tree.children[head]:
        if tree.deps[j] == "nmod:desc" and j not in inside and tree.pos[j] in {"NOUN", "PROPN"}:
            # *Harbour master Joan Lee*: what UD calls a descriptor of a name is a post.
            name.roles.append(_shown_role(tree, j, inside))
            name.role_nouns.update({tree.lemmas[j], tree.lowers[j]})
        if tree.deps[j] == "appos" and j not in inside and tree.pos[j] in {"NOUN", "PROPN"}:
            _add_role(tree, lexicons, name, j, strict=False)
        elif tree.deps[j] == "acl:relcl" and tree.lemmas[j] in word_list("leading_verb"):
            name.roles.append(_shown_role(tree, j, inside))
            name.role_nouns.add("head")
    while tree.deps[head] == "conj" and tree.pos[tree.heads[head]] == "PROPN":
        head = tree.heads[head]  # *two developers, Ann Lee and Bo Roe*
    parent = tree.heads[head]
    if (
        parent != head
        and tree.deps[head] in {"appos", "flat"}
        and tree.pos[parent] in {"NOUN", "PROPN"}
    ) and parent not in inside:
        _add_role(tree, lexicons, name, parent, strict=True)
    if tree.deps[head] == "nsubj" and tree.pos[parent] == "NOUN" and tree.child(parent, "cop"):
        _add_role(tree, lexicons, name, parent, strict=True)
    for j in tree.children[head]:
        # Party and state in brackets: *Mike Pence (R-IN)*.
        if (
            tree.deps[j] in {"parataxis", "appos", "dep", "nmod"}
            and j > head
            and tree.words[j - 1] == "("
        ) and tree.words[j][:2].upper() in {"R", "D", "R-", "D-", "I-"}:
            name.roles.append(tree.words[j])
            name.role_nouns.add("member")
    if (
        last < len(tree) - 2
        and tree.words[last] == "("
        and tree.words[last + 1][:1] in {"R", "D", "I"}
    ) and (tree.words[last + 1] in {"R", "D", "I"} or tree.words[last + 1][1:2] in {"-", "–"}):
        name.roles.append("member")
        name.role_nouns.add("member")


def _role_after(tree: Tree, lexicons: Lexicons, name: Name, last: int) -> None:
    """*Ann Lee, the head of the agency,*: the first person noun between two commas.

    Read from the surface, since an apposition is where parsers fail most.
    """
    if last >= len(tree) or tree.words[last] not in {",", "("}:
        return
    end = min(last + 14, tree.sent_ranges[tree.sents[last]][1])
    for j in range(last + 1, end):
        hyphenated = tree.words[j - 1] == "-" or tree.words[j + 1 : j + 2] == ["-"]
        if tree.pos[j] in {"VERB", "AUX", "PRON", "SCONJ"} and not hyphenated:
            return
        if tree.words[j] in {",", ";", ")"}:
            return
        if tree.pos[j] not in {"NOUN", "PROPN"}:
            continue
        noun, kind, _ = noun_row(tree, lexicons, j)
        if kind in PERSON_KINDS and kind is not NounKind.BARE:
            close = next(
                (k for k in range(j, end) if tree.words[k] in {",", ".", ";", ")"}
                 or tree.pos[k] in {"VERB", "AUX"}),
                j + 1,
            )  # fmt: skip
            name.roles.append(tree.text[tree.starts[last + 1] : tree.ends[max(j, close - 1)]])
            name.role_nouns.update({noun, tree.lemmas[j], noun.split()[-1]})
            name.gender = name.gender or _gender(tree.lowers[j])
            if name.label == "OTHER":
                name.label = "PERSON"
            return


def _title(tree: Tree, lexicons: Lexicons, name: Name, i: int, last: int) -> bool:
    """Take ``i`` as a title of the name that ends at ``last`` if the lexicon knows it as one."""
    if tree.lowers[i] in _COURTESY and tree.lowers[i] not in {"dr", "dr."}:
        return False
    row = lexicons.noun(tree.lowers[i]) or lexicons.noun(tree.lemmas[i])
    if row is None or not row.title or row.kind not in PERSON_KINDS:
        return False
    if i + 1 >= last or "Number=Plur" in tree.morphs[last - 1]:
        return False  # *fellow Republicans* are nobody's name
    name.roles.append(tree.text[tree.starts[i] : tree.ends[i]])
    name.role_nouns.add(tree.lemmas[i])
    name.role_nouns.add(tree.lowers[i])
    name.gender = name.gender or _gender(tree.lowers[i])
    if name.label in {"OTHER"}:
        name.label = "PERSON"
    return True


def _shown_role(tree: Tree, i: int, name: range) -> str:
    """Words of the role headed by ``i``, without the name and without commas at the ends."""
    tokens = [j for j in tree.phrase(i) if j not in name]
    run = [i]
    for j in reversed([j for j in tokens if j < i]):
        if j == run[0] - 1:
            run.insert(0, j)
    for j in [j for j in tokens if j > i]:
        if j == run[-1] + 1:
            run.append(j)
    while len(run) > 1 and tree.pos[run[0]] == "PUNCT":
        run.pop(0)
    while len(run) > 1 and tree.pos[run[-1]] == "PUNCT":
        run.pop()
    span = tree.span(run[:40])
    return tree.text[span.start : span.end]


def _add_role(tree: Tree, lexicons: Lexicons, name: Name, i: int, *, strict: bool) -> None:
    noun, kind, _ = noun_row(tree, lexicons, i)
    known = kind in PERSON_KINDS and kind not in {NounKind.BARE, NounKind.CROWD}
    if strict and not known:
        return
    if not known and (
        name.label not in {"PERSON", "OTHER"} or tree.pos[i] != "NOUN" or tree.ents[i]
    ):
        return
    if tree.lemmas[i] in {"year", "age", "old"} or tree.lowers[i].isdigit():
        return
    named = range(name.mentions[0][0], name.mentions[0][1])
    name.roles.append(_shown_role(tree, i, named))
    name.role_nouns.update({noun, tree.lemmas[i], noun.split()[-1]})
    name.gender = name.gender or _gender(tree.lowers[i])
