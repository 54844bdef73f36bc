"""Evidence sought close to claims that nothing settles."""

import gzip
import json
from random import Random

from training import public
from training.nearby import N_NEAREST, nearby

POOL = [
    "The Osier Bridge in Marrowby is 312 metres long.",
    "The Osier Bridge was painted green.",
    "Marrowby lies on the river Osier.",
    "Mara Quist plays the cello.",
    "The cello has four strings.",
]
CLAIM = "The Osier Bridge was designed by a woman."


def pool_in(folder):
    path = folder / "corpora" / "fever_pool" / "corpus.jsonl.gz"
    path.parent.mkdir(parents=True)
    with gzip.open(path, "wt", encoding="utf-8") as stream:
        stream.writelines(json.dumps({"text": text}) + "\n" for text in POOL)
    return folder


def test_sentences_of_the_claim_s_subject_come_first(tmp_path):
    (found,) = nearby([CLAIM], pool_in(tmp_path))
    assert len(found) == N_NEAREST
    assert set(found) == set(POOL[:3])


def test_a_part_of_the_open_claims_gets_evidence_anew_and_none_is_lost(tmp_path):
    rows = [{"claim": CLAIM, "evidence": [f"Off the subject, {n}."]} for n in range(10)]
    changed = public._beside_nearby(rows, pool_in(tmp_path), Random(1))
    new = [row for row in changed if row["evidence"][0] in POOL]
    assert len(changed) == len(rows)
    assert len(new) == round(public.NEARBY * len(rows))
