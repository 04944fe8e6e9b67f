"""What is known about a candidate, as named features: the input of the readable linear model.

Every feature is a short string such as ``lemma=say.VERB`` or ``frame=that-clause``; a candidate
either has it or not.  The names are the first column of the shipped weight table.  Those that
begin with ``nested`` say that the cue stands inside another's content.
"""

from __future__ import annotations

from analyzer.facts.attribution.candidate import Candidate
from analyzer.facts.attribution.group import particle_of
from analyzer.facts.marks import Marks
from analyzer.facts.tree import Tree
from analyzer.lexicon import Lexicons

_FIRST = frozenset({"i", "we", "me", "us", "my", "our"})
_SECOND = frozenset({"you", "your"})
_THIRD = frozenset({"he", "she", "they", "his", "her", "their", "him", "them"})
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_MODALS = frozenset({"can", "could", "may", "might", "must", "shall", "should", "will", "would",
                     "'ll", "'d", "ca", "wo"})  # fmt: skip
_NEGATION = frozenset({"not", "n't", "never", "no"})


#: Constructions that the layout gives away; what surrounds their cue says nothing about them.
STRUCTURAL = frozenset(
    {
        "reaction",
        "speaker-label",
        "speaker-turn",
        "signature",
        "headline-colon",
        "headline-tail",
        "in-view-of",
    }
)


def source_kind(tree: Tree, lexicons: Lexicons, i: int | None) -> str:
    """What kind of thing heads the source phrase."""
    if i is None:
        return "none"
    lower = tree.lowers[i]
    if lower in _FIRST:
        return "first-person"
    if lower in _SECOND:
        return "second-person"
    if lower in _THIRD:
        return "pronoun"
    if lower in _RELATIVE:
        return "relative-" + lower
    if tree.pos[i] == "PRON" or tree.pos[i] == "DET":
        return "pronoun-" + (
            lower if lower in {"it", "this", "what", "some", "many", "others", "one"} else "other"
        )
    entity = tree.ents[i]
    if entity:
        return "entity-" + entity
    noun = lexicons.noun(lower, tree.lemmas[i])
    if noun is not None:
        return "noun-" + str(noun.kind)
    if tree.pos[i] == "PROPN":
        return "name"
    return "noun-other" if tree.pos[i] in {"NOUN", "NUM", "SYM"} else "clause"


def _length(tokens: int) -> str:
    for limit in (0, 1, 2, 4, 8, 16):
        if tokens <= limit:
            return str(limit)
    return "more"


def describe(tree: Tree, marks: Marks, lexicons: Lexicons, candidate: Candidate) -> list[str]:
    """Names of the features that hold of a candidate."""
    i = candidate.head
    if candidate.construction in STRUCTURAL:
        kind = source_kind(tree, lexicons, candidate.source_head)
        return [f"structure={candidate.construction}", f"structure={candidate.construction}+{kind}"]
    pos = "VERB" if tree.pos[i] == "AUX" else tree.pos[i]
    lemma = tree.lemmas[i]
    particle = particle_of(tree, i)
    key = f"{lemma} {particle}.{pos}" if particle else f"{lemma}.{pos}"
    frame = candidate.construction
    kind = source_kind(tree, lexicons, candidate.source_head)
    # *Knock out* is no way to *knock* anybody: what a particle makes of a verb has its own row.
    entry = lexicons.cue(f"{lemma} {particle}" if particle else lemma, pos)
    unlisted = "unlisted-particle" if particle else "unlisted"
    cue_class = str(entry.cue_class) if entry is not None else unlisted
    prep = candidate.preposition
    quoted = bool(candidate.quotes)
    features = [
        "bias",
        f"lemma={key}",
        f"frame={frame}",
        f"lemma+frame={key}+{frame}",
        f"class={cue_class}",
        f"class+frame={cue_class}+{frame}",
        f"source={kind}",
        f"source+frame={kind}+{frame}",
        f"source+class={kind}+{cue_class}",
        f"lemma+source={key}+{kind}",
        f"route={candidate.route}+{pos}",
        f"route+frame={candidate.route}+{frame}",
        f"dep={tree.deps[i]}+{pos}",
        f"content={_length(len(candidate.content))}+{'q' if quoted else '-'}",
        f"tag={_form(tree, i)}+{pos}",
        f"lemma+tag={key}+{_form(tree, i)}",
    ]
    after = tree.lowers[i + 1] if i + 1 < len(tree) else ""
    before = tree.lowers[i - 1] if i else ""
    features += [f"next={after}+{pos}", f"lemma+next={key}+{after}", f"previous={before}+{pos}",
                 f"lemma+previous={key}+{before}"]  # fmt: skip
    if prep:
        features += [f"prep={prep}+{pos}", f"lemma+prep={key}+{prep}"]
    if candidate.passive:
        features += [f"passive+{frame}", f"lemma+passive={key}"]
    if candidate.addressee is not None:
        features.append(f"addressee+{frame}")
    group = {tree.lowers[j] for j in candidate.cue} | {
        tree.lowers[j] for j in tree.children[i] if tree.deps[j] in {"aux", "advmod"}
    }
    for modal in sorted(group & _MODALS):
        features += [f"modal={modal}", f"modal+class={modal}+{cue_class}"]
    if group & _NEGATION:
        features += ["negated", f"negated+class={cue_class}", f"lemma+negated={key}"]
    inside = marks.quote_of[i]
    if inside >= 0:
        quote = marks.quotes[inside]
        features += [
            "nested-quotation",
            f"nested-quotation+{_length(quote.words)}",
            f"nested-quotation+{frame}",
            f"nested-quotation+class={cue_class}",
        ]
    elif marks.quotes and any(marks.quote_of[j] >= 0 for j in candidate.content):
        features += ["content-has-quotation", f"content-has-quotation+class={cue_class}"]
    paragraph = marks.paragraph_of[i]
    if paragraph in marks.headlines:
        features += ["headline", f"headline+class={cue_class}", f"headline+frame={frame}"]
    head = tree.heads[i]
    if head != i:
        head_pos = tree.pos[head]
        head_entry = lexicons.cue(tree.lemmas[head], head_pos)
        head_class = str(head_entry.cue_class) if head_entry is not None else "none"
        features += [
            f"governor={tree.lemmas[head]}+{tree.deps[i]}",
            f"governor-class={head_class}+{tree.deps[i]}",
        ]
    obj = tree.child(i, "obj")
    if obj is not None:
        features.append(f"object={tree.lemmas[obj]}")
        features.append(f"lemma+object={key}+{tree.ents[obj] or tree.pos[obj]}")
    if pos == "NOUN":
        det = tree.child(i, "det")
        if det is not None:
            features.append(f"det={tree.lowers[det]}")
        features.append(f"noun-dep={key}+{tree.deps[i]}")
        for verb in candidate.carriers:
            light = tree.lemmas[verb]
            features += ["light-verb", f"light={light}", f"light+class={light}+{cue_class}",
                         f"light-class+frame={cue_class}+{frame}"]  # fmt: skip
    if candidate.content and candidate.content[0] > i:
        features.append(f"gap={_length(candidate.content[0] - candidate.cue[-1] - 1)}")
        features.append(f"content-dep={tree.pos[candidate.content[0]]}+{frame}")
    if _in_complement(tree, lexicons, i):
        features += ["nested-complement", f"nested-complement+class={cue_class}"]
    mark = tree.mark_of(i)
    if mark:
        features.append(f"mark={mark}+{tree.deps[i]}")
    return features


def _form(tree: Tree, i: int) -> str:
    """Inflection in a word: present, past, infinitive, participle, gerund, plural."""
    morph = tree.morphs[i]
    if "VerbForm=Inf" in morph:
        return "to" if tree.mark_of(i) == "to" else "inf"
    if "VerbForm=Ger" in morph or ("VerbForm=Part" in morph and "Tense=Pres" in morph):
        return "ing"
    if "VerbForm=Part" in morph:
        return "ppart"
    if "Tense=Past" in morph:
        return "past"
    if "Tense=Pres" in morph:
        return "pres"
    if "Number=Plur" in morph:
        return "plural"
    return "base"


def _in_complement(tree: Tree, lexicons: Lexicons, i: int) -> bool:
    """Stands inside the complement clause of another known cue."""
    current = i
    for _ in range(30):
        head = tree.heads[current]
        if head == current:
            return False
        if tree.deps[current] in {"ccomp", "xcomp"} and (
            lexicons.cue(tree.lemmas[head], tree.pos[head]) is not None
        ):
            return True
        current = head
    return False
