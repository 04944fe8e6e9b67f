"""The posts and descriptions that stand beside a person's name: *Mayor*, *head of the agency*."""

from __future__ import annotations

from analyzer.facts.sources.description import noun_row
from analyzer.facts.sources.name import Name, Names
from analyzer.facts.tree import Tree
from analyzer.facts.vocabulary import source_noun, word_list
from analyzer.lexicon import Lexicons
from analyzer.lexicon_entries import PERSON_KINDS, NounKind

COURTESY = {
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
#: A story is about a person whom it names at least this often.
MAIN_PERSON_MENTIONS = 5


#: Posts as they stand abbreviated before names, for *the governor* later on.
_IN_FULL = {
    "capt.": "captain",
    "col.": "colonel",
    "gen.": "general",
    "gov.": "governor",
    "lt.": "lieutenant",
    "pres.": "president",
    "prof.": "professor",
    "rep.": "representative",
    "sen.": "senator",
    "sgt.": "sergeant",
}


def _gender(noun: str) -> str:
    if noun in word_list("female_noun"):
        return "f"
    return "m" if noun in word_list("male_noun") else ""


def find_main_post(tree: Tree, lexicons: Lexicons, names: Names) -> None:
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
    # Posts of others, each from the first mention of whoever carries it.
    taken: dict[str, int] = {}
    for name in people:
        for noun in name.role_nouns:
            taken[noun] = min(taken.get(noun, len(tree)), name.mentions[0][0])
    for i, pos in enumerate(tree.pos):
        if pos not in {"NOUN", "PROPN"} or i in names.of_token or "Number=Plur" in tree.morphs[i]:
            continue
        if not any(tree.lowers[j] == "the" for j in tree.children[i]):
            continue
        noun, kind, _ = noun_row(tree, lexicons, i)
        row = lexicons.noun(noun)
        if kind not in PERSON_KINDS or row is None or not row.title or taken.get(noun, i) < i:
            continue
        if any(_is_told_apart(tree, lexicons, j) for j in tree.children[i]):
            continue  # *the director of the agency* may be anybody's
        people[0].roles.append(_shown_role(tree, i, range(0)))
        people[0].role_nouns.update({noun, noun.split()[-1]})
        return


def _is_told_apart(tree: Tree, lexicons: Lexicons, j: int) -> bool:
    """A dependent that says whose post it is, but not *for president*."""
    if tree.deps[j] == "nmod" and tree.case_of(j) == "for":
        row = source_noun(tree, lexicons, j)
        return row is None or row.kind is not NounKind.TITLE
    return tree.deps[j] in {"appos", "flat", "nmod", "acl:relcl"}


def read_posts(tree: Tree, lexicons: Lexicons, name: Name, first: int, last: int) -> None:
    """Add to ``name`` what stands beside its mention ``[first, last)``.

    Titles before it, apposition, descriptor, copula, relative clause of leading, party in brackets.
    """
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
        is_post = tree.pos[j] in {"NOUN", "PROPN"} and not _is_courtesy(tree, j)
        if tree.deps[j] == "nmod:desc" and j not in inside and is_post:
            # *Harbour master Joan Lee*: what UD calls a descriptor of a name is a post.
            name.roles.append(_shown_role(tree, j, inside))
            name.role_nouns.update({tree.lemmas[j], tree.lowers[j]})
        if tree.deps[j] in {"nmod:poss", "nmod"} and j not in inside:
            _affiliation(tree, lexicons, name, j)
        if tree.deps[j] == "appos" and j not in inside and ":" not in tree.words[last:j]:
            # What is tagged as an adjective is a post if it is known for one (*a top surrogate*).
            _add_role(tree, lexicons, name, j, strict=tree.pos[j] not in {"NOUN", "PROPN"})
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


def _affiliation(tree: Tree, lexicons: Lexicons, name: Name, body: int) -> None:
    """*The Courier's Ann Lee*; *Ann Lee of the Harrow Institute*: for whom somebody speaks."""
    row = source_noun(tree, lexicons, body) if tree.pos[body] == "PROPN" else None
    is_body = tree.ents[body] == "ORG" or (row is not None and row.kind is NounKind.OUTLET)
    case = tree.case_of(body)
    if is_body and (tree.deps[body] == "nmod:poss" or case in {"of", "with", "at", "from"}):
        words = tree.subtree(body, without=set(tree.children_of(body, "case")))
        name.roles.append(tree.text[tree.starts[words[0]] : tree.ends[words[-1]]])


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


def _is_courtesy(tree: Tree, i: int) -> bool:
    """*Ms. Lee* tells nothing of her; *Dr. Lee* tells a little."""
    return tree.lowers[i] in COURTESY and tree.lowers[i] not in {"dr", "dr."}


def _title(tree: Tree, lexicons: Lexicons, name: Name, i: int, last: int) -> bool:
    """Take ``i`` as a title of the name that ends at ``last`` if the lexicon knows it as one."""
    if _is_courtesy(tree, i):
        return False
    row = source_noun(tree, lexicons, i)
    if row is None or not row.title or row.kind not in PERSON_KINDS:
        return False
    if i + 1 >= last or "Number=Plur" in tree.morphs[last - 1]:
        return False  # *fellow Republicans* are nobody's name
    name.roles.append(tree.text[tree.starts[i] : tree.ends[i]])
    name.role_nouns.update(
        {tree.lemmas[i], tree.lowers[i], _IN_FULL.get(tree.lowers[i], tree.lemmas[i])}
    )
    name.gender = name.gender or _gender(tree.lowers[i])
    if name.label in {"OTHER"}:
        name.label = "PERSON"
    return True


#: What no role begins or ends with.
_EDGES = frozenset({"PUNCT", "ADP", "CCONJ", "SCONJ", "SYM"})
_NO_PART = frozenset({"cc", "conj", "parataxis"})


def _shown_role(tree: Tree, i: int, name: range) -> str:
    """Words of the role headed by ``i``, without the name and what leads to it."""
    bar = {j for j in tree.children[i] if tree.deps[j] in {"case", "cop", "nsubj", *_NO_PART}}
    tokens = [j for j in tree.subtree(i, without=bar) if j not in name]
    run = [i]
    for j in reversed([j for j in tokens if j < i]):
        if j == run[0] - 1:
            run.insert(0, j)
    for j in [j for j in tokens if j > i]:
        if j == run[-1] + 1:
            run.append(j)
    while len(run) > 1 and tree.pos[run[0]] in _EDGES:
        run.pop(0)
    while len(run) > 1 and tree.pos[run[-1]] in _EDGES:
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
