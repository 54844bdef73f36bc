import json
from pathlib import Path

import jsonschema
from hypothesis import given
from hypothesis import strategies as st

from tests.render import answers
from verifier.render.structured import describe_evidence, report_schema, to_json
from verifier.types import Document, Evidence, Passage, Report, Span

SCHEMA = Path(__file__).parents[2] / "docs" / "report.schema.json"


def test_report_schema_is_the_one_in_the_docs() -> None:
    kept = json.loads(SCHEMA.read_text(encoding="utf-8"))
    assert kept == report_schema(), "docs/report.schema.json is stale; run: make docs"


def test_to_json_of_every_kind_of_answer_follows_the_schema() -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads(to_json(answers.full_report())), schema)


def test_to_json_of_a_report_reads_back_as_the_same_report() -> None:
    report = answers.full_report()
    assert Report.model_validate_json(to_json(report)) == report


@given(st.text(st.characters(), min_size=1, max_size=30))
def test_to_json_any_words_come_back_and_can_be_printed(words: str) -> None:
    text = to_json([{"quote": words}])
    assert json.loads(text) == [{"quote": words}]
    assert "\x1b" not in text.encode("utf-8").decode()


def test_to_json_keeps_letters_readable_and_writes_direction_marks_as_escapes() -> None:
    assert '"Orbán \\u202e \\u009b"' in to_json([{"quote": "Orbán \u202e \x9b"}])


def test_describe_evidence_leaves_the_whole_text_out() -> None:
    document = Document(id="d", text="One. Two.", title="T")
    passage = Passage(document_id="d", start=0, end=4, text="One.", sentences=(Span(0, 4),))
    described = describe_evidence(Evidence(passage=passage, document=document, rank=1))
    assert described["passage"]["text"] == "One."
    assert described["document"]["title"] == "T"
    assert "text" not in described["document"]
