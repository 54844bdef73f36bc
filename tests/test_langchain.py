"""The verifier inside LangChain: runnable, tool and retriever on a real corpus."""

import asyncio

from verifier import Filter, Label
from verifier.langchain import CorpusRetriever, as_runnable, as_tool

CLAIM = "The plant employs 240 people."


def test_runnable_gives_the_report_that_check_gives(verifier):
    report = as_runnable(verifier).invoke(CLAIM)
    assert report.verdicts == verifier.check(CLAIM).verdicts


def test_runnable_is_a_link_of_a_chain(verifier):
    chain = as_runnable(verifier) | (lambda report: report.verdicts[0].label)
    assert chain.invoke(CLAIM) is Label.SUPPORTED


def test_runnable_checks_a_batch_in_its_order(verifier):
    reports = as_runnable(verifier).batch([CLAIM, "The plant employs 310 people."])
    assert [report.verdicts[0].label for report in reports] == [
        Label.SUPPORTED,
        Label.CONTRADICTED,
    ]


def test_runnable_gives_the_same_report_when_awaited(verifier):
    report = asyncio.run(as_runnable(verifier).ainvoke(CLAIM))
    assert report.verdicts == verifier.check(CLAIM).verdicts


def test_tool_answers_in_words_and_keeps_the_report(verifier):
    call = {"name": "verify_claims", "args": {"text": CLAIM}, "id": "1", "type": "tool_call"}
    message = as_tool(verifier).invoke(call)
    assert "SUPPORTED" in message.content
    assert message.artifact.verdicts[0].label is Label.SUPPORTED


def test_paragraph_on_one_line_is_several_claims(verifier):
    report = as_runnable(verifier).invoke(f"{CLAIM} Acme opened its Lyon plant in 2019.")
    assert len(report.claims) == 2


def test_tool_declares_what_it_takes(verifier):
    assert list(as_tool(verifier).args) == ["text"]


def test_retriever_gives_passages_that_stand_in_their_documents(verifier):
    (found,) = CorpusRetriever(verifier=verifier).invoke("Lyon plant")
    document = verifier.document(found.metadata["document_id"])
    start, end = found.metadata["start"], found.metadata["end"]
    assert document.text[start:end] == found.page_content


def test_retriever_heeds_its_filter(verifier):
    retriever = CorpusRetriever(verifier=verifier, filter=Filter(source="nobody"))
    assert retriever.invoke("Lyon plant") == []


def test_stream_yields_what_check_reports(verifier):
    text = f"{CLAIM}\nIs that so?"
    assert tuple(verifier.stream(text)) == verifier.check(text).verdicts


def test_two_checks_can_be_awaited_at_once(verifier):
    async def both():
        return await asyncio.gather(verifier.acheck(CLAIM), verifier.acheck(CLAIM))

    one, other = asyncio.run(both())
    assert one.verdicts == other.verdicts
