import pytest

from verifier.judge.happenings import tell_apart
from verifier.types import Finding, Relation, Slot


def finding(slot: Slot, relation: Relation) -> Finding:
    return Finding(
        slot=slot, relation=relation, claim_words="a", source_words="b",
        document_id="d", start=0, end=1, note="claim: a; source: b",
    )  # fmt: skip


def relation_after(claim: str, differing: Slot, *agreeing: Slot) -> Relation:
    findings = [finding(differing, Relation.DIFFERS)]
    findings += [finding(slot, Relation.AGREES) for slot in agreeing]
    return tell_apart(claim, findings)[0].relation


@pytest.mark.parametrize(
    ("claim", "differing", "agreeing"),
    [
        ("Orban met Putin in October", Slot.DATE, ()),
        ("Orban met Putin in Moscow", Slot.PLACE, ()),
        ("Orban met Xi in Beijing", Slot.NAME, (Slot.DATE,)),
    ],
)
def test_what_may_happen_again_is_another_happening(claim, differing, agreeing):
    assert relation_after(claim, differing, *agreeing) is Relation.OTHER_EVENT


@pytest.mark.parametrize(
    ("claim", "differing", "agreeing"),
    [
        ("Acme opened its Lyon plant in 2016", Slot.DATE, ()),
        ("The October meeting took place in Moscow", Slot.PLACE, (Slot.DATE,)),
        ("Orban met Putin only in Moscow", Slot.PLACE, ()),
        ("Acme cut emissions by 12 percent in 2019", Slot.DATE, (Slot.QUANTITY,)),
        ("Orban's delegation to the talks had 14 members", Slot.QUANTITY, ()),
    ],
)
def test_what_can_be_true_only_once_stays_a_difference(claim, differing, agreeing):
    assert relation_after(claim, differing, *agreeing) is Relation.DIFFERS


def test_figures_of_another_period_are_another_happening():
    findings = [finding(Slot.DATE, Relation.DIFFERS), finding(Slot.QUANTITY, Relation.DIFFERS)]
    told = tell_apart("Revenue was 5 million in 2021", findings)
    assert {f.relation for f in told} == {Relation.OTHER_EVENT}
