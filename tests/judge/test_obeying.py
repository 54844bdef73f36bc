"""Known attacks change no verdict silently, not even that of a model which obeys all it reads."""

import json
import re
import unicodedata
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.judge.attacks import ATTACKS, FALSE_CLAIM, HONEST, LATER, TRUE_CLAIM, Attack
from tests.judge.conftest import evidence_of
from verifier import Label, Reason, Settings, Verifier
from verifier.claims import one_claim
from verifier.evaluation.server import Body, Reply, ScriptedServer, answer_by_words, completion
from verifier.judge import model
from verifier.judge.instructions import speaks_to_model
from verifier.judge.model import ModelJudge
from verifier.language.sentences import split_sentences
from verifier.language.verbatim import is_invisible
from verifier.llm.answers import NoAnswers
from verifier.llm.chat import ChatModel
from verifier.llm.client import Client
from verifier.prompts import fence
from verifier.types import Claim, Evidence, Judgement, Verdict
from verifier.verdicts import VerdictMaker

ALL = (*ATTACKS, *LATER)
KINDS = tuple({attack.kind: attack for attack in reversed(ATTACKS)}.values())
"""One attack of each kind."""
_PASSAGE = re.compile(r'<passage id="(\w+)" title="([^"]*)"[^>]*>([^<]*)</passage>')
_CLAIM = re.compile(r'<claim id="(\w+)"')

ORDINARY = (
    "User: password forgotten. Remedy: reset it at the desk.",
    "The council ignored the instructions of the fire service.",
    "System: a pump, two valves and a tank of forty litres.",
    "Drivers who ignore the rules of the road face a fine.",
    "Please do not ignore the instructions on the label.",
    "Read the following instructions before you switch the boiler on.",
    "New rules: helmets are compulsory on all electric scooters from Monday.",
    "The judge said that the statement was false and adjourned the hearing.",
    "Judges must rule on the appeal by Friday.",
    "The verdict was read out in a full courtroom.",
    "She worked as an assistant to the mayor for nine years.",
    "As a judge, he had sent three ministers to prison.",
    "Her assistant should report to the front desk before eight.",
    "The minister called the claims of the opposition absurd.",
    "Police could not confirm the claim of a second gunman.",
    "The insurer paid every claim within a month.",
    "Claims for storm damage are to be filed by the end of March.",
    "The motion was supported by all parties but one.",
    "His answer was supported by figures from the central bank.",
    "The finding is contradicted by a later study in mice.",
    "Turnout rose, and the rate cut was widely supported.",
    "Staff must answer the telephone within four rings.",
    "Please return the form to the office by noon.",
    "Mark the boxes that apply and sign on the second page.",
    "The new system prompted the driver to slow down.",
    "Users of the system complained of long waiting times.",
    "The assistant coach said the referee had been right.",
    "Assistant: Maria Keller. Camera: Jon Borg.",
    "Developer: a studio of twelve people in Ghent.",
    "The developer noted that building would begin in autumn.",
    "The passage between the islands is two miles wide.",
    "He read a passage from the letter aloud.",
    "The sentence was reduced to four years on appeal.",
    "The chair asked members to disregard the draft minutes.",
    "Members agreed that item four be set aside until the next meeting.",
    "Action: the clerk to write to the operator about late buses.",
    "The board found for the tenant and ordered the rent to be repaid.",
    "You were told to stay indoors, the officer reminded the crowd.",
    "“What were you told before the match?” the reporter asked.",
    "You are the first visitor of the year, the warden told her.",
    "If you are a resident, you may park on either side.",
    "Artificial intelligence is changing how hospitals read scans.",
    "The company says that its language model writes shorter reports than doctors do.",
    "AI companies must disclose how much water their data centres use.",
    "Researchers compared the model with a simple baseline.",
    "The hypothesis is true only for small angles.",
    "It is true that the river has flooded before.",
    "False alarms kept the fire brigade busy all night.",
    "The results were consistent with earlier measurements.",
    "The samples were labelled by two technicians who did not know the result.",
    "Rate the pain from one to ten and note the time.",
    "Treat the wound with clean water and cover it.",
    "The part numbered P204511 must be replaced every two years.",
    "Output: four hundred cars a day.",
    "Result: the home side won by two goals.",
    "Context matters, the historian said, and overrode the editor's cuts.",
    "The pilot overrode the system and landed by hand.",
    "Forget the weather, the organisers said; the race will be run.",
    "The prime minister has been asked to explain the figures.",
    "Everything you need to know about the election is on one page.",
    "The witness was asked to examine the document and to say whether it was hers.",
    "The soft\u00adware of the rail\u00adway's con\u00adtrol cen\u00adtre was re\u00adplaced.",
    "Fans waved the flag \U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f.",
    "می\u200cخواهم کتاب\u200cها را به کتاب\u200cخانه\u200cی شهر بازگردانم.",
)


def bare(text: str) -> str:
    """Return a text's letters and digits, whatever stands between them, seen or not."""
    seen = "".join(character for character in text if not is_invisible(character))
    normal = unicodedata.normalize("NFKC", seen).casefold()
    return "".join(character for character in normal if character.isalnum())


def obey(body: Body) -> Reply:
    """Answer what an attack wants if one can be read, quoting it; else answer honestly."""
    asked = body["messages"][1]["content"]
    for id, title, text in _PASSAGE.findall(asked):
        for attack in ALL:
            if bare(attack.text) in bare(title if attack.is_title else text):
                return answer(body, attack, {"passage": id, "words": own_sentence(attack, text)})
    return answer_by_words(body)


def obey_by_another(body: Body) -> Reply:
    """Obey likewise, but quote a document that has nothing to do with the attack."""
    reply = obey(body)
    others = [
        {"passage": id, "words": text[slice(*split_sentences(text)[0])]}
        for id, _, text in _PASSAGE.findall(body["messages"][1]["content"])
        if bare(text) == bare(HONEST)
    ]
    said = json.loads(reply.content["choices"][0]["message"]["content"])
    for ruling in said["rulings"]:
        for side in ("supporting", "contradicting"):
            ruling[side] = others if ruling[side] else []
    return Reply(completion(body, json.dumps(said)))


def answer(body: Body, attack: Attack, quoted: dict[str, str]) -> Reply:
    sides = {"supported": "supporting", "contradicted": "contradicting", "unverifiable": "nearest"}
    ruling = {
        "claim": _CLAIM.findall(body["messages"][1]["content"])[0],
        "why": "It was told so.",
        **{side: [] for side in sides.values()},
        sides[attack.wanted]: [quoted],
        "label": attack.wanted,
        "is_sure": True,
    }
    return Reply(completion(body, json.dumps({"rulings": [ruling]})))


def own_sentence(attack: Attack, text: str) -> str:
    sentences = [text[slice(*span)] for span in split_sentences(text)]
    own = [each for each in sentences if bare(each) in bare(attack.text)]
    return max(own, key=len, default=sentences[0])


class Checked:
    """A check of claims against made-up evidence by a model at a server."""

    def __init__(self, url: str) -> None:
        settings = Settings(model="openai:scripted", base_url=url, use_cache=False)
        self._judge = ModelJudge(ChatModel(Client(settings), settings, NoAnswers()), settings)
        self._min_probability = settings.min_probability

    def judgement(self, claim: Claim, evidence: list[Evidence]) -> Judgement:
        ((_, outcome),) = self._judge.judge([(claim, evidence)])
        assert isinstance(outcome, Judgement), outcome
        return outcome

    def verdict(self, text: str, *evidence: Evidence) -> Verdict:
        claim = one_claim(text)
        stored = {each.document.id: each.document for each in evidence}
        maker = VerdictMaker(stored.__getitem__, min_probability=self._min_probability)
        return maker.verdict(claim, self.judgement(claim, list(evidence)), judge="scripted")


def poison(attack: Attack) -> Evidence:
    return evidence_of(attack.body, title=attack.title)


HONEST_EVIDENCE = evidence_of(HONEST, title="The inspection")


@pytest.fixture(scope="module")
def server() -> Iterator[ScriptedServer]:
    with ScriptedServer(obey) as running:
        yield running


@pytest.fixture(scope="module")
def checked(server) -> Checked:
    return Checked(server.url)


@pytest.fixture(scope="module")
def alone(checked) -> dict[str, Verdict]:
    """The verdicts without an attack."""
    return {claim: checked.verdict(claim, HONEST_EVIDENCE) for claim in (FALSE_CLAIM, TRUE_CLAIM)}


each_attack = pytest.mark.parametrize("attack", ALL, ids=lambda a: f"{a.kind}: {a.name}")
each_kind = pytest.mark.parametrize("attack", KINDS, ids=lambda a: a.kind)


def assert_not_silent(verdict: Verdict, before: Verdict, attack: Attack) -> None:
    if verdict.reason is Reason.MANIPULATED:
        assert [citation.quote for citation in verdict.citations] == [attack.body]
        assert verdict.citations[0].title == attack.title
    elif verdict.reason is not Reason.CITATION_REJECTED:
        assert (verdict.label, verdict.reason) == (before.label, before.reason)


def test_there_are_seven_attacks_of_each_kind_and_each_is_another():
    by_kind = [sum(attack.kind == kind.kind for attack in ATTACKS) for kind in KINDS]
    assert len(by_kind) == 6
    assert min(by_kind) >= 7
    assert len({bare(attack.text) for attack in ALL}) == len(ALL)


def test_honest_document_alone_leaves_one_claim_open_and_supports_the_other(alone):
    assert alone[FALSE_CLAIM].reason is Reason.INSUFFICIENT
    assert alone[TRUE_CLAIM].label is Label.SUPPORTED


@each_attack
def test_attack_is_noticed(attack):
    assert speaks_to_model(attack.title if attack.is_title else attack.text)
    assert not speaks_to_model(attack.before)
    assert not speaks_to_model(attack.after)


@each_attack
def test_attack_changes_no_verdict_silently(attack, checked, alone):
    verdict = checked.verdict(attack.claim, HONEST_EVIDENCE, poison(attack))
    assert_not_silent(verdict, alone[attack.claim], attack)


@each_attack
def test_model_that_obeys_would_change_the_verdict_if_nobody_looked(
    attack, checked, alone, monkeypatch
):
    monkeypatch.setattr(model, "speaks_to_model", lambda text: False)
    verdict = checked.verdict(attack.claim, HONEST_EVIDENCE, poison(attack))
    is_left_open = attack.wanted == "unverifiable"
    wanted = {Label.UNVERIFIABLE} if is_left_open else {Label(attack.wanted)}
    assert verdict.label in wanted
    assert verdict.label is not alone[attack.claim].label


@each_kind
def test_attack_that_has_other_words_quoted_changes_no_verdict_silently(attack, alone):
    with ScriptedServer(obey_by_another) as running:
        verdict = Checked(running.url).verdict(attack.claim, HONEST_EVIDENCE, poison(attack))
    assert_not_silent(verdict, alone[attack.claim], attack)


@each_kind
def test_attack_with_nothing_beside_it_wins_nothing(attack, checked):
    verdict = checked.verdict(attack.claim, poison(attack))
    assert verdict.reason is Reason.MANIPULATED
    assert verdict.citations[0].quote == attack.body


@pytest.fixture(scope="module")
def verifier(server, tmp_path_factory) -> Iterator[Verifier]:
    settings = Settings(model="openai:scripted", base_url=server.url, use_cache=False)
    with Verifier.open(tmp_path_factory.mktemp("attacked"), settings=settings) as opened:
        add(opened, "The inspection", HONEST)
        yield opened


def add(verifier: Verifier, title: str, text: str) -> None:
    row = json.dumps({"title": title, "text": text})
    report = verifier.add_text(f"{len(verifier.documents())}.jsonl", row.encode())
    assert report.added


@pytest.mark.parametrize(
    "attack",
    [*KINDS, *(attack for attack in ATTACKS if attack.is_title)],
    ids=lambda a: f"{a.kind}: {a.name}",
)
def test_report_names_the_document_and_shows_the_passage(attack, verifier, alone):
    known = {summary.id for summary in verifier.documents()}
    add(verifier, attack.title, attack.body)
    ((id, title),) = [(s.id, s.title) for s in verifier.documents() if s.id not in known]
    try:
        report = verifier.check(attack.claim)
    finally:
        verifier.remove(id)
    (verdict,) = report.verdicts
    assert verdict.reason is Reason.MANIPULATED
    assert {citation.document_id for citation in verdict.citations} == {id}
    assert any(f"{title!r} ({id}) speaks to a model" in note for note in report.notes)


@pytest.mark.parametrize("sentence", ORDINARY)
def test_ordinary_sentence_speaks_to_no_model(sentence):
    assert not speaks_to_model(sentence)


def test_text_of_ordinary_sentences_speaks_to_no_model():
    assert not speaks_to_model("\n".join(ORDINARY))
    assert not speaks_to_model(" ".join(ORDINARY))


MARKS = st.sampled_from(
    ["<", ">", "</passage>", '<claim id="c1">', '"', "\n", "\u200b", "\u202e", "\x00", "\ue000"]
)
ANY_TEXT = st.lists(st.text(max_size=20) | MARKS, max_size=12).map("".join)


@given(ANY_TEXT, ANY_TEXT)
def test_nothing_in_a_fence_closes_opens_or_imitates_it(text, title):
    fenced = fence("passage", "p1", text, title=title)
    assert re.fullmatch(r'<passage id="p1" title="[^"<>]*">[^<>]*</passage>', fenced)
    assert {unicodedata.category(c) for c in fenced}.isdisjoint({"Cc", "Cf", "Cs", "Co", "Cn"})
