"""Load the language pipeline, and refuse one that cannot do what the analysis needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer._paths import model_dir
from analyzer.errors import PipelineError

if TYPE_CHECKING:
    from spacy.language import Language

#: Longest text the pipeline takes, in characters. Texts up to 10 MB are cut up elsewhere; this
#: only keeps spaCy's own limit, made for models that need far more memory, out of the way.
MAX_LENGTH = 20_000_000

#: What the analysis reads, and the components that can supply it.
_NEEDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("a dependency parser", ("parser", "experimental_biaffine_parser", "transition_parser")),
    ("a part-of-speech tagger", ("tagger", "morphologizer")),
    ("a lemmatizer", ("lemmatizer", "trainable_lemmatizer", "experimental_edit_tree_lemmatizer")),
)


def load_pipeline(name: str | None = None) -> Language:
    """Load a spaCy pipeline by installed name or by path; without a name, the shipped one.

    A pipeline without this package's sentence component gets it, ahead of its parser, so that
    line ends and closing quotation marks are sentence ends whatever the parser thinks.

    Raises:
        PipelineError: the pipeline is not installed, cannot be read, or has no parser, no tagger
            or morphologizer, or no lemmatizer.
    """
    import spacy

    # Importing registers component and layer, whether or not the entry points are installed.
    from analyzer import embedding, sentences  # noqa: F401

    source = str(model_dir()) if name is None else name
    try:
        nlp = spacy.load(source)
    except OSError as error:
        hint = (
            "reinstall the package: its language pipeline is missing"
            if name is None
            else "give the name of an installed spaCy pipeline, or the path of one"
        )
        raise PipelineError(
            "the language pipeline cannot be found or read", value=source, hint=hint
        ) from error
    except (ValueError, ImportError, KeyError) as error:
        raise PipelineError(
            f"the language pipeline cannot be loaded: {error}".splitlines()[0],
            value=source,
            hint="check that it was made for the installed version of spaCy",
        ) from error
    check_pipeline(nlp, source)
    if not any(nlp.get_pipe_meta(pipe).factory == sentences.FACTORY for pipe in nlp.pipe_names):
        _add_sentences(nlp, sentences.FACTORY)
    nlp.max_length = max(nlp.max_length, MAX_LENGTH)
    _multiply_by_numpy(nlp)
    return nlp


def check_pipeline(nlp: Language, name: str | None = None) -> None:
    """Check that a pipeline supplies every annotation that the analysis reads.

    Raises:
        PipelineError: a component is missing or disabled; the message names all of them.
    """
    factories = {nlp.get_pipe_meta(pipe).factory for pipe in nlp.pipe_names}
    factories |= set(nlp.pipe_names)
    missing = [what for what, makers in _NEEDS if not factories.intersection(makers)]
    if missing:
        raise PipelineError(
            f"the language pipeline lacks {_enumerate(missing)}",
            value=name if name is not None else pipeline_id(nlp),
            hint="use a pipeline that parses, tags and lemmatizes, such as the shipped one",
        )


def pipeline_id(nlp: Language) -> str:
    """Name and version of a pipeline, such as ``en_whosays 1.0.0``, for the report."""
    meta = nlp.meta
    name = f"{meta.get('lang', '')}_{meta.get('name') or 'pipeline'}".strip("_")
    return f"{name} {meta.get('version', '')}".strip()


def _multiply_by_numpy(nlp: Language) -> None:
    """Let numpy multiply matrices: a third faster, in the encoders, than spaCy's own product."""
    from thinc.api import Model, NumpyOps

    ops = NumpyOps(use_blis=False)
    for _, pipe in nlp.pipeline:
        model = getattr(pipe, "model", None)
        for node in model.walk() if isinstance(model, Model) else ():
            if type(node.ops) is NumpyOps:  # not one for a graphics processor, nor Apple's
                node.ops = ops


def _add_sentences(nlp: Language, factory: str) -> None:
    # A component that fixes every boundary itself has to come after ours, or ours is overruled.
    deciders = {"parser", "senter", "sentencizer", "experimental_biaffine_parser"}
    first = next(
        (pipe for pipe in nlp.pipe_names if nlp.get_pipe_meta(pipe).factory in deciders), None
    )
    if first is None:
        nlp.add_pipe(factory, first=True)
    else:
        nlp.add_pipe(factory, before=first)


def _enumerate(items: list[str]) -> str:
    return items[0] if len(items) == 1 else ", ".join(items[:-1]) + " and " + items[-1]
