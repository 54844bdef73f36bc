"""The language model as judge: it proposes labels and quotes, plain code disposes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from verifier.errors import ModelError
from verifier.judge.instructions import speaks_to_model
from verifier.judge.packing import N_ASSURED, Case, Pack, pack
from verifier.judge.rulings import UNSURE, Rulings, judgement, probabilities, problem
from verifier.llm.chat import ChatModel, Request
from verifier.models.runtime import count_tokens
from verifier.prompts import Prompt, fence
from verifier.settings import Settings
from verifier.types import SURE, Direction, Evidence, Judgement

N_ASSURED_LATER = 2
"""Passages of each claim that are sent in a cascade: the embedded judge has put those first that
say most."""
N_TOKENS_PER_CLAIM = 160
"""Tokens of an answer, estimated: a sentence why, a quoted sentence or two, and the form."""

Outcome = Judgement | ModelError


class ModelJudge:
    """Has claims judged by a language model, several in a call.

    Args:
        chat: The model.
        settings: Its limits.
    """

    def __init__(self, chat: ChatModel, settings: Settings) -> None:
        self._chat = chat
        self._settings = settings
        self.prompt = Prompt.load("judge_claims")

    @property
    def name(self) -> str:
        """The model's name."""
        return self._chat.name

    def judge(self, cases: Sequence[Case]) -> Iterator[tuple[int, Outcome]]:
        """Yield each case's place and what the model makes of it, as the answers come.

        Evidence that speaks to a model is left out at first. Claims that have such evidence are
        then asked again with it: an answer that it changes is void.
        """
        found = {place: evidence for place, (_, evidence) in enumerate(cases) if evidence}
        yield from ((place, Judgement()) for place in range(len(cases)) if place not in found)
        clean = {place: (cases[place][0], _clean(evidence)) for place, evidence in found.items()}
        for place, outcome in self._first(clean):
            again = self._second_evidence(clean[place], found[place], outcome)
            if isinstance(outcome, ModelError) or not again:
                yield place, outcome
            else:
                yield place, self._compared(cases[place], again, outcome)

    def requests(self, cases: Sequence[Case]) -> list[Request[Rulings]]:
        """Return what would be asked, without the second questions."""
        clean = {p: (claim, _clean(evidence)) for p, (claim, evidence) in enumerate(cases)}
        judged = {place: case for place, case in clean.items() if case[1]}
        return [self._request(each) for each in self._packs(judged)]

    def _first(self, clean: Mapping[int, Case]) -> Iterator[tuple[int, Outcome]]:
        yield from ((place, Judgement()) for place, case in clean.items() if not case[1])
        yield from self._asked(self._packs({p: case for p, case in clean.items() if case[1]}))

    def _second_evidence(
        self, clean: Case, found: Sequence[Evidence], outcome: Outcome
    ) -> list[Sequence[Evidence]]:
        """Return the evidence with which a claim is asked again, if any."""
        again: list[Sequence[Evidence]] = []
        if len(clean[1]) < len(found):
            again.append(found)
        is_close = isinstance(outcome, Judgement) and _is_close(outcome)
        if self._settings.is_rechecked and is_close:
            again.append(clean[1])
        return again

    def _compared(
        self, case: Case, again: Sequence[Sequence[Evidence]], first: Judgement
    ) -> Outcome:
        """Ask for a claim again, alone and turned; an answer that changes does not stand."""
        suspicious = tuple(e for e in case[1] if _is_suspicious(e))
        for evidence in again:
            (only,) = self._packs({0: (case[0], evidence)})
            ((_, second),) = self._asked([only.turned()])
            if isinstance(second, ModelError):
                return second
            if _sides(second) != _sides(first):
                is_manipulated = len(evidence) == len(case[1]) and bool(suspicious)
                return _undecided(first, suspicious, is_manipulated=is_manipulated)
            if not first.stances:  # nothing but suspicious evidence, and it settles nothing
                first = second
        return first.model_copy(update={"suspicious": suspicious})

    def _packs(self, cases: Mapping[int, Case]) -> list[Pack]:
        is_first = self._settings.judged_by != "cascade"
        return pack(
            cases,
            max_tokens=self._settings.max_pool_tokens,
            count=self._count,
            n_assured=N_ASSURED if is_first else N_ASSURED_LATER,
            is_filled=is_first,
        )

    def _asked(self, packs: Sequence[Pack]) -> Iterator[tuple[int, Outcome]]:
        for number, answer in self._chat.ask_all([self._request(each) for each in packs]):
            asked = packs[number]
            if isinstance(answer, ModelError):
                yield from ((place, answer) for place in asked.places.values())
                continue
            for ruling in answer.rulings:
                yield asked.places[ruling.claim], judgement(ruling, asked, self.name)

    def _request(self, asked: Pack) -> Request[Rulings]:
        claims = [fence("claim", id, claim.text) for id, claim in asked.claims.items()]
        passages = [_fenced(id, evidence) for id, evidence in asked.pool.items()]
        return Request(
            prompt=self.prompt,
            values={"claims": "\n".join(claims), "passages": "\n".join(passages)},
            form=Rulings,
            problem=lambda answer: problem(answer, asked),
            n_expected=N_TOKENS_PER_CLAIM * len(claims),
        )

    def _count(self, evidence: Evidence) -> int:
        return count_tokens([_fenced("p", evidence)])


def _fenced(id: str, evidence: Evidence) -> str:
    document = evidence.document
    day = document.published.isoformat() if document.published else "unknown"
    title = document.title or "untitled"
    return fence("passage", id, evidence.passage.text, title=title, published=day)


def _clean(evidence: Iterable[Evidence]) -> list[Evidence]:
    return [each for each in evidence if not _is_suspicious(each)]


def _is_suspicious(evidence: Evidence) -> bool:
    return speaks_to_model(evidence.passage.text) or speaks_to_model(evidence.document.title or "")


def _sides(judgement: Judgement) -> frozenset[Direction]:
    directions = {stance.final.direction for stance in judgement.stances}
    return frozenset(directions - {Direction.NEITHER})


def _is_close(judgement: Judgement) -> bool:
    top = [max(s.model.supports, s.model.contradicts, s.model.neither) for s in judgement.stances]
    return bool(top) and max(top) < SURE


def _undecided(
    first: Judgement, suspicious: tuple[Evidence, ...], *, is_manipulated: bool
) -> Judgement:
    """Take the side from an answer that did not hold when it was asked for again."""
    stances = tuple(
        stance.model_copy(update={"final": probabilities(Direction.NEITHER, UNSURE)})
        for stance in first.stances
    )
    return first.model_copy(
        update={
            "stances": stances,
            "suspicious": suspicious,
            "is_manipulated": is_manipulated,
            "is_unstable": not is_manipulated,
        }
    )
