"""Words from documents made safe to show: nothing in them can steer a terminal or hide.

Rich is kept from reading markup in them by giving it `Text`, never strings.
"""

import re
import unicodedata
from functools import cache

_HARMLESS_INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
"""Soft hyphen, zero-width space, joiners and byte order mark: common in pages, steer nothing."""

_ESCAPED_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
"""Controls, formats (which reverse or hide text), lone surrogates, line and paragraph breaks."""

_WHITE_SPACE = re.compile(r"[^\S\x1c-\x1f]+")  # Python counts four separating controls as space

_C0_PICTURES = 0x2400  # Unicode block "Control Pictures": ESC becomes ␛


def neutralise(text: str) -> str:
    r"""Return text on one line, its control and bidirectional characters visible.

    White space of any kind and length becomes one space.

    >>> neutralise("a\n b\x1b[31m\u202e.")
    'a b␛[31m<U+202E>.'
    """
    return "".join(map(_visible, _WHITE_SPACE.sub(" ", text)))


def is_safe(character: str) -> bool:
    r"""Whether a character can be shown as it is.

    >>> is_safe("é"), is_safe("\x07")
    (True, False)
    """
    return (
        unicodedata.category(character) not in _ESCAPED_CATEGORIES
        or character in _HARMLESS_INVISIBLE
    )


@cache
def _visible(character: str) -> str:
    code = ord(character)
    if is_safe(character):
        return character
    if code < 0x20:
        return chr(_C0_PICTURES + code)
    return f"<U+{code:04X}>"
