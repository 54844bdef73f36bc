"""What can be wrong with a chosen judge model, found without PyTorch; the hub is a local one."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.models import hub, tiny
from verifier.errors import JudgeModelError
from verifier.models import chosen

NAMES = {"0": "contradiction", "1": "entailment", "2": "neutral"}


FIND = """
import sys
from verifier.errors import JudgeModelError
from verifier.models import chosen
chosen.LIBRARIES = ()  # to fetch a model takes no more than the hub's client
try:
    print(chosen.find(sys.argv[1]))
except JudgeModelError as error:
    print(error)
"""


def find(name: str, *, address: str, home: Path) -> str:
    """Return the folder that is found, or the error; in a process, whose hub is another."""
    hub_is_here = {
        "HF_ENDPOINT": address,
        "HF_HOME": str(home),
        "HF_HUB_DISABLE_IMPLICIT_TOKEN": "1",
    }
    done = subprocess.run(
        [sys.executable, "-c", FIND, name],
        env=os.environ | hub_is_here,
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""
    return done.stdout.removesuffix("\n")


def test_find_takes_a_folder_as_it_is(tmp_path):
    assert chosen.find(str(tmp_path)) == tmp_path


@pytest.mark.parametrize(
    "name", ["absent", "./models/nli", "/no/such/folder", "~/nli", "models/nli", "a/b/c", "a//b"]
)
def test_find_when_a_folder_is_absent_says_so_and_asks_no_hub(tmp_path, monkeypatch, name):
    monkeypatch.setattr(chosen, "_download", lambda _name: pytest.fail("the hub was asked"))
    (tmp_path / "models").mkdir()
    with pytest.raises(JudgeModelError, match="There is no folder"):
        chosen.find(name)


def test_find_when_it_is_a_file_asks_for_the_folder(tmp_path):
    (tmp_path / "model.safetensors").touch()
    with pytest.raises(JudgeModelError, match="is a file; name the folder"):
        chosen.find(str(tmp_path / "model.safetensors"))


def test_find_fetches_what_cannot_hold_code_and_nothing_else(tmp_path):
    with hub.serve() as (address, asked):
        folder = find(hub.ID, address=address, home=tmp_path)
    wanted = ["config.json", "model.safetensors", "spm.model", "tokenizer.json"]
    assert sorted(set(asked)) == wanted
    assert sorted(file.name for file in Path(folder).iterdir()) == wanted
    # The hub is gone now; what was fetched is still there.
    assert find(hub.ID, address=address, home=tmp_path) == folder


def test_find_when_the_hub_has_no_such_model_says_so(tmp_path):
    with hub.serve() as (address, _asked):
        said = find("someone/else", address=address, home=tmp_path)
    assert "neither a folder here nor a model" in said


def test_find_without_a_network_says_what_to_do_in_one_sentence(tmp_path):
    said = find(hub.ID, address="http://127.0.0.1:9", home=tmp_path)
    assert "can't be fetched" in said
    assert "try again with a network, or name a folder" in said
    assert "\n" not in said


def test_find_without_the_extra_fetches_nothing(monkeypatch):
    monkeypatch.setattr(chosen, "LIBRARIES", ("absent_library",))
    with pytest.raises(JudgeModelError, match=r"pip install -e '\.\[hf\]'"):
        chosen.find(hub.ID)


@pytest.mark.parametrize(
    ("labels", "columns"),
    [
        (NAMES, (1, 0, 2)),
        ({"0": "ENTAILMENT", "1": "NEUTRAL", "2": "CONTRADICTION"}, (0, 2, 1)),
        ({"2": "Entailed", "0": "Contradict", "1": " Neutral "}, (2, 0, 1)),
    ],
)
def test_read_columns_reads_any_order_and_case(tmp_path, labels, columns):
    assert chosen.read_columns(tiny.write_config(tmp_path, id2label=labels)) == columns


def test_read_columns_reads_label2id_where_id2label_says_nothing(tmp_path):
    nameless = {str(id): f"LABEL_{id}" for id in range(3)}
    ids = {"entailment": 2, "neutral": 0, "contradiction": 1}
    folder = tiny.write_config(tmp_path, id2label=nameless, label2id=ids)
    assert chosen.read_columns(folder) == (2, 1, 0)


@pytest.mark.parametrize(
    "config",
    [
        {},
        {"id2label": None},
        {"id2label": ["entailment", "neutral", "contradiction"]},
        {"id2label": {"0": "LABEL_0", "1": "LABEL_1", "2": "LABEL_2"}},
        {"id2label": {"0": "entailment", "1": "not_entailment"}},
        {"id2label": {"0": "entailment", "1": "not_entailment", "2": "neutral"}},
        {"id2label": {"0": "entailment", "1": "entailment", "2": "contradiction"}},
        {"id2label": {**NAMES, "3": "other"}},
        {"id2label": {"1": "entailment", "2": "neutral", "3": "contradiction"}},
        {"id2label": {"0": "negative", "1": "neutral", "2": "positive"}},
        {"id2label": {str(id): f"class {id}" for id in range(1000)}},
        {"id2label": NAMES, "label2id": {"contradiction": 1, "entailment": 0, "neutral": 2}},
    ],
)
def test_read_columns_of_what_is_not_clearly_three_way_refuses(tmp_path, config):
    folder = tiny.write_config(tmp_path, **config)
    with pytest.raises(JudgeModelError, match="not clearly three-way") as raised:
        chosen.read_columns(folder)
    assert len(str(raised.value)) < 300 + len(str(folder))


@pytest.mark.parametrize("text", [None, "{", "\ud800"])
def test_read_columns_when_the_configuration_cannot_be_read_says_so(tmp_path, text):
    if text is not None:
        (tmp_path / "config.json").write_bytes(text.encode("utf-8", "surrogatepass"))
    with pytest.raises(JudgeModelError, match=r"no readable config\.json"):
        chosen.read_columns(tmp_path)


def test_read_columns_when_weights_are_pickled_refuses(tmp_path):
    folder = tiny.write_config(tmp_path, id2label=NAMES)
    (folder / "model.safetensors").rename(folder / "pytorch_model.bin")
    with pytest.raises(JudgeModelError, match="no weights as safetensors"):
        chosen.read_columns(folder)


def test_fingerprint_changes_with_weights_and_configuration_alone(tmp_path):
    folder = tiny.write_config(tmp_path, id2label=NAMES)
    seen = [chosen.fingerprint(folder)]
    (folder / "README.md").write_text("About it.")
    assert chosen.fingerprint(folder) == seen[0]
    for name in ("model.safetensors", "config.json"):
        (folder / name).write_bytes(b"changed")
        seen.append(chosen.fingerprint(folder))
    assert len(set(seen)) == 3
