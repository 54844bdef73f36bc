"""A report for machines: JSON by a published schema (`docs/report.schema.json`)."""

import json
from typing import Any

from pydantic import BaseModel

from verifier.render.neutral import is_safe
from verifier.types import Evidence, Report

_SCHEMA_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def to_json(value: BaseModel | list[dict[str, Any]]) -> str:
    r"""Return a value as JSON text.

    What could steer a terminal or hide is written as `\u` escapes, which mean the same to a
    machine; all else stays readable.
    """
    plain = value.model_dump() if isinstance(value, BaseModel) else value
    text = json.dumps(plain, ensure_ascii=False, indent=2, default=str)
    return "".join(c if c == "\n" or is_safe(c) else json.dumps(c)[1:-1] for c in text)


def report_schema() -> dict[str, Any]:
    """Return the JSON schema of a report, generated from the types."""
    schema = Report.model_json_schema(mode="serialization")
    return {"$schema": _SCHEMA_DIALECT, **schema}


def describe_evidence(evidence: Evidence) -> dict[str, Any]:
    """Return a search result without the whole text of its document."""
    return evidence.model_dump(exclude={"document": {"text", "furniture", "pages"}})
