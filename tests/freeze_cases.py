"""Parse the texts of the case files with the shipped pipeline and store the parses.

Run ``python -m tests.freeze_cases`` (or with rule ids) after a case or the pipeline changed.
"""

from __future__ import annotations

import json
import sys

from analyzer.parsing import to_doc
from analyzer.pipeline import load_pipeline, pipeline_id
from tests.case_files import PARSES, read_cases, rule_ids
from tests.frozen_parses import path_of, to_record
from tests.frozen_parses import to_doc as thaw


def main(rules: list[str]) -> None:
    nlp = load_pipeline()
    PARSES.mkdir(exist_ok=True)
    for rule in rules or rule_ids():
        parses = {}
        for case in read_cases(rule):
            doc = to_doc(case.draft, nlp)
            parses[case.key] = to_record(doc)
            starts = [sent.start_char for sent in thaw(parses[case.key]).sents]
            if starts != [sent.start_char for sent in doc.sents]:
                raise ValueError(f"{case.name}: sentences do not follow from the heads")
        lines = ",\n".join(
            f"{json.dumps(key)}: {json.dumps(record, ensure_ascii=False)}"
            for key, record in sorted(parses.items())
        )
        content = f'{{"pipeline": {json.dumps(pipeline_id(nlp))},\n"parses": {{\n{lines}\n}}}}\n'
        path_of(rule).write_text(content, encoding="utf-8")
        sys.stdout.write(f"{rule}: {len(parses)} parses\n")


if __name__ == "__main__":
    main(sys.argv[1:])
