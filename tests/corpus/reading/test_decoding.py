import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from verifier.corpus.reading.decoding import decode, is_garbled
from verifier.errors import UnreadableDocument

ENGLISH = "Orbán met Nehammer’s aide in “Moscow” – it cost €400 a head.\r\n"
ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)


@given(ANY_TEXT)
def test_decode_gives_back_any_text_when_utf8(text: str) -> None:
    assume(text.strip() and not is_garbled(text) and not text.startswith("\ufeff"))
    assert decode(text.encode()) == text


@given(ANY_TEXT, st.sampled_from(["utf-8-sig", "utf-16", "utf-32"]))
def test_decode_drops_only_the_mark_when_there_is_one(text: str, encoding: str) -> None:
    assume(text.strip() and not is_garbled(text))
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (ENGLISH, "cp1252"),
        (ENGLISH * 50, "cp1252"),
        ("The price was £5 million, said José.", "latin-1"),
        ("It cost €400 a head.\n" * 40, "cp1252"),
        ("Zażółć gęślą jaźń, powiedział premier w Łodzi.", "cp1250"),
        ("Премьер-министр Венгрии прибыл в Москву для переговоров.", "cp1251"),
        ("Премьер-министр Венгрии прибыл в Москву для переговоров.", "koi8_r"),
        ("首相は七月五日にモスクワで大統領と会談した。", "shift_jis"),
        ("总理七月五日在莫斯科会见了总统。", "gb18030"),
        ("The talks took place in Moscow.", "utf-16-le"),
    ],
)
def test_decode_tells_the_encoding_when_none_is_named(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


def test_decode_believes_the_declared_encoding_when_not_utf8() -> None:
    assert decode("Café Ő".encode("iso-8859-2"), declared="iso-8859-2") == "Café Ő"


def test_decode_guesses_when_the_declared_encoding_is_unknown() -> None:
    assert decode(ENGLISH.encode("cp1252"), declared="klingon") == ENGLISH


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is empty"),
        (b" \r\n\t", "is empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8, "is a binary file"),
        (b"GIF89a\x00\x01\x00\x02plain", "is a binary file"),
        ("Orbán flew to Kyiv, Őry to Łódź.".encode() + b"\xc5", "broken encoding"),
    ],
)
def test_decode_refuses_with_a_reason_when_it_is_no_text(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableDocument, match=reason):
        decode(data)
