"""The verifier offered to LangChain: as a `Runnable`, as a tool of an agent, as a retriever.

Imports LangChain, so it is not imported by the rest of the package.
"""

from __future__ import annotations

from typing import Any

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from langchain_core.runnables import RunnableLambda
from langchain_core.tools import BaseTool, StructuredTool
from pydantic import ConfigDict

from verifier.language.sentences import split_sentences
from verifier.pipeline import Verifier
from verifier.render.markdown import render_markdown
from verifier.types import Evidence, Filter, Report

_TOOL_NAME = "verify_claims"
_TOOL_DESCRIPTION = (
    "Check a claim, or each claim of a text, against the user's own documents. Returns for each "
    "one whether it is supported, contradicted or unverifiable, with the exact words that decide."
)


def as_runnable(verifier: Verifier) -> RunnableLambda[str, Report]:
    """Return a runnable from a text to the report on it; it runs async as well.

    Args:
        verifier: Stays open as long as the runnable is used.
    """

    def check(text: str) -> Report:
        return verifier.check(text, is_single_claim=_is_single(text))

    async def acheck(text: str) -> Report:
        return await verifier.acheck(text, is_single_claim=_is_single(text))

    return RunnableLambda(check, acheck, name="verifier")


def as_tool(verifier: Verifier) -> BaseTool:
    """Return a tool for agents; it answers in Markdown, and its artifact is the report.

    Args:
        verifier: Stays open as long as the tool is used.
    """

    def check(text: str) -> tuple[str, Report]:
        report = verifier.check(text, is_single_claim=_is_single(text))
        return render_markdown(report), report

    async def acheck(text: str) -> tuple[str, Report]:
        report = await verifier.acheck(text, is_single_claim=_is_single(text))
        return render_markdown(report), report

    return StructuredTool.from_function(
        check,
        acheck,
        name=_TOOL_NAME,
        description=_TOOL_DESCRIPTION,
        response_format="content_and_artifact",
    )


def _is_single(text: str) -> bool:
    """Tell whether a text is one sentence; agents write paragraphs on one line."""
    return len(split_sentences(text)) <= 1


class CorpusRetriever(BaseRetriever):
    """The corpus as a retriever: passages as documents of LangChain.

    Attributes:
        verifier: Stays open as long as the retriever is used.
        k: Passages, at most.
        filter: Which documents may serve.
    """

    model_config = ConfigDict(arbitrary_types_allowed=True)

    verifier: Verifier
    k: int = 10
    filter: Filter = Filter()

    def _get_relevant_documents(
        self, query: str, *, run_manager: CallbackManagerForRetrieverRun, **_: Any
    ) -> list[Document]:
        found = self.verifier.search(query, limit=self.k, filter=self.filter)
        return [_as_document(each) for each in found]


def _as_document(evidence: Evidence) -> Document:
    """Keep the exact place: `page_content` is `text[start:end]` of the stored document."""
    passage, document = evidence.passage, evidence.document
    return Document(
        id=f"{document.id}:{passage.start}:{passage.end}",
        page_content=passage.text,
        metadata={
            "document_id": document.id,
            "start": passage.start,
            "end": passage.end,
            "title": document.title,
            "source": document.source,
            "published": document.published.isoformat() if document.published else None,
            "rank": evidence.rank,
        },
    )
