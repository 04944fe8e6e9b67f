"""What a result depends on beside the document: equal digests, equal results."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict
from functools import lru_cache
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from analyzer import __version__
from analyzer._paths import model_dir
from analyzer.config import Settings
from analyzer.errors import PipelineError
from analyzer.ingest.options import Reading
from analyzer.lexicon import load_lexicons

_PACKAGE = Path(__file__).resolve().parents[1]
_CODE = frozenset({".py", ".csv", ".json", ".toml", ".npz"})
_UNRELATED = ("model", "lexicons", "ui", "store")
"""Parts of the package that have a digest of their own or decide nothing about a result."""


def find_digests(settings: Settings, reading: Reading) -> dict[str, str]:
    """Versions and SHA-256 digests of everything that decides a result.

    Keys: ``version``, ``spacy``, ``code``, ``model``, ``lexicons``, ``settings``, ``reference``,
    ``reading``.

    Raises:
        PipelineError: the model is not there.
        LexiconError: a lexicon row is bad.
        ConfigError: a file that the settings name is not there.
    """
    lexicons = load_lexicons(settings.lexicons, settings.changes, f"profile {settings.profile}")
    return {
        "version": __version__,
        "spacy": version("spacy"),
        "code": _code_digest(),
        "model": model_digest(settings.model),
        "lexicons": lexicons.digest,
        "settings": settings.digest,
        "reference": _reference_digest(settings),
        "reading": _hash(json.dumps(asdict(reading), sort_keys=True).encode()),
    }


def run_digest(digests: dict[str, str]) -> str:
    """One digest, in hexadecimal, for all of them."""
    canonical = json.dumps(digests, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def model_digest(name: str | None) -> str:
    """Digest of the files of a pipeline: the shipped one, a path, or an installed package.

    Raises:
        PipelineError: there is none of that name.
    """
    if name is None:
        return _files_digest(model_dir())
    if Path(name).exists():
        return _files_digest(Path(name))
    try:
        spec = find_spec(name)
    except (ImportError, ValueError):
        spec = None
    if spec is None or not spec.submodule_search_locations:
        raise PipelineError(
            "the language pipeline cannot be found",
            value=name,
            hint="give the name of an installed spaCy pipeline, or the path of one",
        )
    return _files_digest(Path(spec.submodule_search_locations[0]))


@lru_cache(maxsize=1)
def _code_digest() -> str:
    files = (
        path
        for path in _PACKAGE.rglob("*")
        if path.suffix in _CODE and path.relative_to(_PACKAGE).parts[0] not in _UNRELATED
    )
    return _digest_of(files, _PACKAGE)


def _reference_digest(settings: Settings) -> str:
    path = settings.reference
    return _digest_of([Path(path)], Path(path).parent) if path is not None else ""


def _files_digest(folder: Path) -> str:
    return _digest_of((path for path in folder.rglob("*") if path.is_file()), folder)


def _digest_of(files: Iterable[Path], folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(files):
        if "__pycache__" not in path.parts:
            digest.update(path.relative_to(folder).as_posix().encode() + b"\0")
            digest.update(path.stat().st_size.to_bytes(8, "big") + path.read_bytes())
    return "sha256:" + digest.hexdigest()


def _hash(data: bytes) -> str:
    return "sha256:" + hashlib.sha256(data).hexdigest()
