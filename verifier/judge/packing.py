"""Claims that share evidence travel together: fewer calls, and no passage is sent twice in one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import zip_longest

from verifier.types import Claim, Evidence

MAX_CLAIMS = 8
"""Claims of one call. Source: the target of three calls for a text of fifteen claims."""
N_ASSURED = 3
"""Best passages of each claim that are sent in any case; more come where there is room."""

Case = tuple[Claim, Sequence[Evidence]]
Pool = dict[str, Evidence]


@dataclass(frozen=True)
class Pack:
    """What one call carries.

    Attributes:
        claims: Id to claim.
        places: Id to the claim's place among the cases.
        pool: Id to passage, in the order of documents and their texts.
        nearest: Claim's id to the passage that search put first for it.
    """

    claims: Mapping[str, Claim]
    places: Mapping[str, int]
    pool: Mapping[str, Evidence]
    nearest: Mapping[str, Evidence]

    def turned(self) -> Pack:
        """Return the same with its passages in the other order."""
        turned = {id: self.pool[id] for id in reversed(list(self.pool))}
        return Pack(self.claims, self.places, turned, self.nearest)


def pack(
    cases: Mapping[int, Case],
    *,
    max_tokens: int,
    count: Callable[[Evidence], int],
    n_assured: int = N_ASSURED,
    is_filled: bool = True,
) -> list[Pack]:
    """Put claims into as few calls as their evidence allows.

    Args:
        cases: Place to a claim and what search brought for it, the best first.
        max_tokens: Passages of one call, in tokens; a claim's best go beyond it if they must.
        count: Tells how many tokens a passage has.
        n_assured: Best passages of each claim that are sent in any case.
        is_filled: Whether more are sent where there is room.
    """
    best = {
        place: {passage_id(each): each for each in evidence[:n_assured]}
        for place, (_, evidence) in cases.items()
    }
    passages = {passage_id(each): each for _, evidence in cases.values() for each in evidence}
    sizes = {id: count(each) for id, each in passages.items()}
    left = dict(cases)
    packs = []
    while left:
        chosen = [next(iter(left))]
        pool = best[chosen[0]]
        while len(chosen) < MAX_CLAIMS:
            others = [place for place in left if place not in chosen]
            if not others:
                break
            nearest = max(others, key=lambda place: len(best[place].keys() & pool.keys()))
            wider = pool | best[nearest]
            if sum(sizes[id] for id in wider) > max_tokens:
                break
            chosen.append(nearest)
            pool = wider
        taken = {place: left.pop(place) for place in sorted(chosen)}
        room = max_tokens * len(taken) // MAX_CLAIMS if is_filled else 0
        packs.append(_filled(taken, pool, room, sizes))
    return packs


def passage_id(evidence: Evidence) -> str:
    """Return a passage's id, which says nothing of its place or rank."""
    passage = evidence.passage
    return _id("p", f"{passage.document_id}:{passage.start}:{passage.end}")


def claim_id(claim: Claim) -> str:
    """Return a claim's id, which says nothing of its place."""
    return _id("c", f"{claim.start}:{claim.end}:{claim.text}")


def _id(kind: str, what: str) -> str:
    return kind + sha256(what.encode("utf-8", "surrogatepass")).hexdigest()[:6]


def _filled(
    cases: Mapping[int, Case], pool: Pool, max_tokens: int, sizes: Mapping[str, int]
) -> Pack:
    """Add further passages, rank by rank, while there is room."""
    pool = dict(pool)
    n_tokens = sum(sizes[id] for id in pool)
    for rank in zip_longest(*(evidence for _, evidence in cases.values())):
        for evidence in filter(None, rank):
            id = passage_id(evidence)
            if id not in pool and n_tokens + sizes[id] <= max_tokens:
                pool[id] = evidence
                n_tokens += sizes[id]
    in_order = sorted(pool.items(), key=lambda item: (item[1].document.id, item[1].passage.start))
    places = {claim_id(claim): place for place, (claim, _) in cases.items()}
    claims = {id: cases[place][0] for id, place in places.items()}
    nearest = {id: cases[place][1][0] for id, place in places.items()}
    return Pack(claims, places, dict(in_order), nearest)
