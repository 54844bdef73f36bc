"""Bytes to text, exactly: every character and line end is kept, but for a byte order mark.

UTF-8 is believed when it fits, then what the file declares, then a guess; a text that fits no
encoding well is refused rather than stored with wrong letters.
"""

import codecs
import re
from collections.abc import Iterator

from verifier.errors import UnreadableDocument

# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

# Encodings that documents are met in; the guess goes astray on short texts when it may choose
# freely (English with one euro sign became Cyrillic).
_GUESSED = [
    *("cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "koi8_r"),
    *("cp932", "euc_jp", "gb18030", "big5", "euc_kr", "utf_16_le", "utf_16_be"),
]

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_MAX_CONTROL_SHARE = 0.05  # of characters; text has almost none, random bytes have 11 in 100


def decode(data: bytes, *, declared: str | None = None) -> str:
    r"""Return the text of a file.

    Args:
        data: The whole file.
        declared: Encoding that the file names, if any; believed only after UTF-8.

    Returns:
        The text without a byte order mark; line ends stay as they are.

    Raises:
        UnreadableDocument: The file is empty or binary, or its encoding is broken or can't be told.

    >>> decode("A caf\u00e9\r\n".encode("cp1252"))
    'A café\r\n'
    """
    if not data.strip():
        raise UnreadableDocument("is empty; there is nothing to add")
    for encoding in _encodings(data, declared):
        try:
            text = data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
        if not is_garbled(text):
            return text
    if b"\0" in data or is_garbled(data.decode("latin-1")):
        raise UnreadableDocument("is a binary file; save its text as .txt")
    raise UnreadableDocument("has an encoding that can't be told; save it as UTF-8")


def is_garbled(text: str) -> bool:
    r"""Whether so many characters are control characters that this is no text.

    >>> is_garbled("Rain."), is_garbled("R\x00\x01")
    (False, True)
    """
    return sum(1 for _ in _CONTROL.finditer(text)) > len(text) * _MAX_CONTROL_SHARE


def _encodings(data: bytes, declared: str | None) -> Iterator[str]:
    yield from (encoding for mark, encoding in _MARKS if data.startswith(mark))
    yield "utf-8-sig"
    _refuse_broken_utf8(data)
    if declared:
        yield declared
    guess = _guess(data)
    if guess:
        yield guess


def _refuse_broken_utf8(data: bytes) -> None:
    """Refuse a text that is UTF-8 but for some bytes; any other encoding would spoil the rest."""
    text = data.decode("utf-8", "replace")
    n_bad = text.count("\ufffd")
    n_good = len(text) - len(text.encode("ascii", "ignore")) - n_bad
    if n_good >= n_bad > 0:
        raise UnreadableDocument(
            f"has a broken encoding (UTF-8 with {n_bad} damaged places); save it again as UTF-8"
        )


def _guess(data: bytes) -> str | None:
    """Guess an encoding; where Western European fits as well as the best, it is taken."""
    from charset_normalizer import from_bytes

    matches = list(from_bytes(data, cp_isolation=_GUESSED))
    if not matches:
        return None
    ties = [match for match in matches if match.chaos <= matches[0].chaos]
    if any("cp1252" in match.could_be_from_charset for match in ties):
        return "cp1252"
    return matches[0].encoding
