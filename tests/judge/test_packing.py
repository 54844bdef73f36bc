"""Claims put into calls."""

from hypothesis import given
from hypothesis import strategies as st

from verifier.judge.packing import MAX_CLAIMS, N_ASSURED, claim_id, pack, passage_id
from verifier.types import Claim, Document, Evidence, Passage

N_TOKENS = 100


def evidence(number: int) -> Evidence:
    text = f"Report {number} tells of a plant."
    document = Document(id=f"d{number}", text=text)
    passage = Passage(
        document_id=document.id, start=0, end=len(text), text=text, sentences=((0, len(text)),)
    )
    return Evidence(passage=passage, document=document, rank=1, sentence_scores=(0.5,))


def case(number: int, *passages: int):
    return Claim(text=f"Claim {number}", start=number, end=number + 1), [
        evidence(each) for each in passages
    ]


def packed(cases, max_tokens=2000):
    return pack(dict(enumerate(cases)), max_tokens=max_tokens, count=lambda _: N_TOKENS)


def test_claims_that_share_evidence_go_together():
    packs = packed([case(0, 1, 2, 3), case(1, 7, 8, 9), case(2, 1, 2, 3)], max_tokens=400)
    assert [sorted(each.places.values()) for each in packs] == [[0, 2], [1]]


def test_shared_passage_travels_once():
    (only,) = packed([case(0, 1), case(1, 1), case(2, 1)])
    assert [each.document.id for each in only.pool.values()] == ["d1"]


def test_no_call_carries_more_than_eight_claims():
    packs = packed([case(number, 1) for number in range(17)])
    assert [len(each.claims) for each in packs] == [MAX_CLAIMS, MAX_CLAIMS, 1]


def test_best_passages_of_a_claim_go_even_beyond_the_room():
    (only,) = packed([case(0, 1, 2, 3, 4, 5)], max_tokens=50)
    assert len(only.pool) == N_ASSURED


def test_turned_pack_has_its_passages_in_the_other_order():
    (only,) = packed([case(0, 1, 2, 3)])
    assert list(only.turned().pool) == list(reversed(only.pool))


def test_ids_tell_claims_and_passages_apart():
    one, other = case(0, 1), case(1, 2)
    assert claim_id(one[0]) != claim_id(other[0])
    assert passage_id(one[1][0]) != passage_id(other[1][0])


@given(st.lists(st.lists(st.integers(0, 12), min_size=1, max_size=6, unique=True), max_size=25))
def test_every_claim_travels_once_with_its_best_passages(evidences):
    cases = [case(number, *passages) for number, passages in enumerate(evidences)]
    packs = packed(cases, max_tokens=900)
    places = [place for each in packs for place in each.places.values()]
    assert sorted(places) == list(range(len(cases)))
    for each in packs:
        for place in each.places.values():
            best = {passage_id(item) for item in cases[place][1][:N_ASSURED]}
            assert best <= each.pool.keys()


def test_later_pack_carries_only_as_many_passages_as_it_must():
    (only,) = pack(
        {0: case(0, 1, 2, 3, 4)},
        max_tokens=2000,
        count=lambda _: N_TOKENS,
        n_assured=2,
        is_filled=False,
    )
    assert [each.document.id for each in only.pool.values()] == ["d1", "d2"]
