"""What a language model says of claims, and what is left of it once plain code has checked it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from pydantic import BaseModel, ConfigDict

from verifier.judge.happenings import tell_apart
from verifier.judge.packing import Pack
from verifier.judge.slots import compare
from verifier.judge.windows import Window
from verifier.language.verbatim import find_words
from verifier.language.words import content_stems
from verifier.types import (
    SURE,
    Claim,
    Direction,
    Evidence,
    Finding,
    Judgement,
    Probabilities,
    Relation,
    Slot,
    Span,
    Stance,
)

UNSURE = 0.6
"""Probability of a side that a model is not sure of, as `SURE` is of one that it is."""
MIN_STEMS = 2
"""Telling words that a quote needs: "of the" stands in any text."""
_DECISIVE = frozenset({Slot.QUANTITY, Slot.DATE})
"""Slots that cost a "supported" its label when they differ: plain code compares them well."""


class Quoted(BaseModel):
    """Words that a model names."""

    model_config = ConfigDict(extra="forbid")

    passage: str
    words: str


class Ruling(BaseModel):
    """What a model says of one claim."""

    model_config = ConfigDict(extra="forbid")

    claim: str
    why: str
    supporting: list[Quoted]
    contradicting: list[Quoted]
    nearest: list[Quoted]
    label: Literal["supported", "contradicted", "conflicting", "unverifiable"]
    is_sure: bool


class Rulings(BaseModel):
    """A model's answer to one call."""

    model_config = ConfigDict(extra="forbid")

    rulings: list[Ruling]


def problem(answer: Rulings, asked: Pack) -> str | None:
    """Return what is wrong with an answer, for the model that gave it."""
    given = [ruling.claim for ruling in answer.rulings]
    if sorted(given) != sorted(asked.claims):
        return f"Each of these claim ids must come exactly once: {', '.join(asked.claims)}."
    for ruling in answer.rulings:
        named = [*ruling.supporting, *ruling.contradicting, *ruling.nearest]
        unknown = [quoted.passage for quoted in named if quoted.passage not in asked.pool]
        if unknown:
            return f"There is no passage {unknown[0]!r}; use the ids of the passages."
        wanted = _LABELS[bool(ruling.supporting), bool(ruling.contradicting)]
        if ruling.label != wanted:
            return (
                f"Claim {ruling.claim} is labelled {ruling.label}, but its supporting and "
                f"contradicting passages make it {wanted}; correct the one or the other."
            )
        if {(q.passage, q.words) for q in ruling.supporting} & {
            (q.passage, q.words) for q in ruling.contradicting
        }:
            return f"The same words can't both support and contradict claim {ruling.claim}."
    return None


_LABELS = {
    (True, False): "supported",
    (False, True): "contradicted",
    (True, True): "conflicting",
    (False, False): "unverifiable",
}


def judgement(ruling: Ruling, asked: Pack, judge: str) -> Judgement:
    """Turn a ruling into stances on words that stand in the documents.

    Args:
        ruling: What the model says of a claim.
        asked: The call that it answers.
        judge: The model's name.
    """
    claim, pool = asked.claims[ruling.claim], asked.pool
    sides = (
        (Direction.SUPPORTS, ruling.supporting),
        (Direction.CONTRADICTS, ruling.contradicting),
        (Direction.NEITHER, ruling.nearest),
    )
    certainty = SURE if ruling.is_sure else UNSURE
    stances: list[Stance] = []
    is_rejected = False
    for direction, named in sides:
        made = [
            stance
            for quoted in named
            if (stance := _stance(claim, pool[quoted.passage], quoted, direction, certainty, judge))
        ]
        is_rejected |= bool(named) and not made and direction is not Direction.NEITHER
        stances += made
    if not stances:
        stances = [_silent(asked.nearest[ruling.claim], judge)]
    return Judgement(
        stances=tuple(_without_ties(stances)),
        why=ruling.why,
        is_measured=False,
        is_rejected=is_rejected,
    )


def _without_ties(stances: Sequence[Stance]) -> list[Stance]:
    """Take both sides from words that a model puts on both: one sentence can't be two sources."""
    return [
        stance.model_copy(update={"final": probabilities(Direction.NEITHER, UNSURE)})
        if any(_is_tie(stance, other) for other in stances)
        else stance
        for stance in stances
    ]


def _is_tie(one: Stance, other: Stance) -> bool:
    is_overlapping = one.start < other.end and other.start < one.end
    sides = {one.final.direction, other.final.direction}
    return (
        one.evidence.document.id == other.evidence.document.id
        and is_overlapping
        and sides == {Direction.SUPPORTS, Direction.CONTRADICTS}
    )


def _stance(
    claim: Claim,
    evidence: Evidence,
    quoted: Quoted,
    direction: Direction,
    certainty: float,
    judge: str,
) -> Stance | None:
    """Make a stance of quoted words; None when they do not stand in the passage."""
    passage = evidence.passage
    words = find_words(evidence.document.text, quoted.words, Span(passage.start, passage.end))
    if words is None or len(content_stems(quoted.words)) < MIN_STEMS:
        return None
    window = Window(evidence, *_whole_sentences(evidence, words))
    findings = tell_apart(claim.text, compare(claim.text, window))
    said = probabilities(direction, certainty)
    is_refuted = direction is Direction.SUPPORTS and any(map(_takes_label, findings))
    return Stance(
        evidence=evidence,
        start=window.start,
        end=window.end,
        model=said,
        final=probabilities(Direction.NEITHER, certainty) if is_refuted else said,
        findings=findings,
        judge=judge,
        decisive=words,
    )


def _whole_sentences(evidence: Evidence, words: Span) -> Span:
    """Widen words to whole sentences, so that none can be cut out of a denial."""
    touched = [s for s in evidence.passage.sentences if s.start < words.end and words.start < s.end]
    starts, ends = [s.start for s in touched], [s.end for s in touched]
    return Span(min([words.start, *starts]), max([words.end, *ends]))


def _takes_label(finding: Finding) -> bool:
    return finding.relation is Relation.DIFFERS and finding.slot in _DECISIVE


def probabilities(direction: Direction, certainty: float) -> Probabilities:
    """Return probabilities with one side that has `certainty`, the others sharing the rest."""
    rest = (1 - certainty) / 2
    values = {each.value: certainty if each is direction else rest for each in Direction}
    return Probabilities(**values)


def _silent(evidence: Evidence, judge: str) -> Stance:
    """Make a stance of a passage that settles nothing."""
    first, *_ = [*evidence.passage.sentences, Span(evidence.passage.start, evidence.passage.end)]
    said = probabilities(Direction.NEITHER, SURE)
    return Stance(
        evidence=evidence, start=first.start, end=first.end, model=said, final=said, judge=judge
    )
