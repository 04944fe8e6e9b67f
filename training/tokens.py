"""Tokenizer settings: spaCy's English rules, brought nearer to the treebanks' words."""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.symbols import ORTH
from spacy.tokenizer import Tokenizer
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex, registry

#: Runs of one mark are one word in the treebanks: *!!!*, *====*.
_RUNS = r"[!?]{2,}", r"([=*_~+<>#])\1+"
#: A hyphen after these does not split: what stands before it is no word by itself.
_PREFIXES = (
    "anti", "co", "e", "mid", "mini", "multi", "non", "post", "pre", "pro", "re", "semi", "sub",
    "ultra",
)  # fmt: skip
#: Marks that split where spaCy's rules leave one token: ranges of numbers (*5–6*), numbers after
#: a name (*COVID-19*), and hyphens after an abbreviation (*U.S.-led*).
_SPLITTING = (
    r"(?<=[0-9])[–—](?=[0-9])",
    r"(?<=[A-Za-z])-(?=[0-9])",
    r"(?<=[A-Z]\.)[-–—](?=[A-Za-z])",
)
#: The treebanks' words of forms that spaCy keeps whole.
_SPLIT_FORMS = (("wan", "na"), ("and", "/", "or"))
_LETTER_HYPHEN = "(?:-|–|—"


def adapt_tokenizer(nlp: Language) -> Language:
    """Change the tokenizer of a pipeline in place, and return the pipeline.

    Raises ``TypeError`` if the pipeline does not use spaCy's own tokenizer.
    """
    tokenizer = nlp.tokenizer
    if not isinstance(tokenizer, Tokenizer):
        raise TypeError("only spaCy's rule tokenizer can be adapted")
    defaults = nlp.Defaults
    guard = "".join(
        rf"(?<!\b{form})" for prefix in _PREFIXES for form in (prefix, prefix.capitalize())
    )
    infixes = [
        guard + infix if _LETTER_HYPHEN in infix else infix for infix in defaults.infixes or ()
    ]
    tokenizer.prefix_search = compile_prefix_regex([*_RUNS, *(defaults.prefixes or ())]).search
    tokenizer.suffix_search = compile_suffix_regex([*_RUNS, *(defaults.suffixes or ())]).search
    tokenizer.infix_finditer = compile_infix_regex([*infixes, *_SPLITTING]).finditer
    for words in _SPLIT_FORMS:
        capital = (words[0].capitalize(), *words[1:])
        for variant in (words, capital):
            tokenizer.add_special_case("".join(variant), [{ORTH: word} for word in variant])
    return nlp


@registry.callbacks("treebank_tokenizer")
def make_callback() -> Callable[[Language], Language]:
    """The same as a spaCy callback, for ``[initialize.before_init]``."""
    return adapt_tokenizer
