"""Authored claims put to the product's own search."""

from __future__ import annotations

from random import Random

import pytest

from training.searched import found, searched

MILL = {
    "id": "mill",
    "title": "Mill sold",
    "date": "2001-05-04",
    "source": "Herald",
    "sentences": [
        "The paper mill at Orsk was sold on Tuesday.",
        "Orla Finn paid 40 million crowns for it.",
        "Its former owner left the town.",
    ],
    "claims": [
        {"claim": "Finn paid 40 million for the mill.", "label": "supported", "evidence": [0, 1]},
        {"claim": "The mill was given away.", "label": "contradicted", "evidence": [0]},
    ],
}  # fmt: skip
OTHER = MILL | {
    "id": "ferry",
    "title": "Ferry late",
    "sentences": ["The Malta ferry was late again.", "Its crew had gone on strike."],
    "claims": [],
}


@pytest.fixture(scope="module")
def reads():
    return {claim["claim"]: read for claim, read in found([MILL, OTHER])}


def test_only_windows_with_all_gold_sentences_settle(reads) -> None:
    for claim in MILL["claims"]:
        gold = [MILL["sentences"][place] for place in claim["evidence"]]
        for read in reads[claim["claim"]]:
            has_all = all(sentence in read.window.text for sentence in gold)
            assert (read.label == claim["label"]) is has_all


def test_windows_of_another_document_leave_a_claim_open(reads) -> None:
    of_ferry = [
        read.label
        for claim in reads.values()
        for read in claim
        if read.window.evidence.document.title == "Ferry late"
    ]
    assert of_ferry
    assert set(of_ferry) == {"unverifiable"}


def test_examples_carry_title_and_date_in_front() -> None:
    examples = searched([MILL, OTHER], 1, Random(1))
    assert any(each.premise.startswith("Mill sold (4 May 2001).") for each in examples)
