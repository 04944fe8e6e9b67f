"""Command-line options that the scripts share, and how they print their one JSON object."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any


def corpus_parser(description: str | None) -> argparse.ArgumentParser:
    """Options of a script that runs over a part of PolNeAR."""
    parser = model_parser(description)
    parser.add_argument("--corpus", type=Path, required=True, help="folder of PolNeAR")
    parser.add_argument("--part", default="dev", help="train or dev (default: dev)")
    parser.add_argument("--limit", type=int, help="only the first N articles")
    return parser


def model_parser(description: str | None) -> argparse.ArgumentParser:
    """Options of a script that analyses texts."""
    parser = argparse.ArgumentParser(
        description=description, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--model", help="another spaCy pipeline than the shipped one")
    parser.add_argument("--cache", type=Path, help="folder that keeps parsed articles")
    return parser


def print_result(result: dict[str, Any]) -> None:
    """Print one JSON object, fractions to four places."""
    print(json.dumps(_rounded(result), indent=2, ensure_ascii=False))


def _rounded(value: Any) -> Any:
    if isinstance(value, float):
        return round(value, 4)
    if isinstance(value, dict):
        return {key: _rounded(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_rounded(item) for item in value]
    return value
