"""One dependency scheme for the whole package: Universal Dependencies.

The shipped pipeline speaks UD.  spaCy's own English pipelines speak ClearNLP labels, whose trees
differ in shape too: prepositions head their objects, and *be* heads its predicate.  This module
rewrites such a tree into UD so that every other module knows one scheme only.

References: de Marneffe et al. 2021, *Universal Dependencies*; Choi & Palmer 2012, *Guidelines
for the CLEAR Style Constituent to Dependency Conversion*.
"""

from __future__ import annotations

from collections.abc import Sequence

#: ClearNLP label → UD relation, where the shape of the tree is the same.
CLEARNLP_TO_UD: dict[str, str] = {
    "ROOT": "root",
    "acl": "acl",
    "acomp": "xcomp",
    "advcl": "advcl",
    "advmod": "advmod",
    "agent": "case",
    "amod": "amod",
    "appos": "appos",
    "attr": "xcomp",
    "aux": "aux",
    "auxpass": "aux:pass",
    "case": "case",
    "cc": "cc",
    "ccomp": "ccomp",
    "compound": "compound",
    "conj": "conj",
    "csubj": "csubj",
    "csubjpass": "csubj:pass",
    "dative": "iobj",
    "dep": "dep",
    "det": "det",
    "dobj": "obj",
    "expl": "expl",
    "intj": "discourse",
    "mark": "mark",
    "meta": "dep",
    "neg": "advmod",
    "nmod": "compound",
    "npadvmod": "obl:npmod",
    "nsubj": "nsubj",
    "nsubjpass": "nsubj:pass",
    "nummod": "nummod",
    "oprd": "xcomp",
    "parataxis": "parataxis",
    "pcomp": "advcl",
    "pobj": "obl",
    "poss": "nmod:poss",
    "preconj": "cc:preconj",
    "predet": "det:predet",
    "prep": "case",
    "prt": "compound:prt",
    "punct": "punct",
    "quantmod": "advmod",
    "relcl": "acl:relcl",
    "xcomp": "xcomp",
}

#: Labels that only ClearNLP trees have: any of them settles which scheme a tree is in.
_CLEARNLP_ONLY = frozenset(CLEARNLP_TO_UD) - set(CLEARNLP_TO_UD.values()) - {"ROOT", "nmod"}

#: Heads under which a prepositional phrase modifies a noun (UD ``nmod``) instead of a clause.
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM"})


def is_clearnlp(labels: Sequence[str]) -> bool:
    """True if a parser's label set or a tree's labels are in the ClearNLP scheme."""
    return any(label in _CLEARNLP_ONLY for label in labels)


def to_universal(
    heads: Sequence[int], labels: Sequence[str], pos: Sequence[str], lemmas: Sequence[str]
) -> tuple[list[int], list[str]]:
    """Rewrite a ClearNLP tree as UD.

    Args:
        heads: absolute head index of each token; a root is its own head.
        labels: ClearNLP label of each token.
        pos: universal part of speech of each token.
        lemmas: lemma of each token, to recognise the copula.

    Returns:
        New heads and UD relations.  Prepositions become ``case`` children of their objects,
        objects attach where the preposition was (``obl:agent`` for the agent of a passive,
        ``nmod`` under a noun), and a copula becomes the ``cop`` child of its predicate.
    """
    new_heads = list(heads)
    relations = [CLEARNLP_TO_UD.get(label, label.lower()) for label in labels]
    for i, label in enumerate(labels):
        if label not in {"pobj", "pcomp"}:
            continue
        prep = heads[i]
        if labels[prep] not in {"prep", "agent", "dative", "ROOT"} or prep == i:
            continue
        if any(labels[j] == label and heads[j] == prep and j < i for j in range(prep + 1, i)):
            continue  # a second object of the same preposition keeps its place
        governor = heads[prep]
        if governor == prep:
            relations[i] = "root"
            new_heads[i] = i
        else:
            new_heads[i] = governor
            if label == "pcomp":
                relations[i] = "acl" if pos[governor] in _NOMINAL else "advcl"
            elif labels[prep] == "agent":
                relations[i] = "obl:agent"
            else:
                relations[i] = "nmod" if pos[governor] in _NOMINAL else "obl"
        new_heads[prep] = i
        relations[prep] = "mark" if label == "pcomp" else "case"
    for i, label in enumerate(labels):
        copula = heads[i]
        if label not in {"attr", "acomp"} or copula == i or lemmas[copula] != "be":
            continue
        if relations[copula] == "cop":
            continue
        new_heads[i] = i if heads[copula] == copula else new_heads[copula]
        relations[i] = relations[copula]
        for j in range(len(labels)):
            if new_heads[j] == copula and j not in (i, copula):
                new_heads[j] = i
        new_heads[copula] = i
        relations[copula] = "cop"
    return new_heads, relations
