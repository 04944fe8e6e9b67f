"""Lemmatizer tables: WordNet's rules and exceptions, and what the treebanks do otherwise."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

import spacy
from spacy.language import Language
from spacy.lookups import Lookups, load_lookups
from spacy.pipeline.lemmatizer import Lemmatizer
from spacy.tokens import Doc

from training.conllu import Sentence, Word

#: Parts of speech that the rules know.
RULE_POS = ("adj", "adv", "noun", "verb")
TABLES = ("lemma_rules", "lemma_exc", "lemma_index")


def make_lemmatizer(nlp: Language, tables: Lookups) -> Lemmatizer:
    """Create a rule lemmatizer with the given tables, outside any pipeline."""
    lemmatizer = nlp.create_pipe("lemmatizer", config={"mode": "rule"})
    if not isinstance(lemmatizer, Lemmatizer):
        raise TypeError("spaCy's lemmatizer factory made something else")
    lemmatizer.initialize(lookups=tables)
    return lemmatizer


def learn_tables(sentences: Iterable[Sentence]) -> Lookups:
    """Add an exception for every form whose usual lemma in the treebanks the rules miss.

    The rules know nouns, verbs, adjectives and adverbs only; pronouns, auxiliaries and clitics
    (*'s*, *n't*) come from the treebanks alone. Names keep their form, plural ones aside.
    """
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    samples: dict[tuple[str, str], Word] = {}
    for sentence in sentences:
        for word in sentence.words:
            if word.upos == "PROPN" and "Number=Plur" not in word.feats:
                continue
            if word.lemma == "_" or "Typo=Yes" in word.feats:
                continue
            key = (word.upos.lower(), word.form.replace("’", "'").lower())
            counts[key][word.lemma] += 1
            samples.setdefault(key, word)
    source = load_lookups("en", list(TABLES))
    nlp = spacy.blank("en")
    lemmatizer = make_lemmatizer(nlp, source)
    # spaCy keeps table keys as hashes; the parts of speech are read by name.
    exceptions = {pos: dict(source.get_table("lemma_exc")[pos]) for pos in RULE_POS}
    for (pos, form), lemmas in sorted(counts.items()):
        lemma = min(lemmas, key=lambda item: (-lemmas[item], item))
        sample = samples[pos, form]
        doc = Doc(nlp.vocab, words=[form], pos=[sample.upos], morphs=[sample.feats])
        # Parts of speech without rules would keep the capitals of a form that is no exception.
        if pos not in RULE_POS or lemmatizer(doc)[0].lemma_ != lemma:
            for spelling in sorted({form, form.replace("'", "’")}):
                exceptions.setdefault(pos, {})[spelling] = [lemma]
    tables = Lookups()
    tables.add_table("lemma_rules", dict(source.get_table("lemma_rules")))
    # The rules only ask whether a form is in the index, which takes long of a list; entries of
    # several words can never be asked for.
    index = {
        pos: dict.fromkeys(sorted(form for form in table if form.isalpha()), 1)
        for pos in RULE_POS
        for table in (source.get_table("lemma_index")[pos],)
    }
    tables.add_table("lemma_index", index)
    tables.add_table("lemma_exc", exceptions)
    return tables
