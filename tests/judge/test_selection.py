from tests.judge.conftest import evidence_of
from verifier.judge.selection import choose_windows
from verifier.types import Evidence

CLAIM = "The plant employs 240 people"
LONG = evidence_of("The plant employs 240 people. People work at the plant. Acme sells pumps.")
OTHER = evidence_of("It opened in May. A filing says 310 people work there.")


def texts(evidence: list[Evidence], limit: int) -> list[str]:
    return [window.text for window in choose_windows(CLAIM, evidence, limit=limit)]


def test_nearest_sentence_comes_first():
    assert texts([LONG], 5)[0] == "The plant employs 240 people."


def test_sentence_is_also_read_with_the_one_before():
    assert "It opened in May. A filing says 310 people work there." in texts([OTHER], 4)


def test_no_document_crowds_out_another():
    assert any("310" in text for text in texts([LONG, OTHER], 3))


def test_no_more_windows_than_the_limit():
    assert len(texts([LONG, OTHER], 4)) == 4


def test_overlapping_passages_give_each_window_once():
    found = texts([LONG, LONG], 12)
    assert len(found) == len(set(found))


def test_no_evidence_gives_no_window():
    assert texts([], 5) == []


def test_nearest_sentence_is_also_read_with_both_its_neighbours():
    three = evidence_of("Acme sells pumps. The plant employs 240 people. It opened in May.")
    assert three.document.text in texts([three], 5)
