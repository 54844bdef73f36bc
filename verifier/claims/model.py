"""The language model as reader of a text: its claims, each tied to the sentence it comes from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from pydantic import BaseModel, ConfigDict

from verifier.claims.extraction import extract
from verifier.claims.kinds import reason_against
from verifier.errors import ModelError
from verifier.language.verbatim import find_words
from verifier.language.words import content_stems
from verifier.llm.chat import ChatModel, Request
from verifier.models.runtime import count_tokens
from verifier.progress import Progress, ignore_progress
from verifier.prompts import Prompt, fence
from verifier.types import Claim, ClaimKind, Span

MAX_TOKENS = 1500
"""Text of one call, in tokens."""
N_TOKENS_PER_SENTENCE = 90
"""Tokens of an answer, estimated: a claim or two, their words, and the form."""
MIN_SHARE = 0.6
"""Share of a claim's telling words that the text must have: a claim is not made up."""
N_BEFORE = 2
"""Sentences before those of a call, shown so that "he" can be read."""
_WORD = re.compile(r"\w")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


class ExtractedClaim(BaseModel):
    """A claim as a model gives it."""

    model_config = ConfigDict(extra="forbid")

    text: str
    words: str
    kind: Literal[
        "statement",
        "elliptical",
        "question",
        "opinion",
        "wish",
        "instruction",
        "heading",
        "fragment",
        "ambiguous",
    ]
    assumptions: list[str]
    note: str


class ExtractedSentence(BaseModel):
    """The claims of one sentence."""

    model_config = ConfigDict(extra="forbid")

    sentence: str
    claims: list[ExtractedClaim]


class Extraction(BaseModel):
    """A model's answer to one call."""

    model_config = ConfigDict(extra="forbid")

    sentences: list[ExtractedSentence]


class Found(NamedTuple):
    """A claim, and why it can't be checked as the model should have read it, if so.

    Attributes:
        claim: By the model; by the rules in the package where the model failed.
        error: What went wrong, None where nothing did.
    """

    claim: Claim
    error: ModelError | None


class ModelExtractor:
    """Has the claims of a text found by a language model.

    Args:
        chat: The model.
    """

    def __init__(self, chat: ChatModel) -> None:
        self._chat = chat
        self.prompt = Prompt.load("extract_claims")

    def extract(self, text: str, *, on_progress: Progress = ignore_progress) -> list[Found]:
        """Return the claims of a text in its order; a sentence that failed is there as it stands.

        Args:
            text: The text.
            on_progress: Told how many parts of the text are done.

        Raises:
            InputError: The text is empty.
        """
        chunks = _chunks(text, extract(text))
        found: list[list[Found]] = [[] for _ in chunks]
        requests = [self._request(text, chunks, number) for number in range(len(chunks))]
        for n_done, (number, answer) in enumerate(self._chat.ask_all(requests), start=1):
            on_progress("finding claims", n_done, len(chunks))
            if isinstance(answer, ModelError):
                found[number] = [Found(claim, answer) for claim in chunks[number]]
            else:
                found[number] = list(_found(text, chunks[number], answer))
        return [each for part in found for each in part]

    def requests(self, text: str) -> list[Request[Extraction]]:
        """Return what would be asked."""
        chunks = _chunks(text, extract(text))
        return [self._request(text, chunks, number) for number in range(len(chunks))]

    def _request(
        self, text: str, chunks: Sequence[Sequence[Claim]], number: int
    ) -> Request[Extraction]:
        sentences = chunks[number]
        before = [claim for chunk in chunks[:number] for claim in chunk][-N_BEFORE:]
        context = [fence("before", "none", text[claim.start : claim.end]) for claim in before]
        fenced = [fence("sentence", id, words) for id, words in _ids(text, sentences).items()]
        return Request(
            prompt=self.prompt,
            values={"sentences": "\n".join(fenced), "before": "\n".join(context) or "(nothing)"},
            form=Extraction,
            problem=lambda answer: _problem(answer, text, sentences),
            n_expected=N_TOKENS_PER_SENTENCE * len(sentences),
        )


def _ids(text: str, sentences: Sequence[Claim]) -> dict[str, str]:
    """Return each sentence's id, made of where it begins, with its words."""
    return {f"s{claim.start}": text[claim.start : claim.end] for claim in sentences}


def _chunks(text: str, sentences: Sequence[Claim]) -> list[list[Claim]]:
    """Divide sentences into parts of at most `MAX_TOKENS` each, or one sentence."""
    chunks: list[list[Claim]] = []
    room = 0
    for claim in sentences:
        n_tokens = count_tokens([text[claim.start : claim.end]])
        if not chunks or n_tokens > room:
            chunks.append([])
            room = MAX_TOKENS
        chunks[-1].append(claim)
        room -= n_tokens
    return chunks


def _problem(answer: Extraction, text: str, sentences: Sequence[Claim]) -> str | None:
    """Return what is wrong with an answer, for the model that gave it."""
    wanted = list(_ids(text, sentences))
    if sorted(each.sentence for each in answer.sentences) != sorted(wanted):
        return f"Each of these sentence ids must come exactly once: {', '.join(wanted)}."
    known = set(_NUMBER.findall(text))
    for sentence in answer.sentences:
        if not any(_WORD.search(claim.text) for claim in sentence.claims):
            return f"Sentence {sentence.sentence} needs at least one claim."
        for claim in sentence.claims:
            stems = content_stems(claim.text)
            if len(stems & content_stems(text)) < MIN_SHARE * len(stems):
                return f"Claim {claim.text!r} says more than the text; use the text's own words."
            invented = set(_NUMBER.findall(claim.text)) - known
            if invented:
                return f"The number {min(invented)} is not in the text; claims may not add any."
    return None


def _found(text: str, sentences: Sequence[Claim], answer: Extraction) -> list[Found]:
    by_id = {each.sentence: each.claims for each in answer.sentences}
    claims = [
        _claim(text, sentence, said)
        for id, sentence in zip(_ids(text, sentences), sentences, strict=True)
        for said in by_id[id]
        if _WORD.search(said.text)
    ]
    unique = {(claim.start, claim.end, claim.text): claim for claim in claims}
    return [Found(claim, None) for claim in unique.values()]


def _claim(text: str, sentence: Claim, said: ExtractedClaim) -> Claim:
    """Tie a claim to its words, or to its whole sentence where these are not in it."""
    whole = Span(sentence.start, sentence.end)
    span = find_words(text, said.words, whole) or whole
    kind = ClaimKind(said.kind)
    reason = reason_against(kind)
    return Claim(
        text=" ".join(said.text.split()),
        start=span.start,
        end=span.end,
        assumptions=tuple(said.assumptions),
        kind=kind,
        note=(said.note or reason) if reason else None,
    )
