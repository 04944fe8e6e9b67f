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
    from analyzer.parsing import to_doc

    for draft in drafts:
        yield analyze_doc(to_doc(draft, nlp), draft, settings=settings, nlp=nlp)


def analyze_doc(
    doc: Doc, draft: Draft, *, settings: Settings | None = None, nlp: Language | None = None
) -> Report:
    """Analyse an already parsed draft (:func:`analyzer.parsing.to_doc`)."""
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
