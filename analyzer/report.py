"""One draft in, one report out: the only place that knows the order of the stages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from analyzer.config import Settings
from analyzer.errors import ConfigError
from analyzer.lexicon import load_lexicons
from analyzer.types import Credit, Draft, Facts, Flag, Provenance, Report, Scores, Status

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

CHUNK = 100_000
"""Characters the pipeline sees at once; a longer draft is parsed in parts that end with a
paragraph, so that memory does not grow with the draft."""


def analyze(
    draft: Draft | str,
    *,
    title: str | None = None,
    settings: Settings | None = None,
    nlp: Language | None = None,
) -> Report:
    """Analyse one draft.

    Args:
        draft: an ingested draft, or pasted text.
        title: headline of pasted text; ignored for a ``Draft``.
        settings: which pipeline and rules; defaults if left out.
        nlp: a loaded pipeline, to reuse one over many drafts.

    Raises:
        InputError: the text is empty or cannot be read.
        ConfigError: a rule name in ``settings`` is unknown.
        PipelineError: the pipeline cannot be loaded or lacks a component.
    """
    if isinstance(draft, str):
        from analyzer.ingest import from_text

        draft = from_text(draft, title=title)
    return next(analyze_many([draft], settings=settings, nlp=nlp))


def analyze_many(
    drafts: Iterable[Draft], *, settings: Settings | None = None, nlp: Language | None = None
) -> Iterator[Report]:
    """Analyse drafts one after another with one pipeline; yields reports in order."""
    settings = settings or Settings()
    if nlp is None:
        from analyzer.pipeline import load_pipeline

        nlp = load_pipeline(settings.model)
    for draft in drafts:
        yield analyze_doc(to_doc(draft, nlp), draft, settings=settings, nlp=nlp)


def to_docs(drafts: Sequence[Draft], nlp: Language) -> Iterator[Doc | Exception]:
    """Parse drafts together, which is faster than one by one; in their order.

    Yields:
        The parse of each draft, or what was raised in parsing that draft alone.
    """
    from analyzer.ingest import analysed_text

    texts = [analysed_text(draft) for draft in drafts]
    if all(len(text) <= CHUNK for text in texts):
        try:
            docs = list(nlp.pipe(texts, batch_size=max(1, len(texts))))
        except Exception:  # one of them cannot be parsed; below it is found which
            docs = []
        if docs:
            yield from docs
            return
    for draft in drafts:
        try:
            yield to_doc(draft, nlp)
        except Exception as error:  # told to the caller, who knows the draft
            yield error


def to_doc(draft: Draft, nlp: Language) -> Doc:
    """Parse a draft; the ``Doc`` has the draft's offsets."""
    from spacy.tokens import Doc

    from analyzer.ingest import analysed_text

    text = analysed_text(draft)
    if len(text) <= CHUNK:
        return nlp(text)
    cuts = [0]
    for paragraph in draft.paragraphs:
        if paragraph.start - cuts[-1] > CHUNK // 2:
            cuts.append(paragraph.start)
    parts = [text[first:last] for first, last in zip(cuts, [*cuts[1:], len(text)], strict=True)]
    docs = [nlp(piece) for part in parts for piece in _pieces(part)]
    return Doc.from_docs(docs, ensure_whitespace=False)


def _pieces(part: str) -> Iterator[str]:
    """A single paragraph longer than a chunk is cut at white space."""
    while len(part) > 2 * CHUNK:
        cut = part.rfind(" ", CHUNK, 2 * CHUNK) + 1 or CHUNK
        yield part[:cut]
        part = part[cut:]
    yield part


def analyze_doc(
    doc: Doc, draft: Draft, *, settings: Settings | None = None, nlp: Language | None = None
) -> Report:
    """Analyse an already parsed draft (``to_doc``)."""
    from analyzer.facts.build import find_facts
    from analyzer.rules import run_rules

    settings = settings or Settings()
    lexicons = load_lexicons(settings.lexicons, settings.changes, f"profile {settings.profile}")
    facts = find_facts(doc, draft, lexicons)
    flags, found_credits = run_rules(
        facts,
        lexicons,
        select=settings.select or None,
        ignore=settings.ignore or None,
        min_severity=settings.min_severity,
        severity=settings.severity,
    )
    return Report(
        analyzer=_provenance(settings, lexicons.digest, nlp),
        facts=facts,
        flags=flags,
        credits=found_credits,
        scores=_score(facts, flags, found_credits, settings),
    )


def rescore(
    report: Report,
    statuses: Mapping[str, Status] | None = None,
    *,
    settings: Settings | None = None,
) -> Report:
    """The report with flags as an editor decided on them, and the scores that follow.

    Nothing is analysed again; dismissed flags cost nothing and stay listed.

    Args:
        statuses: fingerprint of a flag → its status; other flags keep theirs.
        settings: those the report was made with.

    Raises:
        ConfigError: the settings are not those the report was made with.
    """
    from analyzer.scores import with_statuses

    settings = settings or Settings()
    if settings.digest != report.analyzer.config:
        raise ConfigError(
            "the report was made with other settings",
            path=report.facts.draft.path,
            value=report.analyzer.config,
            hint="pass the settings it was made with",
        )
    flags = with_statuses(report.flags, statuses or {})
    scores = _score(report.facts, flags, report.credits, settings)
    return replace(report, flags=flags, scores=scores)


def _score(
    facts: Facts, flags: Sequence[Flag], found_credits: Sequence[Credit], settings: Settings
) -> Scores:
    from analyzer.rules import selected_rules
    from analyzer.scores import score
    from analyzer.scores.reference import load_reference

    ran = {rule.category for rule in selected_rules(settings.select, settings.ignore)}
    return score(
        facts,
        flags,
        found_credits,
        weights=settings.scores,
        reference=load_reference(settings.reference, settings.reference_corpus),
        ran=ran,
    )


def _provenance(settings: Settings, lexicons: str, nlp: Language | None) -> Provenance:
    from analyzer import __version__

    return Provenance(
        version=__version__,
        pipeline=_pipeline_id(nlp) if nlp is not None else "frozen parse",
        lexicons=lexicons,
        config=settings.digest,
    )


@lru_cache(maxsize=4)
def _pipeline_id(nlp: Language) -> str:
    """Kept, since spaCy lists every label of every component to tell a pipeline's version."""
    from analyzer.pipeline import pipeline_id

    return pipeline_id(nlp)
