"""The documents tell of every key, option and level there is."""

import dataclasses
import re
from collections.abc import Iterator
from pathlib import Path

from analyzer.cli import Format
from analyzer.compare import Fate, compare
from analyzer.outputs.comparison import to_dict as comparison_to_dict
from analyzer.outputs.json import to_dict
from analyzer.types import Construction, Evidence, Level, Report, SourceClass, SpanText, Voice

DOCS = Path(__file__).parents[2] / "docs"
OUTPUT = (DOCS / "output.md").read_text(encoding="utf-8")


def keys_of(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from keys_of(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from keys_of(inner)


def test_every_key_of_the_report_is_documented(report: Report) -> None:
    facts = dataclasses.replace(
        report.facts,
        draft=dataclasses.replace(report.facts.draft, is_derived=True),
        evidence=(Evidence(0, 6, "Bridge", "bridge", "document", False, "cited"),),
        constructions=(
            Construction(0, 6, "Bridge", "booster", "phrase", "bridge", Voice.NEWSROOM, 2),
        ),
        sources=tuple(
            dataclasses.replace(source, vouching=(SpanText((), "x"),))
            for source in report.facts.sources
        ),
    )
    named = set(re.findall(r"[`\"](\w+)[`\"]", OUTPUT))
    keys = set(keys_of(to_dict(dataclasses.replace(report, facts=facts))))
    assert keys - named == set()


def test_every_code_is_documented() -> None:
    named = set(re.findall(r"`(\w+)`", OUTPUT))
    assert {member.value for member in (*SourceClass, *Voice)} - named == set()
    for member in Format:
        assert f"`--format {member.value}`" in OUTPUT


def test_every_key_and_code_of_a_comparison_is_documented(report: Report) -> None:
    documented = OUTPUT.partition("\n## `comparison/1`\n")[2]
    named = set(re.findall(r"[`\"]([\w/]+)[`\"]", documented))
    edited = dataclasses.replace(report, flags=report.flags[1:])
    comparison = compare(report, edited)
    record = comparison_to_dict(comparison)
    assert record["flags"], "a flag is needed to see its keys"
    assert {*keys_of(record), record["schema"]} - named == set()
    assert {fate.value for fate in Fate} - named == set()
    assert {delta.unit for delta in comparison.deltas} - named == set()
    # And nothing is documented that is not there.
    keys = re.findall(r"^\| ((?:`\w+`(?:, )?)+) \|", documented, flags=re.MULTILINE)
    assert {key for cell in keys for key in re.findall(r"\w+", cell)} - set(
        keys_of(record)
    ) == set()


def test_every_level_is_explained() -> None:
    terms = (DOCS / "terms.md").read_text(encoding="utf-8")
    assert all(f"\n| {int(level)} | " in terms for level in Level)


def test_links_between_documents_hold() -> None:
    for document in (*DOCS.glob("*.md"), DOCS.parent / "README.md"):
        for target in re.findall(r"\]\(([^)#]+)\)", document.read_text(encoding="utf-8")):
            if "://" not in target:
                assert (document.parent / target).exists(), f"{document.name}: {target}"
