"""The ladder: how far a reader can identify, weigh or check a source.

The linguistic tests of the source-transparency ladder (``docs/terms.md``), applied to the best
description a source gets anywhere in the article.
"""

from __future__ import annotations

from collections.abc import Sequence

from analyzer.facts.sources.cluster import Cluster
from analyzer.facts.sources.description import Description
from analyzer.facts.sources.name import Name
from analyzer.facts.vocabulary import word_list
from analyzer.lexicon_entries import NounKind
from analyzer.types import Level, SourceClass

#: Endings of nouns that denote people: what the lexicon does not know may still be a source.
_PERSON_ENDINGS = tuple(
    "er or ist ian man woman ee ant eer body one "
    "ers ors ists ians men women ees ants eers people".split()
)


def grade(cluster: Cluster) -> tuple[SourceClass, Level]:
    """Class and ladder level of a source."""
    if cluster.antecedent is not None and cluster.antecedent is not cluster:
        return grade(cluster.antecedent)
    if cluster.name is not None:
        return _grade_name(cluster.name)
    if cluster.is_author:
        return SourceClass.UNNAMED_PERSON, Level.INSTITUTION_ONLY
    # A source is graded at each of its mentions: what was found is kept until it is told more of.
    n, found = cluster.graded
    if found is None or n != len(cluster.descriptions):
        found = _grade_descriptions(cluster.descriptions)
        cluster.graded = (len(cluster.descriptions), found)
    return found


def _grade_descriptions(descriptions: Sequence[Description]) -> tuple[SourceClass, Level]:
    if all(_is_thing(one) for one in descriptions):
        return SourceClass.NONE, Level.NO_SOURCE
    first = descriptions[0]
    introduced = first.is_definite and not first.is_plural and not first.come_by
    if first.kind is NounKind.DOCUMENT and introduced:
        # *The study found*, at first mention: the draft has introduced it in other words.
        return SourceClass.IDENTIFIED_DOCUMENT, Level.NAMED
    graded = [_grade_description(one) for one in descriptions]
    return max(graded, key=lambda pair: pair[1])


def _is_thing(one: Description) -> bool:
    """What cannot speak: nobody, a day, an event (*the incident exposed*, *the move signals*)."""
    if one.is_nobody or one.noun in word_list("calendar"):
        return True
    return (
        one.kind is None
        and one.is_common
        and (not one.named_body or one.noun in word_list("event_noun"))
        and one.noun not in {"percent", "%"}
        and not one.noun.endswith(_PERSON_ENDINGS)
    )


def _grade_name(name: Name) -> tuple[SourceClass, Level]:
    if name.kind is NounKind.DOCUMENT:
        return SourceClass.IDENTIFIED_DOCUMENT, Level.NAMED
    if name.label == "PERSON":
        level = Level.NAMED_WITH_ROLE if name.roles else Level.NAMED
        return SourceClass.NAMED_PERSON, level
    if name.kind is NounKind.OUTLET or set(name.tokens) & word_list("outlet_name_word"):
        return SourceClass.NAMED_ORG, Level.NAMED
    if name.label == "OTHER" and len(name.tokens) == 2 and name.kind is None:
        return SourceClass.NAMED_PERSON, Level.NAMED
    if name.label in {"NORP"}:
        return SourceClass.GENERIC_CROWD, Level.GENERIC
    return SourceClass.NAMED_ORG, Level.INSTITUTION


def _grade_description(one: Description) -> tuple[SourceClass, Level]:
    kind = one.kind
    if kind is NounKind.DOCUMENT:
        return _grade_document(one)
    if kind is NounKind.OUTLET:
        return (
            (SourceClass.NAMED_ORG, Level.NAMED)
            if one.named_body
            else (SourceClass.UNNAMED_GROUP, Level.RELATION_ONLY)
        )
    if kind is NounKind.INSTITUTION:
        return _grade_institution(one)
    if kind is NounKind.SPOKESPERSON:
        # *A police spokesman*: what is a field beside a source is the body he speaks for.
        if one.organisation or one.named_body or one.place or one.is_definite or one.by_field:
            return SourceClass.NAMED_ORG, Level.INSTITUTION
        return SourceClass.UNNAMED_PERSON, Level.INSTITUTION_ONLY
    described = one.access or one.relation or one.organisation or one.count is not None
    if kind is NounKind.CROWD and one.noun == "people" and described:
        return _grade_people(one)  # *two people at the company*
    if kind in {NounKind.CROWD, NounKind.DIFFUSE, NounKind.PRONOUN, NounKind.SOCIAL,
                NounKind.RUMOUR, None}:  # fmt: skip
        return _grade_crowd(one)
    return _grade_people(one)


def _grade_institution(one: Description) -> tuple[SourceClass, Level]:
    """A body answers for itself; bodies at large (*many companies*) answer for nobody."""
    is_told = one.named_body or one.is_definite
    at_large = one.is_plural and one.is_common and not is_told
    if at_large and one.noun not in word_list("collective_body"):
        if one.by_field or one.place or one.count is not None:
            return SourceClass.UNNAMED_GROUP, Level.RELATION_ONLY
        return SourceClass.GENERIC_CROWD, Level.GENERIC
    speaks = one.base_level is not None and one.base_level >= Level.INSTITUTION
    if is_told or one.place or (speaks and one.count != 1):
        return SourceClass.NAMED_ORG, Level.INSTITUTION
    return SourceClass.UNNAMED_GROUP, Level.INSTITUTION_ONLY  # *an appeals court*


def _grade_document(one: Description) -> tuple[SourceClass, Level]:
    if one.identified:
        return SourceClass.IDENTIFIED_DOCUMENT, Level.NAMED
    if one.is_plural and not one.has_parties:
        level = Level.RELATION_ONLY if one.is_modified else Level.GENERIC
        return SourceClass.UNIDENTIFIED_DOCUMENT, level
    return SourceClass.UNIDENTIFIED_DOCUMENT, Level.INSTITUTION_ONLY


def _grade_crowd(one: Description) -> tuple[SourceClass, Level]:
    if one.relation:
        return SourceClass.UNNAMED_GROUP, Level.RELATION_ONLY
    if one.named_body and one.kind in {NounKind.CROWD}:
        return SourceClass.UNNAMED_GROUP, Level.RELATION_ONLY
    if not one.is_plural and one.kind is None and one.count == 1:
        return (
            SourceClass.UNNAMED_PERSON,
            Level.INSTITUTION_ONLY if one.organisation else Level.GENERIC,
        )
    return SourceClass.GENERIC_CROWD, Level.GENERIC


def _grade_people(one: Description) -> tuple[SourceClass, Level]:
    group = SourceClass.UNNAMED_GROUP if one.is_plural else SourceClass.UNNAMED_PERSON
    expert = one.kind is NounKind.EXPERT
    if one.access and (one.organisation or one.count or one.kind is not NounKind.BARE):
        level = Level.ROLE_AND_ACCESS if one.kind is not NounKind.BARE or one.organisation or (
            one.count
        ) else Level.INSTITUTION_ONLY  # fmt: skip
        return group, level
    if one.relation and not one.organisation:
        return group, Level.RELATION_ONLY
    if one.relation:
        return group, Level.RELATION_ONLY if one.kind in {NounKind.BARE, NounKind.PROXIMITY} else (
            Level.INSTITUTION_ONLY
        )
    if one.organisation:
        return group, Level.INSTITUTION_ONLY
    if expert and not one.place:
        return (
            SourceClass.GENERIC_CROWD if one.is_plural else SourceClass.UNNAMED_PERSON
        ), Level.GENERIC
    # A witness is placed by where he was; of an official a country says little.
    placed = one.place and one.kind is not NounKind.WITNESS
    generic = one.noun.split()[-1] in word_list("generic_person") or one.kind is NounKind.BARE
    if (one.by_field and generic) or placed or one.former:
        return group, Level.RELATION_ONLY
    if one.kind is NounKind.BARE:
        return (SourceClass.UNNAMED_GROUP if one.is_plural else group), Level.GENERIC
    base = one.base_level if one.base_level is not None else Level.RELATION_ONLY
    if one.kind is NounKind.TITLE:
        # One person's post: a reader can find out whose; of *leaders* nobody can.
        return group, Level.RELATION_ONLY if one.is_plural else Level.INSTITUTION_ONLY
    if generic and one.is_plural:
        base = min(base, Level.RELATION_ONLY)
    if base <= Level.GENERIC:
        return SourceClass.GENERIC_CROWD if one.is_plural else group, Level.GENERIC
    return group, Level(min(base, Level.INSTITUTION_ONLY))
