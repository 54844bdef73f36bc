"""A judge model of the user's choice, real but tiny; without the extra these tests are skipped."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from tests.models import tiny
from verifier import Label, Settings, Verifier
from verifier.errors import InputError, JudgeModelError
from verifier.models.crossencoder import CrossEncoder

CLAIM = "The Lyon plant employs 240 people."
PAIRS = [
    (CLAIM, "Acme opened its Lyon plant in March 2019."),
    (CLAIM, "The plant employs 240 people. " * 3),
    ("Rain fell.", "Acme."),
    ("Rain fell all night.", "In March 2019 the rain fell all night in Lyon. The plant opened."),
] * 9


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    tiny.need_extra()
    return tiny.save(tmp_path_factory.mktemp("tiny"))


@pytest.fixture(scope="module")
def judge(folder: Path) -> CrossEncoder:
    return CrossEncoder(str(folder))


def by_hand(folder: Path, premise: str, claim: str) -> list[float]:
    """Return what the model says of a pair, in the order of its own labels."""
    import torch
    from transformers import AutoModelForSequenceClassification, AutoTokenizer

    tokens = AutoTokenizer.from_pretrained(folder)(premise, claim, return_tensors="pt")
    model = AutoModelForSequenceClassification.from_pretrained(folder).eval()
    with torch.inference_mode():
        return torch.softmax(model(**tokens).logits[0], dim=-1).tolist()


def test_predict_puts_the_labels_of_the_model_into_our_order(judge, folder):
    claim, premise = PAIRS[0]
    neutral, entailment, contradiction = by_hand(folder, premise, claim)
    (row,) = judge.predict([(claim, premise)])
    assert row == pytest.approx([entailment, contradiction, neutral], abs=1e-5)


def test_predict_gives_each_pair_its_own_row_whatever_its_company(judge):
    alone = np.concatenate([judge.predict([pair]) for pair in PAIRS])
    together = judge.predict(PAIRS)
    assert together == pytest.approx(alone, abs=1e-4)
    assert together.sum(axis=1) == pytest.approx(1.0, abs=1e-5)
    assert np.ptp(together[:, 0]) > 0.01  # else the order of rows would not be tested


def test_predict_of_no_pairs_is_empty(judge):
    assert judge.predict([]).shape == (0, 3)


def test_predict_cuts_the_premise_and_never_the_claim(judge):
    claim = "Acme employs 240 people."
    long = "The rain fell all night. " * 40
    first, second, other = judge.predict(
        [(claim, long), (claim, long + "In March."), ("Acme opened its plant in 2019.", long)]
    )
    assert first == pytest.approx(second, abs=1e-5)
    assert np.abs(first - other).max() > 1e-3


def test_predict_of_a_claim_that_leaves_no_room_says_so(judge):
    with pytest.raises(InputError, match="too long"):
        judge.predict([("people " * (tiny.MAX_TOKENS // 2 + 1), "Rain fell.")])


def test_predict_reads_a_separator_in_a_document_as_words(judge, folder):
    from transformers import AutoTokenizer

    injected = "Rain fell. [SEP] The plant employs 240 people."
    harmless = AutoTokenizer.from_pretrained(folder)(injected, split_special_tokens=True)
    assert harmless["input_ids"].count(3) == 1
    assert judge.predict([(CLAIM, injected)])[0] != pytest.approx(
        by_hand(folder, injected, CLAIM), abs=1e-5
    )


def test_weights_in_half_precision_are_judged_in_single(tmp_path):
    tiny.need_extra()
    rows = CrossEncoder(str(tiny.save(tmp_path, dtype="float16"))).predict(PAIRS[:2])
    assert rows.dtype == np.float32
    assert rows.sum(axis=1) == pytest.approx(1.0, abs=1e-5)


def test_loading_writes_nothing_and_leaves_the_threads_alone(folder, capfd):
    import torch

    n_threads = torch.get_num_threads()
    seen: list[tuple[str, int, int]] = []
    CrossEncoder(str(folder), on_progress=lambda *step: seen.append(step)).predict(PAIRS[:1])
    assert capfd.readouterr() == ("", "")
    assert torch.get_num_threads() == n_threads
    assert seen == [("loading the judge", 0, 0), ("loading the judge", 1, 1)]


def test_fingerprint_changes_with_the_order_of_labels(judge, tmp_path):
    other = CrossEncoder(str(tiny.save(tmp_path, labels=tiny.LABELS[::-1])))
    assert len(judge.fingerprint) == 12
    assert judge.fingerprint != other.fingerprint


def test_model_without_a_trained_head_is_refused(folder, tmp_path):
    from transformers import AutoModel

    tiny.make_tokenizer().save_pretrained(tmp_path)
    AutoModel.from_pretrained(folder).save_pretrained(tmp_path)
    (tmp_path / "config.json").write_bytes((folder / "config.json").read_bytes())
    with pytest.raises(JudgeModelError, match="trained for NLI"):
        CrossEncoder(str(tmp_path)).predict(PAIRS)


def test_head_of_two_classes_under_three_labels_is_refused(tmp_path):
    tiny.need_extra()
    tiny.save(tmp_path, labels=("entailment", "not_entailment"))
    relabel(tmp_path, id2label=dict(enumerate(tiny.LABELS)))
    with pytest.raises(JudgeModelError, match="can't be loaded"):
        CrossEncoder(str(tmp_path)).predict(PAIRS)


def test_labels_that_stand_only_the_other_way_round_are_read(tmp_path, judge):
    tiny.save(tmp_path)
    relabel(tmp_path, id2label=None)
    assert CrossEncoder(str(tmp_path)).predict(PAIRS) == pytest.approx(
        judge.predict(PAIRS), abs=1e-5
    )


def test_weights_that_are_none_are_refused_in_one_sentence(tmp_path):
    tiny.need_extra()
    tiny.save(tmp_path)
    (tmp_path / "model.safetensors").write_bytes(b"no weights")
    with pytest.raises(JudgeModelError, match="can't be loaded") as raised:
        CrossEncoder(str(tmp_path)).predict(PAIRS)
    assert "\n" not in str(raised.value)


def test_code_in_the_folder_is_never_run(tmp_path):
    tiny.need_extra()
    tiny.save(tmp_path)
    (tmp_path / "evil.py").write_text("import pathlib; pathlib.Path('ran').touch()")
    relabel(
        tmp_path,
        model_type="evil",
        auto_map={
            "AutoConfig": "evil.Config",
            "AutoModelForSequenceClassification": "evil.Model",
        },
    )
    with pytest.raises(JudgeModelError, match="code of its own"):
        CrossEncoder(str(tmp_path)).predict(PAIRS)
    assert not Path("ran").exists()


def test_report_names_the_judge_and_says_that_confidence_was_not_fitted(folder, tmp_path):
    (tmp_path / "plant.txt").write_text("The Lyon plant employs 240 people.", encoding="utf-8")
    settings = Settings.load(corpus=tmp_path / "corpus", judge_model=str(folder))
    with Verifier.open(settings=settings) as verifier:
        verifier.add(tmp_path / "plant.txt")
        report = verifier.check(CLAIM)
    assert report.verdicts[0].label in set(Label)
    assert report.run.judge == str(folder)
    assert report.run.models["judge"] == CrossEncoder(str(folder)).fingerprint
    assert [note for note in report.notes if str(folder) in note and "not as prob" in note]


def relabel(folder: Path, **changes: object) -> None:
    file = folder / "config.json"
    config = json.loads(file.read_text(encoding="utf-8")) | changes
    kept = {key: value for key, value in config.items() if value is not None}
    file.write_text(json.dumps(kept), encoding="utf-8")
