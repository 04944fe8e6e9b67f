"""Nominal and adjectival cues: *his claim that*, *support for*, *confident that*, *in X's view*."""

from __future__ import annotations

from analyzer.facts.attribution.absolute import absolute_subject
from analyzer.facts.attribution.candidate import Candidate
from analyzer.facts.attribution.content import clause, prepositional
from analyzer.facts.attribution.group import find_source, is_passive, subject_of, verb_group
from analyzer.facts.attribution.phrase import source_phrase, trim
from analyzer.facts.marks import Marks
from analyzer.facts.tree import Tree
from analyzer.facts.vocabulary import source_noun, word_list
from analyzer.lexicon import Lexicons
from analyzer.lexicon_entries import CueClass

#: Prepositions that tie a noun of saying or thinking to what is said or thought.
CONTENT_CASES = frozenset(
    {
        "about",
        "of",
        "for",
        "on",
        "over",
        "against",
        "to",
        "in",
        "with",
        "from",
        "as",
        "toward",
        "towards",
        "regarding",
        "into",
        "at",
    }
)
#: Prepositions that tie it to the one who says or thinks.
SOURCE_CASES = frozenset({"by", "from", "among", "within", "amongst", "of"})


def find_nominal(tree: Tree, marks: Marks, lexicons: Lexicons, i: int) -> Candidate | None:
    """The candidate whose cue is the noun ``i``, or ``None`` if nothing hangs on it."""
    reaction = _find_reaction(tree, lexicons, i)
    if reaction is not None:
        return reaction
    content_child, construction = _noun_content(tree, i)
    light = _light_verb(tree, i)
    copular = _copular_content(tree, i)
    owner = tree.child(i, "nmod:poss")
    if content_child is None and copular is None and owner is None and light is None:
        return None
    cue = [i]
    if light is not None:
        group = verb_group(tree, light)
        if group[-1] < i and i - group[-1] <= 4:
            cue = list(range(group[0], i + 1))
    source_head, route = _noun_source(tree, i, owner, light, content_child)
    bar = set(cue)
    if content_child is not None:
        bar |= set(tree.subtree(content_child))
    source = source_phrase(tree, source_head, frozenset(bar)) if source_head is not None else []
    candidate = Candidate(i, construction, cue, source_head, source, route)
    not_content = set(cue) | set(source)
    if content_child is not None:
        case = tree.case_of(content_child)
        if case:
            candidate.content = prepositional(tree, content_child, not_content)
            candidate.preposition = case
            if tree.lowers[cue[-1] + 1 : cue[-1] + 2] == [case]:
                candidate.cue = [*cue, cue[-1] + 1]
        else:
            candidate.content = clause(tree, content_child, not_content)
    elif copular is not None:
        candidate.content = copular
        candidate.construction = "noun-is"
    elif marks.quotes:
        quote = marks.quote_from(i, i + 2)
        if quote is not None and marks.quote_of[i] < 0:
            candidate.quotes = [quote.number]
            candidate.construction = "noun-quote"
    return candidate


def _find_reaction(tree: Tree, lexicons: Lexicons, i: int) -> Candidate | None:
    """*The figures were met with skepticism by experts*; *the plan stirred fears among voters*.

    Experts doubt the figures, voters fear the plan: whoever reacts is the source.  So with *the
    plan has the backing of the union*.
    """
    verb = tree.heads[i]
    entry = lexicons.cue(tree.lemmas[i], "NOUN")
    if entry is None or verb == i:
        return None
    met = (
        tree.case_of(i) == "with"
        and tree.lemmas[verb] in word_list("reaction_verb")
        and is_passive(tree, verb)
    )
    stirred = tree.deps[i] == "obj" and tree.lemmas[verb] in word_list("stirring_verb")
    backed = (
        tree.deps[i] == "obj"
        and entry.cue_class is CueClass.AGREEMENT
        and tree.lemmas[verb] in word_list("backed_verb")
    )
    if not (met or stirred or backed):
        return None
    cases = _REACTING | {"of"} if backed else _REACTING
    for holder in (i, verb):
        for j in tree.children[holder]:
            if j > i and tree.case_of(j) in cases and _can_react(tree, lexicons, j):
                subject = subject_of(tree, verb)
                content = trim(tree, tree.phrase(subject)) if subject is not None else []
                source = source_phrase(tree, j, frozenset({i}))
                return Candidate(i, "reaction", [i], j, source, "agent", content)
    return None


#: Prepositions before those who react.
_REACTING = frozenset({"by", "from", "among", "amongst", "within"})


def _can_react(tree: Tree, lexicons: Lexicons, i: int) -> bool:
    """People and bodies; not a place nor a span of time."""
    noun = source_noun(tree, lexicons, i)
    return noun is not None or tree.ents[i] in {"PERSON", "ORG", "NORP"}


def _noun_content(tree: Tree, i: int) -> tuple[int | None, str]:
    for j in tree.children[i]:
        dep = tree.deps[j]
        if dep in {"acl", "ccomp", "acl:relcl"} and j > i:
            mark = tree.mark_of(j)
            if mark == "that" and dep != "acl:relcl":
                return j, "noun-that"
            if dep == "acl" and mark == "to":
                return j, "noun-to"
            if dep in {"acl", "ccomp"} and mark in {"whether", "if", "of", "about", "for"}:
                return j, "noun-clause"
    for j in tree.children[i]:
        if tree.deps[j] in {"nmod", "obl"} and j > i and tree.case_of(j) in CONTENT_CASES:
            return j, "noun-preposition"
    # A preposition phrase may hang on the light verb: *made a promise on taxes*.
    head = tree.heads[i]
    if tree.deps[i] == "obj" and tree.lemmas[head] in word_list("light_verb"):
        for j in tree.children[head]:
            if j > i and tree.deps[j] in {"xcomp", "ccomp"}:
                return j, "noun-that" if tree.mark_of(j) == "that" else "noun-to"
            if j > i and tree.deps[j] == "obl" and tree.case_of(j) in {"about", "on", "for", "over",
                                                                       "against"}:  # fmt: skip
                return j, "noun-preposition"
    return None, "noun-bare"


def _copular_content(tree: Tree, i: int) -> list[int] | None:
    """*His concern is that …*: the clause predicated of the noun."""
    if tree.deps[i] not in {"nsubj", "nsubj:outer"}:
        return None
    predicate = tree.heads[i]
    if tree.child(predicate, "cop") is not None and tree.pos[predicate] == "VERB":
        bar = set(tree.subtree(i)) | {j for j in tree.children[predicate] if tree.deps[j] == "cop"}
        return trim(tree, [j for j in tree.subtree(predicate) if j not in bar])
    if tree.lemmas[predicate] == "be":
        for j in tree.children_of(predicate, "ccomp", "xcomp"):
            return trim(tree, tree.subtree(j))
    return None


def _light_verb(tree: Tree, i: int) -> int | None:
    head = tree.heads[i]
    if head != i and tree.deps[i] == "obj" and tree.lemmas[head] in word_list("light_verb"):
        return head
    return None


def _noun_source(
    tree: Tree, i: int, owner: int | None, light: int | None, content_child: int | None
) -> tuple[int | None, str]:
    absolute = absolute_subject(tree, i)
    if absolute is not None:
        return absolute, "subject"  # *with shopkeepers warning of*: a participle taken for a noun
    if tree.deps[i] == "obj" and owner is not None and tree.pos[owner] == "PRON":
        # *Lee repeated her support for*: the name says more than the pronoun that points to it.
        subject, _ = find_source(tree, tree.heads[i], passive=False)
        if subject is not None and _agrees(tree, owner, subject):
            return subject, "controller"
    if owner is not None:
        return owner, "possessor"
    for j in tree.children[i]:
        if j != content_child and tree.deps[j] == "nmod":
            case = tree.case_of(j)
            if case in SOURCE_CASES and (case != "of" or content_child is not None):
                return j, "complement"
    for j in tree.children[i]:
        if tree.deps[j] == "compound" and (tree.pos[j] == "PROPN" or tree.ents[j]):
            return j, "noun"
    head = tree.heads[i]
    if light is not None and tree.lemmas[light] in word_list("receiving_verb"):
        return None, "none"  # *The plan drew criticism*: the plan criticises nobody
    if light is not None:
        subject, _ = find_source(tree, light, passive=False)
        if subject is not None:
            return subject, "controller"
    if tree.deps[i] in {"obj", "obl"} and head != i:
        subject, _ = find_source(tree, head, passive=False)
        if subject is not None:
            return subject, "governor"
    if tree.child(i, "cop") is not None:
        subject = subject_of(tree, i)
        if subject is not None:
            return subject, "subject"
    return None, "none"


def _agrees(tree: Tree, owner: int, subject: int) -> bool:
    """*Lee repeated her support*, but not *critics attacked her support*."""
    plural = "Number=Plur" in tree.morphs[subject] or tree.child(subject, "conj") is not None
    return plural == (tree.lowers[owner] in {"their", "our"})


def find_adjectival(tree: Tree, i: int) -> Candidate | None:
    """*confident that*, *skeptical of*, *eager to*: a predicate adjective with its content."""
    content: int | None = None
    construction = ""
    for j in tree.children[i]:
        if j < i:
            continue
        dep = tree.deps[j]
        if dep in {"ccomp", "csubj"}:
            content, construction = j, "adjective-that"
            break
        if dep in {"xcomp", "advcl"} and tree.mark_of(j) in {"to", "that", "about", "of"}:
            content = j
            construction = "adjective-that" if tree.mark_of(j) == "that" else "adjective-to"
            break
        if dep == "obl" and tree.case_of(j):
            content, construction = j, "adjective-preposition"
            break
    if content is None:
        return None
    cue = verb_group(tree, i)
    bar = set(cue)
    source_head, route = find_source(tree, i, passive=False)
    if tree.child(i, "expl") is not None:
        source_head, route = None, "none"
    source = source_phrase(tree, source_head, frozenset(bar)) if source_head is not None else []
    candidate = Candidate(i, construction, cue, source_head, source, route)
    bar |= set(source)
    case = tree.case_of(content)
    if case:
        candidate.preposition = case
        candidate.content = prepositional(tree, content, bar)
        if tree.lowers[cue[-1] + 1 : cue[-1] + 2] == [case]:
            candidate.cue = [*cue, cue[-1] + 1]
    else:
        candidate.content = clause(tree, content, bar)
    return candidate
