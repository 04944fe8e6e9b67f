"""Parse texts once per pipeline and keep the parses, so that tuning runs skip the parser.

Parses hold the texts, so the cache lies outside the project: by default in the platform's folder
for temporary files, under ``whosays-cache``.
"""

from __future__ import annotations

import hashlib
import inspect
import os
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from analyzer.parsing import parse_texts
from analyzer.types import Draft, Report

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


def parse(texts: Sequence[str], nlp: Language, cache: Path | None = None) -> list[Doc]:
    """One parsed ``Doc`` per text, from the cache where this pipeline parsed these texts before.

    ``cache`` is the folder of the cache; ``None`` is ``whosays-cache`` among temporary files.
    """
    from spacy.tokens import DocBin

    folder = cache or Path(tempfile.gettempdir()) / "whosays-cache"
    file = folder / f"{pipeline_digest(nlp)[:16]}-{_digest(texts)[:16]}.spacy"
    if file.exists():
        return list(DocBin().from_disk(file).get_docs(nlp.vocab))
    docs = [_sound(doc) for doc in parse_texts(texts, nlp)]
    folder.mkdir(parents=True, exist_ok=True)
    # Two runs may parse the same part at once: each writes its own file, the last one stays.
    scratch = file.with_suffix(f".{os.getpid()}")
    DocBin(docs=docs).to_disk(scratch)
    scratch.replace(file)
    return docs


def _sound(doc: Doc | Exception) -> Doc:
    if isinstance(doc, Exception):
        raise doc
    return doc


def analyzed(
    paths: Sequence[Path], model: str | None = None, cache: Path | None = None
) -> Iterator[Report]:
    """Read, parse (or take from the cache) and analyse each file; reports in the files' order."""
    from analyzer.ingest import analysed_text, read_draft
    from analyzer.pipeline import load_pipeline
    from analyzer.report import analyze_doc

    nlp = load_pipeline(model)
    drafts: list[Draft] = [read_draft(path) for path in paths]
    docs = parse([analysed_text(draft) for draft in drafts], nlp, cache)
    for draft, doc in zip(drafts, docs, strict=True):
        yield analyze_doc(doc, draft, nlp=nlp)


def failures(reports: Iterable[Report]) -> list[str]:
    """What failed in any report, each message once: such figures rest on less than everything."""
    return sorted({f"{item.stage}: {item.error}" for report in reports for item in report.failures})


def pipeline_digest(nlp: Language) -> str:
    """Hexadecimal digest of what decides a parse: spaCy, our own components, the pipeline.

    A pipeline from disk counts by its files, another one by its state.
    """
    from analyzer import embedding, parsing, sentences

    digest = hashlib.sha256(version("spacy").encode())
    for module in (embedding, parsing, sentences):
        digest.update(inspect.getsource(module).encode())
    folder = nlp._path
    if folder is None:
        # The vocabulary grows with every text, which changes no parse.
        digest.update(nlp.to_bytes(exclude=["vocab"]))
    else:
        for file in sorted(folder.rglob("*")):
            if file.is_file():
                digest.update(file.relative_to(folder).as_posix().encode())
                digest.update(file.read_bytes())
    return digest.hexdigest()


def _digest(texts: Sequence[str]) -> str:
    digest = hashlib.sha256()
    for text in texts:
        digest.update(hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest())
    return digest.hexdigest()
