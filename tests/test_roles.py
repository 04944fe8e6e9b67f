"""The same attribution from the same sentence in both dependency schemes."""

from __future__ import annotations

import pytest

from analyzer.roles import CLEARNLP_TO_UD, is_clearnlp, to_universal
from tests.facts.parses import facts_of, mentions, parse, see, to_doc

#: Cue, the sentence in Universal Dependencies, the sentence in ClearNLP labels.
PAIRS = [
    pytest.param(
        "said",
        "[nsubj *Ann/PN@PERSON Lee/PN@PERSON] *said/V [obl on *Monday/PN] [ccomp that [nsubj the "
        "*bridge/N] would *close/VB] .",
        "[nsubj Ann/PN:compound@PERSON *Lee/PN@PERSON] *said/V [prep *on [pobj *Monday/PN]] [ccomp "
        "that [nsubj the *bridge/N] would *close/VB] .",
        id="preposition heads its object",
    ),
    pytest.param(
        "condemned",
        "[nsubj:pass The *plan/N] was:aux:pass *condemned=condemn/VN [obl:agent by the *union/N] .",
        "[nsubjpass The *plan/N] was:auxpass *condemned=condemn/VN [agent *by [pobj the *union/N]] "
        ".",
        id="agent of a passive",
    ),
    pytest.param(
        "said",
        "[nsubj The *mayor/N] *said/V [ccomp [nsubj the *bridge/N] was:cop *safe/J] .",
        "[nsubj The *mayor/N] *said/V [ccomp [nsubj the *bridge/N] *was/A [acomp *safe/J]] .",
        id="copula with an adjective",
    ),
    pytest.param(
        "confident",
        "[nsubj *Lee/PN@PERSON] was:cop *confident/J [ccomp that [nsubj it] would *hold/VB] .",
        "[nsubj *Lee/PN@PERSON] *was/A [acomp *confident/J [ccomp that [nsubj it] would *hold/VB]] "
        ".",
        id="predicate adjective as cue",
    ),
    pytest.param(
        "said",
        "[nsubj The *engineer/N [acl:relcl who *said/V [ccomp [nsubj it] would *hold/VB]]] "
        "*left=leave/V .",
        "[nsubj The *engineer/N [relcl who *said/V [ccomp [nsubj it] would *hold/VB]]] "
        "*left=leave/V .",
        id="relative clause",
    ),
    pytest.param(
        "called",
        "[nsubj The *union/N] *called=call/V [obl for an *inquiry/N] .",
        "[nsubj The *union/N] *called=call/V [prep *for [pobj an *inquiry/N]] .",
        id="cue with a preposition",
    ),
    pytest.param(
        "accused",
        "[nsubj *Lee/PN@PERSON] *accused=accuse/V [obj the *board/N] [advcl of:mark "
        "*hiding=hide/VG "
        "[obj the *report/N]] .",
        "[nsubj *Lee/PN@PERSON] *accused=accuse/V [dobj the *board/N] [prep *of [pcomp "
        "*hiding=hide/VG [dobj the *report/N]]] .",
        id="preposition with a clause",
    ),
    pytest.param(
        "claim",
        "[nsubj His/PR:nmod:poss *claim/N [acl that [nsubj it] would *hold/VB]] *drew=draw/V [obj "
        "*laughter/N] .",
        "[nsubj His/PR:poss *claim/N [acl that [nsubj it] would *hold/VB]] *drew=draw/V [dobj "
        "*laughter/N] .",
        id="possessor of a noun cue",
    ),
    pytest.param(
        "support",
        "[nsubj *Lee/PN@PERSON] *voiced=voice/V [obj *support/N [nmod for the *toll/N]] .",
        "[nsubj *Lee/PN@PERSON] *voiced=voice/V [dobj *support/N [prep *for [pobj the *toll/N]]] .",
        id="preposition under a noun",
    ),
    pytest.param(
        "According",
        "[obl [case *According/I to:fixed] the *mayor/N] , [nsubj it] would *hold/VB .",
        "[prep *According/VG [prep *to [pobj the *mayor/N]]] , [nsubj it] would *hold/VB .",
        id="according to",
    ),
    pytest.param(
        "say",
        "[nsubj *Lee/PN@PERSON] did not *say/VB [ccomp that [nsubj it] would *hold/VB] .",
        "[nsubj *Lee/PN@PERSON] did not:neg *say/VB [ccomp that [nsubj it] would *hold/VB] .",
        id="negation",
    ),
]


@pytest.mark.parametrize(("cue", "universal", "clearnlp"), PAIRS)
def test_both_schemes_give_the_same_attribution(cue: str, universal: str, clearnlp: str) -> None:
    assert to_doc(clearnlp).text == to_doc(universal).text
    assert see(clearnlp, cue) == see(universal, cue)


LEVELS = [
    pytest.param(
        "*sources/NS [amod *close/J [obl to the *council/N]]",
        "*sources/NS [amod *close/J [prep *to [pobj the *council/N]]]",
        id="relation",
    ),
    pytest.param(
        "two *officials/NS [acl:relcl who *attended=attend/V [obj the *talks=talk/NS]]",
        "two *officials/NS [relcl who *attended=attend/V [dobj the *talks=talk/NS]]",
        id="access",
    ),
    pytest.param(
        "*officials/NS [nmod at the Health/PN:compound@ORG *Ministry/PN@ORG]",
        "*officials/NS [prep *at [pobj the Health/PN:compound@ORG *Ministry/PN@ORG]]",
        id="organisation",
    ),
    pytest.param(
        "*Ann/PN@PERSON Lee/PN@PERSON , [appos the *mayor/N] ,",
        "Ann/PN:compound@PERSON *Lee/PN@PERSON , [appos the *mayor/N] ,",
        id="name with a role",
    ),
]


@pytest.mark.parametrize(("universal", "clearnlp"), LEVELS)
def test_both_schemes_give_the_same_source(universal: str, clearnlp: str) -> None:
    clause = "*said/V [ccomp that [nsubj it] would *hold/VB]"
    # The object of another sentence tells the scheme where the phrase alone would not.
    ud = facts_of(f"[nsubj {universal}] {clause} .\n[nsubj He] *left=leave/V [obj *town/N] .")
    foreign = facts_of(f"[nsubj {clearnlp}] {clause} .\n[nsubj He] *left=leave/V [dobj *town/N] .")
    (one,), (other,) = ud.sources, foreign.sources
    assert mentions(ud, one) == mentions(foreign, other)
    assert (one.level, one.source_class, one.access, one.relation, one.organisation) == (
        other.level,
        other.source_class,
        other.access,
        other.relation,
        other.organisation,
    )


def test_scheme_is_told_by_labels_that_only_one_has() -> None:
    assert is_clearnlp(["nsubj", "ROOT", "dobj"])
    assert not is_clearnlp(["nsubj", "root", "obj", "obl", "nmod:poss"])
    assert not is_clearnlp([])


@pytest.mark.parametrize(("_cue", "_universal", "clearnlp"), PAIRS)
def test_rewritten_tree_is_a_tree_of_universal_relations(
    _cue: str, _universal: str, clearnlp: str
) -> None:
    tree = parse(clearnlp).tree
    foreign = set(CLEARNLP_TO_UD) - set(CLEARNLP_TO_UD.values()) - {"nmod"}
    assert not foreign & set(tree.deps)
    for i in range(len(tree)):
        seen: set[int] = set()
        while tree.heads[i] != i:
            assert i not in seen, "a cycle"
            seen.add(i)
            i = tree.heads[i]


def test_copula_gives_its_predicate_the_place_of_the_clause() -> None:
    # Lee is mayor
    heads, relations = to_universal([1, 1, 1], ["nsubj", "ROOT", "attr"], ["PROPN", "AUX", "NOUN"],
                                    ["lee", "be", "mayor"])  # fmt: skip
    assert heads == [2, 2, 2]
    assert relations == ["nsubj", "cop", "root"]


def test_other_verbs_than_be_are_no_copula() -> None:
    # Lee became mayor
    heads, relations = to_universal([1, 1, 1], ["nsubj", "ROOT", "attr"], ["PROPN", "VERB", "NOUN"],
                                    ["lee", "become", "mayor"])  # fmt: skip
    assert heads == [1, 1, 1]
    assert relations == ["nsubj", "root", "xcomp"]
